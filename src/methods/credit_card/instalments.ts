import type { Transaction } from '../../gateway/types.ts';
import { list, wire, type Bin } from './saved.ts';

/** In how many months the merchant lets a card be paid (contract.md §2.2). */
export interface Instalments {
  readonly required: boolean;
  /** Months by bank; `offline` is for every other. */
  readonly terms: Readonly<Record<string, readonly number[]>>;
  readonly offlineBins: readonly string[];
  /** Rupiah by bank. */
  readonly minimum: Readonly<Record<string, number>>;
}

const numbers = (value: unknown): Record<string, number> =>
  Object.fromEntries(Object.entries(wire(value)).map(([name, amount]) => [name.toLowerCase(), Number(amount)]));

export function readInstalments({ wire: all }: Pick<Transaction, 'wire'>): Instalments {
  const instalment = wire(wire(all['credit_card'])['installment']);
  const disabled = instalment['disabled'] === true;
  return {
    required: instalment['required'] === true && !disabled,
    terms: Object.fromEntries(
      Object.entries(disabled ? {} : wire(instalment['terms'])).map(([bank, months]) => [
        bank.toLowerCase(),
        list(months).map(Number),
      ]),
    ),
    offlineBins: list(instalment['offline_bins']).map((word) => String(word).trim().toLowerCase()),
    minimum: numbers(instalment['minimum_amount']),
  };
}

/** One way to pay in parts, named as the gateway names it: `bni_3`. */
export interface Term {
  readonly id: string;
  readonly months: number;
}

/** Instalments that this card may be paid in: its own bank's, else those for all. */
export function termsFor(
  { terms, minimum, offlineBins }: Instalments,
  bin: Bin | undefined,
  amount: number,
  isMeant: (entry: string) => boolean | undefined,
): readonly Term[] {
  if (!bin || bin.debit) return [];
  const of = (bank: string): Term[] =>
    amount < (minimum[bank] ?? 0) ? [] : (terms[bank] ?? []).map((months) => ({ id: `${bank}_${months}`, months }));
  const own = of(bin.bank);
  const listed = offlineBins.length === 0 || offlineBins.some(isMeant);
  return own.length > 0 || !listed ? own : of('offline');
}
