import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { Config } from './config.ts';
import { RELOAD_TAG } from './reload.ts';

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** Where `snap.js` and its client key go in the built pages. */
const MARKER = '<!--snap-->';

/**
 * The pages and their files, from the folder they were built into. The shop's page shows the basket and every state of
 * an order; the addresses that a customer comes back to are the same page, which asks the back end what is true.
 */
export function pageRoutes(config: Config, folder: string): Hono {
  const routes = new Hono();
  const page = async (file: string) => {
    const html = await readFile(join(folder, file), 'utf8');
    return html.replace(MARKER, () => snapTag(config) + (config.reload ? RELOAD_TAG : ''));
  };
  for (const path of ['/', '/order', '/finish', '/unfinish', '/error']) {
    routes.get(path, async (context) => context.html(await page('shop/index.html')));
  }
  routes.get('/playground', async (context) => context.html(await page('playground/index.html')));
  routes.get('/assets/:name{[\\w-]+(\\.[\\w-]+)*\\.[a-z0-9]+}', async (context) => {
    const name = context.req.param('name');
    const type = types[name.slice(name.lastIndexOf('.') + 1)];
    const body = type ? await readFile(join(folder, 'assets', name)).catch(() => null) : null;
    if (!type || !body) return context.notFound();
    return context.body(body, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' });
  });
  return routes;
}

/** The one line a shop adds to its page. */
export function snapTag({ gatewayUrl, clientKey }: Config): string {
  return `<script src="${attribute(gatewayUrl)}/snap/snap.js" data-client-key="${attribute(clientKey)}" async></script>`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
