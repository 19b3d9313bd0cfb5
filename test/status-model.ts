/**
 * What a merchant, a customer, a bank and a tester can do to one order, written down a second time: it imports nothing, so that it
 * agrees with the sandbox only where both are right.
 */

export type Kind =
  | 'account'
  | 'bill'
  | 'wallet'
  | 'card'
  | 'card held'
  | 'card reserved'
  | 'card reserved, held'
  | 'card asked';

export interface Order {
  readonly kind: Kind;
  /** Of its newest token. */
  readonly token: 'open' | 'expired' | 'cancelled';
  /** A newer token stands in the place of an older one: of one that nobody paid with, or whose attempts were refused. */
  readonly replaced: 'no' | 'unpaid' | 'refused';
  /** The merchant lets customers try again. */
  readonly retry: boolean;
  /** Of its last attempt; `none` before the first. */
  readonly status: string;
  readonly fraud: string;
  readonly amount: number;
  readonly refunded: number;
  readonly keys: readonly string[];
  /** Settled under a minute ago. */
  readonly fresh: boolean;
  /** The customer chose another way to pay. */
  readonly givenUp: boolean;
  /** Its money is only reserved, and not taken yet. */
  readonly reserved: boolean;
}

export interface Step {
  /** `old`: the tester, the merchant and the customer with the token that was replaced. */
  readonly by: 'merchant' | 'lever' | 'session' | 'customer' | 'old';
  readonly act: string;
  readonly key?: string;
  readonly amount?: number;
}

/** What is answered, and how the order stands afterwards. */
export interface Expected {
  readonly code: string;
  readonly after: Order;
}

export const asked = (kind: Kind, retry: boolean): Order => ({
  kind,
  token: 'open',
  replaced: 'no',
  retry,
  status: 'none',
  fraud: '',
  amount: 150_000,
  refunded: 0,
  keys: [],
  fresh: false,
  givenUp: false,
  reserved: false,
});

/** How it stands when somebody has just begun to pay. */
export function begun(order: Order): Order {
  const { kind } = order;
  const held = kind.endsWith('held');
  const reserved = kind.startsWith('card reserved');
  const status = held || kind === 'card' ? 'capture' : reserved ? 'authorize' : 'pending';
  const made = { status, fraud: held ? 'challenge' : 'accept', reserved };
  return { ...order, ...made, refunded: 0, keys: [], fresh: false, givenUp: false };
}

/** How it stands more than a minute later. */
export const later = (order: Order): Order => ({ ...order, fresh: false });

const isHeld = ({ status, fraud }: Order): boolean => status === 'capture' && fraud === 'challenge';
const isRefused = ({ status, givenUp }: Order): boolean => status === 'deny' || status === 'failure' || givenUp;
const isOver = (order: Order): boolean =>
  isRefused(order) || order.status === 'none' || (order.kind === 'wallet' && order.status === 'expire');

const stays = (code: string, after: Order): Expected => ({ code, after });
const becomes = (code: string, order: Order, status: string, fraud = order.fraud): Expected => ({
  code,
  after: { ...order, status, fraud },
});
const taken = (order: Order): Order => ({ ...order, reserved: false });

/** Why the customer cannot pay: `busy` is on its way, `used` is paid. */
function problem(order: Order): '' | 'busy' | 'expired' | 'cancelled' | 'used' {
  const { status, fraud, token, retry, givenUp } = order;
  if (!isOver(order)) {
    if (status === 'cancel') return 'cancelled';
    if (status === 'expire') return 'expired';
    return status === 'pending' || fraud === 'challenge' ? 'busy' : 'used';
  }
  if (isRefused(order) && !givenUp && !retry) return 'busy';
  return token === 'open' ? '' : token;
}

const HTTP = { busy: '406', expired: '407', cancelled: '408', used: '409' } as const;

/** What the page answers when it is opened. */
export function shown(order: Order): string {
  const why = problem(order);
  if (why === '' || (why === 'busy' && !isOver(order))) return '200';
  return HTTP[why];
}

/** What was open is replaced; what was closed stays as it was. */
function newToken(order: Order): Order {
  if (order.token !== 'open') return { ...order, token: 'open' };
  return { ...order, replaced: isRefused(order) && !order.givenUp ? 'refused' : 'unpaid' };
}

const first = (order: Order): Expected => {
  const after = begun(order);
  return { code: after.status === 'pending' || isHeld(after) ? '201' : '200', after };
};

function refund(order: Order, key: string | undefined, wanted: number | undefined): Expected {
  if (order.status === 'none') return stays('404', order);
  if (key !== undefined && order.keys.includes(key)) return stays('406', order);
  const isGivenBack = order.kind !== 'account' && order.kind !== 'bill';
  if (!isGivenBack || !['settlement', 'partial_refund', 'refund'].includes(order.status)) return stays('412', order);
  const left = order.amount - order.refunded;
  const amount = wanted ?? left;
  if (left === 0 || amount > left) return stays('414', order);
  const refunded = order.refunded + amount;
  const status = refunded === order.amount ? 'refund' : 'partial_refund';
  const keys = key === undefined ? order.keys : [...order.keys, key];
  return { code: '200', after: { ...order, status, refunded, keys } };
}

