import type { GatewayErrorCode } from '../gateway/error.ts';
import type { Charge, Transaction } from '../gateway/types.ts';
import type { Refusal } from '../methods/method.ts';

/** Where the customer is. Each member carries only what that place needs. */
export type Step =
  | Idle
  | Loading
  | Choosing
  | Entering
  | Preparing
  | Charging
  | Challenged
  | Waiting
  | Changing
  | Ended
  | Failed;

/** A prepared frame: nothing is asked of the gateway before the shop calls `pay`. */
export interface Idle {
  readonly at: 'idle';
}

export interface Loading {
  readonly at: 'loading';
  readonly token: string;
  /** Attempts that got no answer; the pause before the next grows with them. */
  readonly tries: number;
  /** Why the last attempt got no answer: shown with a button, while it goes on by itself. */
  readonly trouble?: GatewayErrorCode;
}

export interface Choosing {
  readonly at: 'choosing';
  readonly transaction: Transaction;
  /** What went wrong with the method chosen last, when it is that method that does not work. */
  readonly refusal?: Refusal;
  /** The method it was that did not work. */
  readonly tried?: string;
}

/** A method with something to type. */
export interface Entering {
  readonly at: 'entering';
  readonly transaction: Transaction;
  readonly method: string;
  /** Which of the customer's own the list was left by (see `EntryProps.saved`). */
  readonly saved?: string | undefined;
  readonly refusal?: Refusal;
}

/** The form's data is being made into a request (a card into a token); nothing is charged yet. */
export interface Preparing {
  readonly at: 'preparing';
  readonly transaction: Transaction;
  readonly method: string;
  readonly refusal?: Refusal;
}

/**
 * One attempt to pay. It is re-sent with the same key or resolved by status, never replaced by a new one. What it sends is
 * not in the step: there may be a gift card's number and PIN in it.
 */
export interface Attempt {
  readonly key: string;
  /** The gateway's word for what is paid with. */
  readonly paymentType: string;
}

export interface Charging {
  readonly at: 'charging';
  readonly transaction: Transaction;
  readonly method: string;
  readonly attempt: Attempt;
  /** There is a form to come back to. */
  readonly typed: boolean;
  readonly tries: number;
  readonly trouble?: GatewayErrorCode;
}

/** The bank asks the customer (3-D Secure). */
export interface Challenged {
  readonly at: 'challenged';
  readonly transaction: Transaction;
  readonly method: string;
  readonly charge: Charge;
  readonly tries: number;
  readonly asking: boolean;
}

/** Charged, not yet paid: the instruction is on screen and the gateway is asked now and then. */
export interface Waiting {
  readonly at: 'waiting';
  readonly transaction: Transaction;
  readonly method: string;
  readonly charge: Charge;
  /** There is a form to come back to. */
  readonly typed: boolean;
  readonly tries: number;
  /** The customer asked to check now. */
  readonly asking: boolean;
  /** That check found nothing new. */
  readonly notYet: boolean;
  /** The gateway did not answer the last question. */
  readonly trouble?: GatewayErrorCode;
}

/** The instrument is being given up for another method; the gateway has the last word on whether it could be. */
export interface Changing {
  readonly at: 'changing';
  readonly transaction: Transaction;
  readonly method: string;
  readonly charge: Charge;
  readonly tries: number;
  readonly trouble?: GatewayErrorCode;
}

/** A result: paid, under review, refused for good, expired, cancelled, failed. */
export interface Ended {
  readonly at: 'ended';
  readonly transaction: Transaction;
  readonly charge: Charge;
}

/** The token cannot be paid. */
export interface Failed {
  readonly at: 'failed';
  readonly code: GatewayErrorCode;
  readonly token: string;
  readonly transaction?: Transaction;
}

export type Event =
  | { readonly type: 'started'; readonly token: string }
  | { readonly type: 'loaded'; readonly transaction: Transaction }
  | { readonly type: 'chosen'; readonly method: string; readonly saved?: string | undefined }
  | { readonly type: 'charging'; readonly method: string; readonly attempt: Attempt }
  | { readonly type: 'submitted' }
  | { readonly type: 'charged'; readonly charge: Charge }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'troubled'; readonly code: GatewayErrorCode }
  | { readonly type: 'asked' }
  | { readonly type: 'changing' }
  | { readonly type: 'back' }
  | { readonly type: 'failed'; readonly code: GatewayErrorCode };

/** The one way to move. An event that does not fit where the customer is changes nothing. */
export function advance(step: Step, event: Event): Step {
  switch (event.type) {
    case 'started':
      return step.at === 'idle' ? { at: 'loading', token: event.token, tries: 0 } : step;
    case 'loaded':
      return loaded(step, event.transaction);
    case 'chosen':
      return chosen(step, event.method, event.saved);
    case 'submitted':
      return step.at === 'entering' ? { ...step, at: 'preparing' } : step;
    case 'charging':
      // From a form without one of the method's own: the customer was only asked who pays.
      if (step.at !== 'choosing' && step.at !== 'entering' && step.at !== 'preparing' && !isExpired(step)) return step;
      return {
        at: 'charging',
        transaction: step.transaction,
        method: event.method,
        attempt: event.attempt,
        typed: step.at === 'preparing',
        tries: 0,
      };
    case 'charged':
      return charged(step, event.charge);
    case 'refused':
      return refused(step, event.refusal);
    case 'troubled':
      return troubled(step, event.code);
    case 'asked':
      return asked(step);
    case 'changing':
      return changing(step);
    case 'back':
      return step.at === 'entering' || step.at === 'preparing' || isExpired(step)
        ? { at: 'choosing', transaction: step.transaction }
        : step;
    case 'failed':
      return failed(step, event.code);
  }
}

