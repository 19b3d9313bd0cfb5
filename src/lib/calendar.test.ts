import { expect, test } from 'vitest';

import { formatMoment } from './calendar.ts';

const AT = Date.parse('2026-11-21T20:35:00+07:00');

test.for([
  ['id', { zone: 'Asia/Jakarta' }, 'Sabtu, 21 Nov 2026, 20.35 WIB'],
  ['en', { zone: 'Asia/Jakarta' }, 'Saturday, 21 Nov 2026, 20:35 WIB'],
  ['id', { zone: 'Asia/Makassar', weekday: false }, '21 Nov 2026, 21.35 WITA'],
  ['en', { zone: 'Asia/Jayapura', weekday: false, year: false }, '21 Nov, 22:35 WIT'],
  ['en', { zone: 'UTC', weekday: false, year: false }, '21 Nov, 13:35 UTC'],
] as const)('%s %o: %s', ([language, style, expected]) => {
  expect(formatMoment(AT, language, style)).toBe(expected);
});
