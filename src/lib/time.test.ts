import { describe, expect, test } from 'vitest';

import { parseTime, sleep } from './time.ts';

describe('parseTime', () => {
  test.for([
    ['2026-02-04 10:15:00', '2026-02-04T03:15:00.000Z'],
    ['2026-02-04 10:15:00 +0700', '2026-02-04T03:15:00.000Z'],
    ['2026-02-04 10:15:00 +07:00', '2026-02-04T03:15:00.000Z'],
    ['2026-02-04 10:15:00 -0500', '2026-02-04T15:15:00.000Z'],
    ['2026-02-04T10:15:00.123Z', '2026-02-04T10:15:00.000Z'],
    [' 2026-02-04 10:15:00 ', '2026-02-04T03:15:00.000Z'],
  ])('%s is %s', ([text, iso]) => {
    expect(new Date(parseTime(text)!).toISOString()).toBe(iso);
  });

  test.for([['04 February 10:20 WIB'], [''], [null], [1790000000000], ['2026-13-04 10:15:00']])(
    '%s is no time',
    ([text]) => {
      expect(parseTime(text)).toBeUndefined();
    },
  );
});

describe('sleep', () => {
  test('rejects as soon as its signal aborts', async () => {
    const abort = new AbortController();
    const asleep = sleep(60_000, abort.signal);
    abort.abort(new Error('gone'));
    await expect(asleep).rejects.toThrow('gone');
  });

  test('does not start under a signal that is aborted already', async () => {
    await expect(sleep(0, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });
});
