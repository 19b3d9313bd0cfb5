import { isWebUrl, parseUrl } from '../lib/url.ts';

/** Single values of the gateway's JSON: each as what it should be, or `undefined`. */

export type Wire = Readonly<Record<string, unknown>>;

export const isWire = (value: unknown): value is Wire =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const wire = (value: unknown): Wire => (isWire(value) ? value : {});
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A string that says something; numbers are taken as their digits. */
export const text = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

/** Rupiah from `150000`, `"150000"` or `"150000.00"`. */
export const rupiah = (value: unknown): number | undefined => {
  const amount = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof amount === 'number' && Number.isSafeInteger(amount) ? amount : undefined;
};

export const defined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as never;

/** Only http and https lead anywhere from here. */
export const webUrl = (value: unknown): string | undefined => {
  const url = text(value);
  return url !== undefined && isWebUrl(url) ? url : undefined;
};

/** An app's link may have a scheme of its own (`gojek://`), but never one that runs or reads anything here. */
export const appUrl = (value: unknown): string | undefined => {
  const url = text(value);
  const parsed = url === undefined ? undefined : parseUrl(url);
  return parsed === undefined || /^(javascript|data|blob|vbscript|file|about):$/.test(parsed.protocol)
    ? undefined
    : url;
};
