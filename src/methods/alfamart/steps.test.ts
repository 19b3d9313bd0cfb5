import { expect, test } from 'vitest';

import { guidesIn } from '../families/guides.ts';
import { texts } from './texts.ts';

/** From contract §7.3: barcode or code at Alfamart, Alfamidi, Dan+Dan; keep the receipt. */
test('steps in English', () => {
  expect(guidesIn(texts.en, 'Done.')).toEqual([
    {
      title: 'At the till',
      steps: [
        'Go to Alfamart, Alfamidi or Dan+Dan and say that you are paying *Midtrans*.',
        'Show the barcode or read out the code.',
        'Pay when the cashier names the right amount. Keep the receipt.',
        'Done.',
      ],
    },
  ]);
});

test('langkah dalam bahasa Indonesia', () => {
  expect(guidesIn(texts.id, 'Selesai.')).toEqual([
    {
      title: 'Di kasir',
      steps: [
        'Datang ke Alfamart, Alfamidi, atau Dan+Dan dan katakan membayar *Midtrans*.',
        'Tunjukkan barcode atau sebutkan kodenya.',
        'Bayar jika jumlah yang disebut kasir sudah benar. Simpan struknya.',
        'Selesai.',
      ],
    },
  ]);
});
