import type { Clock } from './clock.ts';
import type { SandboxConfig } from './config.ts';
import type { Charge, ChargeChange, ChargeStatus, Gateway, Records, SandboxMethod, Transaction } from './method.ts';
import type { Merchants } from './merchants.ts';
import type { Notifications } from './notifications.ts';
import type { State } from './state.ts';
import { confirmRefunds, isUnconfirmed } from './refunds.ts';
import { isGivenUp, isHeld, isPaid, isRefused, isReversal, mayBecome } from './status-cycle.ts';
import { isPassing } from './storage.ts';
import { nextSettlement } from '../lib/wib.ts';
import { notificationBody } from './wire.ts';

/** The status cycle forbids that change. */
export class IllegalMove extends Error {}

export type TokenProblem =
  | 'token not found'
  | 'transaction has been processed'
  | 'token is expired'
  | 'transaction has been canceled'
  | 'transaction has been succeed';

/** The HTTP status of each (contract §3.3). */
export const PROBLEM_STATUS: Readonly<Record<TokenProblem, 404 | 406 | 407 | 408 | 409>> = {
  'token not found': 404,
  'transaction has been processed': 406,
  'token is expired': 407,
  'transaction has been canceled': 408,
  'transaction has been succeed': 409,
};

/**
 * The answer that says so. The body carries the code as well, and browsers get it under HTTP 400 where they cannot read the
 * real status: they take 407 for a proxy's and repeat a request after 408.
 */
export function problemAnswer(problem: TokenProblem, toBrowser: boolean) {
  const code = PROBLEM_STATUS[problem];
  const status = toBrowser && (code === 407 || code === 408) ? 400 : code;
  return { status, body: { status_code: String(code), error_messages: [problem] } } as const;
}

export interface LedgerWorld {
  readonly state: State;
  readonly clock: Clock;
  readonly notifications: Notifications;
  readonly methods: ReadonlyMap<string, SandboxMethod>;
  readonly merchants: Merchants;
  /** Something that could not be done, and is set aside. */
  readonly complain: (what: string, error: unknown) => void;
}

/** What comes next by itself: captured cards are settled, or given up on, at 16:00 of the next day. */
const ahead = (charge: Charge, at: number): Pick<Charge, 'dueAt' | 'dueTo'> => {
  if (charge.status === 'capture')
    return { dueAt: nextSettlement(at), dueTo: charge.fraud === 'challenge' ? 'cancel' : 'settlement' };
  if (charge.status === 'authorize') return { dueAt: charge.expiresAt, dueTo: 'expire' };
  if (charge.status === 'pending') return { dueAt: charge.expiresAt, dueTo: 'expire' };
  return { dueAt: null, dueTo: null };
};

/** What the merchant's yes to a charge that the fraud system holds means; `undefined` where none is held. */
export const approval = (charge: Charge, { approve }: SandboxMethod): ChargeChange | undefined =>
  isHeld(charge) ? (approve?.(charge) ?? { status: 'capture', fraud: 'accept' }) : undefined;

/** What becomes of a charge whose time has come. */
function whatComes(method: SandboxMethod, due: Charge, at: number, gateway: Gateway): ChargeChange {
  if (due.refunds.length > 0) return confirmRefunds(due, at);
  const change =
    method.due?.(due, at) ??
    (due.dueTo === 'capture' || due.dueTo === 'settlement' ? method.settle?.(due, gateway) : undefined);
  return { ...change, status: change?.status ?? due.dueTo ?? due.status };
}

/** Where the notifications of a transaction go: `null` stands for the merchant's own URL. */
const targetsOf = ({ notify }: Transaction, config: SandboxConfig) =>
  notify
    .map((url) =>
      url === null ? { url: config.notificationUrl ?? '', trusted: !config.imported } : { url, trusted: false },
    )
    .filter(({ url }) => url !== '');

const recordsIn = ({ keep, kept }: State, { now }: Clock): Records => ({
  now,
  keep,
  kept: (kind, id) => kept(kind, id, now()),
});

/**
 * Does what came due, in the order in which it did, each as one change. What cannot be done is said, and waits for nothing any
 * more: a damaged charge holds up no other.
 */
function inTurn(
  { state, clock, complain }: Pick<LedgerWorld, 'state' | 'clock' | 'complain'>,
  write: Gateway['write'],
  work: (id: string) => void,
): void {
  const first = () => state.firstDue(clock.now());
  for (let id = first(); id !== undefined; id = first()) {
    const due = id;
    try {
      write(() => work(due));
    } catch (error) {
      if (isPassing(error)) throw error;
      complain(`charge ${due} came due`, error);
      write(() => state.setAside(due));
    }
  }
}

