const OFFSET_MS = 7 * 60 * 60 * 1000;

/** `yyyy-MM-dd HH:mm:ss` in Western Indonesian time, as every bare timestamp of the wire is. */
export const wibTime = (at: number): string => new Date(at + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

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
  const day = 24 * 60 * 60 * 1000;
  return Math.floor((at + OFFSET_MS) / day + 1) * day + 16 * 60 * 60 * 1000 - OFFSET_MS;
};
