import { expect, test } from 'vitest';

import { parseTransaction } from '../gateway/parse.ts';
import { defineMethod, type Method } from '../methods/method.ts';
import { rowsOf } from './rows.ts';

const method = (id: string): [string, Method] => [
  id,
  defineMethod({
    id,
    group: 'wallet',
    name: { en: id, id },
    route: id,
    logo: '',
    view: () => Promise.reject(new Error('not here')),
  }),
];
const methods = new Map([method('credit_card'), method('bca_va'), method('gopay')]);

const transaction = (amount: number) =>
  parseTransaction(
    {
      token: 't',
      transaction_details: { order_id: 'ORD-1', gross_amount: amount },
      enabled_payments: [
        { type: 'gopay', status: 'up', maximum_amount: 20_000_000 },
        { type: 'from_the_future', status: 'up' },
        { type: 'credit_card', status: 'down' },
        { type: 'bca_va', status: 'up', minimum_amount: 10_000 },
      ],
    },
    'https://gateway.test',
  );
const ids = (rows: ReturnType<typeof rowsOf>) => rows.map((row) => row.method.id);

test('the merchant’s order, without channels that have no folder', () => {
  expect(ids(rowsOf(transaction(150_000), {}, methods, undefined, 0))).toEqual(['gopay', 'credit_card', 'bca_va']);
});

test.for([
  [9_999, [undefined, 'down', 'minimum']],
  [10_000, [undefined, 'down', undefined]],
  [20_000_000, [undefined, 'down', undefined]],
  [20_000_001, ['maximum', 'down', undefined]],
] as const)('at Rp%i', ([amount, off]) => {
  expect(rowsOf(transaction(amount), {}, methods, undefined, 0).map((row) => row.off)).toEqual(off);
});

test.for([
  [['bca_va'], ['bca_va']],
  [
    ['BCA_VA', 'GoPay'],
    ['gopay', 'bca_va'],
  ],
  [[], ['gopay', 'credit_card', 'bca_va']],
] as const)('enabledPayments %j shows %j', ([enabledPayments, shown]) => {
  expect(ids(rowsOf(transaction(150_000), { enabledPayments }, methods, undefined, 0))).toEqual(shown);
});

test('the last used method is marked where it stands', () => {
  expect(rowsOf(transaction(150_000), {}, methods, 'bca_va', 0).map((row) => row.last)).toEqual([false, false, true]);
});

test('nothing before there is a transaction', () => {
  expect(rowsOf(undefined, {}, methods, undefined, 0)).toEqual([]);
});
