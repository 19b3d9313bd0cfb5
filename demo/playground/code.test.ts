import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlCode, htmlCode, nodeCode } from './code.ts';
import { windowLink } from './options.ts';
import { presets } from './presets.ts';
import type { Settings } from './settings.ts';

const gateway = 'http://localhost:4100';
const settings: Settings = {
  request: presets.hostile('http://127.0.0.1:4000/finish'),
  renewsOrderId: true,
  mode: 'popup',
  options: { language: 'en', customerEmail: '</script><script>alert(1)</script>' },
  callbacks: ['onSuccess', 'onClose'],
  showsFirst: false,
};

test('the page has one script that ends where it should', () => {
  const code = htmlCode(settings, gateway);
  expect(code.match(/<\/script>/g)).toHaveLength(2);
  expect(code).toContain('data-client-key="YOUR_CLIENT_KEY"');
  const body = /<script>\n([^]*)<\/script>$/.exec(code)?.[1] ?? '';
  const calls: unknown[][] = [];
  const page = { snap: { pay: (...given: unknown[]) => calls.push(given) } };
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- the shown code must run as it stands
  (new Function('window', body) as (window: object) => void)(page);
  expect(calls).toMatchObject([['THE_TOKEN', settings.options]]);
  expect(Object.keys(calls[0]?.[1] as object)).toEqual(['language', 'customerEmail', 'onSuccess', 'onClose']);
});

test('without options and callbacks there is no second argument', () => {
  expect(htmlCode({ ...settings, options: {}, callbacks: [] }, gateway)).toContain("window.snap.pay('THE_TOKEN');");
});

test('embedded names its place; the full window needs no script', () => {
  expect(htmlCode({ ...settings, mode: 'embed' }, gateway)).toContain('embedId: "snap-container"');
  expect(htmlCode({ ...settings, mode: 'window', options: { language: 'en' } }, gateway)).toContain(
    'href="THE_REDIRECT_URL?language=en"',
  );
});

test('a shell takes the request as it is', () => {
  const code = curlCode(settings, gateway).replace(/^curl/, 'printf "%s\\n"');
  const said = execFileSync('sh', ['-c', code], { env: { SERVER_KEY: 'key' } }).toString();
  expect(JSON.parse(said.slice(said.indexOf('{')))).toEqual(settings.request);
});

test('no code holds a key or a card', () => {
  const secret: Settings = {
    ...settings,
    request: { custom_field1: 'SB-Mid-server-abc' },
    options: { creditCardNumber: '4811111111111114' },
  };
  for (const write of [htmlCode, curlCode, nodeCode]) expect(write(secret, gateway)).not.toMatch(/4811|server-abc/);
});

test('the full window gets options as its query, never card data', () => {
  const link = windowLink('http://localhost:4100/snap/v4/redirection/t', {
    language: 'en',
    enabledPayments: ['gopay', 'bca_va'],
    creditCardNumber: '4811111111111114',
  });
  expect(link).toBe('http://localhost:4100/snap/v4/redirection/t?language=en&enabledPayments=gopay%2Cbca_va');
});
