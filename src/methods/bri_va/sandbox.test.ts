import { testBank, testSteps } from '../../../test/banks.ts';
import { texts } from './texts.ts';

testBank({
  channel: 'bri_va',
  type: 'bank_transfer',
  numberIn: (result) => result['bri_va_number'],
  pattern: /^\d{18}$/,
  wanted: [
    [{ bri_va: { va_number: '1234567890123' } }, '700111234567890123'],
    [{ bri_va: { va_number: '7' } }, '700110000000000007'],
    [{ bri_va: { va_number: '12345678901234' } }, '700111234567890123'],
  ],
  result: (number) => ({
    va_numbers: [{ bank: 'bri', va_number: number }],
    bri_va_number: number,
    bri_expiration: '04 February 10:15 WIB',
    bri_expiration_raw: '2026-02-04 10:15:00 +0700',
  }),
  notification: (number) => ({
    va_numbers: [{ va_number: number, bank: 'bri' }],
    payment_amounts: [],
  }),
  simulator: {
    index: '/openapi/va/index?bank=bri',
    fields: (number) => ({ va_number: number }),
    paid: 'Success Payment VA',
    unknown: 'Invalid Bill/Virtual Account not found',
  },
});

// Contract §7.2.
testSteps(texts, {
  en: {
    'ATM BRI': ['other transactions', 'payment', 'other', 'BRIVA', 'BRIVA number', 'confirm'],
    'IB BRI': ['payment & purchase', 'BRIVA', 'number', 'confirm'],
    BRImo: ['payment', 'BRIVA', 'number', 'confirm'],
    'Via other banks': ['transfer to other bank', 'BRIVA number', 'amount', 'confirm'],
  },
  id: {
    'ATM BRI': ['transaksi lainnya', 'pembayaran', 'lainnya', 'BRIVA', 'nomor BRIVA', 'konfirmasi'],
    'IB BRI': ['pembayaran & pembelian', 'BRIVA', 'nomor BRIVA', 'konfirmasi'],
    BRImo: ['pembayaran', 'BRIVA', 'nomor BRIVA', 'konfirmasi'],
    'Via bank lainnya': ['bank', 'transfer ke bank lain', 'nomor BRIVA', 'jumlah bayar', 'konfirmasi'],
  },
});
