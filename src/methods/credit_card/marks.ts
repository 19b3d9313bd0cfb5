import amex from './amex.svg?inline';
import cup from './cup.svg?inline';
import jcb from './jcb.svg?inline';
import mastercard from './mastercard.svg?inline';
import visa from './visa.svg?inline';

/** Marks of the card brands, by the gateway's name for them. */
export const MARKS: Readonly<Record<string, string>> = { visa, mastercard, jcb, amex, cup };

/** What is shown when the merchant does not say which brands are taken. */
const USUAL = ['visa', 'mastercard', 'jcb', 'amex'];

/** The marks of the brands that a merchant takes, in the merchant's order; unknown brands have none. */
export const marksOf = (brands: readonly string[]): string[] =>
  (brands.length > 0 ? brands : USUAL).flatMap((brand) => MARKS[brand.toLowerCase()] ?? []);
