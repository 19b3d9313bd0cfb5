import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** A secret as it is compared. */
export const keyDigest = digest;

/** Compares digests in the same time whatever they are. */
export const isDigest = (given: Buffer, expected: Buffer): boolean => timingSafeEqual(given, expected);

/** Compares secrets in the same time whatever they are. */
export const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

/** The user name of Basic authentication; the colon may be missing (contract §3.9). */
export function basicUser(c: Context): string | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8').split(':')[0];
}

/** A key that must never be in a browser, whoever's it is. */
export const looksLikeServerKey = (key: string): boolean => /(?:Mid|VT)-server-/i.test(key);
