import { expect, test } from 'vitest';

import { CARD_LINES } from '../../../test/journeys/test-cards.ts';
import { brandOf } from '../../lib/card-brand.ts';
import { groupNumber } from './brand.ts';
import { parsePasted } from './paste.ts';

test.for([
  ['4811111111111114', undefined],
  ['4811 1111 1111 1114', undefined],
  ['hello', undefined],
  ['01/30', undefined],
  ['4811111111111114 01/30', { number: '4811111111111114', expiry: '01/30' }],
  ['4811111111111114 01/30 123', { number: '4811111111111114', expiry: '01/30', cvv: '123' }],
  ['4811 1111 1111 1114 1/2030 123', { number: '4811111111111114', expiry: '01/30', cvv: '123' }],
  ['4811-1111-1111-1114, 01/30, CVV 123\n', { number: '4811111111111114', expiry: '01/30', cvv: '123' }],
  ['4811111111111114|01|2030|123', { number: '4811111111111114', expiry: '01/30', cvv: '123' }],
  ['3701 921697 22458 12/31 1234', { number: '370192169722458', expiry: '12/31', cvv: '1234' }],
  ['Card: 4811 1111 1111 1114 exp 01/30 cvv 123', { number: '4811111111111114', expiry: '01/30', cvv: '123' }],
  [
    '{"number":"4811111111111114","exp":"1/30","cvc":"123"}',
    { number: '4811111111111114', expiry: '01/30', cvv: '123' },
  ],
  ['４８１１ １１１１ １１１１ １１１４　０１／３０', { number: '4811111111111114', expiry: '01/30' }],
  ['6212482535178193972 01/30', { number: '6212482535178193972', expiry: '01/30' }],
  ['4811111111111114 123', { number: '4811111111111114', cvv: '123' }],
  ['my card 4811111111111114', { number: '4811111111111114' }],
  ['0811 1222 3333 4444 01/30', undefined],
  ['01/30 4811111111111114', { number: '4811111111111114', expiry: '01/30' }],
  ['01 30 4811 1111 1111 1114 123', { number: '4811111111111114', expiry: '01/30', cvv: '123' }],
  ['4811–1111–1111–1114 01/30 123', { number: '4811111111111114', expiry: '01/30', cvv: '123' }],
  ['4811−1111‐1111‑1114', undefined],
  ['370192169722458 1234 12/31', { number: '370192169722458', expiry: '12/31', cvv: '1234' }],
  ['4811111111111114 2030-01 123', { number: '4811111111111114', expiry: '01/30', cvv: '123' }],
  // A number that does not add up: this brand may have such ones, and the next token is not its.
  ['6212487892425803 01/30 123', { number: '6212487892425803', expiry: '01/30', cvv: '123' }],
  ['4811\u200B1111\u200B1111\u200B1114 01/30 123', { number: '4811111111111114', expiry: '01/30', cvv: '123' }],
  ['\uFEFF4811_1111_1111_1114 01/30', { number: '4811111111111114', expiry: '01/30' }],
  ['4811111111111114,01,2030,123', { number: '4811111111111114', expiry: '01/30', cvv: '123' }],
  ['"4811111111111114","01","2030","123"', { number: '4811111111111114', expiry: '01/30', cvv: '123' }],
  ["'4811111111111114';'123';'1';'30'", { number: '4811111111111114', expiry: '01/30', cvv: '123' }],
  ['4811111111111114 01/30 12', { number: '4811111111111114', expiry: '01/30' }],
] as const)('%s', ([text, expected]) => {
  expect(parsePasted(text)).toEqual(expected);
});

/** Between the groups of a number, and between number, date and CVV. */
const INNER = ['', ' ', '-', '–', '\u00A0', '\u2011'];
const OUTER = [' ', '\n', ', ', ' | ', '|', '\u3000', ' – ', ' exp '];
const DATES = ['01/30', '1/30', '01/2030', '01 / 30', '01-30', '01–2030', '2030-01', '0130', '012030', '０１／３０'];

test.for(CARD_LINES.map(({ number }) => number))('%s is read in every way to write it', (number) => {
  const brand = brandOf(number);
  const cvv = '9753'.slice(0, brand.cvv);
  // The contract's AmEx with a digit too many is no card's number: nothing is made of it.
  const isCard = brand.lengths.includes(number.length);
  const wrong: string[] = [];
  for (const inner of isCard ? INNER : [''])
    for (const outer of OUTER)
      for (const date of DATES) {
        const grouped = groupNumber(number).replaceAll(' ', inner);
        const written = inner === '' ? number : grouped;
        const orders = [
          [written, date, cvv],
          [written, cvv, date],
          [date, written, cvv],
          [date, cvv, written],
          [cvv, written, date],
          [cvv, date, written],
          [written, date],
        ];
        for (const order of orders) {
          const text = order.join(outer);
          const found = parsePasted(text);
          const expected = [number, '01/30', order.includes(cvv) ? cvv : undefined];
          const isRight = isCard
            ? [found?.number, found?.expiry, found?.cvv].join() === expected.join()
            : found === undefined;
          if (!isRight) wrong.push(`${text}: ${JSON.stringify(found)}`);
        }
      }
  expect(wrong).toEqual([]);
});

/** Numbers that are the same every time. */
function dice(seed: number) {
  let state = seed;
  return <Each>(all: readonly Each[]): Each => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return all[Math.floor((state / 2 ** 32) * all.length)] as Each;
  };
}

const JUNK = ['', '', 'Visa ', 'exp: ', 'kartu=', '“', 'CVV ', '\t', '# '];
const BETWEEN = [' ', '  ', ', ', ',', '","', '\n', ' | ', ';', ' / ', ' \u200B', '\u3000', ' – '];

test.for([1, 2, 3, 4])('a card written in any order among anything, seed %i', (seed) => {
  const roll = dice(seed);
  const cards = CARD_LINES.map(({ number }) => number).filter((each) => brandOf(each).lengths.includes(each.length));
  for (let round = 0; round < 3000; round += 1) {
    const number = roll(cards);
    const cvv = '9753'.slice(0, /^3[47]/.test(number) ? 4 : 3);
    const inner = roll(INNER);
    // AmEx has groups of its own; every other one is in fours.
    const groups = number.length === 15 ? /^....|(?<=^.{4})......|.{5}$/g : /.{1,4}/g;
    const parts = [
      (inner === '' ? [number] : (number.match(groups) ?? [])).join(inner),
      roll(['01/30', '1/30', '01/2030', '01-30', '2030-01', '0130']),
      cvv,
    ];
    const text = [0, 1, 2]
      .map(() => parts.splice(roll([0, 1, 2].slice(0, parts.length)), 1)[0] ?? '')
      .map((part) => roll(JUNK) + part)
      .join(roll(BETWEEN));
    expect([text, parsePasted(text)]).toEqual([text, { number, expiry: '01/30', cvv }]);
  }
});
