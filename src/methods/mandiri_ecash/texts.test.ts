import { expect, test } from 'vitest';

import { texts } from './texts.ts';

test('phone and PIN, then the code', () => {
  expect(texts.en.steps).toMatch(/phone number and PIN.*OTP/);
  expect(texts.id.steps).toMatch(/nomor ponsel dan PIN.*OTP/);
});
