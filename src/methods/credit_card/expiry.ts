import type { Check } from './brand.ts';

export interface Expiry {
  /** `01` … `12`. */
  readonly month: string;
  /** Four digits. */
  readonly year: string;
}

/** Reads `0130`, `01/30`, `1/30`, `01 2030`, `1-2030`; `undefined` while it is not a date yet. */
export function parseExpiry(text: string): Expiry | undefined {
  const [, month = '', year = ''] = /^\s*(\d{1,2}(?=\s*[/.\- ])|\d\d)\s*[/.\- ]?\s*(\d{4}|\d\d)\s*$/.exec(text) ?? [];
  if (month === '') return undefined;
  return { month: month.padStart(2, '0'), year: year.length === 2 ? `20${year}` : year };
}

/** As people write it: `01/30`. A date in any accepted form becomes that, an unfinished one gets its slash. */
export function formatExpiry(text: string): string {
  const parsed = parseExpiry(text);
  if (parsed) return `${parsed.month}/${parsed.year.slice(2)}`;
  const [, month = '', year = ''] = /^\s*(\d{0,2})\D*(\d*)/.exec(text) ?? [];
  const parted = /^\s*\d{1,2}\s*[/.\- ]/.test(text);
  if (year === '' && !parted && !/^[2-9]$/.test(month)) return month;
  return `${month.padStart(2, '0')}/${year.slice(0, 4)}`;
}

export type ExpiryCheck = Check | 'past';

/** How far in the future a card's date may lie, in years; more is a slip of the finger. */
const FURTHEST = 20;

/** A card holds until the end of its month. `now` is epoch milliseconds; the month is taken in WIB. */
export function checkExpiry(text: string, now: number): ExpiryCheck {
  const expiry = parseExpiry(text);
  if (!expiry) return /^\s*(\d{1,2}\s*[/.\- ]?\s*\d{0,3}\s*)?$/.test(text) ? 'incomplete' : 'invalid';
  const month = Number(expiry.month);
  const year = Number(expiry.year);
  if (month < 1 || month > 12) return 'invalid';
  const today = new Date(now + 7 * 3_600_000);
  const left = (year - today.getUTCFullYear()) * 12 + month - (today.getUTCMonth() + 1);
  if (left < 0) return 'past';
  return left > FURTHEST * 12 ? 'invalid' : 'valid';
}
