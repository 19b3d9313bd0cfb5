import { expect, test } from 'vitest';
import { trial } from '../../sandbox/trial.ts';
import { testBank, testSteps } from '../../../test/banks.ts';
import { texts } from './texts.ts';

testBank({
  channel: 'danamon_va',
  type: 'bank_transfer',
  numberIn: (result) => result['danamon_va_number'],
  pattern: /^7011\d{12}$/,
  wanted: [
    [{ danamon_va: { va_number: '123456789012' } }, '7011123456789012'],
    [{ danamon_va: { va_number: '8' } }, '7011000000000008'],
    [{ danamon_va: { va_number: '123456789012345' } }, '7011123456789012'],
  ],
  result: (number) => ({
    va_numbers: [{ bank: 'danamon', va_number: number }],
    danamon_va_number: number,
    danamon_expiration: '04 February 10:15 WIB',
    danamon_expiration_raw: '2026-02-04 10:15:00 +0700',
  }),
  notification: (number) => ({
    va_numbers: [{ va_number: number, bank: 'danamon' }],
    payment_amounts: [],
  }),
  simulator: {
    index: '/openapi/va/index?bank=danamon',
    fields: (number) => ({ va_number: number }),
    paid: 'Success Payment VA',
    unknown: 'Invalid Bill/Virtual Account not found',
  },
});

// Contract §7.2 knows no menus of this bank.
testSteps(texts, {
  en: {
    'Danamon app': ['virtual account', 'virtual account number', 'amount', 'confirm'],
    'ATM Danamon': ['virtual account', 'virtual account number', 'amount', 'confirm'],
    'Via other banks': ['transfer to another bank', 'virtual account number', 'amount', 'confirm'],
  },
  id: {
    'Aplikasi Danamon': ['virtual account', 'nomor virtual account', 'jumlah', 'konfirmasi'],
    'ATM Danamon': ['virtual account', 'nomor virtual account', 'jumlah', 'konfirmasi'],
    'Via bank lainnya': ['transfer ke bank lain', 'nomor virtual account', 'jumlah', 'konfirmasi'],
  },
});

test('the transaction id is one of the other rails, and works wherever one is asked for', async () => {
  const world = trial();
  const { body } = await world.charge(await world.token('ORD-1'), { payment_type: 'danamon_va' });
  expect(body['transaction_id']).toMatch(/^A120260203101500[a-z0-9]{11}$/);
  expect((await world.core(`${String(body['transaction_id'])}/status`)).body).toMatchObject({ order_id: 'ORD-1' });
});
