import type { Core } from './gateway.ts';
import { approval } from './ledger.ts';
import { captureOf } from './merchant-actions.ts';
import type { Charge, ChargeChange, Transaction } from './method.ts';
import { refundChange, refundProblem } from './refunds.ts';
import { isHeld, mayRefund } from './status-cycle.ts';

/** What a tester can do to a transaction; words of the status cycle (contract §5.5). */
export const TRANSITIONS = [
  'settle',
  'challenge',
  'accept',
  'capture',
  'deny',
  'fail',
  'expire',
  'cancel',
  'refund',
  'chargeback',
  'partial_chargeback',
] as const;
export type Transition = (typeof TRANSITIONS)[number];

/** The transition is none for this transaction now; the message says why. */
export class Impossible extends Error {}

const PLAIN = {
  fail: 'failure',
  expire: 'expire',
  cancel: 'cancel',
  chargeback: 'chargeback',
  partial_chargeback: 'partial_chargeback',
} as const;

/** The change that a transition means for a charge. @throws Impossible */
export function changeFor(
  transition: Transition,
  charge: Charge,
  core: Core,
  amount: number | undefined,
): ChargeChange {
  const { clock, dice, gateway, ledger } = core;
  const method = ledger.methodOf(charge);
  switch (transition) {
    case 'settle':
      return method.settle?.(charge, gateway) ?? { status: 'settlement' };
    case 'challenge':
      if (!method.challenge) throw new Impossible(`${method.id} has no fraud challenge`);
      return method.challenge(charge, gateway);
    case 'accept': {
      const change = approval(charge, method);
      if (!change) throw new Impossible('it is not held by the fraud system');
      return change;
    }
    case 'capture': {
      const change = captureOf(charge, method);
      if (!change) throw new Impossible('it is not authorised');
      return change;
    }
    case 'refund': {
      const request = { key: undefined, amount, reason: 'sandbox', how: 'online' } as const;
      const problem = refundProblem(charge, request, method.refundable === true);
      if (problem) throw new Impossible(problem.message);
      return refundChange(charge, request, clock.now(), dice);
    }
    case 'deny':
      return { status: 'deny', ...(isHeld(charge) ? { fraud: 'deny' } : {}) };
    default:
      return { status: PLAIN[transition] };
  }
}

/** Somebody may pay into its account again. */
export const isPayableAgain = (charge: Charge | undefined): charge is Charge =>
  charge?.type === 'bank_transfer' && charge.status === 'settlement';

/**
 * Why a token that has no charge, or none that counts any more, is not to be paid with, and what to do instead; `undefined` while
 * it is.
 */
export function deadToken(transaction: Transaction, charge: Charge | undefined, { ledger }: Core): string | undefined {
  const problem = ledger.problem(transaction, charge);
  if (!problem) return undefined;
  if (problem === 'transaction has been processed')
    return 'its payment was refused, and the merchant has allow_retry off: ask for a token of another order';
  if (transaction.state === 'replaced')
    return 'the token is replaced by a newer one of the same order: name the newer token, or the order id';
  const how = problem === 'transaction has been canceled' ? 'cancelled' : 'expired';
  return `the token is ${how}: ask for a new one${charge ? ', of another order' : ''}`;
}

/** Transitions that would do something now, in the order of `TRANSITIONS`. */
export function possible(transaction: Transaction, charge: Charge | undefined, core: Core): Transition[] {
  const { ledger } = core;
  if (!charge || ledger.isOver(charge))
    return deadToken(transaction, charge, core) === undefined ? ['expire', 'cancel'] : [];
  const method = ledger.methodOf(charge);
  const may: Record<Transition, boolean> = {
    settle: charge.status === 'authorize' || ledger.may(charge, 'settlement'),
    challenge: method.challenge !== undefined && ledger.may(charge, 'capture') && charge.fraud !== 'challenge',
    accept: isHeld(charge),
    capture: charge.status === 'authorize' && method.capture !== undefined,
    deny: ledger.may(charge, 'deny'),
    fail: ledger.may(charge, 'failure'),
    expire: ledger.may(charge, 'expire'),
    cancel: ledger.may(charge, 'cancel'),
    refund: method.refundable === true && mayRefund(charge),
    chargeback: ledger.may(charge, 'chargeback'),
    partial_chargeback: ledger.may(charge, 'partial_chargeback'),
  };
  return TRANSITIONS.filter((transition) => may[transition]);
}
