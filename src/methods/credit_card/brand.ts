import { luhn } from '../../lib/luhn.ts';

/** `incomplete` is merely unfinished: it is never shown as wrong while someone types. */
export type Check = 'valid' | 'incomplete' | 'invalid';

export interface Brand {
  /** The gateway's name; empty for a brand nobody knows. */
  readonly id: 'visa' | 'mastercard' | 'jcb' | 'amex' | 'cup' | 'bni_private_label' | '';
  /** How many digits such numbers have. */
  readonly lengths: readonly number[];
  /** Digits per group as printed on the card; the last group takes the rest. */
  readonly groups: readonly number[];
  readonly cvv: 3 | 4;
  /** Whether the last digit is always a check digit. */
  readonly luhn: boolean;
}

const FOURS = [4, 4, 4, 4, 3] as const;

const UNKNOWN: Brand = { id: '', lengths: [13, 14, 15, 16, 17, 18, 19], groups: FOURS, cvv: 3, luhn: true };

const BRANDS: readonly (readonly [starts: RegExp, brand: Brand])[] = [
  [/^4/, { id: 'visa', lengths: [13, 16, 18, 19], groups: FOURS, cvv: 3, luhn: true }],
  [
    /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    { id: 'mastercard', lengths: [16], groups: FOURS, cvv: 3, luhn: true },
  ],
  [/^3[47]/, { id: 'amex', lengths: [15], groups: [4, 6, 5], cvv: 4, luhn: true }],
  [/^(35|2131|1800)/, { id: 'jcb', lengths: [16, 17, 18, 19], groups: FOURS, cvv: 3, luhn: true }],
  [/^1946/, { id: 'bni_private_label', lengths: [16], groups: FOURS, cvv: 3, luhn: true }],
  // Some UnionPay numbers have no check digit.
  [/^(62|81)/, { id: 'cup', lengths: [16, 17, 18, 19], groups: FOURS, cvv: 3, luhn: false }],
];

/** The brand that a number begins like. */
export const brandOf = (digits: string): Brand => BRANDS.find(([starts]) => starts.test(digits))?.[1] ?? UNKNOWN;

/** The longest number there is (ISO/IEC 7812). */
export const LONGEST = 19;

/** Card number, digits only. */
export function checkNumber(digits: string): Check {
  const { lengths, luhn: checked } = brandOf(digits);
  const longest = lengths.at(-1) ?? LONGEST;
  if (digits.length > longest) return 'invalid';
  if (!lengths.includes(digits.length)) return 'incomplete';
  if (!checked || luhn(digits)) return 'valid';
  // A longer number of this brand may still become right.
  return digits.length < longest ? 'incomplete' : 'invalid';
}

/** The number as printed: `4811 1111 1111 1114`, `3701 921697 22458`. */
export function groupNumber(digits: string): string {
  const groups: string[] = [];
  let rest = digits;
  for (const size of brandOf(digits).groups) {
    if (rest === '') break;
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...groups, rest].filter(Boolean).join(' ');
}

export const checkCvv = (digits: string, { cvv }: Brand): Check =>
  digits.length === cvv ? 'valid' : digits.length < cvv ? 'incomplete' : 'invalid';
