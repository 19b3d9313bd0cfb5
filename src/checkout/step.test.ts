import { describe, expect, test } from 'vitest';

import { parseCharge, parseTransaction } from '../gateway/parse.ts';
import { advance, type Event, type Step } from './step.ts';

const transaction = parseTransaction(
  { token: 't', transaction_details: { order_id: 'ORD-1', gross_amount: 150_000 }, merchant: { allow_retry: true } },
  'http://gateway.test',
);
const once = { ...transaction, merchant: { ...transaction.merchant, allowRetry: false } };

const charge = (wire: Record<string, unknown>) =>
  parseCharge({ gross_amount: '150000.00', transaction_id: 'a', ...wire });
const pending = charge({
  status_code: '201',
  transaction_status: 'pending',
  payment_type: 'bank_transfer',
  va_numbers: [{ bank: 'bca', va_number: '12345678901' }],
  pdf_url: 'http://gateway.test/pdf',
});
const challenge = charge({
  status_code: '201',
  transaction_status: 'pending',
  payment_type: 'credit_card',
  redirect_url: 'http://bank.test/3ds',
});
const paid = charge({ status_code: '200', transaction_status: 'settlement', payment_type: 'bank_transfer' });
const denied = charge({
  status_code: '202',
  transaction_status: 'deny',
  payment_type: 'credit_card',
  channel_response_code: '05',
});
const lapsed = charge({ status_code: '407', transaction_status: 'expire', payment_type: 'qris' });
const held = charge({
  status_code: '201',
  transaction_status: 'capture',
  fraud_status: 'challenge',
  payment_type: 'credit_card',
});

const attempt = { key: 'k', paymentType: 'bca_va' };
const steps = {
  idle: { at: 'idle' },
  loading: { at: 'loading', token: 't', tries: 0 },
  choosing: { at: 'choosing', transaction },
  entering: { at: 'entering', transaction, method: 'credit_card' },
  preparing: { at: 'preparing', transaction, method: 'credit_card' },
  charging: { at: 'charging', transaction, method: 'bca_va', attempt, typed: false, tries: 0 },
  cardCharging: { at: 'charging', transaction, method: 'credit_card', attempt, typed: true, tries: 0 },
  challenged: { at: 'challenged', transaction, method: 'credit_card', charge: challenge, tries: 0, asking: false },
  waiting: {
    at: 'waiting',
    transaction,
    method: 'bca_va',
    charge: pending,
    typed: false,
    tries: 0,
    asking: false,
    notYet: false,
  },
  typedWaiting: {
    at: 'waiting',
    transaction,
    method: 'ovo',
    charge: pending,
    typed: true,
    tries: 0,
    asking: false,
    notYet: false,
  },
  changing: { at: 'changing', transaction, method: 'bca_va', charge: pending, tries: 0 },
  ended: { at: 'ended', transaction, charge: paid },
  refusedForGood: { at: 'ended', transaction, charge: denied },
  expired: { at: 'ended', transaction, charge: lapsed },
  failed: { at: 'failed', code: 'expired', token: 't', transaction },
} satisfies Record<string, Step>;

const refusal = { kind: 'gateway', reason: 'card_rejected' } as const;
const events = {
  started: { type: 'started', token: 't' },
  loaded: { type: 'loaded', transaction },
  resumed: { type: 'loaded', transaction: { ...transaction, charge: pending } },
  chosen: { type: 'chosen', method: 'credit_card' },
  charging: { type: 'charging', method: 'bca_va', attempt },
  submitted: { type: 'submitted' },
  pending: { type: 'charged', charge: pending },
  challenge: { type: 'charged', charge: challenge },
  paid: { type: 'charged', charge: paid },
  denied: { type: 'charged', charge: denied },
  held: { type: 'charged', charge: held },
  lapsed: { type: 'charged', charge: lapsed },
  refused: { type: 'refused', refusal },
  troubled: { type: 'troubled', code: 'offline' },
  asked: { type: 'asked' },
  changing: { type: 'changing' },
  back: { type: 'back' },
  failed: { type: 'failed', code: 'expired' },
} satisfies Record<string, Event>;

