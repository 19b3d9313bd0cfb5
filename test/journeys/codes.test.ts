import { describe, expect, test } from 'vitest';
import { open } from './open.ts';

/** Every code of the contract (§8), ordered by a lever: where the customer is then, and what the shop's page hears when it is left. */

type Row = readonly [code: string, at: string, why: string | undefined, callback: string, status?: string];

/** Refused for good: another way to pay may do better. */
const refused = (code: string): Row => [code, 'choosing', undefined, 'close'];
/** It may work a moment later: sent again under the same key, and then it does. */
const again = (code: string): Row => [code, 'waiting', undefined, 'pending', '201'];

const PAY: readonly Row[] = [
  ...['202', '300', '400', '401', '402', '403', '404', '405'].map(refused),
  again('406'),
  ['407', 'failed', 'expired', 'error', '407'],
  ['408', 'failed', 'cancelled', 'error', '408'],
  again('409'),
  ...['410', '411', '412', '413', '414', '503'].map(refused),
  ...['429', '500', '501', '502', '504', '505'].map(again),
];

const rejected = (code: string): Row => [code, 'failed', 'rejected', 'error', '400'];
const opened = (code: string): Row => [code, 'choosing', undefined, 'close'];

const TRANSACTION: readonly Row[] = [
  ...['300', '400', '401', '402', '403', '405', '410', '411', '412', '413', '414'].map(rejected),
  ['404', 'failed', 'not_found', 'error', '404'],
  ['406', 'failed', 'used', 'error', '406'],
  ['407', 'failed', 'expired', 'error', '407'],
  ['408', 'failed', 'cancelled', 'error', '408'],
  ...['429', '500', '501', '502', '503', '504', '505'].map(opened),
];

async function meet(endpoint: 'pay' | 'transaction', [code, at, why]: Row) {
  const journey = open();
  const token = await journey.createToken(`CODE-${code}`, { enabled_payments: ['gopay', 'bca_va'] });
  const fault = { endpoint, code, times: 1 };
  await journey.lever('faults', fault);
  const { checkout, finished, reach, until } = journey.start(token);
  if (endpoint === 'pay') {
    await reach('choosing');
    checkout.choose('gopay');
    // The answer has come, and what follows from it is over.
    await until(() => checkout.step.value.at !== 'choosing' || 'refusal' in checkout.step.value);
  }
  const step = await reach(at as 'choosing');
  expect([step.at, (step as { readonly code?: string }).code]).toEqual([at, why]);
  checkout.leave();
  await until(() => finished.length > 0);
  return finished.map(({ outcome, result }) => [outcome, result?.['status_code']]);
}

describe('ordered at the charge', () => {
  test.for(PAY)('%s: %s', async (row) => {
    expect(await meet('pay', row)).toEqual([[row[3], row[4]]]);
  });
});

describe('ordered at the opening of the token', () => {
  test.for(TRANSACTION)('%s: %s', async (row) => {
    expect(await meet('transaction', row)).toEqual([[row[3], row[4]]]);
  });
});