/** With the server key: another token, a charge without one, and what can be done to a charge. */
function merchant(order: Order, { act, key, amount }: Step): Expected {
  const { status, reserved } = order;
  if (act === 'token') {
    if (status !== 'none')
      return stays(problem({ ...order, token: 'open' }) === 'used' ? '400 paid' : '400 taken', order);
    return stays('201', newToken(order));
  }
  if (act === 'charge') return status === 'none' || isRefused(order) ? first(newToken(order)) : stays('406', order);
  if (status === 'none') return stays('404', order);
  switch (act) {
    case 'cancel':
      return ['pending', 'authorize', 'capture'].includes(status)
        ? becomes('200', order, 'cancel')
        : stays('412', order);
    case 'expire':
      // The merchant's word is the last one: no other code is made.
      return status === 'pending' ? becomes('407', { ...order, token: 'expired' }, 'expire') : stays('412', order);
    case 'approve':
      return isHeld(order) ? becomes('200', order, reserved ? 'authorize' : 'capture', 'accept') : stays('412', order);
    case 'deny':
      return isHeld(order) ? becomes('200', order, 'deny', 'deny') : stays('412', order);
    case 'capture':
      return status === 'authorize' ? becomes('200', taken(order), 'capture') : stays('412', order);
    default:
      return refund(order, key ?? '', amount);
  }
}

/** Where a tester's lever leads; undefined where it may not. */
function moved(order: Order, act: string): Order | undefined {
  const { status, fraud, kind, reserved } = order;
  const from = (...allowed: readonly string[]) => allowed.includes(status);
  const to = (next: string, how = fraud): Order => ({ ...order, status: next, fraud: how });
  const approved = to(reserved ? 'authorize' : 'capture', 'accept');
  const isCard = kind.startsWith('card');
  const settled = from('settlement', 'partial_refund');
  switch (act) {
    case 'settle':
      if (!isCard) return from('pending') ? { ...to('settlement'), fresh: true } : undefined;
      // What the fraud system holds is approved first.
      if (status === 'capture') return isHeld(order) ? approved : to('settlement');
      return from('pending', 'authorize') ? taken(to('capture', 'accept')) : undefined;
    case 'challenge':
      return isCard && from('pending', 'authorize', 'capture') ? to('capture', 'challenge') : undefined;
    case 'accept':
      return isHeld(order) ? approved : undefined;
    case 'capture':
      return from('authorize') ? taken(to('capture')) : undefined;
    case 'deny':
      // A bill's provider may take a settlement back within a minute.
      if (kind === 'bill' && order.fresh && from('settlement')) return to('deny');
      if (isHeld(order)) return to('deny', 'deny');
      return from('pending', 'authorize') ? to('deny') : undefined;
    case 'fail':
      return from('pending') ? to('failure') : undefined;
    case 'expire':
      return from('pending', 'authorize') ? to('expire') : undefined;
    case 'cancel':
      return from('pending', 'authorize', 'capture') ? to('cancel') : undefined;
    case 'chargeback':
      return settled || from('partial_chargeback') ? to('chargeback') : undefined;
    default:
      return settled ? to('partial_chargeback') : undefined;
  }
}

export const LEVERS = [
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

function lever(order: Order, act: string, amount: number | undefined): Expected {
  // Somebody pays into an account again: an order of its own.
  if (act === 'pay-again')
    return stays(order.kind === 'account' && order.status === 'settlement' ? '200' : '409', order);
  // An attempt that is over, and a token without any, leave nothing to move but the token.
  if (isOver(order)) {
    if ((act !== 'expire' && act !== 'cancel') || problem(order) !== '') return stays('409', order);
    return stays('200', { ...order, token: act === 'expire' ? 'expired' : 'cancelled' });
  }
  if (act === 'refund') {
    const { code, after } = refund(order, undefined, amount);
    return stays(code === '200' ? '200' : '409', after);
  }
  const after = moved(order, act);
  return after ? { code: '200', after } : stays('409', order);
}

/** The levers that would change something; to settle what is held would be to accept it. */
export const possible = (order: Order): readonly string[] =>
  LEVERS.filter((act) => {
    if (act === 'settle' && isHeld(order)) return false;
    const { code, after } = lever(order, act, undefined);
    return (
      code === '200' && (after.status !== order.status || after.fraud !== order.fraud || after.token !== order.token)
    );
  });

const WORDS = { busy: 'Transaction is on progress', used: 'Transaction is on progress' } as const;
const ENDED = { ...WORDS, expired: 'token already expired', cancelled: 'token already canceled' } as const;

function session(order: Order, act: string): Expected {
  const why = problem(order);
  if (why !== '') return stays(`400 ${ENDED[why]}`, order);
  return stays('200', { ...order, token: act === 'expire' ? 'expired' : 'cancelled' });
}

function customer(order: Order, act: string): Expected {
  if (act === 'give up') {
    if (order.status === 'none') return stays('404', order);
    return order.status === 'pending'
      ? { code: '200', after: { ...order, status: 'cancel', givenUp: true } }
      : stays('400', order);
  }
  const why = problem(order);
  return why === '' ? first(order) : stays(HTTP[why], order);
}

/** With a token that was replaced nothing can be done; a refused attempt that may not be repeated is said first. */
function old({ replaced, retry }: Order, act: string): string {
  if (act === 'lever') return '409';
  const why = replaced === 'refused' && !retry ? 'busy' : 'expired';
  return act === 'session' ? `400 ${ENDED[why]}` : HTTP[why];
}

/** What has to follow from a step. Levers and pages answer with HTTP codes, the merchant's calls with codes in the body. */
export function expected(order: Order, step: Step): Expected {
  switch (step.by) {
    case 'merchant':
      return merchant(order, step);
    case 'lever':
      return lever(order, step.act, step.amount);
    case 'session':
      return session(order, step.act);
    case 'customer':
      return customer(order, step.act);
    case 'old':
      return stays(old(order, step.act), order);
  }
}
