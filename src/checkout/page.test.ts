import { expect, test } from 'vitest';

import { readPage } from './page.ts';

const read = (text: string | undefined) =>
  readPage(
    { querySelector: () => (text === undefined ? null : { textContent: text }) } as unknown as Document,
    'https://gateway.test',
  );
const plain = { environment: 'production', app: 'https://gateway.test', api: 'https://gateway.test' };

test.for([
  ['nothing', undefined, plain],
  ['no JSON', '<!--page-->', plain],
  ['null', 'null', plain],
  ['a sandbox', '{"environment":"sandbox","app":"","api":""}', { ...plain, environment: 'sandbox' }],
  ['an environment we do not know', '{"environment":"staging"}', plain],
  [
    'hosts of their own',
    '{"app":"https://app.test","api":"https://api.test"}',
    { ...plain, app: 'https://app.test', api: 'https://api.test' },
  ],
  [
    'the transaction’s answer',
    '{"transaction":{"status":404,"date":1,"body":{}}}',
    { ...plain, first: { status: 404, date: 1, body: {} } },
  ],
  ['half an answer', '{"transaction":{}}', plain],
] as const)('a page with %s', ([, text, page]) => {
  expect(read(text)).toEqual(page);
});
