import { expect, test } from 'vitest';

import { digitsOf, inFours } from './digits.ts';

test.for([
  ['4111 1111-1111.1111', '4111111111111111', '4111 1111 1111 1111'],
  ['12345', '12345', '1234 5'],
  ['none', '', ''],
] as const)('%s: %s, in fours %s', ([text, digits, fours]) => {
  expect(digitsOf(text)).toBe(digits);
  expect(inFours(digits)).toBe(fours);
});
