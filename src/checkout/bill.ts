import type { Step, Waiting } from './step.ts';

/** What is to be paid and what of it paying this way costs, in rupiah: as it was charged, else as the channel says. */
export function billOf(now: Step): { readonly total: number; readonly fee: number } {
  const { transaction, charge, method } = now as Partial<Pick<Waiting, 'transaction' | 'charge' | 'method'>>;
  const amount = transaction?.amount ?? 0;
  const fee = transaction?.channels.find(({ id }) => id === method)?.fee ?? 0;
  if (charge?.amount) return { total: charge.amount, fee: charge.fee ?? Math.max(0, charge.amount - amount) };
  return { total: amount + fee, fee };
}
