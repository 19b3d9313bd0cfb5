import { list, wire, type Bin } from './saved.ts';

/** A discount by card and instalments (contract.md §3.8). */
export interface Promo {
  readonly id: string;
  readonly name: string;
  /** Rupiah off, and what is left to pay. */
  readonly discount: number;
  readonly amount: number;
  /** Rupiah that paying by card costs the customer on top of that. */
  readonly fee: number;
  /** Prefixes; empty means any card. */
  readonly bins: readonly string[];
  /** Months; 0 is full payment. Empty means any. */
  readonly months: readonly number[];
}

/** Reads the answer of the promo search; what makes no sense is left out. */
export const readPromos = (body: unknown): readonly Promo[] =>
  list(wire(body)['promos']).flatMap((entry) => {
    const promo = wire(entry);
    const amount = Number(promo['discounted_gross_amount']);
    const discount = Number(promo['calculated_discount_amount']);
    if (promo['id'] === undefined || !Number.isSafeInteger(amount) || !(discount > 0)) return [];
    const types = list(promo['payment_types']);
    if (types.length > 0 && !types.includes('credit_card')) return [];
    return [
      {
        id: String(promo['id']),
        name: String(promo['name'] ?? promo['promo_code'] ?? ''),
        discount,
        amount,
        fee: Number(promo['payment_fee']) || 0,
        bins: list(promo['bins']).map(String),
        months: list(promo['installment_terms']).map(Number),
      },
    ];
  });

/** Why a promo does not fit: no card yet that it could fit, the card, a debit card, other months; `full`: full payment only. */
export type Mismatch = 'open' | 'card' | 'debit' | 'full' | 'instalments';

/** What stands between a promo and this payment; `undefined`: nothing. `months`: 0 is full payment. */
export function mismatchOf(promo: Promo, prefix: string, bin: Bin | undefined, months: number): Mismatch | undefined {
  if (bin?.debit) return 'debit';
  if (promo.bins.length > 0 && !promo.bins.some((each) => prefix.startsWith(each)))
    return promo.bins.some((each) => each.startsWith(prefix)) ? 'open' : 'card';
  if (promo.months.length === 0 || promo.months.includes(months)) return undefined;
  return promo.months.every((each) => each === 0) ? 'full' : 'instalments';
}
