/**
 * Where an order stands with its money. An order starts `open` and only ever moves forward:
 * what was paid is never unpaid by a late or repeated message.
 */
export type OrderState =
  | 'open'
  | 'pending'
  | 'review'
  | 'authorized'
  | 'denied'
  | 'cancelled'
  | 'expired'
  | 'paid'
  | 'partly_refunded'
  | 'refunded'
  | 'reversed';

/** The state of an order and the attempt (the gateway's `transaction_id`) that brought it there. */
export interface Standing {
  state: OrderState;
  transactionId: string;
}

/** The part of the gateway's status answer that moves an order. */
export interface Reported {
  transaction_status: string;
  fraud_status?: string | undefined;
  transaction_id: string;
}

/** How far along one attempt a state is. Equal ranks do not replace each other. */
const rank: Record<OrderState, number> = {
  open: 0,
  pending: 1,
  review: 2,
  authorized: 2,
  denied: 3,
  cancelled: 3,
  expired: 3,
  paid: 4,
  partly_refunded: 5,
  refunded: 6,
  reversed: 6,
};

const words: Readonly<Record<string, OrderState>> = {
  pending: 'pending',
  authorize: 'authorized',
  settlement: 'paid',
  deny: 'denied',
  failure: 'denied',
  cancel: 'cancelled',
  expire: 'expired',
  refund: 'refunded',
  partial_refund: 'partly_refunded',
  chargeback: 'reversed',
  partial_chargeback: 'partly_refunded',
};

/** The gateway's words as a state of ours; null for a word that we do not know. */
export function stateOf({ transaction_status, fraud_status }: Reported): OrderState | null {
  const status = transaction_status.toLowerCase();
  if (status === 'capture' || status === 'accept') {
    if (fraud_status === 'challenge') return 'review';
    return fraud_status === 'deny' ? 'denied' : 'paid';
  }
  return Object.hasOwn(words, status) ? (words[status] ?? null) : null;
}

/**
 * Moves an order by what the gateway reports, or returns the very same standing when nothing follows from it:
 * - one attempt only moves forward, and late money (paid after expiry) still counts;
 * - another attempt may take over while nothing is paid: a refused card, then a transfer;
 * - once paid, only the same attempt changes anything: refund, chargeback, or a bank taking the money back.
 */
export function advance(standing: Standing, reported: Reported): Standing {
  const next = stateOf(reported);
  if (!next) return standing;
  const moved = { state: next, transactionId: reported.transaction_id };
  const isSettled = rank[standing.state] >= rank.paid;
  if (standing.state === 'open') return moved;
  if (reported.transaction_id !== standing.transactionId) return isSettled ? standing : moved;
  if (isSettled && (next === 'denied' || next === 'cancelled')) {
    return standing.state === 'paid' ? { ...moved, state: 'reversed' } : standing;
  }
  return rank[next] > rank[standing.state] ? moved : standing;
}

/** Whether the customer may still pay: nothing was paid and the gateway has not closed the order. */
export function isPayable(state: OrderState): boolean {
  return state === 'open' || state === 'pending' || state === 'denied';
}
