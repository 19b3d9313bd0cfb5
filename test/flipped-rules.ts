import { vi } from 'vitest';
import type * as actions from '../src/sandbox/merchant-actions.ts';
import type * as ledgers from '../src/sandbox/ledger.ts';
import type { Charge, ChargeChange, ChargeStatus } from '../src/sandbox/method.ts';
import type * as refunds from '../src/sandbox/refunds.ts';
import type * as states from '../src/sandbox/state.ts';
import type * as cycle from '../src/sandbox/status-cycle.ts';
import type * as transitions from '../src/sandbox/transitions.ts';

/**
 * Every rule of the sandbox about a transition, wrapped: each answer that was asked for is noted under a name of its own, and one
 * of them can be turned into its opposite. An answer that cannot matter, because another rule stands behind it, is not noted.
 */
export const rules = {
  /** The orders for which each answer was asked for, by its name. */
  asked: new Map<string, number[]>(),
  order: 0,
  flipped: undefined as string | undefined,
};

const ORDERS = 60;

/** Whether this answer is turned now. */
function turned(name: string): boolean {
  if (rules.flipped !== undefined) return name === rules.flipped;
  const orders = rules.asked.get(name) ?? [];
  rules.asked.set(name, orders);
  if (orders.at(-1) !== rules.order && orders.length < ORDERS) orders.push(rules.order);
  return false;
}

type Standing = Pick<Charge, 'status' | 'fraud'>;
const standing = (charge: Standing | undefined): string =>
  charge ? `${charge.status} ${charge.fraud}` : 'before any charge';

const realCycle = () => vi.importActual<typeof cycle>('../src/sandbox/status-cycle.ts');

export async function flippedCycle(): Promise<typeof cycle> {
  const real = await realCycle();
  const flip = <Of extends Standing, Rest extends readonly unknown[]>(
    name: string,
    rule: (charge: Of, ...rest: Rest) => boolean,
  ) => {
    return (charge: Of, ...rest: Rest): boolean => rule(charge, ...rest) !== turned(`${name}: ${standing(charge)}`);
  };
  return {
    ...real,
    mayBecome: (charge, to) => real.mayBecome(charge, to) !== turned(`mayBecome: ${charge.status} ${to}`),
    isReversal(charge, to, at) {
      const is = real.isReversal(charge, to, at);
      // Where the cycle itself lets it be, nothing hangs on it.
      if (real.mayBecome(charge as Charge, to)) return is;
      return is !== turned(`isReversal: ${charge.status} ${to} ${is}`);
    },
    mayRefund: ({ status }) => real.mayRefund({ status }) !== turned(`mayRefund: ${status}`),
    // Of a refused attempt nobody asks more, and the ledger moves it nowhere.
    isHeld: (charge) => (real.isRefused(charge as Charge) ? false : flip('isHeld', real.isHeld)(charge)),
    isPaid: flip('isPaid', real.isPaid),
    isRefused: (charge) => {
      const is = real.isRefused(charge);
      return is !== turned(`isRefused: ${charge.status} ${is}`);
    },
  };
}

export async function flippedActions(original: () => Promise<typeof actions>): Promise<typeof actions> {
  const real = await original();
  const { mayBecome } = await realCycle();
  const forced: Readonly<Record<string, ChargeChange & { readonly status: ChargeStatus }>> = {
    cancel: { status: 'cancel' },
    expire: { status: 'expire' },
    approve: { status: 'capture', fraud: 'accept' },
    deny: { status: 'deny', fraud: 'deny' },
    capture: { status: 'capture' },
  };
  const flip = (name: string, charge: Charge, change: ChargeChange | undefined): ChargeChange | undefined => {
    const other = forced[name];
    // What the cycle forbids is refused by the ledger as well.
    if (!change && (!other || !mayBecome(charge, other.status))) return undefined;
    if (!turned(`${name} by the merchant: ${standing(charge)}`)) return change;
    return change ? undefined : other;
  };
  return {
    MERCHANT_ACTIONS: Object.fromEntries(
      Object.entries(real.MERCHANT_ACTIONS).map(([name, action]) => [
        name,
        { ...action, change: (charge, method) => flip(name, charge, action.change(charge, method)) },
      ]),
    ),
    captureOf: (charge, method) => flip('capture', charge, real.captureOf(charge, method)),
  };
}

