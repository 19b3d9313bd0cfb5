import { expect, test } from 'vitest';

import { expiryError, formatExpiry, parseExpiry } from './expiry.ts';

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
  ['2030-01', '01 2030'],
  ['2030/1', '01 2030'],
  ['０１／３０', '01 2030'],
  ['01–30', '01 2030'],
  ['exp 01/30', '01 2030'],
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
  ['2030-01', '01/30'],
  ['０１／３０', '01/30'],
] as const)('"%s" becomes %s', ([text, expected]) => {
  expect(formatExpiry(text)).toBe(expected);
});

test.for([
  // `02/30` after the 2 was deleted, then a 3 typed; `12/30` after the 1 was deleted, then a 0 typed.
  ['0/30', '03/0'],
  ['033/0', '03/30'],
  ['2/30', '23/0'],
  ['023/0', '02/30'],
  ['3/30', '33/0'],
  ['01/2030', '01/2030'],
  ['01/20301', '01/2030'],
] as const)('in the middle "%s" becomes %s: digits only move', ([text, expected]) => {
  expect(formatExpiry(text, false)).toBe(expected);
});

test.for([
  ['', 'expiryEmpty'],
  ['01', 'expiryWrong'],
  ['01/3', 'expiryWrong'],
  ['ab', 'expiryWrong'],
  ['01/30', undefined],
  ['01/2030', undefined],
  ['11/26', undefined],
  ['11/46', undefined],
  ['10/26', 'expiryPast'],
  ['01/24', 'expiryPast'],
  ['13/30', 'expiryOdd'],
  ['00/30', 'expiryOdd'],
  ['01/60', 'expiryOdd'],
  ['12/46', 'expiryOdd'],
] as const)('"%s": %s', ([text, expected]) => {
  expect(expiryError(text, NOW)).toBe(expected);
});

test('a card holds until its month is over in Indonesia', () => {
  expect(expiryError('11/26', Date.parse('2026-11-30T16:59:59Z'))).toBeUndefined();
  expect(expiryError('11/26', Date.parse('2026-11-30T17:00:00Z'))).toBe('expiryPast');
});
