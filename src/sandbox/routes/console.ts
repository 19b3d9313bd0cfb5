import { html } from 'hono/html';
import type { Context, Hono } from 'hono';
import type { AssetProvider } from '../assets.ts';
import type { Core } from '../gateway.ts';
import { linksFor } from '../links.ts';
import { layout, PAGE_HEADERS } from '../page.ts';
import simulatorCss from '../pages/simulator.css?raw';

const APP_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `/`: what there is; and the console at `/_sandbox/`, a page that talks to the levers. */
export function consoleRoutes(app: Hono, core: Core, assets: AssetProvider): void {
  const page = async (c: Context, title: string, body: ReturnType<typeof html>) =>
    c.html(await layout('en', title, body), 200, {
      ...PAGE_HEADERS,
      'content-security-policy': `${PAGE_HEADERS['content-security-policy']}; frame-ancestors 'none'`,
    });

  app.get('/', (c) => {
    const { app: origin, bank } = linksFor(c, core.config);
    const hints = [...core.methods.values()].flatMap(({ hints: some = [] }) => some);
    return page(
      c,
      'Kasir sandbox',
      html`<h1>Kasir sandbox</h1>
        <p>A Snap gateway that runs on this machine. No money moves here.</p>
        <p><a href="/_sandbox/">Transactions and levers</a></p>
        ${hints.map((hint) => html`<p class="hint">${hint.replace('{app}', origin).replace('{bank}', bank)}</p>`)}`,
    );
  });

  app.get('/_sandbox', (c) => c.redirect('/_sandbox/'));
  app.get('/_sandbox/', async (c): Promise<Response> => {
    const built = assets('index.html');
    if (!built)
      return page(
        c,
        'Kasir sandbox',
        html`<h1>The console is not built</h1>
          <p>Run npm run build, then load this page again.</p>`,
      );
    return c.body(built.body, 200, {
      'content-type': built.type,
      'content-security-policy': APP_POLICY,
      'cross-origin-opener-policy': 'same-origin',
    });
  });
  app.get('/console/:file{.+}', (c) => {
    const asset = assets(`console/${c.req.param('file')}`);
    if (!asset) return c.notFound();
    return c.body(asset.body, 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  app.get('/simulator.css', (c) =>
    c.body(simulatorCss, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'cross-origin-resource-policy': 'cross-origin',
    }),
  );
}
