import { expect, test } from 'vitest';

import { feeOf } from './fees.ts';
import { sandboxMethods } from './methods.ts';
import type { Transaction } from './method.ts';

const imposing = (payment_type: string, customer_percentage: number, enable = true) =>
  ({
    request: { customer_imposed_payment_fee: { enable, payment_fee_configs: [{ payment_type, customer_percentage }] } },
  }) as unknown as Transaction;

/** The first three are the gateway's own examples: what is left after the share is the amount. */
test.for([
  ['other_qris', 100, 'other_qris', 100_000, 705],
  ['gopay', 100, 'gopay', 10_000, 71],
  ['other_qris', 100, 'other_qris', 95_000, 670],
  ['bca_va', 100, 'bca_va', 150_000, 4_000],
  ['bca_va', 25, 'bca_va', 150_000, 1_000],
  ['bank_transfer', 100, 'bni_va', 150_000, 4_000],
  ['cstore', 100, 'alfamart', 150_000, 5_000],
  ['akulaku', 100, 'akulaku', 98_000, 2_000],
  ['credit_card', 100, 'credit_card', 150_000, 6_540],
  ['credit_card', 0, 'credit_card', 150_000, 0],
  ['credit_card', 900, 'credit_card', 150_000, 6_540],
  ['credit_card', 100, 'gopay', 150_000, 0],
] as const)('%s by %i per cent: %s for Rp%i costs Rp%i more', ([name, percentage, channel, amount, fee]) => {
  const method = sandboxMethods.find(({ id }) => id === channel);
  expect(method && feeOf(imposing(name, percentage), method, amount)).toBe(fee);
  expect(method && feeOf(imposing(name, percentage, false), method, amount)).toBe(0);
});
