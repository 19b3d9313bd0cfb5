import { expect, test } from 'vitest';

import { groupedPhone, mobileNumber } from './phone.ts';

test.for([
  ['081234567890', '081234567890'],
  ['+62 812-3456-7890', '081234567890'],
  ['62 812 3456 7890', '081234567890'],
  ['812 3456 7890', '081234567890'],
  ['0811 (222) 33', '081122233'],
] as const)('%s is %s', ([typed, number]) => {
  expect(mobileNumber(typed)).toBe(number);
});

test.for(['', '0812', '021 555 1234', '+1 212 555 0100', '0812345678901234', 'kopi'])(
  '“%s” is no mobile number',
  (typed) => {
    expect(mobileNumber(typed)).toBeUndefined();
  },
);

test('a number is read in groups', () => {
  expect(groupedPhone('081234567890')).toBe('0812-3456-7890');
  expect(groupedPhone('08112223344')).toBe('0811-2223-344');
});
