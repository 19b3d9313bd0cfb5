import type { Charge, ChargeStatus } from './method.ts';

/** From where to where a charge may go (contract §5.5). */
const NEXT: Readonly<Record<ChargeStatus, readonly ChargeStatus[]>> = {
  pending: ['pending', 'authorize', 'capture', 'settlement', 'deny', 'cancel', 'expire', 'failure'],
  authorize: ['capture', 'deny', 'cancel', 'expire'],
  capture: ['capture', 'authorize', 'settlement', 'deny', 'cancel'],
  settlement: ['refund', 'partial_refund', 'chargeback', 'partial_chargeback'],
  deny: [],
  cancel: [],
  expire: [],
  failure: [],
  refund: ['refund'],
  partial_refund: ['partial_refund', 'refund', 'chargeback', 'partial_chargeback'],
  chargeback: [],
  partial_chargeback: ['chargeback'],
};

/** Every status of a charge. */
export const CHARGE_STATUSES = Object.keys(NEXT) as readonly ChargeStatus[];

/** What transactions are listed by: their token's or their payment's; a captured card may be held for review. */
export const LISTED_STATUSES: readonly string[] = [
  'open',
  'expired',
  'cancelled',
  'replaced',
  ...CHARGE_STATUSES.flatMap((status) => (status === 'capture' ? ['challenge', status] : status)),
];

/** How long after a settlement a provider may still take it back. */
const REVERSAL_MS = 60_000;

/** What some providers may do on top of the cycle: take back what was settled under a minute ago. */
export const isReversal = (charge: Pick<Charge, 'status' | 'settledAt'>, to: ChargeStatus, at: number): boolean =>
  charge.status === 'settlement' && to === 'deny' && at - (charge.settledAt ?? -Infinity) <= REVERSAL_MS;

/** The fraud system wants the merchant to decide. */
export const isHeld = ({ status, fraud }: Pick<Charge, 'status' | 'fraud'>): boolean =>
  status === 'capture' && fraud === 'challenge';

/** Whether the status cycle lets a charge become `to`. Only what is held can still be denied, or be approved as reserved. */
export function mayBecome(charge: Pick<Charge, 'status' | 'fraud'>, to: ChargeStatus): boolean {
  if (charge.status === 'capture' && (to === 'deny' || to === 'authorize')) return isHeld(charge);
  if (charge.status === 'capture' && to === 'settlement') return !isHeld(charge);
  return NEXT[charge.status].includes(to);
}

const SUCCESSES: ReadonlySet<ChargeStatus> = new Set([
  'authorize',
  'capture',
  'settlement',
  'refund',
  'partial_refund',
  'chargeback',
  'partial_chargeback',
]);

/** The money is there, promised, or went back since: nobody may pay again. */
export const isPaid = ({ status, fraud }: Pick<Charge, 'status' | 'fraud'>): boolean =>
  fraud !== 'challenge' && SUCCESSES.has(status);

/** Some of its money may still be given back. */
export const mayRefund = ({ status }: Pick<Charge, 'status'>): boolean =>
  status === 'settlement' || status === 'partial_refund';

/** The customer chose another way to pay (extension `change_method`). */
export const isGivenUp = ({ status, data }: Pick<Charge, 'status' | 'data'>): boolean =>
  status === 'cancel' && data['given_up'] !== undefined;

/** A new attempt may follow. */
export const isRefused = (charge: Pick<Charge, 'status' | 'data'>): boolean =>
  charge.status === 'deny' || charge.status === 'failure' || isGivenUp(charge);

/** `status_code` in notifications (contract §5.4). */
export function notificationCode({ status, fraud }: Pick<Charge, 'status' | 'fraud'>): string {
  if (status === 'pending' || isHeld({ status, fraud })) return '201';
  return SUCCESSES.has(status) ? '200' : '202';
}

/** `status_code` of the status API: as in notifications, but for what the API itself calls a success (contract §5.1). */
export function statusCode(charge: Pick<Charge, 'status' | 'fraud'>): string {
  if (charge.status === 'cancel') return '200';
  return charge.status === 'expire' ? '407' : notificationCode(charge);
}

/** `status_code` of the customer's result: everything that is neither 200 nor 201 is an error there (contract §1.6). */
export function resultCode(charge: Pick<Charge, 'status' | 'fraud'>): string {
  return charge.status === 'expire' ? '407' : notificationCode(charge);
}
