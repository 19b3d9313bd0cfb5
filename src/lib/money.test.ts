import { expect, test } from 'vitest';

import { formatRupiah } from './money.ts';

test.for([
  [0, 'Rp0'],
  [1, 'Rp1'],
  [999, 'Rp999'],
  [1000, 'Rp1.000'],
  [150_000, 'Rp150.000'],
  [999_999_999_999, 'Rp999.999.999.999'],
  [-5000, '−Rp5.000'],
] as const)('%d is written %s', ([amount, expected]) => {
  expect(formatRupiah(amount)).toBe(expected);
});
