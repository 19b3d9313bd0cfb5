import { createHash } from 'node:crypto';

/** The signature of a notification (contract §5.4), over the strings exactly as they are in the payload. */
export function signatureKey(orderId: string, statusCode: string, grossAmount: string, serverKey: string): string {
  return createHash('sha512')
    .update(orderId + statusCode + grossAmount + serverKey)
    .digest('hex');
}