/** Where every event leads from every step; what is not named changes nothing. */
const moves: Readonly<Record<keyof typeof steps, Partial<Record<keyof typeof events, Step['at']>>>> = {
  idle: { started: 'loading' },
  loading: { loaded: 'choosing', resumed: 'waiting', troubled: 'loading', failed: 'failed' },
  choosing: { loaded: 'choosing', resumed: 'choosing', chosen: 'entering', charging: 'charging', failed: 'failed' },
  entering: {
    loaded: 'entering',
    resumed: 'entering',
    submitted: 'preparing',
    charging: 'charging',
    back: 'choosing',
    failed: 'failed',
  },
  preparing: { charging: 'charging', refused: 'entering', troubled: 'entering', back: 'choosing', failed: 'failed' },
  charging: {
    pending: 'waiting',
    challenge: 'challenged',
    paid: 'ended',
    denied: 'choosing',
    held: 'ended',
    lapsed: 'ended',
    refused: 'choosing',
    troubled: 'charging',
    failed: 'failed',
  },
  cardCharging: {
    pending: 'waiting',
    challenge: 'challenged',
    paid: 'ended',
    denied: 'entering',
    held: 'ended',
    lapsed: 'ended',
    refused: 'entering',
    troubled: 'charging',
    failed: 'failed',
  },
  challenged: {
    pending: 'challenged',
    challenge: 'challenged',
    paid: 'ended',
    denied: 'entering',
    held: 'ended',
    lapsed: 'ended',
    refused: 'entering',
    troubled: 'challenged',
    asked: 'challenged',
    changing: 'changing',
    loaded: 'choosing',
    resumed: 'waiting',
    failed: 'failed',
  },
  waiting: {
    pending: 'waiting',
    challenge: 'challenged',
    paid: 'ended',
    denied: 'ended',
    held: 'ended',
    lapsed: 'ended',
    troubled: 'waiting',
    asked: 'waiting',
    changing: 'changing',
    loaded: 'choosing',
    resumed: 'waiting',
    failed: 'failed',
  },
  typedWaiting: {
    pending: 'waiting',
    challenge: 'challenged',
    paid: 'ended',
    denied: 'entering',
    held: 'ended',
    lapsed: 'ended',
    refused: 'entering',
    troubled: 'waiting',
    asked: 'waiting',
    changing: 'changing',
    loaded: 'choosing',
    resumed: 'waiting',
    failed: 'failed',
  },
  changing: { loaded: 'choosing', resumed: 'waiting', troubled: 'changing', failed: 'failed' },
  ended: {},
  refusedForGood: {},
  expired: { chosen: 'entering', charging: 'charging', back: 'choosing' },
  failed: {},
};

const pairs = Object.entries(steps).flatMap(([from, step]) =>
  Object.entries(events).map(([name, event]) => ({
    from: from as keyof typeof steps,
    name: name as keyof typeof events,
    step: step as Step,
    event: event as Event,
  })),
);

test.for(pairs)('$from, $name', ({ from, name, step, event }) => {
  const next = advance(step, event);
  const to = moves[from][name];
  if (to === undefined) expect(next).toBe(step);
  else {
    expect(next.at).toBe(to);
    expect(next).not.toBe(step);
  }
});

describe('what is kept', () => {
  test('a status that says less does not take the number or the PDF away', () => {
    const bare = charge({ status_code: '201', transaction_status: 'pending', payment_type: 'bank_transfer' });
    const next = advance(steps.waiting, { type: 'charged', charge: bare });
    expect(next).toMatchObject({
      at: 'waiting',
      method: 'bca_va',
      tries: 1,
      charge: { virtualAccount: { number: '12345678901' } },
    });
    const end = advance(next, { type: 'charged', charge: paid });
    expect(end).toMatchObject({
      at: 'ended',
      charge: { status: 'paid', wire: { pdf_url: 'http://gateway.test/pdf', transaction_status: 'settlement' } },
    });
  });

  test('an instrument made in another tab takes the place of the one on screen, with nothing of it left', () => {
    const other = charge({
      transaction_id: 'b',
      status_code: '201',
      transaction_status: 'pending',
      payment_type: 'gopay',
    });
    const next = advance(steps.waiting, { type: 'charged', charge: other });
    expect(next).toMatchObject({ at: 'waiting', method: 'gopay' });
    expect(next).not.toMatchObject({ charge: { virtualAccount: expect.anything() as object } });
  });

  test('the bank page stays the same while the bank has not decided', () => {
    const bare = charge({ status_code: '201', transaction_status: 'pending', payment_type: 'credit_card' });
    expect(advance(steps.challenged, { type: 'charged', charge: bare })).toMatchObject({
      at: 'challenged',
      charge: { challengeUrl: 'http://bank.test/3ds' },
    });
  });

  test('a refusal names the attempt, so that its late status is not taken for the next one', () => {
    expect(advance(steps.cardCharging, { type: 'charged', charge: denied })).toMatchObject({
      refusal: { kind: 'bank', reason: '05', charge: { transactionId: 'a' } },
    });
  });

  test('without allow_retry a refusal is the end', () => {
    const step: Step = { ...steps.cardCharging, transaction: once };
    expect(advance(step, { type: 'charged', charge: denied })).toMatchObject({
      at: 'ended',
      charge: { status: 'refused' },
    });
  });

  test('a form is remembered while its charge is pending, and told why it is back', () => {
    const waiting = advance(steps.cardCharging, events.pending);
    expect(waiting).toMatchObject({ at: 'waiting', typed: true });
    expect(advance(waiting, events.pending)).toMatchObject({ at: 'waiting', typed: true });
    expect(advance(waiting, events.denied)).toMatchObject({
      at: 'entering',
      refusal: { kind: 'bank', reason: '05', charge: { transactionId: 'a' } },
    });
    expect(advance(steps.expired, events.chosen)).toMatchObject({
      refusal: { kind: 'gateway', reason: 'expired', charge: { transactionId: 'a' } },
    });
  });

  test('trying again by hand restarts the work, but only when there is trouble', () => {
    const troubled = advance(steps.charging, events.troubled);
    expect(troubled).toMatchObject({ at: 'charging', tries: 1, trouble: 'offline', attempt: { key: 'k' } });
    expect(advance(troubled, events.asked)).toMatchObject({
      at: 'charging',
      tries: 0,
      trouble: 'offline',
      attempt: { key: 'k' },
    });
    expect(advance(steps.charging, events.asked)).toBe(steps.charging);
  });
});

test('after a refused charge what follows knows that the order has one', () => {
  for (const from of [steps.cardCharging, steps.charging, steps.challenged])
    expect(advance(from, events.denied)).toMatchObject({ transaction: { charge: { status: 'refused' } } });
});
