export type CardBrand = 'visa' | 'mastercard' | 'jcb' | 'amex' | 'cup';

/** How each brand's numbers begin (contract §3.10, ISO/IEC 7812). */
const PREFIXES: readonly (readonly [CardBrand, RegExp])[] = [
  ['visa', /^4/],
  ['mastercard', /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/],
  ['amex', /^3[47]/],
  ['jcb', /^(?:35|2131|1800)/],
  ['cup', /^(?:62|81)/],
];

/** The brand that a number begins like. */
export const cardBrand = (number: string): CardBrand | undefined =>
  PREFIXES.find(([, starts]) => starts.test(number))?.[0];

/** BNI's private label: no brand's, and taken by its own bank alone. */
export const isPrivateLabel = (number: string): boolean => number.startsWith('1946');
