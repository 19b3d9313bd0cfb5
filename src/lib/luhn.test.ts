import { expect, test } from 'vitest';

import { luhn } from './luhn.ts';

test.for([
  ['4811111111111114', true],
  ['5211111111111117', true],
  ['370192169722458', true],
  ['6212482535178193972', true],
  ['4811111111111115', false],
  ['4811111111111141', false],
  ['0', true],
  ['1', false],
  ['', false],
] as const)('%s: %s', ([digits, expected]) => {
  expect(luhn(digits)).toBe(expected);
});
