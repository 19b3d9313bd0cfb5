import { BarcodeFormat, BitArray, Code128Reader } from '@zxing/library';
import { expect, test } from 'vitest';

import { barsOf } from './barcode.ts';

/** What a scanner sees along one line, with the quiet zones. */
function scan(widths: readonly number[]): BitArray {
  const modules = [
    ...Array<number>(10).fill(0),
    ...widths.flatMap((width, i) => Array<number>(width).fill((i + 1) % 2)),
  ];
  const row = new BitArray(modules.length + 10);
  modules.forEach((dark, i) => dark && row.set(i));
  return row;
}

test.for(['081234567890', '9909743975002416', '25709650945026', 'G7723491121852129730', '1', 'kasir-01'])(
  '%s is read back',
  (code) => {
    const result = new Code128Reader().decodeRow(0, scan(barsOf(code) ?? []));
    expect([result.getText(), result.getBarcodeFormat()]).toEqual([code, BarcodeFormat.CODE_128]);
  },
);

test('sixteen digits are 123 modules: pairs of digits share a symbol', () => {
  expect(barsOf('9909743975002416')?.reduce((sum, width) => sum + width, 0)).toBe(123);
});

test.for(['', 'kopi ☕'])('“%s” has no barcode', (code) => {
  expect(barsOf(code)).toBeUndefined();
});
