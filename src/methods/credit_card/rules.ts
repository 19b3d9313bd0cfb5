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
  readonly hasInstalments: boolean;
  readonly hasPromos: boolean;
  /** Banks whose points can be redeemed. */
  readonly pointBanks: readonly string[];
  readonly asks: Transaction['asks'];
}

const words = (value: unknown): string[] => list(value).map((word) => String(word).trim().toLowerCase());

/** `now`: epoch milliseconds by the gateway's clock. */
export function readRules(transaction: Transaction, now: number): CardRules {
  const { wire: all, merchant, customer, asks } = transaction;
  const card = wire(all['credit_card']);
  const usual: CardRules['asks'] = merchant.asksContact
    ? { ...(!customer.email && { email: 'optional' }), ...(!customer.phone && { phone: 'optional' }) }
    : {};
  return {
    saved: readSaved(transaction, now),
    mayBeSaved: card['save_card'] === true,
    // A Boolean or a number (contract.md §9).
    recurring: Boolean(wire(all['recurring'])['required']),
    whitelist: words(card['whitelist_bins']),
    blacklist: words(card['blacklist_bins']),
    hasInstalments: 'terms' in wire(card['installment']),
    hasPromos: list(all['feature_types']).includes('PROMO'),
    pointBanks: words(wire(all['merchant'])['point_banks']),
    asks: { ...usual, ...asks },
  };
}

/** Whether an entry of a list means this card; `undefined` while too little is known of it. */
export const means = (entry: string, digits: string, bin: Bin | undefined): boolean | undefined => {
  if (/^\d+$/.test(entry)) return digits.startsWith(entry) || (digits.length < entry.length ? undefined : false);
  return bin && (entry === bin.bank || entry === (bin.debit ? 'debit' : 'credit'));
};

/** Whether the merchant does not take this card; a doubt is the gateway's to decide. */
export function isBlocked(
  { whitelist, blacklist }: CardRules,
  isMeant: (entry: string) => boolean | undefined,
): boolean {
  return blacklist.some(isMeant) || (whitelist.length > 0 && whitelist.every((entry) => isMeant(entry) === false));
}
