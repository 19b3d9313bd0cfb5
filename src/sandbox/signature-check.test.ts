import { expect, test } from 'vitest';
import { signatureKey } from './signature.ts';
import { checkSignature, type Finding } from './signature-check.ts';

const KEYS = { server: 'SB-Mid-server-a', others: ['SB-Mid-server-b'], client: ['SB-Mid-client-a'] };
const sign = (order = 'ORD-1', code = '200', amount = '150000.00', key = KEYS.server) =>
  signatureKey(order, code, amount, key);

test.for<readonly [Finding, string]>([
  ['right', sign()],
  ['upper_case', sign().toUpperCase()],
  ['gross_amount', sign('ORD-1', '200', '150000')],
  ['status_code', sign('ORD-1', '201')],
  ['status_code', sign('ORD-1', '202', '150000')],
  ['order_id', sign('ord-1')],
  ['another_server_key', sign('ORD-1', '200', '150000.00', 'SB-Mid-server-b')],
  ['client_key', sign('ORD-1', '200', '150000.00', 'SB-Mid-client-a')],
  ['order_of_parts', signatureKey('200', 'ORD-1', '150000.00', KEYS.server)],
  ['unknown', '0'.repeat(128)],
  ['algorithm', sign().slice(0, 64)],
  ['algorithm', Buffer.from(sign(), 'hex').toString('base64')],
])('%s', ([finding, signature_key]) => {
  const claim = { order_id: 'ORD-1', status_code: '200', gross_amount: '150000.00', signature_key };
  expect(checkSignature(claim, KEYS)).toBe(finding);
});

test.for(['order_id', 'status_code', 'gross_amount'] as const)('a sent signature tells that %s was changed', (part) => {
  const sent = { order_id: 'ORD-1', status_code: '200', gross_amount: '150000.00', signature_key: sign() };
  const claim = { ...sent, [part]: 'anything' };
  if (part !== 'status_code') expect(checkSignature(claim, KEYS)).toBe('unknown');
  expect(checkSignature(claim, KEYS, [sent])).toBe(part);
});
