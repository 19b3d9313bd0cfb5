import { describe, expect, test } from 'vitest';

import { modulePixels, qrPath } from './qr.ts';
import { qrModules } from './qr-matrix.ts';

test('neighbours in a row become one stroke', () => {
  const data = Uint8Array.from([1, 1, 0, 0, 1, 0, 1, 0, 1]);
  expect(qrPath({ size: 3, data })).toBe('M0 0h2v1h-2zM1 1h1v1h-1zM0 2h1v1h-1zM2 2h1v1h-1z');
});

describe('a QRIS payload', () => {
  const modules = qrModules('00020101021226610014COM.GO-JEK.WWW01189360091434506469550210G4506469550303UMI');

  test('has its three finders', () => {
    const dark = (row: number, column: number) => modules.data[row * modules.size + column];
    const last = modules.size - 1;
    for (const [row, column] of [
      [0, 0],
      [0, last],
      [last, 0],
    ] as const) {
      expect(dark(row, column)).toBe(1);
    }
    expect(dark(1, 1)).toBe(0);
    expect(dark(3, 3)).toBe(1);
  });

  test('is drawn with as many dark modules as it has', () => {
    const drawn = [...qrPath(modules).matchAll(/h(\d+)v/g)].reduce((sum, [, length]) => sum + Number(length), 0);
    expect(drawn).toBe(modules.data.reduce((sum, bit) => sum + bit, 0));
  });
});

test.for([
  [33, 330, 8],
  [33, 246, 6],
  [57, 256, 3],
  [57, 60, 2],
] as const)('%d modules in %d px: %d px each', ([size, room, expected]) => {
  expect(modulePixels(size, room)).toBe(expected);
});
