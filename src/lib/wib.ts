const OFFSET_MS = 7 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Dates of the days that were asked for lately: an answer has several times, nearly all of the same few days. */
const dates = new Map<number, string>();

function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size === 100) dates.clear();
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

const two = (part: number): string => (part < 10 ? `0${part}` : `${part}`);

/** `yyyy-MM-dd HH:mm:ss` in Western Indonesian time, as every bare timestamp of the wire is. */
export function wibTime(at: number): string {
  const day = Math.floor((at + OFFSET_MS) / DAY_MS);
  const seconds = Math.floor((at + OFFSET_MS - day * DAY_MS) / 1000);
  return `${dateOf(day)} ${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The same with its zone, as the `*_raw` fields and a transaction's `expiry_time` are. */
export const wibTimeWithZone = (at: number): string => `${wibTime(at)} +0700`;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `04 February 10:20 WIB`, as the `*_expiration` fields are, which are for people. */
export const wibDisplay = (at: number): string => {
  const [, month = '', day = '', time = ''] = /^\d+-(\d+)-(\d+) (\d+:\d+)/.exec(wibTime(at)) ?? [];
  return `${day} ${MONTHS[Number(month) - 1] ?? ''} ${time} WIB`;
};

/** Epoch milliseconds of 16:00 WIB on the day after, when card payments are settled. */
export const nextSettlement = (at: number): number => {
  return Math.floor((at + OFFSET_MS) / DAY_MS + 1) * DAY_MS + 16 * 60 * 60 * 1000 - OFFSET_MS;
};
