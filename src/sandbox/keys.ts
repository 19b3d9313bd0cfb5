import { hash, timingSafeEqual } from 'node:crypto';

const digest = (text: string) => hash('sha256', text, 'buffer');

/** A secret as it is compared. */
export const keyDigest = digest;

/** Compares digests in the same time whatever they are. */
export const isDigest = (given: Buffer, expected: Buffer): boolean => timingSafeEqual(given, expected);

/** Compares secrets in the same time whatever they are. */
export const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

/** The user name in a header of Basic authentication; the colon may be missing (contract §3.9). */
export function basicUser(header: string): string | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(header)?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8').split(':')[0];
}

/** What to do about a client key that is none of this sandbox's; for the developer, and without the key. */
export function clientKeyAdvice(what: string, key: string, fromPage: boolean): string {
  if (looksLikeServerKey(key))
    return fromPage
      ? `${what} with a server key from a browser: take it out of the page, where everybody can read it, and make a new one; pages have the client key`
      : `${what} with a server key as client_key: send the client key`;
  if (key === '') return `${what} without client_key`;
  if (/^(?:Mid|VT)-client-/i.test(key))
    return `${what} with a production client key: a sandbox takes keys that begin with SB-; the page or its settings are of the other environment`;
  return `${what} with another client key: this sandbox knows those that it prints at start and shows under Merchants`;
}

/** A key that must never be in a browser, whoever's it is. */
export const looksLikeServerKey = (key: string): boolean => /(?:Mid|VT)-server-/i.test(key);
