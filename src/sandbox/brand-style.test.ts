import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { brandStyle } from './brand-style.ts';
import { trial } from './trial.ts';

const BRAND = { typography: 'Poppins', input_border_radius: 2, button_border_radius: 0, hide_header: true };
const STYLE =
  "html:root{--font:'Poppins',system-ui,sans-serif}html .box{border-radius:2px}html .btn{border-radius:0px}" +
  'html .head__logo,html .merchant-name{display:none}';

test('what is set becomes a style, and nothing else gets in', () => {
  expect(brandStyle({})).toBe('');
  expect(brandStyle(BRAND)).toBe(STYLE);
  const hostile = '</style><script>alert(1)</script>';
  expect(
    brandStyle({ typography: hostile, input_border_radius: hostile, button_border_radius: 11, hide_header: hostile }),
  ).toBe('');
});

test('both pages of the checkout carry the merchant’s style, allowed by its hash', async () => {
  const page = '<!doctype html><html><head><title>Kasir</title><!--page--></head><body></body></html>';
  const asset = { body: new TextEncoder().encode(page), type: 'text/html', etag: '"1"', brotli: undefined };
  const world = trial({ assets: (file) => (file === 'index.html' ? asset : undefined) });
  const plain = await world.call('GET', '/snap/v4/popup');
  expect(plain.text).not.toContain('<style>');
  await world.call('PATCH', '/_sandbox/merchants/G000000001', { brand: BRAND });
  const hash = createHash('sha256').update(STYLE).digest('base64');
  for (const path of ['/snap/v4/popup', `/snap/v4/redirection/${await world.token('ORD-1')}`]) {
    const { text, headers } = await world.call('GET', path);
    expect(text).toContain(`<style>${STYLE}</style>`);
    expect(headers.get('content-security-policy')).toContain(`style-src 'self' 'sha256-${hash}'`);
  }
  const { body } = await world.lever('merchants/G000000001/preview', { brand: { hide_header: false } });
  const draft = await world.call('GET', `/snap/v4/popup?client_key=${String(body['token'])}`);
  expect(draft.text).toContain('html .btn{border-radius:0px}</style>');
});
