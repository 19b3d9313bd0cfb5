import { expect, test } from 'vitest';

import { guidesIn } from '../families/guides.ts';
import { texts } from './texts.ts';

/** From contract §7.3: the code at the counter, or in i.saku: Bayar, merchant, code, Selanjutnya, Bayar sekarang; keep the receipt. */
test('steps in English', () => {
  expect(guidesIn(texts.en, 'Done.')).toEqual([
    {
      title: 'At the Indomaret till',
      steps: [
        'Say that you want to pay *Midtrans*.',
        'Show the barcode or read out the code.',
        'Check the amount and pay. Keep the receipt.',
        'Done.',
      ],
    },
    {
      title: 'In the i.saku app',
      steps: [
        'Choose *Bayar* (pay).',
        'Choose the merchant *Midtrans*.',
        'Type the payment code, then choose *Selanjutnya* (next).',
        'Check the amount and choose *Bayar sekarang* (pay now).',
        'Done.',
      ],
    },
  ]);
});

test('langkah dalam bahasa Indonesia', () => {
  expect(guidesIn(texts.id, 'Selesai.')).toEqual([
    {
      title: 'Di kasir Indomaret',
      steps: [
        'Katakan ingin membayar ke *Midtrans*.',
        'Tunjukkan barcode atau sebutkan kodenya.',
        'Periksa jumlahnya, lalu bayar. Simpan struknya.',
        'Selesai.',
      ],
    },
    {
      title: 'Di aplikasi i.saku',
      steps: [
        'Pilih *Bayar*.',
        'Pilih merchant *Midtrans*.',
        'Ketik kode pembayaran, lalu pilih *Selanjutnya*.',
        'Periksa jumlahnya, lalu pilih *Bayar sekarang*.',
        'Selesai.',
      ],
    },
  ]);
});
