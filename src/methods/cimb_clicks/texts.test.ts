import { expect, test } from 'vitest';

import { texts } from './texts.ts';

test('log in and finish there', () => {
  expect(texts.en.steps).toMatch(/Log in.*finish/);
  expect(texts.id.steps).toMatch(/Masuk.*selesaikan/);
});
