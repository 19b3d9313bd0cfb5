import { expect, test } from 'vitest';
import { nextSettlement, wibDisplay, wibTime, wibTimeWithZone } from './wib.ts';

test('times are written in WIB', () => {
  const at = Date.parse('2026-02-03T20:00:05Z');
  expect(wibTime(at)).toBe('2026-02-04 03:00:05');
  expect(wibTimeWithZone(at)).toBe('2026-02-04 03:00:05 +0700');
  expect(wibDisplay(at)).toBe('04 February 03:00 WIB');
  expect(wibDisplay(Date.parse('2026-12-31T23:59:59+07:00'))).toBe('31 December 23:59 WIB');
});

test('every day and second is as the calendar has it', () => {
  const offset = 7 * 60 * 60 * 1000;
  for (let at = Date.parse('2023-12-31T16:59:58.999Z'); at < Date.parse('2028-03-02T00:00:00Z'); at += 7_001_001)
    expect(wibTime(at)).toBe(new Date(at + offset).toISOString().slice(0, 19).replace('T', ' '));
});

test.for([
  ['2026-02-03T10:00:00+07:00', '2026-02-04T16:00:00+07:00'],
  ['2026-02-03T23:59:59+07:00', '2026-02-04T16:00:00+07:00'],
  ['2026-02-04T00:00:00+07:00', '2026-02-05T16:00:00+07:00'],
] as const)('%s is settled at %s', ([at, expected]) =>
  expect(nextSettlement(Date.parse(at))).toBe(Date.parse(expected)),
);
