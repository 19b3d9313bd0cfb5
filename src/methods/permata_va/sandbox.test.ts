import { expect, test } from 'vitest';
import { trial } from '../../sandbox/trial.ts';
import { inquiry, testBank, testSteps } from '../../../test/banks.ts';
import { texts } from './texts.ts';

testBank({
  channel: 'permata_va',
  type: 'bank_transfer',
  numberIn: (result) => result['permata_va_number'],
  pattern: /^8562\d{12}$/,
  wanted: [
    [{ permata_va: { va_number: '1234567890' } }, '8562001234567890'],
    [{ permata_va: { va_number: '12' } }, '8562000000000012'],
    [{ permata_va: { va_number: '123456789012' } }, '8562001234567890'],
  ],
  result: (number) => ({
    permata_va_number: number,
    permata_expiration: '04 February 10:15 WIB',
    permata_expiration_raw: '2026-02-04 10:15:00 +0700',
  }),
  notification: (number) => ({
    permata_va_number: number,
  }),
  simulator: {
    index: '/openapi/va/index?bank=permata',
    fields: (number) => ({ va_number: number }),
    paid: 'Success Payment VA',
    unknown: 'Invalid Bill/Virtual Account not found',
  },
});

// Contract §7.2.
testSteps(texts, {
  en: {
    'ATM Permata/ALTO': [
      'other transactions',
      'payment',
      'other payments',
      'virtual account',
      'virtual account number',
      'confirm',
    ],
    'Via other banks': ['transfer to other bank', 'virtual account number', 'amount', 'confirm'],
  },
  id: {
    'ATM Permata/ALTO': [
      'transaksi lainnya',
      'pembayaran',
      'pembayaran lainnya',
      'virtual account',
      'nomor virtual account',
      'konfirmasi',
    ],
    'Via bank lainnya': ['bank', 'transfer ke bank lain', 'nomor virtual account', 'jumlah bayar', 'konfirmasi'],
  },
});

test.for([
  ['Sari <i>Wangi</i> Nusantara Jaya', 'SARI &lt;I&gt;WANGI&lt;/I&gt;'],
  ['toko uji yang namanya panjang', 'TOKO UJI YANG NAMANY<'],
  [undefined, 'TOKO KASIR<'],
] as const)('the payer sees the recipient %s as %s', async ([name, shown]) => {
  const world = trial();
  const token = await world.token('ORD-1', { permata_va: { ...(name && { recipient_name: name }) } });
  const { body } = await world.charge(token, { payment_type: 'permata_va' });
  const fields = { va_number: String(body['permata_va_number']) };
  const { text } = await inquiry(world, '/openapi/va/index?bank=permata', fields, 'en');
  expect(text).toContain(shown);
  expect(text).not.toContain('<I>');
});
