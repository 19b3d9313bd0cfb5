import type { Transaction } from '../../gateway/types.ts';

/** A card that this customer saved with this merchant. Its number is masked, its name is good for this transaction only. */
export interface SavedCard {
  readonly token: string;
  /** `48111111-1114`. */
  readonly masked: string;
  /** No CVV is asked for. */
  readonly oneClick: boolean;
  /** Whether it can still be used, by this device's clock. */
  readonly holds: boolean;
  readonly bin: Bin;
  readonly email?: string;
  readonly phone?: string;
}

/** What a card's first digits say, in small letters; empty where the gateway does not know. */
export interface Bin {
  readonly digits: string;
  readonly brand: string;
  /** The issuing bank's short name. */
  readonly bank: string;
  readonly debit: boolean;
}

export type Asked = 'required' | 'optional';

/** What the merchant wants of cards and of who pays with them (contract.md §2.2, §3.3). */
export interface CardRules {
  readonly saved: readonly SavedCard[];
  /** The customer may have this card saved. */
  readonly mayBeSaved: boolean;
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
  /** Rupiah that paying by card costs the customer on top. */
  readonly fee: number;
  readonly asks: Partial<Record<'name' | 'email' | 'phone' | 'address', Asked>>;
}

type Wire = Readonly<Record<string, unknown>>;

const wire = (value: unknown): Wire => (typeof value === 'object' && value !== null ? (value as Wire) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const words = (value: unknown): string[] => list(value).map((word) => String(word).trim().toLowerCase());
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

const readSaved = (saved: Wire): SavedCard[] => {
  const [token, masked] = [text(saved['token']), text(saved['masked_card'])];
  if (!token || !masked) return [];
  const bin = readBin(saved['bin_detail']);
  const [email, phone] = [text(saved['email']), text(saved['phone'])];
  // Bare times are WIB.
  const expiresAt = Date.parse(`${text(saved['expires_at']).replace(' ', 'T')}+07:00`);
  return [
    {
      token,
      masked,
      oneClick: text(saved['token_type']).startsWith('one'),
      bin: { ...bin, digits: bin.digits || masked.split('-')[0] || '' },
      // A gateway that does not say decides by itself.
      holds: !(expiresAt < Date.now()),
      ...(email && { email }),
      ...(phone && { phone }),
    },
  ];
};

const readAsks = (customer: Wire): CardRules['asks'] =>
  Object.fromEntries(
    (['name', 'email', 'phone', 'address'] as const).flatMap((name) => {
      const how = customer[`collect_${name}`];
      return how === 'required' || how === 'optional' ? [[name, how]] : [];
    }),
  );

const numbers = (value: unknown): Record<string, number> =>
  Object.fromEntries(Object.entries(wire(value)).map(([name, amount]) => [name.toLowerCase(), Number(amount)]));

export function readRules({ wire: all, merchant, customer }: Transaction): CardRules {
  const card = wire(all['credit_card']);
  const instalment = wire(card['installment']);
  const terms = instalment['disabled'] === true ? {} : wire(instalment['terms']);
  const usual: CardRules['asks'] = merchant.asksContact
    ? { ...(!customer.email && { email: 'optional' }), ...(!customer.phone && { phone: 'optional' }) }
    : {};
  return {
    saved: list(card['saved_tokens']).flatMap((saved) => readSaved(wire(saved))),
    mayBeSaved: card['save_card'] === true,
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
    fee: Number(wire(all['payment_fees'])['credit_card']) || 0,
    asks: { ...usual, ...readAsks(wire(all['customer_details'])) },
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
