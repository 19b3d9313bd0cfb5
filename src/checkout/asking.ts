import type { ReadonlySignal } from '@preact/signals';

import { GatewayError, type GatewayErrorCode } from '../gateway/error.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Charge, PayRequest, Transaction } from '../gateway/types.ts';
import type { Attempt, Changing, Charging, Event, Loading, Preparing, Step } from './step.ts';
import { during } from './work.ts';

/** What each step asks of the gateway, and how often. Lost answers are asked for again; nothing is ever charged anew. */
export interface Asking {
  readonly gateway: Gateway;
  /** What each attempt sends, for as long as there is the attempt and no longer. */
  readonly requests: WeakMap<Attempt, PayRequest>;
  /** Like `sleep`, but over early when the page is seen again or the network is back. */
  readonly rest: (ms: number, signal: AbortSignal) => Promise<void>;
  /** For developers; said in the sandbox only. */
  readonly hint: (line: string) => void;
}

/** Refusals after which something else can be tried. */
const AGAIN: ReadonlySet<GatewayErrorCode> = new Set([
  'channel_down',
  'card_rejected',
  'card_unwanted',
  'payer_unknown',
  'promo',
  'rejected',
]);

/** Questions asked after the deadline, in case the gateway's own expiry is a little behind. */
const LAST_CALLS = 3;
const POLL = 3_000;

/** The pause before the next attempt, in milliseconds: quick at first, then every ten seconds. */
const backOff = (tries: number): number => Math.min(500 * 2 ** tries, 10_000);

/** The pause between two questions while waiting, in milliseconds: it grows after the first minute. */
const pollPause = (tries: number): number => (tries < 20 ? POLL : Math.min(POLL + (tries - 20) * 500, 10_000));

/** Without an answer nobody knows what happened: `troubled`. With one, whatever `otherwise` makes of it. */
const troubleOr =
  (hint: Asking['hint'], otherwise: (error: GatewayError) => Event) =>
  (thrown: unknown): Event => {
    const error = GatewayError.from(thrown);
    hint(error.message);
    return error.unknown ? { type: 'troubled', code: error.code } : otherwise(error);
  };

/** Starts all of it: `admit` judges a loaded transaction, `prepare` makes a form's data into an attempt. */
export function askWhere(
  step: ReadonlySignal<Step>,
  send: (event: Event) => void,
  asking: Asking,
  {
    admit,
    prepare,
  }: { admit: (loaded: Transaction) => Event; prepare: (current: Preparing, signal: AbortSignal) => Promise<Event> },
): void {
  during(step, 'loading', send, (current, signal) => load(asking, current, signal, admit));
  during(step, 'choosing', send, (current, signal) => outlast(asking, current, signal));
  during(step, 'entering', send, (current, signal) => outlast(asking, current, signal));
  during(step, 'preparing', send, prepare);
  during(step, 'charging', send, (current, signal) => pay(asking, current, signal));
  during(step, 'challenged', send, (current, signal) => poll(asking, current, signal, admit));
  during(step, 'waiting', send, (current, signal) => poll(asking, current, signal, admit));
  during(step, 'changing', send, (current, signal) => change(asking, current, signal, admit));
}

const failed = ({ code }: GatewayError): Event => ({ type: 'failed', code });

/** What was charged is not undone by a question that the gateway did not like. */
const stillCharged = (hint: Asking['hint']) =>
  troubleOr(hint, (error) => (error.code === 'rejected' ? { type: 'troubled', code: error.code } : failed(error)));

/** A refusal by the gateway, not by the bank. */
export const refusedBy =
  (hint: Asking['hint']) =>
  (thrown: unknown): Event => {
    const { code, message } = GatewayError.from(thrown);
    hint(message);
    return { type: 'refused', refusal: { kind: 'gateway', reason: code } };
  };

async function load(
  { gateway, rest, hint }: Asking,
  { token, tries, trouble }: Loading,
  signal: AbortSignal,
  admit: (transaction: Transaction) => Event,
): Promise<Event> {
  if (trouble && tries > 0) await rest(backOff(tries), signal);
  return gateway.transaction(token, signal).then(admit, troubleOr(hint, failed));
}

