import { testBank, testSteps } from '../../../test/banks.ts';
import { texts } from './texts.ts';

testBank({
  channel: 'bni_va',
  type: 'bank_transfer',
  numberIn: (result) => result['bni_va_number'],
  pattern: /^988\d{13}$/,
  wanted: [
    [{ bni_va: { va_number: '12345678' } }, '9880000012345678'],
    [{ bni_va: { va_number: '42' } }, '9880000000000042'],
    [{ bni_va: { va_number: '1234567890' } }, '9880000012345678'],
  ],
  result: (number) => ({
    va_numbers: [{ bank: 'bni', va_number: number }],
    bni_va_number: number,
    bni_expiration: '04 February 10:15 WIB',
    bni_expiration_raw: '2026-02-04 10:15:00 +0700',
  }),
  notification: (number) => ({
    va_numbers: [{ va_number: number, bank: 'bni' }],
    payment_amounts: [{ paid_at: '2026-02-03 10:15:00', amount: '150000.00' }],
  }),
  simulator: {
    index: '/bni/va/index',
    fields: (number) => ({ va_number: number }),
    paid: 'Payment Success',
    unknown: 'Nomor virtual account tidak ditemukan / Virtual account number not found',
  },
});

// Contract §7.2.
testSteps(texts, {
  en: {
    'ATM BNI': ['others', 'transfer', 'BNI account', 'virtual account number', 'amount', 'confirm'],
    'BNI Internet Banking': [
      'transaction',
      'transfer info',
      'administration',
      'set destination account',
      'account information',
      'confirm',
      'transfer to BNI account',
      'details',
      'confirm',
    ],
    'BNI Mobile Banking': [
      'transfer',
      'virtual account billing',
      'account to debit',
      'virtual account number',
      'confirm',
    ],
    'Via other banks': [
      'choose your bank',
      'transfer to other bank',
      'BNI virtual account number',
      'amount',
      'confirm',
    ],
  },
  id: {
    'ATM BNI': ['menu lain', 'transfer', 'ke rekening BNI', 'nomor rekening pembayaran', 'jumlah bayar', 'konfirmasi'],
    'BNI Internet Banking': [
      'transaksi',
      'info & administrasi transfer',
      'atur rekening tujuan',
      'informasi rekening',
      'konfirmasi',
      'transfer ke rekening BNI',
      'detail',
      'konfirmasi',
    ],
    'BNI Mobile Banking': [
      'transfer',
      'virtual account billing',
      'rekening debit',
      'nomor virtual account',
      'konfirmasi',
    ],
    'Via bank lainnya': [
      'pilih bank',
      'cara bayar',
      'transfer ke bank lain',
      'nomor virtual account',
      'jumlah bayar',
      'konfirmasi',
    ],
  },
});
