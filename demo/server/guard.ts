import type { MiddlewareHandler } from 'hono';
import type { Config } from './config.ts';
import { isLoopback } from './gateway.ts';

/**
 * The headers of every answer. The policy is as strict as a shop's can be and needs the gateway in two places only:
 * one script and one frame.
 */
export function securityHeaders({ gatewayUrl }: Config): MiddlewareHandler {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${gatewayUrl}`,
    `frame-src ${gatewayUrl}`,
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  return async (context, next) => {
    await next();
    context.header('content-security-policy', policy);
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'no-referrer');
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
  };
}

/** Refuses a write that another site's page could have sent with the visitor's browser. */
export function ownPagesOnly({ shopUrl }: Config): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.method === 'GET') return next();
    const origin = context.req.header('origin');
    const host = context.req.header('host');
    if (origin !== undefined && origin !== shopUrl && origin !== `http://${host}`) {
      return context.json({ code: 'foreign_origin', message: `${origin} may not do this.` }, 403);
    }
    if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) {
      return context.json({ code: 'not_json', message: 'Send JSON, with content-type: application/json.' }, 415);
    }
    return next();
  };
}

/** Refuses a Host that is not the shop's own, so that a name pointed at this machine cannot reach the back end. */
export function ownHostOnly({ shopUrl, host }: Config): MiddlewareHandler {
  const own = new Set([new URL(shopUrl).hostname, host]);
  return async (context, next) => {
    const header = `http://${context.req.header('host') ?? ''}`;
    const name = URL.canParse(header) ? new URL(header).hostname : '';
    if (own.has(name) || isLoopback(name)) return next();
    const message = `This shop does not answer to "${name}". Name its address in KASIR_SHOP_URL.`;
    return context.json({ code: 'foreign_host', message }, 403);
  };
}
