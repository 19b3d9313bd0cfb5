import { expect, test } from 'vitest';

import { texts } from './texts.ts';

test('log in, source of fund, token code, reference', () => {
  expect(texts.en.steps).toMatch(/Log in.*source of fund.*token code.*reference/);
  expect(texts.id.steps).toMatch(/Masuk.*sumber dana.*token.*referensi/);
});
