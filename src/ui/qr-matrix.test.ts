import { create } from 'qrcode';
import { describe, expect, test } from 'vitest';

import { qrModules } from './qr-matrix.ts';
import { segmentsOf } from './qr-segments.ts';

const QRIS =
  '00020101021226610014COM.GO-JEK.WWW01189360091434506469550210G4506469550303UMI51440014ID.CO.QRIS.WWW0215ID10190022915920303UMI5204581253033605405189005802ID5911Kopi Lereng6007Bandung61054011162070703A016304E2B1';

const TEXTS = [
  '0',
  '12345678',
  'HELLO WORLD',
  'https://pay.example/gopay?id=42&amount=189000',
  'Kopi Gayo – Rp189.000 ☕',
  QRIS,
  QRIS.repeat(4),
  'x'.repeat(990),
  '9'.repeat(2300),
];

/** The encoder that most pages use, told which segments and mask to take. */
const theirs = (text: string, mask: 0) =>
  create(
    segmentsOf(text).map((segment) => ({
      mode: segment.mode,
      data: segment.mode === 'byte' ? new TextEncoder().encode(segment.text) : segment.text,
    })) as never,
    { errorCorrectionLevel: 'M', maskPattern: mask },
  ).modules;

describe.for(TEXTS.map((text) => [text.slice(0, 24), text] as const))('%s', ([, text]) => {
  test.for([0, 1, 2, 3, 4, 5, 6, 7] as const)('mask %d is, module by module, what another encoder draws', (mask) => {
    const ours = qrModules(text, mask);
    const expected = theirs(text, mask as 0);
    expect(ours.size).toBe(expected.size);
    expect(ours.data.join('')).toBe(Array.from(expected.data, Number).join(''));
  });
});

test('a QRIS payload is hardly larger than the smallest code for it', () => {
  const smallest = create(QRIS, { errorCorrectionLevel: 'M' }).modules.size;
  expect(qrModules(QRIS).size).toBeLessThanOrEqual(smallest + 4);
});

test('long runs of digits get a mode of their own', () => {
  expect(segmentsOf('ID1234567812345678x')).toEqual([
    { mode: 'byte', text: 'ID' },
    { mode: 'numeric', text: '1234567812345678' },
    { mode: 'byte', text: 'x' },
  ]);
  expect(segmentsOf('kopi 42')).toEqual([{ mode: 'byte', text: 'kopi 42' }]);
});

test('what cannot be held is an error', () => {
  expect(() => qrModules('x'.repeat(1100))).toThrow(RangeError);
});
