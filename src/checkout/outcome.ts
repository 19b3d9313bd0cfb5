import type { Finish, SnapResult } from '../bridge/protocol.ts';
import type { GatewayErrorCode } from '../gateway/error.ts';
import type { Charge, Transaction } from '../gateway/types.ts';
import { isWebUrl, withQuery } from '../lib/url.ts';
import type { Step } from './step.ts';

/** What the shop is told when the customer leaves, by where the customer was (design: callbacks; contract.md §1.6, §1.7). */
export function outcomeOf(step: Step, place: Place): Finish {
  switch (step.at) {
    case 'idle':
    case 'loading':
      return { outcome: 'close' };
    case 'choosing':
    case 'entering':
    case 'preparing':
      return closed(step.transaction, place);
    case 'charging':
      // Nobody knows whether it was charged: the shop must wait for the notification.
      return told('pending', step.transaction, { payment_type: step.attempt.paymentType }, PENDING, place);
    case 'challenged':
    case 'waiting':
    case 'changing':
      return told('pending', step.transaction, step.charge.wire, PENDING, place);
    case 'ended':
      return ended(step.transaction, step.charge, place);
    case 'failed':
      return failed(step.code, step.transaction, place);
  }
}

/** Where the checkout stands. */
export interface Place {
  readonly mode: 'popup' | 'embed' | 'window';
  /** The merchant page's origin, where there is one. */
  readonly origin?: string;
}

interface Codes {
  readonly status_code: string;
  readonly transaction_status: string;
  readonly status_message: string;
}

const PENDING: Codes = {
  status_code: '201',
  transaction_status: 'pending',
  status_message: 'Transaction is being processed',
};

/** Codes of contract.md §8.2 for a token that cannot be paid; after any other error it still may be. */
const FAILURES: Partial<Record<GatewayErrorCode, Codes>> = {
  not_found: { status_code: '404', transaction_status: 'failure', status_message: 'token not found' },
  used: { status_code: '406', transaction_status: 'failure', status_message: 'transaction has been processed' },
  expired: { status_code: '407', transaction_status: 'expire', status_message: 'token is expired' },
  cancelled: { status_code: '408', transaction_status: 'cancel', status_message: 'transaction has been canceled' },
  paid: { status_code: '409', transaction_status: 'failure', status_message: 'transaction has been succeed' },
  rejected: {
    status_code: '400',
    transaction_status: 'failure',
    status_message: 'the gateway refused the transaction',
  },
};

function ended(transaction: Transaction, charge: Charge, place: Place): Finish {
  const wire = charge.wire;
  const code = (fallback: string) => String(wire['status_code'] ?? fallback);
  switch (charge.status) {
    case 'paid':
      return told(
        'success',
        transaction,
        wire,
        {
          status_code: '200',
          transaction_status: String(wire['transaction_status'] ?? 'settlement'),
          status_message: String(wire['status_message'] ?? 'Success, transaction is found'),
        },
        place,
      );
    case 'pending':
    case 'review':
      return told(
        'pending',
        transaction,
        wire,
        {
          ...PENDING,
          transaction_status: String(wire['transaction_status'] ?? 'pending'),
        },
        place,
      );
    case 'refused':
      return told(
        'error',
        transaction,
        wire,
        { status_code: refusalCode(code('202')), transaction_status: 'deny', status_message: messageOf(wire) },
        place,
      );
    case 'expired':
      return told(
        'error',
        transaction,
        wire,
        { status_code: '407', transaction_status: 'expire', status_message: messageOf(wire) },
        place,
      );
    case 'cancelled':
      return told(
        'error',
        transaction,
        wire,
        { status_code: '408', transaction_status: 'cancel', status_message: messageOf(wire) },
        place,
      );
    case 'failed':
      return told(
        'error',
        transaction,
        wire,
        { status_code: refusalCode(code('500')), transaction_status: 'failure', status_message: messageOf(wire) },
        place,
      );
  }
}

