import { digitsOf } from '../../lib/digits.ts';

export interface Expiry {
  /** `01` … `12`, if it is a month. */
  readonly month: string;
  /** Four digits. */
  readonly year: string;
}

/** Reads `0130`, `01/30`, `1/30`, `01 2030`, `1-2030`, `2030-01`, in any digits; `undefined` while it is not a date yet. */
export function parseExpiry(text: string): Expiry | undefined {
  const plain = text.normalize('NFKC');
  const [, first = '', month = first, end = ''] =
    /^\D*(20\d\d)\D+(0?[1-9]|1[0-2])\D*$/.exec(plain) ??
    /^\D*((\d\d?(?=\D)|\d\d))\D*(\d{4}|\d\d)\D*$/.exec(plain) ??
    [];
  if (month === '') return undefined;
  const year = end || first;
  return { month: month.padStart(2, '0'), year: year.length === 2 ? `20${year}` : year };
}

/**
 * As people write it: `01/30`. A date in any accepted form becomes that, a month gets its slash. In the middle of a field
 * (`typing`) digits only move apart: none is lost or made up.
 */
export function formatExpiry(text: string, isEnd = true): string {
  const read = isEnd && parseExpiry(text);
  if (read) return `${read.month}/${read.year.slice(2)}`;
  // One digit is a whole month where no other can follow.
  const isShort = isEnd && /^\D*(?:[2-9]$|\d\D)/.test(text.normalize('NFKC'));
  const digits = `${isShort ? 0 : ''}${digitsOf(text)}`.slice(0, 6);
  return digits.replace(isShort ? /^../ : /^..(?=.)/, '$&/');
}

/** How far in the future a card's date may lie, in years; more is a slip of the finger. */
const FURTHEST = 20;

/**
 * What is wrong with a date, if anything. A card holds until the end of its month. `now` is epoch milliseconds by the
 * gateway's clock; the month is taken in WIB.
 */
export function expiryError(
  text: string,
  now: number,
): 'expiryEmpty' | 'expiryWrong' | 'expiryOdd' | 'expiryPast' | undefined {
  if (text === '') return 'expiryEmpty';
  const expiry = parseExpiry(text);
  if (!expiry) return 'expiryWrong';
  const month = Number(expiry.month);
  const today = new Date(now + 7 * 3_600_000);
  const left = (Number(expiry.year) - today.getUTCFullYear()) * 12 + month - (today.getUTCMonth() + 1);
  if (month < 1 || month > 12 || left > FURTHEST * 12) return 'expiryOdd';
  return left < 0 ? 'expiryPast' : undefined;
}
