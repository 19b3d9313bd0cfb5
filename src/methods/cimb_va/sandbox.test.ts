import { testBank, testSteps } from '../../../test/banks.ts';
import { texts } from './texts.ts';

testBank({
  channel: 'cimb_va',
  type: 'bank_transfer',
  numberIn: (result) => result['cimb_va_number'],
  pattern: /^7022\d{12}$/,
  wanted: [
    [{ cimb_va: { va_number: '123456789012' } }, '7022123456789012'],
    [{ cimb_va: { va_number: '5' } }, '7022000000000005'],
    [{ cimb_va: { va_number: '1234567890123456' } }, '7022123456789012'],
  ],
  result: (number) => ({
    va_numbers: [{ bank: 'cimb', va_number: number }],
    cimb_va_number: number,
    cimb_expiration: '04 February 10:15 WIB',
    cimb_expiration_raw: '2026-02-04 10:15:00 +0700',
  }),
  notification: (number) => ({
    va_numbers: [{ va_number: number, bank: 'cimb' }],
    payment_amounts: [],
  }),
  simulator: {
    index: '/openapi/va/index?bank=cimb',
    fields: (number) => ({ va_number: number }),
    paid: 'Success Payment VA',
    unknown: 'Invalid Bill/Virtual Account not found',
  },
});

// Contract §7.2.
testSteps(texts, {
  en: {
    'ATM CIMB Niaga': ['bill payment', 'virtual account', 'number', 'confirm'],
    'OCTO Clicks': ['bill payment', 'mobile virtual account', 'number', 'continue', 'send OTP', 'OTP', 'confirm'],
    'OCTO Mobile': [
      'transfer',
      'other CIMB Niaga account',
      'CASA',
      'phone account',
      'virtual account number',
      'amount',
      'follow',
    ],
    'Via other banks': ['transfer to other bank', 'virtual account number', 'amount', 'confirm'],
  },
  id: {
    'ATM CIMB Niaga': ['pembayaran', 'virtual account', 'nomor virtual account', 'konfirmasi'],
    'OCTO Clicks': [
      'pembayaran tagihan',
      'mobile rekening virtual',
      'nomor virtual account',
      'lanjut',
      'kirim OTP',
      'OTP',
      'konfirmasi',
    ],
    'OCTO Mobile': [
      'transfer',
      'ke rekening CIMB Niaga lain',
      'sumber dana',
      'CASA',
      'rekening ponsel',
      'nomor virtual account',
      'jumlah bayar',
      'ikuti instruksi',
    ],
    'Via bank lainnya': ['bank', 'transfer ke bank lain', 'nomor virtual account', 'jumlah bayar', 'konfirmasi'],
  },
});
