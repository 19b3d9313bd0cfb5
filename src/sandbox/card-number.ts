import { brandOf } from '../lib/card-brand.ts';
import { luhn } from '../lib/luhn.ts';

/** Whether digits are a card's number, and not an order's or a time: beginning, length and check digit say so (ISO/IEC 7812). */
const isCardNumber = (digits: string): boolean =>
  /^(?:[2-8]|1800|1946)/.test(digits) && /^\d{13,19}$/.test(digits) && (luhn(digits) || isWithoutCheckDigit(digits));

/** Some UnionPay numbers. Phone numbers begin like them, and are shorter. */
const isWithoutCheckDigit = (digits: string): boolean => {
  const { luhn: isChecked, lengths } = brandOf(digits);
  return !isChecked && lengths.includes(digits.length);
};

/** A card's number as people write it, and nothing else. */
export const isTypedNumber = (text: string): boolean => isCardNumber(text.replaceAll(/[\s.-]/g, ''));

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Of a card that is looked up by its whole number only the beginning is written down. */
const LONG_BIN = /^(\/v1\/bins\/[^/]{8}).*$/;

/** Digits with what people write between them: of a part of a path, all of it or one run in it. */
const NUMBER = /^\d(?:[\s.+-]*\d){12,18}$|(?<!\d)\d{13,19}(?!\d)/g;

/** A text that could be thirteen digits in base64, and nothing shorter; with the alphabet of URLs, too. */
const BASE64 = /[A-Za-z0-9+_-]{18,}={0,2}/g;

const fromBase64 = (text: string): string => {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
  } catch {
    return '';
  }
};

const masked = (text: string): string =>
  text.replaceAll(NUMBER, (found) => {
    const digits = found.replaceAll(/\D/g, '');
    return isCardNumber(digits) ? digits.slice(0, 8) : found;
  });

/** The same, in base64 or not. */
const maskedPart = (text: string): string =>
  masked(text).replaceAll(BASE64, (found) => {
    const inside = fromBase64(found);
    const kept = masked(inside);
    return kept === inside ? found : kept;
  });

/** A path as it may be kept: a card's number in it, wherever it came to stand, is cut to its first eight digits. */
export const maskedPath = (path: string): string =>
  path
    .replace(LONG_BIN, '$1')
    .split('/')
    .map((part) => {
      const text = decoded(part);
      const kept = maskedPart(text);
      return kept === text ? part : encodeURIComponent(kept);
    })
    .join('/');
