import type { Context, Hono } from 'hono';
import { createHash } from 'node:crypto';
import type { Asset, AssetProvider } from '../assets.ts';
import { brandStyle } from '../brand-style.ts';
import { checkoutHeaders, fillPage, NOT_BUILT, type PageData } from '../checkout-page.ts';
import type { SandboxConfig } from '../config.ts';
import type { Core } from '../gateway.ts';
import { linksFor } from '../links.ts';
import { logoOf } from '../logo.ts';
import { snapshot } from '../snapshot.ts';

const acceptsBrotli = (c: Context) => /\bbr\b/.test(c.req.header('accept-encoding') ?? '');

function send(c: Context, asset: Asset, caching: string): Response {
  c.header('etag', asset.etag);
  c.header('cache-control', caching);
  c.header('vary', 'accept-encoding');
  c.header('access-control-allow-origin', '*');
  c.header('cross-origin-resource-policy', 'cross-origin');
  if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304);
  c.header('content-type', asset.type);
  if (!asset.brotli || !acceptsBrotli(c)) return c.body(asset.body);
  c.header('content-encoding', 'br');
  return c.body(asset.brotli);
}

const LOADER_PATHS = [
  '/snap/snap.js',
  '/snap/snap.min.js',
  '/snap/assets/snap.js',
  '/snap/v1/snap.js',
  '/snap/v2/snap.js',
  '/snap/v3/snap.js',
  '/snap/v4/snap.js',
];

function assetRoutes(app: Hono, assets: AssetProvider): void {
  for (const path of LOADER_PATHS) {
    app.get(path, (c) => {
      const asset = assets('snap.js');
      return asset ? send(c, asset, 'no-cache') : c.notFound();
    });
  }
  app.get('/snap/v4/assets/:file{.+}', (c) => {
    const asset = assets(`v4/assets/${c.req.param('file')}`);
    return asset ? send(c, asset, 'public, max-age=31536000, immutable') : c.notFound();
  });
}

/** The checkout's two pages, its files and `snap.js`. */
export function checkoutRoutes(app: Hono, core: Core, assets: AssetProvider): void {
  const { clock, config } = core;
  const helpers = [...core.methods.values()].flatMap(({ helper }) => helper ?? []);
  const page = () => {
    const asset = assets('index.html');
    return asset ? new TextDecoder().decode(asset.body) : NOT_BUILT;
  };
  const fill = (source: string, merchant: SandboxConfig, data: Partial<PageData>) =>
    fillPage(
      source,
      { environment: 'sandbox', app: '', api: '', ...data },
      helpers.map(({ path }) => path),
      brandStyle(merchant.brand),
    );
  const html = (c: Context, text: string, source: string, merchant: SandboxConfig) => {
    for (const [name, value] of Object.entries(
      checkoutHeaders(source, merchant, linksFor(c, config), c.req.query('coep') === '1', brandStyle(merchant.brand)),
    ))
      c.header(name, value);
    return c.html(text);
  };

  assetRoutes(app, assets);

  app.get('/snap/v4/popup', (c) => {
    const source = page();
    const key = c.req.query('client_key') ?? '';
    // The console's preview names its draft instead.
    const merchant =
      core.previews.of(key)?.config ?? core.merchants.byClientKey(key) ?? core.merchants.of(config.merchantId);
    const text = fill(source, merchant, {});
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
    c.header('cache-control', 'no-cache');
    c.header('etag', etag);
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
    return html(c, text, source, merchant);
  });

  app.get('/snap/v4/redirection/:token', (c) => {
    const source = page();
    const merchant = core.merchants.of(core.state.transaction(c.req.param('token'))?.merchantId ?? '');
    const { status, body } = snapshot(c.req.param('token'), core, linksFor(c, config));
    c.header('cache-control', 'no-store');
    c.header('referrer-policy', 'no-referrer');
    return html(c, fill(source, merchant, { transaction: { status, date: clock.now(), body } }), source, merchant);
  });

  for (const old of [
    '/snap/v2/vtweb/:token',
    '/snap/v3/vtweb/:token',
    '/snap/v3/redirection/:token',
    '/snap/v2/redirection/:token',
  ]) {
    app.get(old, (c) =>
      c.redirect(
        `/snap/v4/redirection/${encodeURIComponent(c.req.param('token') ?? '')}${new URL(c.req.url).search}`,
        302,
      ),
    );
  }

  for (const { path, script } of helpers) {
    app.get(path, (c) => {
      c.header('content-type', 'text/javascript; charset=utf-8');
      c.header('cache-control', 'no-cache');
      c.header('cross-origin-resource-policy', 'cross-origin');
      return c.body(script);
    });
  }

  app.get('/snap/merchant/logo.svg', (c) => {
    const whose = c.req.query('merchant') ?? '';
    const merchant = core.previews.of(whose)?.config ?? core.merchants.of(whose);
    const { type, bytes } = logoOf(merchant);
    c.header('content-type', type);
    c.header('cache-control', merchant.logo === undefined ? 'public, max-age=3600' : 'no-cache');
    c.header('cross-origin-resource-policy', 'cross-origin');
    return c.body(bytes);
  });
}
