/**
 * What the status cycle lets a merchant, a bank and a tester do with one payment, written down a second time: it imports
 * nothing, so that it agrees with the sandbox only where both are right.
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

export interface Paid {
  readonly kind: Kind;
  readonly status: string;
  readonly fraud: string;
  readonly amount: number;
  readonly refunded: number;
  readonly keys: readonly string[];
  /** Settled under a minute ago. */
  readonly fresh: boolean;
  /** Nobody can pay with its token any more. */
  readonly closed: boolean;
}

/** Its money was only to be reserved, and was not taken yet. */
const isReserved = ({ kind }: Paid): boolean => kind.startsWith('card reserved');
const taken = (paid: Paid): Paid => (isReserved(paid) ? { ...paid, kind: 'card' } : paid);

export interface Step {
  readonly by: 'merchant' | 'lever';
  readonly act: string;
  readonly key?: string;
  readonly amount?: number;
}

/** The answer's code, and how it stands afterwards. */
export interface Expected {
  readonly code: string;
  readonly after: Paid;
}

const isCard = ({ kind }: Paid): boolean => kind.startsWith('card');

export function begin(kind: Kind): Paid {
  const paid = {
    kind,
    status: 'pending',
    fraud: 'accept',
    amount: 150_000,
    refunded: 0,
    keys: [],
    fresh: false,
    closed: false,
  };
  if (kind === 'card') return { ...paid, status: 'capture' };
  if (kind.endsWith('held')) return { ...paid, status: 'capture', fraud: 'challenge' };
  return kind === 'card reserved' ? { ...paid, status: 'authorize' } : paid;
}

/** How it stands more than a minute later. */
export const later = (paid: Paid): Paid => ({ ...paid, fresh: false });

const stays = (code: string, after: Paid): Expected => ({ code, after });
const becomes = (code: string, paid: Paid, status: string, fraud = paid.fraud): Expected => ({
  code,
  after: { ...paid, status, fraud },
});

function refund(paid: Paid, key: string, wanted: number | undefined): Expected {
  if (paid.keys.includes(key)) return stays('406', paid);
  const able =
    paid.kind !== 'account' && paid.kind !== 'bill' && ['settlement', 'partial_refund', 'refund'].includes(paid.status);
  if (!able) return stays('412', paid);
  const left = paid.amount - paid.refunded;
  const amount = wanted ?? left;
  if (left === 0 || amount > left) return stays('414', paid);
  const refunded = paid.refunded + amount;
  const status = refunded === paid.amount ? 'refund' : 'partial_refund';
  return { code: '200', after: { ...paid, status, refunded, keys: [...paid.keys, key] } };
}

function merchant(paid: Paid, { act, key = '', amount }: Step): Expected {
  const { status, fraud } = paid;
  const held = status === 'capture' && fraud === 'challenge';
  switch (act) {
    case 'cancel':
      return ['pending', 'authorize', 'capture'].includes(status) ? becomes('200', paid, 'cancel') : stays('412', paid);
    case 'expire':
      return status === 'pending' ? becomes('407', { ...paid, closed: true }, 'expire') : stays('412', paid);
    case 'approve':
      return held ? becomes('200', paid, isReserved(paid) ? 'authorize' : 'capture', 'accept') : stays('412', paid);
    case 'deny':
      return held ? becomes('200', paid, 'deny', 'deny') : stays('412', paid);
    case 'capture':
      return status === 'authorize' ? becomes('200', taken(paid), 'capture') : stays('412', paid);
    default:
      return refund(paid, key, amount);
  }
}

/** Where a tester's lever leads; undefined where it may not. */
function lever(paid: Paid, act: string): Paid | undefined {
  const { status, fraud } = paid;
  const from = (...allowed: readonly string[]) => allowed.includes(status);
  const to = (next: string, how = fraud): Paid => ({ ...paid, status: next, fraud: how });
  const held = status === 'capture' && fraud === 'challenge';
  const approved = to(isReserved(paid) ? 'authorize' : 'capture', 'accept');
  const settled = from('settlement', 'partial_refund');
  switch (act) {
    case 'settle':
      if (!isCard(paid)) return from('pending') ? { ...to('settlement'), fresh: true } : undefined;
      // What the fraud system holds is approved first.
      if (status === 'capture') return held ? approved : to('settlement');
      return from('pending', 'authorize') ? taken(to('capture', 'accept')) : undefined;
    case 'challenge':
      return isCard(paid) && from('pending', 'authorize', 'capture') ? to('capture', 'challenge') : undefined;
    case 'accept':
      return held ? approved : undefined;
    case 'capture':
      return from('authorize') ? taken(to('capture')) : undefined;
    case 'deny':
      // A bill's provider may take a settlement back within a minute.
      if (paid.kind === 'bill' && paid.fresh && from('settlement')) return to('deny');
      if (held) return to('deny', 'deny');
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

/** What has to follow from a step. Levers answer with HTTP codes, the merchant's calls with codes in the body. */
export function expected(paid: Paid, step: Step): Expected {
  if (step.by === 'merchant') return merchant(paid, step);
  // A refused attempt is over, and so is a wallet's code whose time is: what is expired or cancelled then is its token.
  const renewable = paid.kind === 'wallet' && paid.status === 'expire';
  const over = paid.status === 'deny' || paid.status === 'failure' || renewable;
  const ends = step.act === 'expire' || step.act === 'cancel';
  if (over) return ends && !paid.closed ? stays('200', { ...paid, closed: true }) : stays('409', paid);
  const after = lever(paid, step.act);
  return after ? { code: '200', after } : stays('409', paid);
}
