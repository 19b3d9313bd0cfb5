import { brandOf } from '../../lib/card-brand.ts';
import { luhn } from '../../lib/luhn.ts';

/** `incomplete` is merely unfinished: it is never shown as wrong while someone types. */
export type Check = 'valid' | 'incomplete' | 'invalid';

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
export const groupNumber = (digits: string): string => (digits.match(brandOf(digits).groups) ?? []).join(' ');