/** The list and the forms end with the page; the gateway has the last word on when. */
async function outlast(
  { gateway, rest }: Asking,
  { transaction: { expiresAt, token } }: { readonly transaction: Transaction },
  signal: AbortSignal,
): Promise<Event | undefined> {
  if (expiresAt === undefined) return undefined;
  while (gateway.now() < expiresAt) await rest(Math.min(expiresAt - gateway.now() + 500, 600_000), signal);
  const latest = await gateway.transaction(token, signal).catch((error: unknown) => GatewayError.from(error));
  if (latest instanceof GatewayError) return { type: 'failed', code: latest.unknown ? 'expired' : latest.code };
  if ((latest.expiresAt ?? 0) > gateway.now()) return { type: 'loaded', transaction: latest };
  return { type: 'failed', code: 'expired' };
}

/** Sends the attempt; after a lost answer asks first what became of it, and only then sends it again with the same key. */
async function pay(asking: Asking, current: Charging, signal: AbortSignal): Promise<Event> {
  const { attempt, tries, trouble, transaction } = current;
  const { gateway, requests, rest } = asking;
  if (trouble) {
    if (tries > 0) await rest(backOff(tries), signal);
    const known = await status(asking, current, signal);
    if (known && !(known.type === 'charged' && isOver(known.charge))) return known;
  }
  return gateway.pay(transaction.token, requests.get(attempt) as PayRequest, attempt.key, signal).then(
    // Which of our methods it is, is told by what was asked for; an answer may name only the bank behind it.
    (charge): Event => ({ type: 'charged', charge: { ...charge, method: current.method } }),
    (error: unknown) => notCharged(asking, current, error, signal),
  );
}

/** It may be the end of an attempt before this one: it proves nothing, and the key makes sending again harmless. */
const isOver = ({ status: now }: Charge): boolean => now !== 'pending' && now !== 'review' && now !== 'paid';

/** An attempt that was refused before anything was charged. After a lost answer the status has the last word. */
async function notCharged(asking: Asking, current: Charging, thrown: unknown, signal: AbortSignal): Promise<Event> {
  const { code, message, unknown } = GatewayError.from(thrown);
  asking.hint(message);
  // Another attempt of this transaction is under way or done: its status will tell.
  if (unknown || code === 'in_flight' || code === 'paid')
    return { type: 'troubled', code: unknown ? code : 'in_flight' };
  const known = current.trouble && (await status(asking, current, signal));
  if (known && known.type === 'charged') return known;
  if (AGAIN.has(code)) return { type: 'refused', refusal: { kind: 'gateway', reason: code } };
  return { type: 'failed', code };
}

/** Gives the instrument up, then looks what is true: it may have been paid, or changed in another tab. */
async function change(
  { gateway, rest, hint }: Asking,
  { transaction: { token }, charge, tries, trouble }: Changing,
  signal: AbortSignal,
  admit: (transaction: Transaction) => Event,
): Promise<Event> {
  if (trouble && tries > 0) await rest(backOff(tries), signal);
  return gateway
    .giveUp(token, charge.transactionId ?? '', signal)
    .then(() => gateway.transaction(token, signal))
    .then(admit, stillCharged(hint));
}

/** `undefined` when nothing has been charged. */
const status = (
  { gateway, hint }: Asking,
  { transaction }: { readonly transaction: Transaction },
  signal: AbortSignal,
): Promise<Event | undefined> =>
  gateway.status(transaction.token, signal).then(
    (charge) => charge && ({ type: 'charged', charge } as const),
    // What was charged is not undone by a question that was not liked.
    troubleOr(hint, (error) => (error.code === 'rejected' ? { type: 'troubled', code: error.code } : failed(error))),
  );

/** One question, after a pause unless the customer asks; one in flight at a time, none after the deadline. */
async function poll(
  asking: Asking,
  current: Extract<Step, { at: 'waiting' | 'challenged' }>,
  signal: AbortSignal,
  admit: (transaction: Transaction) => Event,
): Promise<Event> {
  const { gateway, rest } = asking;
  const { charge, tries } = current;
  const left = charge.expiresAt === undefined ? Number.POSITIVE_INFINITY : charge.expiresAt - gateway.now();
  const answered = current.at === 'challenged' || !current.trouble;
  if (left < -LAST_CALLS * POLL && answered && !current.asking) return { type: 'charged', charge: expired(charge) };
  if (!current.asking) await rest(left > 0 ? Math.min(pollPause(tries), left + 500) : POLL, signal);
  const known = await status(asking, current, signal);
  // Given up in another tab: the transaction tells what there is now.
  return known ?? gateway.transaction(current.transaction.token, signal).then(admit, stillCharged(asking.hint));
}

const expired = (charge: Charge): Charge => ({
  ...charge,
  status: 'expired',
  wire: { ...charge.wire, transaction_status: 'expire' },
});
