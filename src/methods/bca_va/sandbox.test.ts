import { expect, test } from 'vitest';
import { trial } from '../../sandbox/trial.ts';
import { inquiry, testBank, testSteps } from '../../../test/banks.ts';
import { texts } from './texts.ts';

testBank({
  channel: 'bca_va',
  type: 'bank_transfer',
  numberIn: (result) => result['bca_va_number'],
  pattern: /^\d{11}$/,
  wanted: [
    [{ bca_va: { va_number: '12345678901' } }, '12345678901'],
    [{ bca_va: { va_number: '123' } }, '00000000123'],
    [{ bca_va: { va_number: '1234567890123' } }, '12345678901'],
  ],
  result: (number) => ({
    va_numbers: [{ bank: 'bca', va_number: number }],
    bca_va_number: number,
    bca_expiration: '04 February 10:15 WIB',
    bca_expiration_raw: '2026-02-04 10:15:00 +0700',
  }),
  notification: (number) => ({
    va_numbers: [{ va_number: number, bank: 'bca' }],
    payment_amounts: [],
  }),
  simulator: {
    index: '/bca/va/index',
    fields: (number) => ({ va_number: number }),
    paid: 'Success Payment VA',
    unknown: 'Invalid Bill/Virtual Account not found',
  },
});

// Contract §7.2.
testSteps(texts, {
  en: {
    'ATM BCA': ['other transactions', 'transfer', 'BCA virtual account', 'virtual account number', 'amount', 'confirm'],
    KlikBCA: ['fund transfer', 'to BCA virtual account', 'virtual account number', 'amount', 'confirm'],
    'm-BCA': ['m-Transfer', 'BCA virtual account', 'virtual account number', 'amount', 'confirm'],
  },
  id: {
    'ATM BCA': [
      'transaksi lainnya',
      'transfer',
      'BCA virtual account',
      'nomor virtual account',
      'jumlah bayar',
      'konfirmasi',
    ],
    KlikBCA: [
      'transfer dana',
      'transfer ke BCA virtual account',
      'nomor virtual account',
      'jumlah bayar',
      'konfirmasi',
    ],
    'm-BCA': ['m-Transfer', 'BCA virtual account', 'nomor virtual account', 'jumlah bayar', 'konfirmasi'],
  },
});

test('the bank’s page has the real one’s field, the merchant’s name and words, and the sub-company', async () => {
  const world = trial({ config: { merchantName: 'Toko <b>Uji</b> yang panjang' } });
  const token = await world.token('ORD-1', {
    bca_va: {
      sub_company_code: '01234',
      free_text: { inquiry: [{ en: 'Thank <you>', id: 'Terima <kasih>' }], payment: [{ en: 'Paid!', id: 'Lunas!' }] },
    },
  });
  const { body } = await world.charge(token, { payment_type: 'bca_va' });
  const fields = { va_number: String(body['bca_va_number']) };
  expect((await world.call('GET', '/bca/va/index')).text).toContain('id="inputMerchantId"');
  const bill = await inquiry(world, '/bca/va/index', fields, 'en');
  for (const part of ['TOKO &lt;B&gt;UJI&lt;/B&gt; YA', '01234', 'Thank &lt;you&gt;', 'Terima &lt;kasih&gt;'])
    expect(bill.text).toContain(part);
  expect(bill.text).not.toContain('Paid!');
  const paid = await world.form('/bca/va/payment?language=id', fields);
  expect(paid.text).toContain('class="success"');
  for (const part of ['Lunas!', 'Paid!']) expect(paid.text).toContain(part);
  expect(paid.text).not.toContain('Terima');
});

test('without a sub-company it is 00000', async () => {
  const world = trial();
  const { body } = await world.charge(await world.token('ORD-1'), { payment_type: 'bca_va' });
  const { text } = await inquiry(world, '/bca/va/index', { va_number: String(body['bca_va_number']) }, 'id');
  expect(text).toContain('00000');
});

test('a number is free again once its order is paid', async () => {
  const world = trial();
  const more = { bca_va: { va_number: '12345678901' } };
  const pay = async (order: string) =>
    (await world.charge(await world.token(order, more), { payment_type: 'bca_va' })).body['bca_va_number'];
  expect(await pay('ORD-1')).toBe('12345678901');
  await world.lever('transactions/ORD-1/settle');
  expect(await pay('ORD-2')).toBe('12345678901');
});
