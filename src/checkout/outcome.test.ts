import { describe, expect, test } from 'vitest';

import { parseCharge, parseTransaction } from '../gateway/parse.ts';
import { outcomeOf, type Place } from './outcome.ts';
import type { Step } from './step.ts';

const body = (more: Record<string, unknown> = {}) => ({
  token: 't',
  transaction_details: { order_id: 'ORD 1', gross_amount: 150_000 },
  ...more,
});
const bare = parseTransaction(body(), 'http://gateway.test');
const configured = parseTransaction(
  body({
    callbacks: { finish: 'https://shop.test/finish?a=1', error: 'https://shop.test/error' },
    merchant: { preference: { unfinish_url: 'https://shop.test/unfinish' } },
  }),
  'http://gateway.test',
);

const popup: Place = { mode: 'popup', origin: 'https://shop.test' };
const full: Place = { mode: 'window' };

const va = {
  status_code: '201',
  status_message: 'Transaksi sedang diproses',
  transaction_status: 'pending',
  payment_type: 'bank_transfer',
  gross_amount: '150000.00',
  va_numbers: [{ bank: 'bca', va_number: '12345678901' }],
  pdf_url: 'http://gateway.test/pdf',
  expiry_time: '2026-02-04 10:20:00',
  fraud_status: null,
  point_balance: 12,
};
const waiting = (transaction = bare, wire: Record<string, unknown> = va): Step => ({
  at: 'waiting',
  transaction,
  method: 'bca_va',
  charge: parseCharge(wire),
  typed: false,
  tries: 0,
  asking: false,
  notYet: false,
});
const ended = (wire: Record<string, unknown>, transaction = bare): Step => ({
  at: 'ended',
  transaction,
  charge: parseCharge(wire),
});

describe('pending', () => {
  test('the gateway’s object is passed through, all scalars strings, nothing null, with the BCA number twice', () => {
    expect(outcomeOf(waiting(), popup)).toEqual({
      outcome: 'pending',
      result: {
        ...va,
        fraud_status: undefined,
        order_id: 'ORD 1',
        bca_va_number: '12345678901',
        point_balance: '12',
        finish_redirect_url: 'https://shop.test/?order_id=ORD+1&status_code=201&transaction_status=pending',
      },
    });
    expect(outcomeOf(waiting(), popup).result).not.toHaveProperty('fraud_status');
  });

  test.for([[null], [''], ['/pdf'], ['javascript:alert(1)'], [undefined]])('pdf_url %s is left out', ([pdf]) => {
    expect(outcomeOf(waiting(bare, { ...va, pdf_url: pdf }), popup).result).not.toHaveProperty('pdf_url');
  });

  test('a page without callbacks goes to the finish URL, which keeps its query', () => {
    expect(outcomeOf(waiting(configured), popup).url).toBe(
      'https://shop.test/finish?a=1&order_id=ORD+1&status_code=201&transaction_status=pending',
    );
  });

  test('an attempt without an answer is pending: nobody knows that it was not charged', () => {
    const step: Step = {
      at: 'charging',
      transaction: bare,
      method: 'bca_va',
      attempt: { key: 'k', paymentType: 'bca_va' },
      typed: false,
      tries: 1,
    };
    expect(outcomeOf(step, popup)).toMatchObject({
      outcome: 'pending',
      result: { status_code: '201', order_id: 'ORD 1', payment_type: 'bca_va' },
    });
  });

  test('a card under review is pending with fraud_status challenge', () => {
    const wire = {
      status_code: '201',
      transaction_status: 'capture',
      fraud_status: 'challenge',
      payment_type: 'credit_card',
    };
    expect(outcomeOf(ended(wire), popup)).toMatchObject({
      outcome: 'pending',
      result: { status_code: '201', transaction_status: 'capture', fraud_status: 'challenge' },
    });
  });
});

describe('success', () => {
  test.for([
    ['settlement', 'bank_transfer'],
    ['capture', 'credit_card'],
  ])('%s is status 200', ([transaction_status, payment_type]) => {
    const wire = {
      status_code: '200',
      status_message: 'Success',
      transaction_status,
      payment_type,
      redirect_url: 'http://bank.test',
    };
    const { outcome, result, url } = outcomeOf(ended({ ...wire }, configured), popup);
    expect(outcome).toBe('success');
    expect(result).toMatchObject({
      status_code: '200',
      transaction_status,
      gross_amount: '150000.00',
      status_message: 'Success',
    });
    expect(result).not.toHaveProperty('redirect_url');
    expect(url).toBe(
      `https://shop.test/finish?a=1&order_id=ORD+1&status_code=200&transaction_status=${transaction_status}`,
    );
    expect(result?.finish_redirect_url).toBe(url);
  });
});

describe('error', () => {
  test.for([
    [{ status_code: '202', transaction_status: 'deny' }, '202', 'deny'],
    [{ status_code: '200', transaction_status: 'deny' }, '202', 'deny'],
    [{ status_code: '201', transaction_status: 'expire' }, '407', 'expire'],
    [{ status_code: '200', transaction_status: 'cancel' }, '408', 'cancel'],
    [{ status_code: '500', status_message: 'Sorry' }, '500', 'failure'],
  ] as const)('%o is told as %s %s, with the message in an array', ([wire, status_code, transaction_status]) => {
    const { outcome, result } = outcomeOf(ended(wire), popup);
    expect(outcome).toBe('error');
    expect(result).toMatchObject({ status_code, transaction_status });
    expect(Array.isArray(result?.status_message)).toBe(true);
  });

  test.for([
    ['not_found', '404'],
    ['used', '406'],
    ['expired', '407'],
    ['cancelled', '408'],
    ['paid', '409'],
    ['rejected', '400'],
  ] as const)('a token that is %s is onError %s', ([code, status_code]) => {
    const { outcome, result } = outcomeOf({ at: 'failed', code, token: 't' }, popup);
    expect(outcome).toBe('error');
    expect(result).toMatchObject({
      status_code,
      status_message: [expect.any(String)],
      finish_redirect_url: expect.stringContaining('https://shop.test/?'),
    });
  });

  test('the error URL comes before the finish URL', () => {
    expect(outcomeOf(ended({ status_code: '202', transaction_status: 'deny' }, configured), full).url).toBe(
      'https://shop.test/error?order_id=ORD+1&status_code=202&transaction_status=deny',
    );
  });
});

describe('close', () => {
  test.for([
    { at: 'idle' },
    { at: 'loading', token: 't', tries: 3 },
    { at: 'choosing', transaction: configured },
    { at: 'entering', transaction: configured, method: 'credit_card' },
    { at: 'failed', code: 'origin', token: 't' },
  ] satisfies Step[])('from $at nothing is told and nothing navigates', (step) => {
    expect(outcomeOf(step, popup)).toEqual({ outcome: 'close' });
  });

  test('a window goes to the unfinish URL', () => {
    expect(outcomeOf({ at: 'choosing', transaction: configured }, full)).toEqual({
      outcome: 'close',
      url: 'https://shop.test/unfinish?order_id=ORD+1&status_code=201&transaction_status=pending',
    });
  });

  test('a window with nowhere to go stays', () => {
    expect(outcomeOf({ at: 'choosing', transaction: bare }, full)).toEqual({ outcome: 'close' });
  });
});
