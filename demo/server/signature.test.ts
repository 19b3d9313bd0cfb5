import { expect, test } from 'vitest';
import { isSigned, signatureOf } from './signature.ts';

const signed = { order_id: 'ORD-2001', status_code: '200', gross_amount: '150000.00' };
const key = 'SB-Mid-server-EXAMPLE0000000000';
const vector =
  '435ab45527d49ec9799f73aaaf3bd8d40684aae6c0f57aef16a2daa3150d5e4c1bf5e9df723868e9a7fe6925c31a27dd13f24b30666e59411b90427ad405911b';

test('the published test vector', () => {
  expect(signatureOf(signed, key)).toBe(vector);
  expect(isSigned(signed, vector, key)).toBe(true);
  expect(isSigned(signed, vector.toUpperCase(), key)).toBe(true);
});

test.each([
  ['another amount', { ...signed, gross_amount: '150000' }, vector, key],
  ['another status', { ...signed, status_code: '201' }, vector, key],
  ['another order', { ...signed, order_id: 'ORD-2002' }, vector, key],
  ['another key', signed, vector, 'SB-Mid-server-other'],
  ['an empty signature', signed, '', key],
  ['a cut signature', signed, vector.slice(0, -1), key],
  ['a signature with something after it', signed, `${vector}0`, key],
])('%s is refused', (_, payload, signature, serverKey) => {
  expect(isSigned(payload, signature, serverKey)).toBe(false);
});
