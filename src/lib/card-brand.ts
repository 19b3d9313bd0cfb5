/** What a number's beginning says of a card: prefixes, lengths and groups of the brands that the gateway takes (ISO/IEC 7812). */
export interface CardBrand {
  /** The gateway's name; empty for a brand nobody knows. */
  readonly id: 'visa' | 'mastercard' | 'jcb' | 'amex' | 'cup' | 'bni_private_label' | '';
  /** How many digits such numbers have. */
  readonly lengths: readonly number[];
  /** Each group of digits as printed on the card. */
  readonly groups: RegExp;
  readonly cvv: 3 | 4;
  /** Whether the last digit is always a check digit. */
  readonly luhn: boolean;
}

const FOURS = /.{1,4}/g;

const UNKNOWN: CardBrand = { id: '', lengths: [13, 14, 15, 16, 17, 18, 19], groups: FOURS, cvv: 3, luhn: true };

const BRANDS: readonly (readonly [starts: RegExp, brand: CardBrand])[] = [
  [/^4/, { id: 'visa', lengths: [13, 16, 18, 19], groups: FOURS, cvv: 3, luhn: true }],
  [
    /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    { id: 'mastercard', lengths: [16], groups: FOURS, cvv: 3, luhn: true },
  ],
  [/^3[47]/, { id: 'amex', lengths: [15], groups: /^.{1,4}|(?<=^.{4}).{1,6}|.+/g, cvv: 4, luhn: true }],
  [/^(35|2131|1800)/, { id: 'jcb', lengths: [16, 17, 18, 19], groups: FOURS, cvv: 3, luhn: true }],
  [/^1946/, { id: 'bni_private_label', lengths: [16], groups: FOURS, cvv: 3, luhn: true }],
  // Some UnionPay numbers have no check digit.
  [/^(62|81)/, { id: 'cup', lengths: [16, 17, 18, 19], groups: FOURS, cvv: 3, luhn: false }],
];

/** The brand that a number begins like. */
export const brandOf = (digits: string): CardBrand => BRANDS.find(([starts]) => starts.test(digits))?.[1] ?? UNKNOWN;
