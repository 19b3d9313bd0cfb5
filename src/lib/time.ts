/** Times as the gateway writes them. A bare time is in WIB, GMT+7 (contract.md §0.3). */
const WIRE_TIME = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?(?: ?(Z|[+-]\d\d:?\d\d))?$/;

/** `2026-02-04 10:15:00`, `2026-02-04 10:15:00 +0700` or an ISO time, as epoch milliseconds; `undefined` for anything else. */
export const parseTime = (text: unknown): number | undefined => {
  if (typeof text !== 'string') return undefined;
  const [, date, time, zone = '+0700'] = WIRE_TIME.exec(text.trim()) ?? [];
  if (date === undefined) return undefined;
  const at = Date.parse(`${date}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(at) ? undefined : at;
};

/** Resolves after `ms` milliseconds, or rejects with the signal's reason as soon as it aborts. */
export const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
