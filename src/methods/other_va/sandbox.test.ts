import { describe, expect, test } from 'vitest';
import { trial } from '../../sandbox/trial.ts';
import { testSteps } from '../../../test/banks.ts';
import { bankCode } from './bank-code.ts';
import { sandbox } from './sandbox.ts';
import { texts } from './texts.ts';

const OTHER = { payment_type: 'other_va' };

describe('served by the bank that the merchant prefers', () => {
  test.for([
    ['bni_va', /^988\d{13}$/, '009'],
    ['bri_va', /^\d{18}$/, '002'],
    ['permata_va', /^8562\d{12}$/, '013'],
    ['cimb_va', /^7022\d{12}$/, '022'],
    ['danamon_va', /^7011\d{12}$/, '011'],
    ['unheard_of', /^988\d{13}$/, '009'],
  ] as const)('%s', async ([otherVaProcessor, pattern, code]) => {
    const world = trial({ config: { otherVaProcessor } });
    const token = await world.token('ORD-1', { enabled_payments: ['other_va'] });
    const { body } = await world.charge(token, OTHER);
    const account = (body['va_numbers'] as { bank: string; va_number: string }[] | undefined)?.[0];
    const [bank, number] = account ? [account.bank, account.va_number] : ['permata', String(body['permata_va_number'])];
    expect(number).toMatch(pattern);
    expect(bankCode(bank)).toBe(code);
    expect(body).toMatchObject({
      payment_type: 'bank_transfer',
      kasir_channel: 'other_va',
      transaction_status: 'pending',
    });
    const shown = await world.show(token);
    expect(shown.body['result']).toMatchObject({ kasir_channel: 'other_va' });
    expect(shown.body['enabled_payments']).toMatchObject([{ type: 'other_va', category: 'bank_transfer' }]);
    await world.lever('transactions/ORD-1/settle');
    const [, settled] = await world.notifications('ORD-1');
    expect(settled?.body).not.toHaveProperty('kasir_channel');
    expect(settled?.body).toMatchObject({ payment_type: 'bank_transfer', transaction_status: 'settlement' });
  });
});

test('its number is paid at the serving bank’s page', async () => {
  const world = trial();
  const { body } = await world.charge(await world.token('ORD-1'), OTHER);
  const paid = await world.form('/bni/va/payment?language=en', { va_number: String(body['bni_va_number']) });
  expect(paid.text).toContain('Payment Success');
});

test('with the preferred bank inactive another one serves it; with none it is not offered', async () => {
  const one = trial({ config: { channels: ['other_va', 'bca_va', 'permata_va'], otherVaProcessor: 'bni_va' } });
  const { body } = await one.charge(await one.token('ORD-1'), OTHER);
  expect(body['permata_va_number']).toMatch(/^8562/);
  const none = trial({ config: { channels: ['other_va', 'bca_va'] } });
  const token = await none.token('ORD-1');
  expect((await none.show(token)).body['enabled_payments']).toMatchObject([{ type: 'bca_va' }]);
  expect((await none.charge(token, OTHER)).body).toMatchObject({ status_code: '402' });
});

test('nobody but a serving bank can charge it', () => {
  expect(sandbox.servedBy).toEqual(['bni_va', 'bri_va', 'permata_va', 'cimb_va', 'danamon_va']);
  expect(bankCode('toString')).toBeUndefined();
  expect(bankCode(undefined)).toBeUndefined();
});

// Contract §7.2.
testSteps(
  texts,
  {
    en: {
      Prima: [
        'other transactions',
        'transfer',
        'other bank account',
        'bank code 009',
        'amount',
        'account number',
        'confirm',
      ],
      'ATM Bersama': [
        'other transactions',
        'transfer',
        'between online banks',
        'bank code 009',
        'amount',
        'account number',
        'confirm',
      ],
      Alto: [
        'other transactions',
        'transfer',
        'other bank account',
        'bank code 009',
        'amount',
        'account number',
        'confirm',
      ],
    },
    id: {
      Prima: [
        'transaksi lainnya',
        'transfer',
        'rekening bank lain',
        'kode bank 009',
        'jumlah bayar',
        'nomor rekening',
        'konfirmasi',
      ],
      'ATM Bersama': [
        'transaksi lainnya',
        'transfer',
        'antar bank online',
        'kode bank 009',
        'jumlah bayar',
        'nomor rekening',
        'konfirmasi',
      ],
      Alto: [
        'transaksi lainnya',
        'transfer',
        'rekening bank lain',
        'kode bank 009',
        'jumlah bayar',
        'nomor rekening',
        'konfirmasi',
      ],
    },
  },
  '009',
);
