import type { Transaction } from '../../gateway/types.ts';
import type { Saved } from '../method.ts';
import logo from './logo.svg?inline';
import { MARKS } from './marks.ts';

/** A card that this customer saved with this merchant. Its number is masked, its name is good for this transaction only. */
export interface SavedCard {
  readonly token: string;
  /** `48111111-1114`; a renewed card keeps it. */
  readonly masked: string;
  /** `03/28`; empty where the gateway does not say. */
  readonly expires: string;
  /** No CVV is asked for. */
  readonly oneClick: boolean;
  /** Whether it can still be used. */
  readonly holds: boolean;
  /** The customer's own, not the merchant's. */
  readonly removable: boolean;
  readonly bin: Bin;
  readonly email: string | undefined;
  readonly phone: string | undefined;
}

/** What a card's first digits say, in small letters; empty where the gateway does not know. */
export interface Bin {
  readonly digits: string;
  readonly brand: string;
  /** The issuing bank's short name. */
  readonly bank: string;
  readonly debit: boolean;
}

export type Wire = Readonly<Record<string, unknown>>;

export const wire = (value: unknown): Wire => (typeof value === 'object' && value !== null ? (value as Wire) : {});
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads a BIN's description; names are compared without regard to case (contract.md §3.9). */
export const readBin = (detail: unknown): Bin => {
  const { bin, brand, bank_code: bank, bin_type: type } = wire(detail);
  return {
    digits: text(bin),
    brand: text(brand).toLowerCase(),
    bank: text(bank).toLowerCase(),
    debit: /debit/i.test(text(type)),
  };
};

/**
 * `credit_card.saved_tokens` (contract.md §3.3); what has no name or no number is left out. One click is for an order's
 * first charge only. `now`: epoch milliseconds by the gateway's clock.
 */
export const readSaved = ({ wire: all, charge }: Pick<Transaction, 'wire' | 'charge'>, now: number): SavedCard[] =>
  list(wire(all['credit_card'])['saved_tokens']).flatMap((entry) => {
    const saved = wire(entry);
    const [token, masked] = [text(saved['token']), text(saved['masked_card'])];
    if (!token || !masked) return [];
    const bin = readBin(saved['bin_detail']);
    const end = text(saved['expires_at']);
    // Bare times are WIB.
    const expiresAt = Date.parse(`${end.replace(' ', 'T')}+07:00`);
    return [
      {
        token,
        masked,
        expires: end.replace(/^..(..)-(..).*/, '$2/$1'),
        oneClick: !charge && text(saved['token_type']).startsWith('one'),
        bin: { ...bin, digits: bin.digits || masked.split('-')[0] || '' },
        // A gateway that does not say decides by itself.
        holds: !(expiresAt < now),
        removable: saved['removable'] !== false,
        email: text(saved['email']) || undefined,
        phone: text(saved['phone']) || undefined,
      },
    ];
  });

const NAMES: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  jcb: 'JCB',
  amex: 'Amex',
  cup: 'UnionPay',
};

const [CVV, NOTHING, EXPIRED] = [
  { en: 'Enter only the CVV', id: 'Tinggal masukkan CVV' },
  { en: 'Nothing to type', id: 'Tanpa mengisi apa pun' },
  { en: 'Expired', id: 'Kedaluwarsa' },
];

/** The same cards as the list shows them. */
export const savedRows = (transaction: Transaction, now: number): Saved[] =>
  readSaved(transaction, now).map(({ token, masked, expires, bin: { brand, bank }, holds, oneClick }) => ({
    id: token,
    mark: MARKS[brand] ?? logo,
    // One card and its successor have the same number.
    name: `${NAMES[brand] ?? bank.toUpperCase()} •••• ${masked.slice(-4)} ${expires}`,
    hint: holds ? (oneClick ? NOTHING : CVV) : EXPIRED,
    off: !holds,
  }));
