import { testBank, testSteps } from '../../../test/banks.ts';
import { texts } from './texts.ts';

testBank({
  channel: 'bsi_va',
  type: 'bank_transfer',
  numberIn: (result) => result['bsi_va_number'],
  pattern: /^7451\d{12}$/,
  wanted: [
    [{ bsi_va: { va_number: '123456789012' } }, '7451123456789012'],
    [{ bsi_va: { va_number: '9' } }, '7451000000000009'],
    [{ bsi_va: { va_number: '1234567890123' } }, '7451123456789012'],
  ],
  result: (number) => ({
    va_numbers: [{ bank: 'bsi', va_number: number }],
    bsi_va_number: number,
    bsi_expiration: '04 February 10:15 WIB',
    bsi_expiration_raw: '2026-02-04 10:15:00 +0700',
  }),
  notification: (number) => ({
    va_numbers: [{ va_number: number, bank: 'bsi' }],
    payment_amounts: [],
  }),
  simulator: {
    index: '/openapi/va/index?bank=bsi',
    fields: (number) => ({ va_number: number }),
    paid: 'Success Payment VA',
    unknown: 'Invalid Bill/Virtual Account not found',
  },
});

// Contract §7.2 knows no menus of this bank.
testSteps(texts, {
  en: {
    'BSI app': ['virtual account', 'virtual account number', 'amount', 'confirm'],
    'ATM BSI': ['virtual account', 'virtual account number', 'amount', 'confirm'],
    'Via other banks': ['transfer to another bank', 'virtual account number', 'amount', 'confirm'],
  },
  id: {
    'Aplikasi BSI': ['virtual account', 'nomor virtual account', 'jumlah', 'konfirmasi'],
    'ATM BSI': ['virtual account', 'nomor virtual account', 'jumlah', 'konfirmasi'],
    'Via bank lainnya': ['transfer ke bank lain', 'nomor virtual account', 'jumlah', 'konfirmasi'],
  },
});
