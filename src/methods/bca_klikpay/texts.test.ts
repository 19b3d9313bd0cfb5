import { expect, test } from 'vitest';

import { texts } from './texts.ts';

test('log in, then KlikBCA or BCA Card, then the code', () => {
  expect(texts.en.steps).toMatch(/Log in.*KlikBCA.*BCA Card.*OTP/);
  expect(texts.id.steps).toMatch(/Masuk.*KlikBCA.*BCA Card.*OTP/);
});
