import { testBank, testSteps } from '../../../test/banks.ts';
import { texts } from './texts.ts';

testBank({
  channel: 'saqu_va',
  type: 'bank_transfer',
  numberIn: (result) => result['saqu_va_number'],
  pattern: /^7472\d{12}$/,

  result: (number) => ({
    va_numbers: [{ bank: 'saqu', va_number: number }],
    saqu_va_number: number,
    saqu_expiration: '04 February 10:15 WIB',
    saqu_expiration_raw: '2026-02-04 10:15:00 +0700',
  }),
  notification: (number) => ({
    va_numbers: [{ va_number: number, bank: 'saqu' }],
    payment_amounts: [],
  }),
  simulator: {
    index: '/openapi/va/index?bank=saqu',
    fields: (number) => ({ va_number: number }),
    paid: 'Success Payment VA',
    unknown: 'Invalid Bill/Virtual Account not found',
  },
});

// Contract §7.2 knows no menus of this bank.
testSteps(texts, {
  en: {
    'Bank Saqu app': ['virtual account', 'virtual account number', 'amount', 'confirm'],
    'Via other banks': ['transfer to another bank', 'virtual account number', 'amount', 'confirm'],
  },
  id: {
    'Aplikasi Bank Saqu': ['virtual account', 'nomor virtual account', 'jumlah', 'konfirmasi'],
    'Via bank lainnya': ['transfer ke bank lain', 'nomor virtual account', 'jumlah', 'konfirmasi'],
  },
});