/** The rules of transactions and charges. Every function that changes something is called inside one storage transaction. */
export function createLedger({ state, clock, notifications, methods, merchants, complain }: LedgerWorld) {
  const records = recordsIn(state, clock);
  const methodOf = (charge: Charge): SandboxMethod => {
    const method = methods.get(charge.method);
    if (!method) throw new Error(`charge ${charge.id} was made by ${charge.method}, which is not a method any more`);
    return method;
  };

  const notify = (charge: Charge) => {
    const transaction = state.transaction(charge.token);
    if (!transaction) return;
    const config = merchants.of(charge.merchantId);
    const body = notificationBody(methodOf(charge), transaction, charge, config);
    notifications.owe(charge.orderId, charge.id, body, targetsOf(transaction, config));
  };

  const may = (charge: Charge, to: ChargeStatus, at = clock.now()): boolean =>
    mayBecome(charge, to) || (methodOf(charge).reversible === true && isReversal(charge, to, at));

  const move = (charge: Charge, change: ChargeChange, at = clock.now()): Charge => {
    const to = change.status ?? charge.status;
    if (change.status !== undefined && !may(charge, to, at))
      throw new IllegalMove(`${charge.status} cannot become ${to}`);
    const settledAt = to === 'settlement' ? at : isReversal(charge, to, at) ? null : charge.settledAt;
    const changed: Charge = { ...charge, ...change, settledAt };
    const moved: Charge = {
      ...changed,
      ...(isUnconfirmed(changed) ? { dueAt: charge.dueAt, dueTo: to } : ahead(changed, at)),
      ...('dueAt' in change ? { dueAt: change.dueAt ?? null, dueTo: change.dueTo ?? null } : {}),
    };
    state.changeCharge(moved);
    methodOf(moved).changed?.(moved, charge, records);
    if (moved.status !== charge.status || moved.fraud !== charge.fraud || change.refunds) notify(moved);
    return moved;
  };

  const doDue = (id: string, gateway: Gateway): void => {
    const due = state.charge(id);
    if (!due) throw new Error('there is none');
    const at = due.dueAt ?? clock.now();
    const { dueAt } = move(due, whatComes(methodOf(due), due, at, gateway), at);
    if (dueAt !== null && dueAt <= at) throw new Error('it would come due for ever');
  };

  /** A new attempt may follow: it was refused, or its time ran out before the page's. */
  const isOver = (charge: Charge): boolean =>
    isRefused(charge) || (charge.status === 'expire' && methodOf(charge).renewable === true);

  return {
    methodOf,
    /** Whether the status cycle, or its provider, lets a charge become `to` now. */
    may,
    move,
    isOver,
    add(charge: Charge): Charge {
      const made: Charge = charge.dueAt === null ? { ...charge, ...ahead(charge, charge.createdAt) } : charge;
      state.addCharge(made);
      methodOf(made).changed?.(made, undefined, records);
      notify(made);
      return made;
    },
    /**
     * Cancels what is pending so that the customer can choose again. No notification: shops written for Snap take
     * `cancel` for the end of the order, and this is not its end.
     */
    giveUp(charge: Charge): Charge {
      if (charge.status !== 'pending') throw new IllegalMove(`${charge.status} cannot be given up`);
      const data = { ...charge.data, given_up: clock.now() };
      const moved: Charge = { ...charge, status: 'cancel', dueAt: null, dueTo: null, data };
      state.changeCharge(moved);
      return moved;
    },
    /** Does everything that came due. @throws where the file cannot be used now: what is left is for later */
    catchUp: (gateway: Gateway): void => inTurn({ state, clock, complain }, gateway.write, (id) => doDue(id, gateway)),
    /** Why this token cannot be opened, or with `toCharge` not be charged. */
    problem: (transaction: Transaction | undefined, charge: Charge | undefined, toCharge = false) =>
      problemOf(
        transaction,
        charge && { ...charge, over: isOver(charge) },
        toCharge,
        charge === undefined || merchants.of(charge.merchantId).allowRetry,
        clock.now(),
      ),
  };
}

function problemOf(
  transaction: Transaction | undefined,
  charge: (Charge & { readonly over: boolean }) | undefined,
  toCharge: boolean,
  allowRetry: boolean,
  now: number,
): TokenProblem | undefined {
  if (!transaction) return 'token not found';
  if (charge && !charge.over) {
    if (isPaid(charge)) return 'transaction has been succeed';
    if (charge.status === 'cancel') return 'transaction has been canceled';
    if (charge.status === 'expire') return 'token is expired';
    return toCharge ? 'transaction has been processed' : undefined;
  }
  if (charge && isRefused(charge) && !isGivenUp(charge) && !allowRetry) return 'transaction has been processed';
  if (transaction.state === 'cancelled') return 'transaction has been canceled';
  return transaction.state !== 'open' || now >= transaction.expiresAt ? 'token is expired' : undefined;
}

export type Ledger = ReturnType<typeof createLedger>;