export async function flippedLedger(original: () => Promise<typeof ledgers>): Promise<typeof ledgers> {
  const real = await original();
  const { mayBecome, CHARGE_STATUSES } = await realCycle();
  const isStuck = (charge: Charge) => !CHARGE_STATUSES.some((to) => to !== charge.status && mayBecome(charge, to));
  return {
    ...real,
    createLedger(world) {
      const ledger = real.createLedger(world);
      return {
        ...ledger,
        isOver(charge) {
          const is = ledger.isOver(charge);
          // Whether over or not, nothing can become of it.
          if (!is && isStuck(charge)) return is;
          return is !== turned(`isOver: ${charge.status} ${is}`);
        },
        giveUp: (charge) => (turned('giveUp') ? charge : ledger.giveUp(charge)),
        problem(transaction, charge, toCharge) {
          const is = ledger.problem(transaction, charge, toCharge);
          const to = toCharge ? 'to charge' : 'to show';
          // How the attempt of a token that was replaced stands does not matter, and few orders have each.
          const of = transaction?.state === 'replaced' ? (charge ? 'attempted' : 'untouched') : standing(charge);
          if (!turned(`problem: ${is}, ${of}, ${transaction?.state}, ${to}`)) return is;
          return is ? undefined : 'token is expired';
        },
      };
    },
  };
}

export async function flippedRefunds(original: () => Promise<typeof refunds>): Promise<typeof refunds> {
  const real = await original();
  return {
    ...real,
    refundProblem(charge, request, refundable) {
      const is = real.refundProblem(charge, request, refundable);
      if (!turned(`refundProblem: ${is?.code}, ${charge.status}`)) return is;
      return is ? undefined : { code: '412', message: 'flipped' };
    },
  };
}

export async function flippedState(original: () => Promise<typeof states>): Promise<typeof states> {
  const real = await original();
  return {
    ...real,
    openState(storage) {
      const state = real.openState(storage);
      return {
        ...state,
        close(token, to) {
          const what = `close: ${to}, ${standing(state.latestCharge(token))}`;
          if (turned(`${what}, not done`)) return;
          state.close(token, turned(`${what}, as another`) ? (to === 'expired' ? 'cancelled' : 'expired') : to);
        },
        addTransaction(made) {
          const before = state.transactionByOrder(made.merchantId, made.orderId);
          state.addTransaction(made);
          if (before?.state === 'open' && turned('a newer token replaces the older one'))
            state.close(before.token, 'open');
        },
      };
    },
  };
}

export async function flippedTransitions(original: () => Promise<typeof transitions>): Promise<typeof transitions> {
  const real = await original();
  const { mayBecome } = await realCycle();
  const forced: { readonly [transition in transitions.Transition]?: ChargeChange & { readonly status: ChargeStatus } } =
    {
      challenge: { status: 'capture', fraud: 'challenge' },
      accept: { status: 'capture', fraud: 'accept' },
      capture: { status: 'capture' },
    };
  const attempt: typeof real.changeFor = (...given) => {
    const [transition, charge] = given;
    const name = `${transition} by a lever: ${standing(charge)}`;
    let change: ChargeChange;
    try {
      change = real.changeFor(...given);
    } catch (error) {
      const other = forced[transition];
      if (other && mayBecome(charge, other.status) && turned(`${name}, refused`)) return other;
      throw error;
    }
    // What the ledger refuses afterwards is refused either way.
    if (mayBecome(charge, change.status ?? charge.status) && turned(`${name}, done`))
      throw new real.Impossible('flipped');
    return change;
  };
  return {
    ...real,
    changeFor: attempt,
    isPayableAgain: (charge): charge is Charge =>
      charge !== undefined && real.isPayableAgain(charge) !== turned(`isPayableAgain: ${charge.type} ${charge.status}`),
    deadToken(transaction, charge, core) {
      const is = real.deadToken(transaction, charge, core);
      if (!turned(`deadToken: ${is === undefined}, ${charge ? 'attempted' : 'untouched'}, ${transaction.state}`))
        return is;
      return is === undefined ? 'flipped' : undefined;
    },
  };
}
