import { expect, test } from 'vitest';

import { isWebUrl, parseUrl, withQuery } from './url.ts';

test.for([
  ['https://shop.test/a', true],
  ['HTTP://shop.test', true],
  ['javascript:alert(1)', false],
  ['JaVaScRiPt:alert(1)', false],
  ['data:text/html,x', false],
  ['blob:https://shop.test/1', false],
  ['//shop.test', false],
  ['/relative', false],
  ['', false],
] as const)('%s may be gone to: %s', ([url, expected]) => {
  expect(isWebUrl(url)).toBe(expected);
});

test('text that is no URL is undefined', () => {
  expect(parseUrl('http://')).toBeUndefined();
});

test.for([
  ['https://shop.test/finish', 'https://shop.test/finish?order_id=A+1'],
  ['https://shop.test/finish?a=1', 'https://shop.test/finish?a=1&order_id=A+1'],
  ['https://shop.test/#/done', 'https://shop.test/?order_id=A+1#/done'],
] as const)('%s becomes %s', ([url, expected]) => {
  expect(withQuery(url, { order_id: 'A 1' })).toBe(expected);
});
