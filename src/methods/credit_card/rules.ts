import type { Transaction } from '../../gateway/types.ts';
import { list, readSaved, wire, type Bin, type SavedCard } from './saved.ts';

/** What the merchant wants of cards and of who pays with them (contract.md §2.2, §3.3). */
export interface CardRules {
  readonly saved: readonly SavedCard[];
  /** The customer may have this card saved. */
  readonly mayBeSaved: boolean;
  /** A subscription: the card is saved whatever the customer wishes, and charged again by the shop. */
  readonly recurring: boolean;
  /** Prefixes, banks, `credit`, `debit`. */
  readonly whitelist: readonly string[];
  readonly blacklist: readonly string[];
  readonly instalments: {
    readonly required: boolean;
    /** Months by bank; `offline` is for every other. */
    readonly terms: Readonly<Record<string, readonly number[]>>;
    readonly offlineBins: readonly string[];
    /** Rupiah by bank. */
    readonly minimum: Readonly<Record<string, number>>;
  };
  readonly hasPromos: boolean;
  /** Banks whose points can be redeemed. */
  readonly pointBanks: readonly string[];
  readonly asks: Transaction['asks'];
}

const words = (value: unknown): string[] => list(value).map((word) => String(word).trim().toLowerCase());
const numbers = (value: unknown): Record<string, number> =>
  Object.fromEntries(Object.entries(wire(value)).map(([name, amount]) => [name.toLowerCase(), Number(amount)]));

export function readRules({ wire: all, merchant, customer, asks }: Transaction): CardRules {
  const card = wire(all['credit_card']);
  const instalment = wire(card['installment']);
  const terms = instalment['disabled'] === true ? {} : wire(instalment['terms']);
  const usual: CardRules['asks'] = merchant.asksContact
    ? { ...(!customer.email && { email: 'optional' }), ...(!customer.phone && { phone: 'optional' }) }
    : {};
  return {
    saved: readSaved(all),
    mayBeSaved: card['save_card'] === true,
    // A Boolean or a number (contract.md §9).
    recurring: Boolean(wire(all['recurring'])['required']),
    whitelist: words(card['whitelist_bins']),
    blacklist: words(card['blacklist_bins']),
    instalments: {
      required: instalment['required'] === true && instalment['disabled'] !== true,
      terms: Object.fromEntries(
        Object.entries(terms).map(([bank, months]) => [bank.toLowerCase(), list(months).map(Number)]),
      ),
      offlineBins: words(instalment['offline_bins']),
      minimum: numbers(instalment['minimum_amount']),
    },
    hasPromos: list(all['feature_types']).includes('PROMO'),
    pointBanks: words(wire(all['merchant'])['point_banks']),
    asks: { ...usual, ...asks },
  };
}

/** Whether an entry of a list means this card; `undefined` while too little is known of it. */
const means = (entry: string, digits: string, bin: Bin | undefined): boolean | undefined => {
  if (/^\d+$/.test(entry)) return digits.startsWith(entry) || (digits.length < entry.length ? undefined : false);
  return bin && (entry === bin.bank || entry === (bin.debit ? 'debit' : 'credit'));
};

/** Whether the merchant does not take this card; a doubt is the gateway's to decide. */
export function isBlocked({ whitelist, blacklist }: CardRules, digits: string, bin: Bin | undefined): boolean {
  if (blacklist.some((entry) => means(entry, digits, bin))) return true;
  return whitelist.length > 0 && whitelist.every((entry) => means(entry, digits, bin) === false);
}

/** One way to pay in parts, named as the gateway names it: `bni_3`. */
export interface Term {
  readonly id: string;
  readonly months: number;
}

/** Instalments that this card may be paid in: its own bank's, else those for all. */
export function termsFor(
  { instalments: { terms, minimum, offlineBins } }: CardRules,
  digits: string,
  bin: Bin | undefined,
  amount: number,
): readonly Term[] {
  if (!bin || bin.debit) return [];
  const of = (bank: string): Term[] =>
    amount < (minimum[bank] ?? 0) ? [] : (terms[bank] ?? []).map((months) => ({ id: `${bank}_${months}`, months }));
  const own = of(bin.bank);
  const listed = offlineBins.length === 0 || offlineBins.some((entry) => means(entry, digits, bin));
  return own.length > 0 || !listed ? own : of('offline');
}
