import { formatTime, LOCALES, ownZone } from './clock-time.ts';

/** What to leave out, and the zone (default: the customer's own). */
export interface MomentStyle {
  readonly weekday?: boolean;
  readonly year?: boolean;
  readonly zone?: string;
}

/** `Sabtu, 21 Nov 2026, 20.35 WIB` · `Saturday, 21 Nov 2026, 20:35 WIB`; `at` is epoch milliseconds. */
export function formatMoment(at: number, language: 'en' | 'id', style: MomentStyle = {}): string {
  const timeZone = style.zone ?? ownZone();
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALES[language], { timeZone, ...options }).format(at);
  const date = part({ day: 'numeric', month: 'short', ...(style.year !== false && { year: 'numeric' }) });
  return [
    ...(style.weekday === false ? [] : [part({ weekday: 'long' })]),
    date.replace('Sept', 'Sep'),
    formatTime(at, language, timeZone),
  ].join(', ');
}
