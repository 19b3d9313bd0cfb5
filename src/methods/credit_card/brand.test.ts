import creditCardType from 'credit-card-type';
import { describe, expect, test } from 'vitest';

import { brandOf } from '../../lib/card-brand.ts';
import { checkNumber, groupNumber } from './brand.ts';

test.for([
  ['', ''],
  ['4', 'visa'],
  ['5', ''],
  ['51', 'mastercard'],
  ['2221', 'mastercard'],
  ['2720', 'mastercard'],
  ['2721', ''],
  ['34', 'amex'],
  ['37', 'amex'],
  ['3528', 'jcb'],
  ['1800', 'jcb'],
  ['6212', 'cup'],
  ['1946', 'bni_private_label'],
  ['1945', ''],
] as const)('%s is %s', ([digits, expected]) => {
  expect(brandOf(digits).id).toBe(expected);
});

test.for([
  ['', 'incomplete'],
  ['4811', 'incomplete'],
  ['4811111111111114', 'valid'],
  ['481111111111111', 'incomplete'],
  // Sixteen digits that do not add up may be the beginning of nineteen.
  ['4811111111111115', 'incomplete'],
  ['48111111111111140', 'incomplete'],
  ['48111111111111140000', 'invalid'],
  ['5211111111111117', 'valid'],
  ['5211111111111118', 'invalid'],
  ['370192169722458', 'valid'],
  ['370192169722459', 'invalid'],
  ['3701921697224580', 'invalid'],
  ['6212482535178193972', 'valid'],
  ['1946415981487684', 'valid'],
] as const)('%s is %s', ([digits, expected]) => {
  expect(checkNumber(digits)).toBe(expected);
});

test.for([
  ['', ''],
  ['48', '48'],
  ['48111', '4811 1'],
  ['4811111111111114', '4811 1111 1111 1114'],
  ['6212482535178193972', '6212 4825 3517 8193 972'],
  ['370192169722458', '3701 921697 22458'],
] as const)('%s is written %s', ([digits, expected]) => {
  expect(groupNumber(digits)).toBe(expected);
});

describe('against a library of card brands', () => {
  const OURS: Readonly<Record<string, string>> = {
    visa: 'visa',
    mastercard: 'mastercard',
    'american-express': 'amex',
    jcb: 'jcb',
    unionpay: 'cup',
  };
  /** Every prefix of up to four digits, with the brands that it may still become. */
  const prefixes = Array.from({ length: 9000 }, (_, i) => String(i + 1000));

  test('a prefix that the library gives to one of our brands is that brand here', () => {
    const differing = prefixes.flatMap((prefix) => {
      const [only, another] = creditCardType(prefix);
      const expected = only && !another ? OURS[only.type] : undefined;
      const { id } = brandOf(prefix);
      return expected !== undefined && id !== expected ? [`${prefix}: ${expected}, not ${id || 'unknown'}`] : [];
    });
    expect(differing).toEqual([]);
  });

  test.for(Object.entries(OURS))('%s has our %s’s lengths, groups and CVV', ([type, id]) => {
    const theirs = creditCardType.getTypeInfo(type);
    const example = { visa: '4', mastercard: '51', amex: '34', jcb: '35', cup: '62' }[id] ?? '';
    const { lengths, cvv } = brandOf(example);
    // UnionPay cards with fewer than 16 digits are of another age.
    expect(theirs.lengths.filter((length) => length >= 15 && !lengths.includes(length))).toEqual(
      id === 'cup' ? [15] : [],
    );
    expect(cvv).toBe(theirs.code.size);
    const longest = Math.max(...theirs.lengths);
    const groups = groupNumber(example.padEnd(longest, '0')).split(' ');
    let at = 0;
    const gaps = groups.slice(0, -1).map(({ length }) => (at += length));
    // The library has no gap before the last three of nineteen.
    expect(gaps.filter((gap) => gap < 16)).toEqual(theirs.gaps);
  });
});
