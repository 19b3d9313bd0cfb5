import { testBank, testSteps } from '../../../test/banks.ts';
import { texts } from './texts.ts';

testBank({
  channel: 'seabank_va',
  type: 'bank_transfer',
  numberIn: (result) => result['seabank_va_number'],
  pattern: /^7535\d{19}$/,
  wanted: [
    [{ seabank_va: { va_number: '1234567890123456789' } }, '75351234567890123456789'],
    [{ seabank_va: { va_number: '3' } }, '75350000000000000000003'],
    [{ seabank_va: { va_number: '12345678901234567890' } }, '75351234567890123456789'],
  ],
  result: (number) => ({
    va_numbers: [{ bank: 'seabank', va_number: number }],
    seabank_va_number: number,
    seabank_expiration: '04 February 10:15 WIB',
    seabank_expiration_raw: '2026-02-04 10:15:00 +0700',
  }),
  notification: (number) => ({
    va_numbers: [{ va_number: number, bank: 'seabank' }],
    payment_amounts: [],
  }),
  simulator: {
    index: '/openapi/va/index?bank=seabank',
    fields: (number) => ({ va_number: number }),
    paid: 'Success Payment VA',
    unknown: 'Invalid Bill/Virtual Account not found',
  },
});

// Contract §7.2 knows no menus of this bank.
testSteps(texts, {
  en: {
    'SeaBank app': ['virtual account', 'virtual account number', 'amount', 'confirm'],
    'Via other banks': ['transfer to another bank', 'virtual account number', 'amount', 'confirm'],
  },
  id: {
    'Aplikasi SeaBank': ['virtual account', 'nomor virtual account', 'jumlah', 'konfirmasi'],
    'Via bank lainnya': ['transfer ke bank lain', 'nomor virtual account', 'jumlah', 'konfirmasi'],
  },
});