/** An error result never carries a code that shops read as success or pending. */
const refusalCode = (code: string): string => (code === '200' || code === '201' ? '202' : code);

const messageOf = (wire: Charge['wire']): string =>
  [wire['status_message']].flat().join(' ') || 'Transaction is not successful';

function failed(code: GatewayErrorCode, transaction: Transaction | undefined, place: Place): Finish {
  const codes = FAILURES[code];
  if (codes === undefined) return transaction === undefined ? { outcome: 'close' } : closed(transaction, place);
  if (transaction !== undefined) return told('error', transaction, {}, codes, place);
  return { outcome: 'error', result: { ...codes, status_message: [codes.status_message], ...placeless(codes, place) } };
}

const placeless = (codes: Codes, place: Place) => ({
  finish_redirect_url: withQuery(fallbackUrl(place), {
    status_code: codes.status_code,
    transaction_status: codes.transaction_status,
  }),
});

/** In a frame the shop's page is still there; a window has to go somewhere. */
function closed(transaction: Transaction, { mode }: Place): Finish {
  const back = transaction.merchant.unfinishUrl ?? transaction.merchant.finishUrl;
  if (mode !== 'window' || back === undefined) return { outcome: 'close' };
  return { outcome: 'close', url: withQuery(back, queryOf(transaction, PENDING)) };
}

function told(
  outcome: 'success' | 'pending' | 'error',
  transaction: Transaction,
  wire: Charge['wire'],
  codes: Codes,
  place: Place,
): Finish {
  const { finishUrl, errorUrl } = transaction.merchant;
  const query = queryOf(transaction, codes);
  const to = outcome === 'error' ? (errorUrl ?? finishUrl) : finishUrl;
  return {
    outcome,
    result: resultOf(transaction, wire, codes, outcome, withQuery(finishUrl ?? fallbackUrl(place), query)),
    ...(to !== undefined && { url: withQuery(to, query) }),
  };
}

const queryOf = ({ orderId }: Transaction, { status_code, transaction_status }: Codes) => ({
  order_id: orderId,
  status_code,
  transaction_status,
});

/** Shops read `finish_redirect_url` unasked, so it is always there; nobody is sent to this one by us. */
const fallbackUrl = ({ origin }: Place): string =>
  origin !== undefined && isWebUrl(origin) ? `${origin}/` : 'http://example.com/';

function resultOf(
  transaction: Transaction,
  wire: Charge['wire'],
  codes: Codes,
  outcome: string,
  finishUrl: string,
): SnapResult {
  const { pdf_url: pdf, redirect_url: _bank, ...rest } = wire;
  const [account] = Array.isArray(wire['va_numbers']) ? (wire['va_numbers'] as Record<string, unknown>[]) : [];
  return {
    order_id: transaction.orderId,
    gross_amount: `${transaction.amount}.00`,
    ...(account?.['bank'] === 'bca' && { bca_va_number: String(account['va_number']) }),
    ...(worded(rest) as Record<string, unknown>),
    ...(wire['payment_type'] === 'bca_klikbca' && { redirect_url: String(wire['redirect_url']) }),
    ...(typeof pdf === 'string' && isWebUrl(pdf) && { pdf_url: pdf }),
    ...codes,
    status_message:
      outcome === 'error' ? [codes.status_message] : String(wire['status_message'] ?? codes.status_message),
    finish_redirect_url: webUrlOr(wire['finish_redirect_url'], codes, finishUrl),
  };
}

/** The gateway's own finish URL only while it says the same as we do. */
const webUrlOr = (url: unknown, { status_code }: Codes, fallback: string): string =>
  typeof url === 'string' && isWebUrl(url) && url.includes(`status_code=${status_code}`) ? url : fallback;

/** All scalars as strings, nothing that is null (contract.md §0.3; pages compare `status_code === "200"`). */
function worded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(worded);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null && field !== undefined)
      .map(([name, field]) => [name, worded(field)]),
  );
}
