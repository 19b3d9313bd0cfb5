/** Times of day for people. `Intl` costs 18 ms on first use, so nothing on the way to the method list may come here. */

/** By the place in `Asia/…`. */
const INDONESIAN_ZONES: Readonly<Record<string, string>> = {
  Jakarta: 'WIB',
  Pontianak: 'WIB',
  Makassar: 'WITA',
  Jayapura: 'WIT',
};

export const LOCALES = { en: 'en-GB', id: 'id-ID' } as const;

/** The customer's own. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `20.35 WIB` · `20:35 WIB`; `at` is epoch milliseconds. */
export function formatTime(at: number, language: 'en' | 'id', timeZone = ownZone()): string {
  const known = INDONESIAN_ZONES[timeZone.slice(5)];
  const time = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(known === undefined && { timeZoneName: 'short' }),
  }).format(at);
  return known === undefined ? time : `${time} ${known}`;
}
