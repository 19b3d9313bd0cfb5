import type { Charge, Charged, Fields, Transaction } from './method.ts';

/** What is known of a charge before its method has made it. */
export interface Asked {
  readonly id: string;
  readonly transaction: Transaction;
  /** The method that makes it, and the channel that was asked for. */
  readonly method: string;
  readonly channel: string;
  readonly now: number;
  /** When it expires unless the method says otherwise, epoch milliseconds. */
  readonly expiresAt: number;
  readonly customer: Fields | null;
  /** What the customer pays on top of an amount. */
  readonly fee: (amount: number) => number;
}

/** A new charge, as the ledger takes it: what was asked for and what the method made of it, with its defaults. */
export function newCharge(
  { id, transaction, method, channel, now, expiresAt, customer, fee: feeFor }: Asked,
  made: Charged,
): Charge {
  const amount = made.amount ?? transaction.amount;
  const fee = feeFor(amount);
  return {
    id,
    token: transaction.token,
    merchantId: transaction.merchantId,
    orderId: transaction.orderId,
    amount: amount + fee,
    method,
    channel,
    type: made.type,
    status: made.status ?? 'pending',
    fraud: made.fraud ?? 'accept',
    createdAt: now,
    expiresAt: made.expiresAt === undefined ? expiresAt : made.expiresAt,
    settledAt: made.status === 'settlement' ? now : null,
    dueAt: made.dueAt ?? null,
    dueTo: made.dueTo ?? null,
    reference: made.reference ?? null,
    data: fee > 0 ? { ...made.data, fee } : made.data,
    customer,
    refunds: [],
  };
}
