import { describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import type { Asset, AssetProvider } from '../assets.ts';
import { trial, type Wire } from '../trial.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const asset = (text: string, type: string): Asset => ({
  body: bytes(text),
  brotli: bytes(`br:${text}`),
  type,
  etag: `"${text.length}"`,
});

const STYLE = 'body{color:red}';
const PAGE = `<!doctype html><html><head><!--page--><style>${STYLE}</style><script type="module" src="/snap/v4/assets/app-1.js"></script></head><body></body></html>`;
const FILES: Record<string, Asset> = {
  'index.html': asset(PAGE, 'text/html'),
  'snap.js': asset('window.snap={}', 'text/javascript; charset=utf-8'),
  'v4/assets/app-1.js': asset('app()', 'text/javascript; charset=utf-8'),
};
const assets: AssetProvider = (path) => FILES[path];

const dataIn = (html: string) => JSON.parse(/id="kasir-page">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null') as Wire;

describe('the page in the frame', () => {
  test('carries no transaction, is revalidated, and may be framed by anyone', async () => {
    const { call } = trial({ assets });
    const first = await call('GET', '/snap/v4/popup?origin_host=http://shop.test&client_key=x');
    expect(dataIn(first.text)).toEqual({ environment: 'sandbox', app: '', api: '' });
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).not.toContain('frame-ancestors');
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain(`style-src 'self' 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`);
    expect(policy).toContain("frame-src 'self' http://localhost:4101");
    expect(policy).toContain("script-src 'self';");
    const again = await call('GET', '/snap/v4/popup', undefined, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  test.for([
    [['https://shop.test', 'https://m.shop.test'], "frame-ancestors 'self' https://shop.test https://m.shop.test"],
    [['https://shop.test', 'null'], undefined],
  ] as const)('registered origins %j', async ([allowedOrigins, expected]) => {
    const { headers } = await trial({ assets, config: { allowedOrigins } }).call('GET', '/snap/v4/popup');
    const policy = headers.get('content-security-policy') ?? '';
    if (expected) expect(policy).toContain(expected);
    else expect(policy).not.toContain('frame-ancestors');
  });

  test('is isolated only when the shop’s page is', async () => {
    const { call } = trial({ assets });
    expect((await call('GET', '/snap/v4/popup')).headers.get('cross-origin-embedder-policy')).toBeNull();
    const isolated = await call('GET', '/snap/v4/popup?coep=1');
    expect(isolated.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(isolated.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  test('has the sandbox’s test cards', async () => {
    const { call } = trial({ assets });
    expect((await call('GET', '/snap/v4/popup')).text).toContain(
      '<script defer src="/snap/sandbox/test-cards.js"></script>',
    );
    const script = await call('GET', '/snap/sandbox/test-cards.js');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(script.text).toContain('CARDS = [{"number":"4811111111111114"');
  });
});

describe('the full window', () => {
  test('carries the transaction, is kept nowhere and tells nobody', async () => {
    const { token, call } = trial({ assets });
    const name = '</script><script>alert(1)</script>\u2028\u2029$&<!--';
    const made = await token('ORD-1', { customer_details: { first_name: name } });
    const { headers, text } = await call('GET', `/snap/v4/redirection/${made}`);
    expect(dataIn(text)).toMatchObject({
      transaction: {
        status: 200,
        date: Date.parse('2026-02-03T03:15:00Z'),
        body: { token: made, customer_details: { first_name: name } },
      },
    });
    expect(text).not.toContain('<script>alert');
    expect(text).not.toMatch(/[\u2028\u2029]/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('says why a token cannot be paid, with the real status even to a browser', async () => {
    const { token, call, lever } = trial({ assets });
    await token('ORD-1');
    await lever('transactions/ORD-1/expire');
    const made = await token('ORD-2');
    await lever('transactions/ORD-2/expire');
    const { status, text } = await call('GET', `/snap/v4/redirection/${made}`, undefined, {
      'sec-fetch-dest': 'document',
    });
    expect(status).toBe(200);
    expect(dataIn(text)).toMatchObject({ transaction: { status: 407, body: { status_code: '407' } } });
    expect(dataIn((await call('GET', '/snap/v4/redirection/nobody')).text)).toMatchObject({
      transaction: { status: 404 },
    });
  });

  test.for([['/snap/v2/vtweb/'], ['/snap/v3/vtweb/'], ['/snap/v3/redirection/']] as const)(
    '%s leads to it, with its query',
    async ([path]) => {
      const { status, headers } = await trial().call('GET', `${path}a%20b?language=en&gopayMode=qr`);
      expect([status, headers.get('location')]).toEqual([302, '/snap/v4/redirection/a%20b?language=en&gopayMode=qr']);
    },
  );
});

describe('files', () => {
  test.for([['/snap/snap.js'], ['/snap/snap.min.js'], ['/snap/assets/snap.js']] as const)(
    '%s for any page',
    async ([path]) => {
      const { status, headers, text } = await trial({ assets }).call('GET', path, undefined, {
        'accept-encoding': 'gzip, br',
      });
      expect([status, text]).toEqual([200, 'br:window.snap={}']);
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-encoding': 'br',
        vary: 'accept-encoding',
        'cache-control': 'no-cache',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'content-type': 'text/javascript; charset=utf-8',
        'x-content-type-options': 'nosniff',
      });
    },
  );

  test('hashed files are kept for ever, uncompressed where that is asked', async () => {
    const { headers, text } = await trial({ assets }).call('GET', '/snap/v4/assets/app-1.js');
    expect([text, headers.get('content-encoding'), headers.get('cache-control')]).toEqual([
      'app()',
      null,
      'public, max-age=31536000, immutable',
    ]);
  });

  test.for([
    ['/snap/v4/assets/none.js'],
    ['/snap/v4/assets/..%2f..%2findex.html'],
    ['/snap/v4/assets/%2e%2e/snap.js%00'],
  ] as const)('%s is not there', async ([path]) =>
    expect((await trial({ assets }).call('GET', path)).status).toBe(404),
  );

  test('without a build the page says what to do', async () => {
    const { call } = trial();
    expect((await call('GET', '/snap/v4/popup')).text).toContain('npm run build');
    expect((await call('GET', '/snap/snap.js')).status).toBe(404);
  });

  test('the logo is drawn from the name, whatever it is', async () => {
    for (const [merchantName, letter] of [
      ['Toko', 'T'],
      ['<script>', '?'],
      ['Ümit', 'Ü'],
      ['', '?'],
    ] as const)
      expect((await trial({ config: { merchantName } }).call('GET', '/snap/merchant/logo.svg')).text).toContain(
        `>${letter}</text>`,
      );
  });
});
