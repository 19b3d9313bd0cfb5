import { expect, test } from 'vitest';

import { caretAfter, throughSeparator } from './reformat.ts';

test.for([
  ['4811 1111', 0, 0],
  ['4811 1111', 3, 3],
  ['4811 1111', 4, 4],
  ['4811 1111', 5, 6],
  ['4811 1111', 8, 9],
  ['', 3, 0],
] as const)('"%s" after %d digits: %d', ([text, digits, expected]) => {
  expect(caretAfter(text, digits)).toBe(expected);
});

test.for([
  ['4811 1111', 5, 'deleteContentBackward', [3, 5]],
  ['4811 1111', 4, 'deleteContentForward', [4, 6]],
  ['4811 1111', 4, 'deleteContentBackward', undefined],
  ['4811 1111', 5, 'deleteContentForward', undefined],
  ['4811 1111', 0, 'deleteContentBackward', undefined],
  ['4811 1111', 9, 'deleteContentForward', undefined],
  ['4811 1111', 5, 'insertText', undefined],
] as const)('"%s", caret at %d, %s: %j', ([value, caret, inputType, expected]) => {
  expect(throughSeparator({ value, caret }, inputType)).toEqual(expected);
});
