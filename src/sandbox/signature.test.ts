import { expect, test } from 'vitest';
import { signatureKey } from './signature.ts';

test('the documented vector', () => {
  expect(signatureKey('ORD-2001', '200', '150000.00', 'SB-Mid-server-EXAMPLE0000000000')).toBe(
    '435ab45527d49ec9799f73aaaf3bd8d40684aae6c0f57aef16a2daa3150d5e4c1bf5e9df723868e9a7fe6925c31a27dd13f24b30666e59411b90427ad405911b',
  );
});
