import { brandOf } from '../../lib/card-brand.ts';
import { luhn } from '../../lib/luhn.ts';
import { checkNumber } from './brand.ts';
import { formatExpiry } from './expiry.ts';

/** What one pasted text says of a card. */
export interface PastedCard {
  readonly number: string;
  readonly expiry?: string;
  readonly cvv?: string;
}

interface Found {
  readonly number: string;
  /** All else, parted where the number was. */
  readonly rest: string;
}

/** In one piece, in fours, or as AmEx has it. */
const GROUPED = /^(?: \d+| \d{4} \d{6} \d{5}|(?: \d{4})+ \d{1,4})$/;

/**
 * Every card's number that a text may have: in one piece or in groups, with spaces, dots or dashes between. Of those
 * that begin together the shortest is first: a longer one may have swallowed the date or the CVV behind it.
 */
function numbersIn(text: string): readonly Found[] {
  const parts = text.split(/(\d+)/);
  const found: Found[] = [];
  for (let from = 1; from < parts.length; from += 2) {
    let written = '';
    for (let at = from; at < parts.length && (at === from || /^[\s.-]+$/.test(parts[at - 1] ?? '')); at += 2) {
      written += ` ${parts[at]}`;
      const number = written.replaceAll(' ', '');
      const rest = [...parts.slice(0, from), 'x', ...parts.slice(at + 1)].join('');
      if (GROUPED.test(written) && brandOf(number).id && checkNumber(number) === 'valid') found.push({ number, rest });
    }
  }
  return found;
}

/** The first date: one with a slash before one with another sign between, and that before bare digits. */
function dateIn(text: string): string {
  const month = '(?:0[1-9]|1[0-2]|[1-9](?!\\d))';
  for (const between of ['\\s*[/|]\\s*', '[\\s.,;"\'-]+', '']) {
    const date = `(?<!\\d)(?:20\\d\\d${between}${month}|${month}${between}(?:20)?\\d\\d)(?!\\d)`;
    const [found] = new RegExp(date).exec(text) ?? [];
    if (found) return found;
  }
  return '';
}

/**
 * A whole card in one text, as password managers, notes and test-card lists have it: `4811111111111114 01/30 123`,
 * `Visa 4811-1111-1111-1114, exp 01/2030, CVV: 123`. `undefined` when it is only a number: then the field's own paste
 * will do.
 */
export function parsePasted(text: string): PastedCard | undefined {
  // Marks that nobody sees are no separators; every dash and underscore is the same one.
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}_\u2212]/gu, '-');
  const numbers = numbersIn(plain);
  // A brand whose numbers need no check digit still has one as a rule.
  const { number = '', rest = '' } = numbers.find((found) => luhn(found.number)) ?? numbers[0] ?? {};
  if (rest.trim().length < 2) return undefined;
  const date = dateIn(rest);
  const cvv = new RegExp(`(?<!\\d)\\d{${brandOf(number).cvv}}(?!\\d)`).exec(rest.replace(date, ';'))?.[0];
  return { number, ...(date && { expiry: formatExpiry(date) }), ...(cvv && { cvv }) };
}
