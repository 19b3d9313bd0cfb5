import { describe, expect, test } from 'vitest';

import { parseTransaction } from '../../gateway/parse.ts';
import { readInstalments, termsFor } from './instalments.ts';
import { isBlocked, means, readRules } from './rules.ts';
import { readBin, savedRows } from './saved.ts';

const NOW = Date.parse('2026-11-20T13:00:00Z');

const transaction = (more: Record<string, unknown> = {}) =>
  parseTransaction({ token: 't', transaction_details: { order_id: 'o', gross_amount: 150_000 }, ...more }, '');
const rules = (more?: Record<string, unknown>, now = NOW) => readRules(transaction(more), now);

const BNI = readBin({ bin: '41050586', brand: 'VISA', bank_code: 'BNI', bin_type: 'Credit' });
const DEBIT = readBin({ bin: '40976611', brand: 'visa', bank_code: 'mandiri', bin_type: 'debit' });

test('nothing said is nothing asked', () => {
  expect(rules()).toMatchObject({ saved: [], mayBeSaved: false, whitelist: [], hasPromos: false, asks: {} });
});

test('a saved card', () => {
  const { saved } = rules({
    credit_card: {
      saved_tokens: [
        {
          token: 'h.1',
          token_type: 'two_clicks',
          masked_card: '48111111-1114',
          expires_at: '2020-01-31 07:00:00',
          bin_detail: { brand: 'visa', bank_code: 'bni', bin: '48111111' },
        },
        { token: 'h.2', token_type: 'one_click', masked_card: '52111111-1117', email: 'sari@shop.test' },
        { masked_card: '52111111-1117' },
        null,
      ],
    },
  });
  expect(saved).toEqual([
    {
      token: 'h.1',
      masked: '48111111-1114',
      expires: '01/20',
      oneClick: false,
      holds: false,
      removable: true,
      bin: { digits: '48111111', brand: 'visa', bank: 'bni', debit: false },
    },
    {
      token: 'h.2',
      masked: '52111111-1117',
      expires: '',
      oneClick: true,
      holds: true,
      removable: true,
      bin: { digits: '52111111', brand: '', bank: '', debit: false },
      email: 'sari@shop.test',
    },
  ]);
});

test.for([
  ['2026-11-30T16:59:58Z', true],
  ['2026-11-30T17:00:00Z', false],
] as const)('a saved card of this month at %s by the gateway’s clock: %s', ([now, holds]) => {
  const entry = { token: 'h', masked_card: '48111111-1114', expires_at: '2026-11-30 23:59:59' };
  const order = { credit_card: { saved_tokens: [entry] } };
  expect(rules(order, Date.parse(now)).saved.map((card) => card.holds)).toEqual([holds]);
  expect(savedRows(transaction(order), Date.parse(now)).map(({ off }) => off)).toEqual([!holds]);
});

test('what the customer is asked for', () => {
  expect(rules({ merchant: { show_credit_card_customer_info: true } }).asks).toEqual({
    email: 'optional',
    phone: 'optional',
  });
  const collect = { collect_name: 'required', collect_email: 'none', collect_address: 'optional', collect_phone: null };
  expect(rules({ customer_details: collect }).asks).toEqual({ name: 'required', address: 'optional' });
});

test.for([
  [{ whitelist_bins: ['4105'] }, '4105', undefined, false],
  [{ whitelist_bins: ['41050586'] }, '4105', undefined, false],
  [{ whitelist_bins: ['41050586'] }, '41050587', undefined, true],
  [{ whitelist_bins: ['BNI'] }, '41050586', undefined, false],
  [{ whitelist_bins: ['BNI'] }, '41050586', BNI, false],
  [{ whitelist_bins: ['bca', 'debit'] }, '41050586', BNI, true],
  [{ whitelist_bins: ['bca', 'Credit'] }, '41050586', BNI, false],
  [{ blacklist_bins: ['4105'] }, '41050586', undefined, true],
  [{ blacklist_bins: ['bni'] }, '41050586', BNI, true],
  [{ blacklist_bins: ['debit'] }, '40976611', DEBIT, true],
  [{ blacklist_bins: ['debit'] }, '40976611', undefined, false],
] as const)('%j blocks %s, known as %j: %s', ([credit_card, digits, bin, expected]) => {
  expect(isBlocked(rules({ credit_card }), (entry) => means(entry, digits, bin))).toBe(expected);
});

describe('instalments', () => {
  const terms = { bni: [3, 6], offline: [12] };
  test.for([
    [{ terms }, BNI, 150_000, ['bni_3', 'bni_6']],
    [{ terms: { BNI: ['3'] } }, BNI, 150_000, ['bni_3']],
    [{ terms, minimum_amount: { bni: 200_000 } }, BNI, 150_000, ['offline_12']],
    [{ terms, minimum_amount: { bni: 200_000, offline: 200_000 } }, BNI, 150_000, []],
    [{ terms: { bca: [3], offline: [12] } }, BNI, 150_000, ['offline_12']],
    [{ terms: { offline: [12] }, offline_bins: ['4811'] }, BNI, 150_000, []],
    [{ terms: { offline: [12] }, offline_bins: ['41'] }, BNI, 150_000, ['offline_12']],
    [{ terms, disabled: true }, BNI, 150_000, []],
    [{ terms }, DEBIT, 150_000, []],
    [{ terms }, undefined, 150_000, []],
  ] as const)('%j with %j for %i: %j', ([installment, bin, amount, expected]) => {
    const isMeant = (entry: string) => means(entry, bin?.digits ?? '', bin);
    const found = termsFor(readInstalments({ wire: { credit_card: { installment } } }), bin, amount, isMeant);
    expect(found.map(({ id }) => id)).toEqual(expected);
  });
});
