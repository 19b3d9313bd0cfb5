import type { Charge, ChargeChange, Dice, Fields, Refund } from './method.ts';
import { mayRefund } from './status-cycle.ts';
import { wibTime } from '../lib/wib.ts';

/** How long the bank takes to say that the money went back; then the second notification is owed. */
const CONFIRMED_AFTER_MS = 60_000;

export interface RefundRequest {
  readonly key: string | undefined;
  readonly amount: number | undefined;
  readonly reason: string;
  readonly how: Refund['how'];
}

export const refundedAmount = ({ refunds }: Pick<Charge, 'refunds'>): number =>
  refunds.reduce((sum, { amount }) => sum + amount, 0);

/** Why a refund is refused, in the gateway's code and words (contract §5.1). */
export function refundProblem(
  charge: Charge,
  { key, amount }: RefundRequest,
  refundable: boolean,
): { readonly code: '406' | '412' | '414'; readonly message: string } | undefined {
  if (key !== undefined && charge.refunds.some((made) => made.key === key))
    return { code: '406', message: 'Duplicate refund ID' };
  if (!refundable || (!mayRefund(charge) && charge.status !== 'refund'))
    return { code: '412', message: 'Merchant cannot modify the status of the transaction' };
  const left = charge.amount - refundedAmount(charge);
  return left <= 0 || (amount ?? left) > left
    ? { code: '414', message: 'Refund request is rejected due to invalid amount' }
    : undefined;
}

/** The change that a refund means: all of the rest unless an amount is named. The bank confirms it later. */
export function refundChange(charge: Charge, request: RefundRequest, now: number, dice: Dice): ChargeChange {
  const left = charge.amount - refundedAmount(charge);
  const amount = request.amount ?? left;
  const made: Refund = {
    id: dice.digits(10).replace(/^0/, '1'),
    key: request.key ?? `refund-${dice.uuid()}`,
    amount,
    reason: request.reason,
    how: request.how,
    createdAt: now,
    confirmedAt: null,
  };
  const status = amount === left ? 'refund' : 'partial_refund';
  const due = charge.dueAt ?? now + CONFIRMED_AFTER_MS;
  return { status, refunds: [...charge.refunds, made], dueAt: due, dueTo: status };
}

/** The bank has still to confirm some of it, whatever became of the charge meanwhile. */
export const isUnconfirmed = ({ refunds }: Pick<Charge, 'refunds'>): boolean =>
  refunds.some(({ confirmedAt }) => confirmedAt === null);

/** The bank confirms every refund that is a minute old, and the next one when it is. */
export function confirmRefunds(charge: Charge, at: number): ChargeChange {
  const refunds = charge.refunds.map((made) =>
    made.confirmedAt === null && made.createdAt + CONFIRMED_AFTER_MS <= at ? { ...made, confirmedAt: at } : made,
  );
  const open = refunds.filter(({ confirmedAt }) => confirmedAt === null).map(({ createdAt }) => createdAt);
  const next = open.length > 0 ? Math.min(...open) + CONFIRMED_AFTER_MS : null;
  return { refunds, dueAt: next, dueTo: next === null ? null : charge.status };
}

/** `refund_amount` and `refunds` of the status answer and of notifications (contract §5.2). */
export function refundFields(charge: Charge): Fields {
  if (charge.refunds.length === 0) return {};
  return {
    refund_amount: `${refundedAmount(charge)}.00`,
    refunds: charge.refunds.map((made) => ({
      refund_chargeback_id: Number(made.id),
      refund_amount: `${made.amount}.00`,
      created_at: wibTime(made.createdAt),
      reason: made.reason,
      refund_key: made.key,
      refund_method: made.how,
      ...(made.confirmedAt === null ? {} : { bank_confirmed_at: wibTime(made.confirmedAt) }),
    })),
  };
}
