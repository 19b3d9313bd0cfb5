import { expect, test } from 'vitest';

import { texts } from './texts.ts';

test('log in, instalments, code, pay', () => {
  expect(texts.en.steps).toMatch(/Log in.*30 days or instalments.*OTP.*pay/);
  expect(texts.id.steps).toMatch(/Masuk.*30 hari atau cicilan.*OTP.*bayar/);
});
