import { parseTime } from '../lib/time.ts';
import type { SandboxMethod } from './method.ts';
import type { TokenRequest } from './token-request.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const UNITS: Readonly<Record<string, number>> = {
  minute: MINUTE,
  minutes: MINUTE,
  hour: HOUR,
  hours: HOUR,
  day: DAY,
  days: DAY,
};

const length = ({ unit, duration }: { readonly unit: string; readonly duration: number }): number =>
  duration * (UNITS[unit] ?? MINUTE);

export const TOO_SOON = 'custom_expiry is below minimum threshold';
/** What is to be paid in under twenty seconds is refused, whatever the channel (since January 2023). */
export const isTooSoon = (end: number, now: number): boolean => end - now < 20 * SECOND;

/** Where a token's life ends, or what is wrong with the request (contract §2.2, §6.6): `page_expiry`, else `expiry`, else 24 hours. */
export function tokenExpiry(request: TokenRequest, now: number): { readonly at: number } | { readonly error: string } {
  const { expiry, page_expiry: page } = request;
  if (expiry?.start_time !== undefined && parseTime(expiry.start_time) === undefined)
    return { error: 'expiry.start_time must be in the form yyyy-MM-dd HH:mm:ss Z' };
  if (expiry) {
    const end = (parseTime(expiry.start_time) ?? now) + length(expiry);
    if (isTooSoon(end, now)) return { error: TOO_SOON };
    if (!page) return { at: Math.min(end, now + 7 * DAY) };
  }
  if (!page) return { at: now + DAY };
  if (length(page) < 5 * MINUTE) return { error: 'page_expiry.duration is below minimum threshold (5 minutes)' };
  if (length(page) > 7 * DAY) return { error: 'page_expiry.duration is above maximum threshold (7 days)' };
  return { at: now + length(page) };
}

/** Where a charge made now stops being payable, or why it is not made. Only `unit` and `duration` count from the charge on. */
export function chargeExpiry(
  request: TokenRequest,
  rule: SandboxMethod['expiry'],
  now: number,
): { readonly at: number } | { readonly over: true } | { readonly error: string } {
  const { expiry } = request;
  if (!expiry || rule.fixed) return { at: now + rule.default };
  const end = (parseTime(expiry.start_time) ?? now) + length(expiry);
  if (end <= now) return { over: true };
  return isTooSoon(end, now) ? { error: TOO_SOON } : { at: Math.min(end, now + (rule.max ?? 180 * DAY)) };
}
