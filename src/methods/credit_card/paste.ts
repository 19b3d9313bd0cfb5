import { digitsOf } from '../../lib/digits.ts';
import { brandOf, checkNumber, LONGEST } from './brand.ts';
import { formatExpiry, parseExpiry } from './expiry.ts';

/** What one pasted text says of a card. */
export interface PastedCard {
  readonly number: string;
  readonly expiry?: string;
  readonly cvv?: string;
}

/** The number at the beginning of a run of digits: the longest that adds up. */
function numberIn(run: string): string | undefined {
  const digits = digitsOf(run);
  for (let length = Math.min(digits.length, LONGEST); length >= 13; length -= 1) {
    const number = digits.slice(0, length);
    if (brandOf(number).id && checkNumber(number) === 'valid') return number;
  }
  return undefined;
}

/**
 * A whole card in one text, as password managers, notes and test-card lists have it: `4811111111111114 01/30 123`,
 * `Visa 4811-1111-1111-1114, exp 01/2030, CVV: 123`. `undefined` when it is only a number: then the field's own paste
 * will do.
 */
export function parsePasted(text: string): PastedCard | undefined {
  const plain = text.normalize('NFKC');
  for (const { 0: run, index } of plain.matchAll(/\d(?:[ \-.]?\d){12,}/g)) {
    const number = numberIn(run);
    if (number === undefined) continue;
    const rest = plain.slice(index + lengthOf(run, number.length));
    const [date = '', month = '', year = ''] = /(?<!\d)(\d{1,2})\s*[/|-]\s*(\d{4}|\d{2})(?!\d)/.exec(rest) ?? [];
    const expiry = formatExpiry(`${month}/${year}`);
    const cvv = /(?<!\d)\d{3,4}(?!\d)/.exec(rest.replace(date, ' '))?.[0];
    const around = plain.slice(0, index) + rest;
    // Nothing around it but spaces: the field can take it as it is.
    if (around.trim() === '') return undefined;
    return {
      number,
      ...(date && parseExpiry(expiry) && { expiry }),
      ...(cvv?.length === brandOf(number).cvv && { cvv }),
    };
  }
  return undefined;
}

/** How many characters of a run hold its first digits. */
function lengthOf(run: string, digits: number): number {
  let seen = 0;
  for (let at = 0; at < run.length; at += 1) {
    if (/\d/.test(run[at] ?? '')) seen += 1;
    if (seen === digits) return at + 1;
  }
  return run.length;
}
