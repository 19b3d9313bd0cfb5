import type { SandboxMethod, Transaction } from './method.ts';
import { channelNames } from './payment-names.ts';

/** What a payment costs a merchant here, by the kind of channel, where the channel does not say: ours, no price list. */
const COSTS = { bank_transfer: { share: 0, sum: 4000 }, cstore: { share: 0, sum: 5000 } };
const OTHER = { share: 0.02, sum: 0 };

/**
 * What the customer pays on top of `amount` through this channel, in whole rupiah (contract §2.2): so much that, with the part of
 * the cost that the merchant passes on taken from all of it, the merchant is left with `amount`.
 */
export function feeOf({ request }: Transaction, { id, rows, cost }: SandboxMethod, amount: number): number {
  const imposed = request.customer_imposed_payment_fee;
  const config = imposed?.enable
    ? imposed.payment_fee_configs?.find(({ payment_type: name }) => channelNames([name]).includes(id))
    : undefined;
  const part = Math.min(Math.max(config?.customer_percentage ?? 0, 0), 100) / 100;
  const category = rows[0]?.category;
  const { share, sum } = cost ?? (category ? COSTS[category] : OTHER);
  return Math.max(0, Math.ceil((amount + sum * part) / (1 - share * part) - amount - 1e-6));
}
