import { expect, test } from 'vitest';

import { guidesIn } from '../families/guides.ts';
import { texts } from './texts.ts';

/** From contract §7.3: code, outlet, Kioson Cash Point, Keagenan, merchant, Pembayaran, code. */
test('steps in English', () => {
  expect(guidesIn(texts.en, 'Done.')).toEqual([
    {
      title: 'At a Kioson outlet',
      steps: [
        'Bring the payment code to the outlet.',
        'The outlet opens *Kioson Cash Point* and chooses *Keagenan*.',
        'It chooses the merchant *Midtrans*, then *Pembayaran* (payment).',
        'It types the code. Check the amount, pay, and keep the receipt.',
        'Done.',
      ],
    },
  ]);
});

test('langkah dalam bahasa Indonesia', () => {
  expect(guidesIn(texts.id, 'Selesai.')).toEqual([
    {
      title: 'Di gerai Kioson',
      steps: [
        'Bawa kode pembayaran ke gerai.',
        'Petugas membuka *Kioson Cash Point*, lalu memilih *Keagenan*.',
        'Petugas memilih merchant *Midtrans*, lalu *Pembayaran*.',
        'Petugas memasukkan kodenya. Periksa jumlahnya, bayar, dan simpan struknya.',
        'Selesai.',
      ],
    },
  ]);
});
