import { expect, test } from 'vitest';

import { texts } from './texts.ts';

test('instalments, log in, code, confirm', () => {
  expect(texts.en.steps).toMatch(/months.*Log in.*OTP.*confirm/);
  expect(texts.id.steps).toMatch(/cicilan.*Masuk.*OTP.*konfirmasi/);
});
