/** Whole seconds that are left; never below zero. Both times are epoch milliseconds on one clock. */
export const secondsLeft = (deadline: number, now: number): number => Math.max(0, Math.ceil((deadline - now) / 1000));

const two = (value: number): string => String(value).padStart(2, '0');

/** `09:41`, `23:59:12`; from a hundred hours on the hours have three digits. */
export const formatCountdown = (seconds: number): string => {
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${two(hours)}:${rest}` : rest;
};

/** Seconds left at which a screen reader is told: each minute under five, and the end. */
const TOLD = [0, 60, 120, 180, 240];

/** The moment passed between two readings of the countdown, in seconds left; `undefined`: nothing to say. Readings may be missed. */
export const announced = (before: number, after: number): number | undefined =>
  TOLD.find((moment) => before > moment && after <= moment);
