import { describe, expect, test } from 'vitest';

import { digitsOf } from '../../lib/digits.ts';
import { formatted, throughSeparator, type Format, type Typed } from '../../ui/reformat.ts';
import { groupNumber, LONGEST } from './brand.ts';
import { formatExpiry } from './expiry.ts';

/** Numbers that are the same every time: a small linear congruential generator. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % sides;
  };
}

/** What a browser does to a field with a text in place of a selection, then what we do. */
const replace = ({ value }: Typed, [start, end]: readonly [number, number], text: string, format: Format): Typed =>
  formatted({ value: value.slice(0, start) + text + value.slice(end), caret: start + text.length }, format);

/** The range that a deletion takes; undefined where there is nothing. */
function deleted(field: Typed, inputType: 'deleteContentBackward' | 'deleteContentForward') {
  const { value, caret } = field;
  const one = inputType === 'deleteContentBackward' ? [caret - 1, caret] : [caret, caret + 1];
  const [start = 0, end = 0] = throughSeparator(field, inputType) ?? one;
  return start < 0 || end > value.length ? undefined : ([start, end] as const);
}

/** A field, and a model of it with nothing but digits, which cannot get separators or the caret wrong. */
interface Kind {
  readonly format: Format;
  readonly longest: number;
  readonly pasted: readonly string[];
  /** What becomes of digits that were typed or pasted at the end of a text. */
  readonly complete: (digits: string, text: string) => string;
}

const NUMBER: Kind = {
  format: (text) => groupNumber(digitsOf(text).slice(0, LONGEST)),
  longest: LONGEST,
  pasted: ['48', ' 4811-1111 ', '3701 921697 22458', '４８１１', '4811–1111', 'abc', '1'],
  complete: (digits) => digits,
};

/** As printed on the card: AmEx 4-6-5, every other one in fours. Nothing of the form's own is used to say so. */
function printed(digits: string): string {
  const ends = digits.startsWith('34') || digits.startsWith('37') ? [4, 10] : [4, 8, 12, 16];
  return [...digits].map((digit, at) => (ends.includes(at) ? ` ${digit}` : digit)).join('');
}

const isMonth = (run: string): boolean => run.length <= 2 && Number(run) >= 1 && Number(run) <= 12;

/** A month of one digit gets its zero, a year of four loses its century. Told by the runs of digits in the text. */
function dated(digits: string, text: string): string {
  const runs: string[] = [];
  let isOpen = false;
  for (const sign of text.normalize('NFKC')) {
    const isDigit = sign >= '0' && sign <= '9';
    if (isDigit && isOpen) runs.push(`${runs.pop() ?? ''}${sign}`);
    else if (isDigit) runs.push(sign);
    isOpen = isDigit;
  }
  const [first = '', second = '', third] = runs;
  const isTwo = third === undefined && second !== '';
  if (isTwo && first.length === 4 && first.startsWith('20') && isMonth(second))
    return second.padStart(2, '0') + first.slice(2);
  const isWhole = first.length === 1 && (second !== '' || !isOpen || Number(first) > 1);
  const whole = isWhole ? `0${digits}` : digits;
  const hasCentury = isTwo ? first.length <= 2 && second.length === 4 : first.length === 6;
  return hasCentury && whole.length === 6 ? whole.slice(0, 2) + whole.slice(4) : whole;
}

const EXPIRY: Kind = {
  format: formatExpiry,
  longest: 6,
  pasted: ['01/30', '1/', '１２／３１', '0130', '2030', '–', 'abc', '0'],
  complete: dated,
};

describe.for([1, 2, 3, 4, 5])('typing, replacing, deleting and pasting anywhere, seed %i', (seed) => {
  test.for([
    ['number', NUMBER],
    ['expiry', EXPIRY],
  ] as const)('%s: digits, separators and caret are always right', ([name, { format, longest, pasted, complete }]) => {
    const roll = dice(seed);
    let field: Typed = { value: '', caret: 0 };
    for (let step = 0; step < 4000; step += 1) {
      const from = roll(field.value.length + 1);
      const what = roll(10);
      const text = what < 4 ? String(roll(10)) : what < 7 ? (pasted[roll(pasted.length)] ?? '') : '';
      // A selection every other time: what is typed, pasted or cut replaces it.
      const to = what < 7 && roll(2) === 0 ? from + roll(field.value.length - from + 1) : from;
      const before = { ...field, caret: from };
      const range =
        what < 7 ? ([from, to] as const) : deleted(before, what < 9 ? 'deleteContentBackward' : 'deleteContentForward');
      if (!range) continue;
      const [left, right] = [field.value.slice(0, range[0]), field.value.slice(range[1])];
      const [ahead, behind] = [digitsOf(left + text), digitsOf(right)];
      field = replace(field, range, text, format);
      const told = `${name}: "${left}[${text}]${right}"`;
      if (right === '') {
        const expected = complete(ahead, left + text);
        expect(digitsOf(field.value), told).toBe(expected.slice(0, longest));
        expect(field.caret, told).toBe(field.value.length);
      } else {
        expect(digitsOf(field.value), told).toBe((ahead + behind).slice(0, longest));
        expect(digitsOf(field.value.slice(0, field.caret)), told).toBe(ahead.slice(0, longest));
      }
      expect(field.value, told).toMatch(name === 'number' ? /^\d*(?: \d+)*$/ : /^(?:\d{0,2}|\d\d\/\d{0,4})$/);
      if (name === 'number') expect(field.value).toBe(printed(digitsOf(field.value)));
    }
  });
});
