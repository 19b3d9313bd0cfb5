import { expect, test } from 'vitest';

import { announced, formatCountdown, secondsLeft } from './countdown.ts';

test.for([
  [0, '00:00'],
  [9, '00:09'],
  [581, '09:41'],
  [3600, '01:00:00'],
  [86_352, '23:59:12'],
  [360_000, '100:00:00'],
] as const)('%d s reads %s', ([seconds, expected]) => {
  expect(formatCountdown(seconds)).toBe(expected);
});

test.for([
  [1000, 0, 1],
  [1000, 1, 1],
  [1001, 0, 2],
  [1000, 1000, 0],
  [1000, 5000, 0],
] as const)('until %d at %d: %d s', ([deadline, now, expected]) => {
  expect(secondsLeft(deadline, now)).toBe(expected);
});

test.for([
  [301, 300, undefined],
  [241, 240, 240],
  [240, 239, undefined],
  [61, 60, 60],
  [60, 59, undefined],
  [1, 0, 0],
  [0, 0, undefined],
  // The phone slept: only the last moment is told.
  [500, 59, 60],
  [500, 0, 0],
  // A clock set right moves the countdown up.
  [59, 120, undefined],
] as const)('from %d to %d: %s', ([before, after, expected]) => {
  expect(announced(before, after)).toBe(expected);
});
