import { describe, expect, test } from 'vitest';

import { digitsOf } from '../../lib/digits.ts';
import { formatted, throughSeparator, type Typed } from '../../ui/reformat.ts';
import { groupNumber, LONGEST } from './brand.ts';

/** Numbers that are the same every time: a small linear congruential generator. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % sides;
  };
}

const format = (text: string) => groupNumber(digitsOf(text).slice(0, LONGEST));

/** What a browser does to a field, then what we do. */
const insert = ({ value, caret }: Typed, text: string): Typed =>
  formatted({ value: value.slice(0, caret) + text + value.slice(caret), caret: caret + text.length }, format);

const remove = (field: Typed, inputType: 'deleteContentBackward' | 'deleteContentForward'): Typed => {
  const { value, caret } = field;
  const one = inputType === 'deleteContentBackward' ? [caret - 1, caret] : [caret, caret + 1];
  const [start = 0, end = 0] = throughSeparator(field, inputType) ?? one;
  if (start < 0 || end > value.length) return field;
  return formatted({ value: value.slice(0, start) + value.slice(end), caret: start }, format);
};

/** The same with nothing but digits: it cannot get grouping or caret wrong. */
interface Plain {
  readonly digits: string;
  readonly at: number;
}

const PASTED = ['48', ' 4811-1111 ', '3701 921697 22458', '４８１１', 'abc', '1'];

describe.for([1, 2, 3, 4, 5])('typing, deleting and pasting anywhere, seed %i', (seed) => {
  test('digits, grouping and caret are always right', () => {
    const roll = dice(seed);
    let field: Typed = { value: '', caret: 0 };
    let plain: Plain = { digits: '', at: 0 };
    for (let step = 0; step < 4000; step += 1) {
      const caret = roll(field.value.length + 1);
      field = { ...field, caret };
      plain = { ...plain, at: digitsOf(field.value.slice(0, caret)).length };
      const what = roll(8);
      const text = what < 4 ? String(roll(10)) : (PASTED[roll(PASTED.length)] ?? '');
      if (what < 5) {
        const added = digitsOf(text);
        const digits = (plain.digits.slice(0, plain.at) + added + plain.digits.slice(plain.at)).slice(0, LONGEST);
        plain = { digits, at: Math.min(plain.at + added.length, digits.length) };
        field = insert(field, text);
      } else if (what < 7) {
        const at = Math.max(plain.at - 1, 0);
        plain = { digits: plain.digits.slice(0, at) + plain.digits.slice(plain.at), at };
        field = remove(field, 'deleteContentBackward');
      } else {
        plain = { ...plain, digits: plain.digits.slice(0, plain.at) + plain.digits.slice(plain.at + 1) };
        field = remove(field, 'deleteContentForward');
      }
      expect(field.value).toBe(groupNumber(plain.digits));
      expect(digitsOf(field.value.slice(0, field.caret))).toBe(plain.digits.slice(0, plain.at));
    }
  });
});
