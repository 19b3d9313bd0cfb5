import { createHash, timingSafeEqual } from 'node:crypto';

/** The four parts of a notification that its signature covers, as the very strings of the payload. */
export interface Signed {
  order_id: string;
  status_code: string;
  gross_amount: string;
}

/** `SHA512_hex(order_id + status_code + gross_amount + server_key)`. */
export function signatureOf({ order_id, status_code, gross_amount }: Signed, serverKey: string): string {
  return createHash('sha512').update(`${order_id}${status_code}${gross_amount}${serverKey}`).digest('hex');
}

/** Whether `signature` was made with our server key. Takes the same time for every wrong signature. */
export function isSigned(signed: Signed, signature: string, serverKey: string): boolean {
  const expected = Buffer.from(signatureOf(signed, serverKey));
  const given = Buffer.from(signature.toLowerCase());
  return given.length === expected.length && timingSafeEqual(given, expected);
}
