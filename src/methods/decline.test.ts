import { expect, test } from 'vitest';

import { parseCharge } from '../gateway/parse.ts';
import { reasonOf, texts } from './decline.ts';

test.for([
  [{ payment_type: 'ovo' }, '17', 'provider'],
  [{ payment_type: 'gopay' }, undefined, 'provider'],
  [{ payment_type: 'gopay', fraud_status: 'deny' }, 'fraud', 'safety'],
  [{ payment_type: 'credit_card', masked_card: '48111111-1114' }, '05', 'declined'],
] as const)('%o refused with %s: %s', ([wire, reason, expected]) => {
  const charge = parseCharge({ status_code: '202', transaction_status: 'deny', ...wire });
  expect(reasonOf({ kind: 'bank', reason, charge })).toBe(expected);
});

test.for([
  ['http://bank.test/3ds', 'challenge'],
  [undefined, 'unfit'],
] as const)('3-D Secure failed, asked at %s: %s', ([challengeUrl, expected]) => {
  const charge = parseCharge({ transaction_status: 'deny', masked_card: '47161250-7899' });
  const refused = { ...charge, ...(challengeUrl && { challengeUrl }) };
  expect(reasonOf({ kind: 'bank', reason: '3ds', charge: refused })).toBe(expected);
});

/** Every code of contract.md §8.4, and those that the brands add, by what the customer is told to do. */
const CODES = {
  // Another card, or ask the bank.
  declined: '05 13 23 94 Z2 Z3 100 110 E9 N0 R0 R1 85 ?? constructor',
  // Call the bank, or another card.
  call: '01 02 06 09 21 60 66 70 93 107 9G BA',
  // Another card.
  blocked: '04 07 35 36 37 38 41 43 67 75 78 106 200',
  unfit: '31 39 40 42 44 45 46 52 53 62 187 5C',
  online: '57 58 119',
  version: '3ds-version',
  safety: '34 59 63 88 fraud',
  // Check what was typed.
  card: '12 30 83 125',
  number: '14 15 25 56 111 6P',
  lapsed: '33 54 101',
  cvv: '82 122 N7',
  // Try again.
  pin: '55 86 89 117',
  challenge: '1A Q1 3ds',
  // Another card or another way to pay.
  funds: '51',
  limit: '61 64 65',
  // Try later.
  bankDown: '19 22 68 80 90 91 92 96 912',
  // Nothing that the customer can mend.
  setup: '03 109 189',
} as const;
const EVERY = Object.entries(CODES).flatMap(([expected, codes]) =>
  codes.split(' ').map((code) => [code, expected] as const),
);

test.for(EVERY)('the bank’s %s: %s', ([reason, expected]) => {
  expect(reasonOf({ kind: 'bank', reason })).toBe(expected);
});

test('no code of the contract’s table is forgotten', () => {
  const known = new Set<string>(EVERY.map(([code]) => code));
  const listed =
    '01 02 04 05 06 07 09 12 13 14 15 19 21 22 25 30 33 54 34 59 36 37 38 39 40 41 42 43 44 45 51 55 57 58 61 62 63 64 65 75 82 91 96 Z2 Z3 BA 6P';
  expect(listed.split(' ').filter((code) => !known.has(code))).toEqual([]);
});

test.for([
  ['bank', undefined, 'declined'],
  ['gateway', 'card_rejected', 'card'],
  ['gateway', 'card_unwanted', 'unwanted'],
  ['gateway', 'promo', 'promo'],
  ['gateway', 'setup', 'setup'],
  ['gateway', 'offline', 'lost'],
  ['gateway', 'timeout', 'lost'],
  ['gateway', 'unavailable', 'lost'],
  ['gateway', 'malformed', 'lost'],
  ['gateway', 'channel_down', 'down'],
  ['gateway', 'rejected', 'other'],
] as const)('%s %s: %s', ([kind, reason, expected]) => {
  expect(reasonOf({ kind, reason })).toBe(expected);
});

/** A refusal without a next step is a dead end. */
const REASONS = [...(Object.keys(CODES) as (keyof typeof CODES)[]), 'promo', 'unwanted'] as const;

test.for(REASONS)('%s names a next step', (reason) => {
  const { en, id } = texts;
  const more = `${reason}More` as const;
  expect(en[more]).toMatch(/another|call|check|compare|try again|choose|ask|switch|raise/i);
  expect(id[more]).toMatch(/lain|hubungi|periksa|cocokkan|coba lagi|pilih|tanyakan|aktifkan|naikkan/i);
});
