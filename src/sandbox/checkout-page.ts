import { createHash } from 'node:crypto';
import type { SandboxConfig } from './config.ts';
import type { Links } from './method.ts';

/** What the gateway tells its checkout in the served page; never executed. */
export interface PageData {
  readonly environment: 'sandbox';
  /** Origins of the Snap and token APIs; empty is the page's own. */
  readonly app: string;
  readonly api: string;
  readonly transaction?: { readonly status: number; readonly date: number; readonly body: unknown };
}

const MARKER = '<!--page-->';

/** JSON that cannot end its script element nor a line of one. */
const scriptSafe = (value: unknown): string =>
  JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

const styleElement = (style: string): string => (style === '' ? '' : `<style>${style}</style>`);

/** The built page with the gateway's data in it, the merchant's style, and scripts of the sandbox's own. */
export function fillPage(page: string, data: PageData, scripts: readonly string[] = [], style = ''): string {
  const own = scripts.map((path) => `<script defer src="${path}"></script>`).join('');
  const filled = `<script type="application/json" data-environment="${data.environment}" id="kasir-page">${scriptSafe(data)}</script>${own}${styleElement(style)}`;
  const at = page.includes(MARKER) ? MARKER : '</head>';
  return page.replace(at, () => (at === MARKER ? filled : `${filled}${at}`));
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Hashes of what the built page itself carries inline, so that nothing else may be. */
function inline(page: string, element: 'script' | 'style'): string {
  const found = page.matchAll(
    new RegExp(
      `<${element}(?![^>]*\\b(?:src|type="application/json"))[^>]*>([^<]+(?:<(?!/${element})[^<]*)*)</${element}>`,
      'gi',
    ),
  );
  return [...found].map(([, text = '']) => ` ${hash(text)}`).join('');
}

/** Which pages may frame the checkout. No list can name a page without an origin, so then there is none: the handshake decides. */
const ancestors = ({ allowedOrigins }: SandboxConfig): string =>
  allowedOrigins.length === 0 || allowedOrigins.includes('null')
    ? ''
    : `; frame-ancestors 'self' ${allowedOrigins.join(' ')}`;

/** Security headers of the checkout page, `style` being the merchant's own. `coep` is asked for by pages that are cross-origin isolated. */
export function checkoutHeaders(
  page: string,
  config: SandboxConfig,
  links: Links,
  coep: boolean,
  style = '',
): Record<string, string> {
  const bank = links.bank === links.self ? '' : ` ${links.bank}`;
  return {
    'content-security-policy':
      `default-src 'none'; script-src 'self'${inline(page, 'script')}; style-src 'self'${inline(page + styleElement(style), 'style')}; ` +
      `img-src 'self' data:; connect-src 'self'; frame-src 'self'${bank}; form-action 'none'; base-uri 'none'${ancestors(config)}`,
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cross-origin-resource-policy': 'cross-origin',
    ...(coep ? { 'cross-origin-embedder-policy': 'require-corp' } : {}),
  };
}

/** Shown when the checkout was not built. */
export const NOT_BUILT = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Kasir</title><!--page--></head>
<body><h1>The checkout is not built</h1><p>Run <code>npm run build</code>, then reload this page.</p></body></html>
`;