/** Its time ran out, and the gateway has said so: the one end after which there may be a new attempt. */
const isExpired = (step: Step): step is Ended => step.at === 'ended' && step.charge.status === 'expired';

function chosen(step: Step, method: string, saved: string | undefined): Step {
  if (step.at === 'choosing') return { at: 'entering', transaction: step.transaction, method, saved };
  if (!isExpired(step)) return step;
  const refusal: Refusal = { kind: 'gateway', reason: 'expired', charge: step.charge };
  return { at: 'entering', transaction: step.transaction, method, refusal };
}

function loaded(step: Step, transaction: Transaction): Step {
  if (step.at === 'choosing' || step.at === 'entering') return { ...step, transaction };
  // While waiting: the instrument was given up elsewhere.
  if (step.at !== 'loading' && step.at !== 'changing' && step.at !== 'waiting' && step.at !== 'challenged') return step;
  return transaction.charge ? shown(transaction, transaction.charge) : { at: 'choosing', transaction };
}

function changing(step: Step): Step {
  if (step.at !== 'waiting' && step.at !== 'challenged') return step;
  const { transaction, method, charge } = step;
  return { at: 'changing', transaction, method, charge, tries: 0 };
}

/** Where a charge belongs, whatever was on screen before. */
function shown(transaction: Transaction, charge: Charge, typed = false): Step {
  if (charge.status !== 'pending') return { at: 'ended', transaction, charge };
  const method = charge.method ?? '';
  if (charge.challengeUrl && !charge.challengeDone)
    return { at: 'challenged', transaction, method, charge, tries: 0, asking: false };
  return { at: 'waiting', transaction, method, charge, typed, tries: 0, asking: false, notYet: false };
}

function charged(step: Step, charge: Charge): Step {
  if (step.at !== 'charging' && step.at !== 'challenged' && step.at !== 'waiting') return step;
  const { method } = step;
  // What may follow has to know that the order has a charge.
  const transaction = { ...step.transaction, charge };
  const typed = step.at === 'challenged' || step.typed;
  const known = step.at === 'charging' ? { ...charge, method: charge.method ?? method } : merged(step.charge, charge);
  if (charge.status === 'refused' && transaction.merchant.allowRetry && (step.at !== 'waiting' || typed)) {
    return refused({ ...step, transaction }, { kind: 'bank', reason: charge.reason, charge: known });
  }
  const next = shown(transaction, known, typed);
  if (next.at === 'challenged' && step.at === 'challenged') return { ...next, tries: step.tries + 1 };
  if (next.at === 'waiting' && step.at === 'waiting')
    return { ...next, tries: step.tries + 1, notYet: step.asking || step.notYet };
  return next;
}

/** A status may say less than the charge did: what the customer and the shop need is kept. */
const merged = (before: Charge, after: Charge): Charge => {
  if (before.transactionId !== after.transactionId) return after;
  const method = before.method ?? after.method;
  return { ...before, ...after, ...(method !== undefined && { method }), wire: { ...before.wire, ...after.wire } };
};

function refused(step: Step, refusal: Refusal): Step {
  switch (step.at) {
    case 'preparing':
    case 'challenged':
      return { at: 'entering', transaction: step.transaction, method: step.method, refusal };
    case 'charging':
    case 'waiting':
      if (step.typed) return { at: 'entering', transaction: step.transaction, method: step.method, refusal };
      return step.at === 'charging'
        ? { at: 'choosing', transaction: step.transaction, refusal, tried: step.method }
        : step;
    default:
      return step;
  }
}

function troubled(step: Step, code: GatewayErrorCode): Step {
  switch (step.at) {
    case 'loading':
    case 'charging':
    case 'changing':
    case 'waiting':
      return { ...step, tries: step.tries + 1, trouble: code, ...(step.at === 'waiting' && { asking: false }) };
    case 'challenged':
      return { ...step, tries: step.tries + 1, asking: false };
    case 'preparing':
      return refused(step, { kind: 'gateway', reason: code });
    default:
      return step;
  }
}

function asked(step: Step): Step {
  switch (step.at) {
    case 'waiting':
    case 'challenged':
      return step.asking ? step : { ...step, asking: true };
    case 'loading':
    case 'charging':
    case 'changing':
      // The same work again, now: a step is its work, so a new object restarts it.
      return step.trouble ? { ...step, tries: 0 } : step;
    default:
      return step;
  }
}

function failed(step: Step, code: GatewayErrorCode): Step {
  switch (step.at) {
    case 'idle':
    case 'ended':
    case 'failed':
      return step;
    case 'loading':
      return { at: 'failed', code, token: step.token };
    default:
      return { at: 'failed', code, token: step.transaction.token, transaction: step.transaction };
  }
}
