import { expect, test } from 'vitest';

import { formatTime } from './clock-time.ts';

const AT = Date.parse('2026-11-21T20:35:00+07:00');

test.for([
  ['id', 'Asia/Jakarta', '20.35 WIB'],
  ['en', 'Asia/Pontianak', '20:35 WIB'],
  ['en', 'Asia/Makassar', '21:35 WITA'],
  ['id', 'Asia/Jayapura', '22.35 WIT'],
  ['en', 'UTC', '13:35 UTC'],
  ['en', 'Europe/Berlin', '14:35 CET'],
] as const)('%s %s: %s', ([language, zone, expected]) => {
  expect(formatTime(AT, language, zone)).toBe(expected);
});
