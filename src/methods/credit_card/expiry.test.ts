import { expect, test } from 'vitest';

import { checkExpiry, formatExpiry, parseExpiry } from './expiry.ts';

const NOW = Date.parse('2026-11-20T13:00:00Z');

test.for([
  ['', undefined],
  ['0', undefined],
  ['01/3', undefined],
  ['01/30', '01 2030'],
  ['0130', '01 2030'],
  ['1/30', '01 2030'],
  ['01 2030', '01 2030'],
  ['012030', '01 2030'],
  ['1 - 2030', '01 2030'],
  [' 12.31 ', '12 2031'],
  ['01/203', undefined],
  ['2030-01', undefined],
] as const)('"%s" is read as %s', ([text, expected]) => {
  const expiry = parseExpiry(text);
  expect(expiry && `${expiry.month} ${expiry.year}`).toBe(expected);
});

test.for([
  ['', ''],
  ['0', '0'],
  ['1', '1'],
  ['3', '03/'],
  ['01', '01'],
  ['013', '01/3'],
  ['0130', '01/30'],
  ['1/', '01/'],
  ['1/3', '01/3'],
  ['01/30', '01/30'],
  ['01 2030', '01/30'],
  ['1/2030', '01/30'],
  ['01/203', '01/203'],
] as const)('"%s" becomes %s', ([text, expected]) => {
  expect(formatExpiry(text)).toBe(expected);
});

test.for([
  ['', 'incomplete'],
  ['01', 'incomplete'],
  ['01/3', 'incomplete'],
  ['01/30', 'valid'],
  ['11/26', 'valid'],
  ['10/26', 'past'],
  ['01/24', 'past'],
  ['13/30', 'invalid'],
  ['00/30', 'invalid'],
  ['01/99', 'invalid'],
  ['ab', 'invalid'],
] as const)('"%s" is %s', ([text, expected]) => {
  expect(checkExpiry(text, NOW)).toBe(expected);
});

test('a card holds until its month is over in Indonesia', () => {
  expect(checkExpiry('11/26', Date.parse('2026-11-30T16:59:59Z'))).toBe('valid');
  expect(checkExpiry('11/26', Date.parse('2026-11-30T17:00:00Z'))).toBe('past');
});
