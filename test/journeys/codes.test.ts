import { describe, expect, test } from 'vitest';
import { open, payByCard } from './open.ts';

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
  ...['408', '409', '410', '411', '412', '413', '414', '503'].map(refused),
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
  // It is said to be paid, and its status knows of no payment.
  ['409', 'failed', 'not_found', 'error', '404'],
  ...['429', '500', '501', '502', '503', '504', '505'].map(opened),
  // No answer to this question: it is asked again.
  ...['200', '201', '202'].map(opened),
];

/** Asked again while the customer waits: one bad answer does not end what may yet be paid. */
const waits = (code: string): Row => [code, 'waiting', undefined, 'pending', '201'];

const POLL: readonly Row[] = [
  ['202', 'ended', undefined, 'error', '202'],
  ['406', 'failed', 'used', 'error', '406'],
  ['407', 'failed', 'expired', 'error', '407'],
  ['408', 'failed', 'cancelled', 'error', '408'],
  ['409', 'failed', 'paid', 'error', '409'],
  ...['300', '400', '401', '402', '403', '404', '405', '410', '411', '412', '413', '414'].map(waits),
  ...['429', '500', '501', '502', '503', '504', '505'].map(waits),
];

/** The card form stays, with what is wrong above it; leaving it is closing. */
const form =
  (why: string) =>
  (code: string): Row => [code, 'entering', why, 'close'];

const CARD: readonly Row[] = [
  ...['202', '300', '400', '402', '403', '404', '405', '406', '407', '408', '409', '410'].map(form('card_rejected')),
  ...['411', '412', '413', '414'].map(form('card_rejected')),
  form('setup')('401'),
  ...['429', '500', '501', '502', '503', '504', '505'].map(form('unavailable')),
];

/** What is no fault: the levers that bring about the other codes of the contract. */
const MOVES: readonly (readonly [move: string | undefined, ...row: Row])[] = [
  ['settle', '200', 'ended', undefined, 'success', '200'],
  [undefined, '201', 'waiting', undefined, 'pending', '201'],
  ['deny', '202', 'ended', undefined, 'error', '202'],
  ['fail', '202', 'ended', undefined, 'error', '202'],
  ['cancel', '202', 'ended', undefined, 'error', '408'],
  ['expire', '407', 'ended', undefined, 'error', '407'],
];

type Journey = ReturnType<typeof open>;
type Opened = ReturnType<Journey['start']>;

const where = ({ checkout }: Opened) => {
  const step = checkout.step.value as {
    readonly at: string;
    readonly code?: string;
    readonly refusal?: { readonly reason?: string };
  };
  return [step.at, step.code ?? step.refusal?.reason];
};

const left = async ({ checkout, finished, until }: Opened) => {
  checkout.leave();
  await until(() => finished.length > 0);
  return finished.map(({ outcome, result }) => [outcome, result?.['status_code']]);
};

/** A customer who waits for a virtual account to be paid. */
async function waiting(code: string): Promise<{ readonly journey: Journey; readonly opened: Opened }> {
  const journey = open();
  const token = await journey.createToken(`CODE-${code}`, { enabled_payments: ['gopay', 'bca_va'] });
  const opened = journey.start(token);
  await opened.reach('choosing');
  opened.checkout.choose('bca_va');
  await opened.reach('waiting');
  return { journey, opened };
}

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

describe('ordered at the status while the customer waits', () => {
  test.for(POLL)('%s: %s', async ([code, at, why, callback, status]) => {
    const { journey, opened } = await waiting(code);
    const asked = () => journey.asked.filter(({ path }) => path.endsWith('/status')).length;
    await journey.lever('faults', { endpoint: 'poll', code, times: 1 });
    const before = asked();
    await opened.until(() => asked() > before + 2 || opened.checkout.step.value.at !== 'waiting');
    expect(where(opened)).toEqual([at, why]);
    expect(await left(opened)).toEqual([[callback, status]]);
  });
});

describe('ordered at the card’s token', () => {
  test.for(CARD)('%s: %s', async ([code, at, why, callback, status]) => {
    const journey = open();
    const opened = journey.start(await journey.createToken(`CODE-${code}`));
    await opened.reach('choosing');
    opened.checkout.choose('credit_card');
    await opened.reach('entering');
    await journey.lever('faults', { endpoint: 'card_token', code, times: 1 });
    opened.checkout.submit(payByCard('4811111111111114'));
    await opened.until(() => where(opened)[1] !== undefined);
    expect(where(opened)).toEqual([at, why]);
    expect(await left(opened)).toEqual([[callback, status]]);
  });
});

describe('brought about by a lever that moves the payment', () => {
  test.for(MOVES)('%s: %s, %s', async ([move, code, at, why, callback, status]) => {
    const { journey, opened } = await waiting(code);
    if (move !== undefined) await journey.lever(`transactions/CODE-${code}/${move}`);
    await opened.until(() => opened.checkout.step.value.at === at);
    expect(where(opened)).toEqual([at, why]);
    expect(await left(opened)).toEqual([[callback, status]]);
  });
});

test('every code of the contract is in the tables, at every place where it can be met', () => {
  const all = ['202', '300', ...'400 401 402 403 404 405 406 407 408 409 410 411 412 413 414 429'.split(' ')];
  all.push(...'500 501 502 503 504 505'.split(' '));
  for (const rows of [PAY, TRANSACTION, POLL, CARD])
    expect(rows.map(([code]) => code).toSorted()).toEqual(expect.arrayContaining(all));
  expect(MOVES.map(([, code]) => code)).toEqual(expect.arrayContaining(['200', '201']));
});
