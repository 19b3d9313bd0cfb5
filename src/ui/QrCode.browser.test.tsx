import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { qrImage } from './qr-image.ts';
import { qrModules } from './qr-matrix.ts';
import { QrCode } from './QrCode.tsx';

const TEXT = '00020101021226610014COM.GO-JEK.WWW01189360091434506469550210G4506469550303UMI6304E2B1';
let root: HTMLElement;

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

test.for([200, 256, 326])('in %d px every module is whole pixels, with four modules of white around', (room) => {
  root.style.width = `${room}px`;
  void act(() => render(<QrCode text={TEXT} label="QR code to pay Rp189.000" />, root));
  const svg = root.querySelector('svg');
  const side = qrModules(TEXT).size + 8;
  const width = svg?.getBoundingClientRect().width ?? 0;
  expect(svg?.viewBox.baseVal.x).toBe(-4);
  expect(svg?.viewBox.baseVal.width).toBe(side);
  expect(width % side).toBe(0);
  expect(width).toBeLessThanOrEqual(room);
  expect(svg?.getAttribute('role')).toBe('img');
  expect(svg?.getAttribute('aria-label')).toBe('QR code to pay Rp189.000');
});

test('a saved picture has the code, its quiet zone and what it pays', async () => {
  const blob = await qrImage(TEXT, 'Kopi Lereng · Rp189.000');
  if (!blob) throw new Error('no picture');
  expect(blob.type).toBe('image/png');
  const picture = await createImageBitmap(blob);
  const { size, data } = qrModules(TEXT);
  expect(picture.width).toBe((size + 8) * 10);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext('2d');
  pen?.drawImage(picture, 0, 0);
  const red = (x: number, y: number) => pen?.getImageData(x, y, 1, 1).data[0] ?? -1;
  expect(red(5, 5)).toBe(255);
  for (const [column, row] of [
    [0, 0],
    [1, 1],
    [size - 1, 0],
    [9, 12],
  ] as const) {
    expect(red((column + 4) * 10 + 5, (row + 4) * 10 + 5) < 128).toBe(data[row * size + column] === 1);
  }
});
