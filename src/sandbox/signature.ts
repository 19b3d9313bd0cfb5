import { hash } from 'node:crypto';

/** The signature of a notification (contract §5.4), over the strings exactly as they are in the payload. */
export function signatureKey(orderId: string, statusCode: string, grossAmount: string, serverKey: string): string {
  return hash('sha512', orderId + statusCode + grossAmount + serverKey, 'hex');
}
