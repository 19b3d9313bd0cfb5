import { describe, expect, test } from 'vitest';
import { advance, isPayable, stateOf, type OrderState, type Reported } from './order-state.ts';

const report = (transaction_status: string, transaction_id = 'a', fraud_status?: string): Reported => ({
  transaction_status,
  transaction_id,
  fraud_status,
});

/** The state after all reports in turn, starting with a fresh order. */
const after = (...reports: Reported[]) => reports.reduce(advance, { state: 'open', transactionId: '' } as const).state;

test.each<[string, string | undefined, OrderState | null]>([
  ['pending', undefined, 'pending'],
  ['PENDING', undefined, 'pending'],
  ['capture', 'accept', 'paid'],
  ['capture', undefined, 'paid'],
  ['capture', 'challenge', 'review'],
  ['accept', 'challenge', 'review'],
  ['accept', 'deny', 'denied'],
  ['authorize', 'accept', 'authorized'],
  ['settlement', undefined, 'paid'],
  ['deny', 'deny', 'denied'],
  ['failure', undefined, 'denied'],
  ['cancel', undefined, 'cancelled'],
  ['expire', undefined, 'expired'],
  ['refund', undefined, 'refunded'],
  ['partial_refund', undefined, 'partly_refunded'],
  ['chargeback', undefined, 'reversed'],
  ['constructor', undefined, null],
  ['something new', undefined, null],
])('%s (fraud %s) means %s', (status, fraud, expected) => {
  expect(stateOf(report(status, 'a', fraud))).toBe(expected);
});

describe('one attempt only moves forward', () => {
  test.each<[OrderState, string[]]>([
    ['pending', ['pending', 'pending']],
    ['paid', ['pending', 'settlement']],
    ['paid', ['pending', 'settlement', 'pending']],
    ['paid', ['settlement', 'pending', 'settlement']],
    ['paid', ['pending', 'settlement', 'expire']],
    ['paid', ['capture', 'settlement']],
    ['paid', ['authorize', 'capture', 'authorize']],
    ['paid', ['pending', 'expire', 'settlement']],
    ['expired', ['pending', 'expire', 'pending', 'cancel']],
    ['denied', ['pending', 'deny', 'pending', 'expire']],
    ['cancelled', ['pending', 'cancel', 'deny']],
    ['refunded', ['settlement', 'refund', 'settlement', 'refund']],
    ['refunded', ['settlement', 'partial_refund', 'refund', 'partial_refund']],
    ['partly_refunded', ['settlement', 'partial_refund', 'settlement']],
    ['reversed', ['settlement', 'chargeback']],
    ['reversed', ['capture', 'cancel', 'capture']],
    ['reversed', ['settlement', 'deny', 'settlement', 'pending']],
    ['refunded', ['settlement', 'refund', 'cancel']],
    ['paid', ['settlement', 'nonsense']],
    ['refunded', ['refund']],
  ])('%s after %j', (expected, statuses) => {
    expect(after(...statuses.map((status) => report(status)))).toBe(expected);
  });
});

describe('another attempt', () => {
  test('takes over while nothing is paid', () => {
    expect(after(report('deny', 'a'), report('pending', 'b'))).toBe('pending');
    expect(after(report('pending', 'a'), report('cancel', 'a'), report('pending', 'b'))).toBe('pending');
    expect(after(report('deny', 'a'), report('settlement', 'b'))).toBe('paid');
  });
  test('changes nothing once the order is paid', () => {
    expect(after(report('settlement', 'a'), report('pending', 'b'))).toBe('paid');
    expect(after(report('settlement', 'a'), report('refund', 'b'))).toBe('paid');
    expect(after(report('settlement', 'a'), report('refund', 'a'), report('deny', 'b'))).toBe('refunded');
  });
});

test('a repeated report is the very same standing', () => {
  const standing = advance({ state: 'open', transactionId: '' }, report('pending'));
  expect(advance(standing, report('pending'))).toBe(standing);
});

test('what may still be paid', () => {
  const payable: OrderState[] = ['open', 'pending', 'denied'];
  const settled: OrderState[] = ['review', 'authorized', 'cancelled', 'expired', 'paid', 'partly_refunded', 'refunded'];
  expect(payable.every(isPayable)).toBe(true);
  expect(settled.some(isPayable)).toBe(false);
});
