import { sleep } from '../lib/time.ts';
import type { Memory } from './checkout.ts';

/** What the checkout takes from the browser it runs in. */

/** Reading storage may throw (third-party frames); then nothing is remembered. */
export const memory: Memory = {
  read: (name) => {
    try {
      return localStorage.getItem(`kasir-${name}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write: (name, value) => {
    try {
      localStorage.setItem(`kasir-${name}`, value);
    } catch {
      // Not remembered.
    }
  },
};

/** A finger that cannot hover is a phone's or a tablet's: it has the wallet's app. Width says nothing. */
export const device = () => (matchMedia('(pointer: coarse) and (hover: none)').matches ? 'app' : 'qr');

/** `crypto.randomUUID` needs a secure context, and a tester's phone opens plain http. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Over after `ms`, or as soon as the page is seen again or the network is back. */
export const rest = async (ms: number, signal: AbortSignal): Promise<void> => {
  const woken = new AbortController();
  const until = { signal: woken.signal };
  const stop = () => woken.abort();
  const wake = () => {
    if (!document.hidden) stop();
  };
  signal.addEventListener('abort', stop, until);
  document.addEventListener('visibilitychange', wake, until);
  addEventListener('pageshow', wake, until);
  addEventListener('online', wake, until);
  await sleep(ms, woken.signal).catch(() => {});
  stop();
  signal.throwIfAborted();
};
