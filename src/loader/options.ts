import type { Asked } from '../bridge/protocol.ts';
import { isServerKey } from './script.ts';

/** What the checkout may know; nothing else leaves the page, no card data. A test holds it against `CheckoutOptions`. */
const TOLD = /^(language|enabledP|selectedP|autoC|uiM|gopayM|skip[OC]|showO|customer[EP])/;

/** What `read` gives, or undefined: a page's getters, proxies and toString may throw, and that must not stop a payment. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The options that the checkout may know, as text. Empty ones are as good as none. */
export function tellable(given: Readonly<Record<string, unknown>>, names: readonly string[]): Asked {
  const asked: Record<string, string> = {};
  for (const name of names) {
    const text = TOLD.test(name) && attempt(() => asText(given[name]));
    if (text) asked[name] = text;
  }
  return asked;
}

/** Strings, numbers, booleans and lists of them. */
const asText = (value: unknown): string =>
  Array.isArray(value) || /string|number|boolean/.test(typeof value) ? String(value) : '';

/** What the page passed, for an error that says so; server keys are not repeated. */
export function describe(given: unknown): string {
  const text = attempt(() => JSON.stringify(given) || String(given)) || typeof given;
  return isServerKey(text) ? 'a server key' : text.slice(0, 80);
}

/**
 * The token in what the page passed: a token, white space around it allowed, or a whole redirect_url.
 * @throws TypeError that says what was passed instead
 */
export function readToken(call: string, given: unknown): string {
  const token = typeof given === 'string' ? given.trim() : '';
  if (isServerKey(token) || !/^[^\s"'`\0-\x1f\x7f]+$/.test(token))
    throw new TypeError(`snap.${call}: expected a token, got ${describe(given)}`);
  const [, last] = /^https?:[^?#]*\/([^/?#]+)/.exec(token) || [];
  return last || token;
}
