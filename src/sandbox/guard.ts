import type { Context, Hono } from 'hono';
import { isLoopback } from './config.ts';
import { isFromOurPage, isKnownHost, type Core } from './gateway.ts';
import { isSame } from './keys.ts';
import { USER_AGENT } from './notifications.ts';

const hostnameOf = (c: Context): string => {
  const host = `http://${c.req.header('host') ?? new URL(c.req.url).host}`;
  return URL.canParse(host) ? new URL(host).hostname : '';
};

function refusal(c: Context, core: Core): { readonly status: 401 | 403 | 415; readonly error: string } | undefined {
  const { adminToken, host } = core.config;
  if (!isKnownHost(hostnameOf(c), core.config))
    return { status: 403, error: 'this Host is not one of the sandbox: use localhost, KASIR_HOST or KASIR_PUBLIC_URL' };
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    // Anybody who may ask for a token says where its notifications go.
    if (c.req.header('user-agent') === USER_AGENT) return { status: 403, error: 'levers are not for notifications' };
    if (!isFromOurPage(c, core.config)) return { status: 403, error: 'levers are not for other pages' };
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/json') return { status: 415, error: 'send content-type: application/json' };
  }
  const isHealth = c.req.path === '/_sandbox/health';
  if (isLoopback(host) || isHealth) return undefined;
  const given = c.req.header('x-kasir-token') ?? c.req.query('token') ?? '';
  const known = adminToken !== undefined && isSame(given, adminToken);
  return known
    ? undefined
    : { status: 401, error: 'beyond loopback /_sandbox/ needs the printed token, as ?token= or X-Kasir-Token' };
}

/** Stands before everything under `/_sandbox/`. There is no CORS there. */
export function guardLevers(app: Hono, core: Core): void {
  app.use('/_sandbox/*', async (c, next) => {
    const refused = refusal(c, core);
    c.header('cache-control', 'no-store');
    c.header('referrer-policy', 'same-origin');
    return refused ? c.json({ error: refused.error }, refused.status) : next();
  });
}
