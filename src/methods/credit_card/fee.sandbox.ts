import type { Transaction } from '../../sandbox/method.ts';

/** What a card payment costs a merchant here: a share and a sum, in rupiah. */
const COST = { share: 0.029, sum: 2000 };

/** The part of that which the merchant lets the customer pay (contract §2.2), in whole rupiah. */
export function feeOf({ request, amount }: Transaction): number {
  const imposed = request.customer_imposed_payment_fee;
  const config = imposed?.enable
    ? imposed.payment_fee_configs?.find(({ payment_type: type }) => type === 'credit_card')
    : undefined;
  const share = Math.min(Math.max(config?.customer_percentage ?? 0, 0), 100) / 100;
  return Math.ceil((amount * COST.share + COST.sum) * share);
}
