import { expect, test } from 'vitest';
import { trial } from '../../sandbox/trial.ts';
import { inquiry, testBank, testSteps } from '../../../test/banks.ts';
import { texts } from './texts.ts';

const INDEX = '/openapi/va/index?bank=mandiri';

testBank({
  channel: 'echannel',
  type: 'echannel',
  numberIn: (result) => result['bill_key'],
  pattern: /^\d{12}$/,
  wanted: [
    [{ echannel: { bill_key: '123456789012' } }, '123456789012'],
    [{ echannel: { bill_key: '77' } }, '000000000077'],
    [{ echannel: { bill_key: '12345678901234' } }, '123456789012'],
  ],
  result: (number) => ({
    bill_key: number,
    biller_code: '70012',
    billpayment_expiration: '04 February 10:15 WIB',
    billpayment_expiration_raw: '2026-02-04 10:15:00 +0700',
  }),
  notification: (number) => ({ bill_key: number, biller_code: '70012' }),
  simulator: {
    index: INDEX,
    fields: (number) => ({ company_code: '70012', bill_key: number }),
    paid: 'Success Payment VA',
    unknown: 'Invalid Bill/Virtual Account not found',
  },
});

test('another company’s code finds no bill', async () => {
  const world = trial();
  const { body } = await world.charge(await world.token('ORD-1'), { payment_type: 'echannel' });
  const bill_key = String(body['bill_key']);
  for (const company_code of ['', '70013']) {
    expect((await inquiry(world, INDEX, { company_code, bill_key }, 'en')).status).toBe(404);
  }
});

test('what the bill is for is cut as the bank cuts it', async () => {
  const world = trial();
  const more = { echannel: { bill_info1: 'Pembayaran <b>', bill_info2: 'Kopi Gayo 250 g, Giling V60, 2 bungkus' } };
  const { body } = await world.charge(await world.token('ORD-1', more), { payment_type: 'echannel' });
  const { text } = await inquiry(world, INDEX, { company_code: '70012', bill_key: String(body['bill_key']) }, 'id');
  expect(text).toContain('<dt>Pembayaran</dt>');
  expect(text).toContain('<dd>Kopi Gayo 250 g, Giling V60, 2</dd>');
});

// Contract §7.2.
testSteps(
  texts,
  {
    en: {
      'Livin’ by Mandiri': ['payment', 'e-commerce', 'Midtrans', 'payment code', 'continue'],
      'ATM Mandiri': ['pay/buy', 'others', 'multi payment', '70012', 'company code', 'payment code', 'confirm'],
      'Mandiri Internet Banking': ['payment', 'multi payment', 'source account', 'Midtrans', 'payment code', 'confirm'],
    },
    id: {
      'Livin’ by Mandiri': ['bayar', 'e-commerce', 'Midtrans', 'penyedia jasa', 'kode bayar', 'lanjutkan'],
      'ATM Mandiri': [
        'bayar/beli',
        'lainnya',
        'multi payment',
        '70012',
        'kode perusahaan',
        'kode pembayaran',
        'konfirmasi',
      ],
      'Mandiri Internet Banking': [
        'bayar',
        'multi payment',
        'dari rekening',
        'Midtrans',
        'penyedia jasa',
        'kode pembayaran',
        'konfirmasi',
      ],
    },
  },
  '70012',
);
