import type { Context, Hono } from 'hono';
import type { Core } from './gateway.ts';
import { maskedPath } from './card-number.ts';
import { NoAnswer } from './routes/faults.ts';

/** APIs that pages on other origins may call: their credential is in the path or the body, never in a cookie. */
const OPEN = /^\/(?:snap\/v[1-4]\/|v2\/(?:token|card|point_inquiry)|v1\/bins\/)/;

/** What the timeline of a transaction lists: the APIs, not the pages and their files. */
const LOGGED = /^\/(?:snap\/v[1-3]\/(?!merchant)|v[12]\/)/;

const CORS = {
  'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
  'access-control-allow-headers':
    'Accept, Authorization, Content-Type, Idempotency-Key, X-Source, X-Source-App-Type, X-Source-Version, X-Service, X-Override-Notification, X-Append-Notification',
  'access-control-max-age': '600',
};

/** Headers of every answer: the sandbox's own clock, no sniffing, and CORS where pages may ask. */
export function baseHeaders(app: Hono, core: Core): void {
  app.use('*', async (c, next) => {
    c.header('date', new Date(core.clock.now()).toUTCString());
    c.header('x-content-type-options', 'nosniff');
    if (OPEN.test(c.req.path)) {
      c.header('access-control-allow-origin', '*');
      c.header('access-control-expose-headers', 'Date');
      if (c.req.method === 'OPTIONS') return c.body(null, 204, CORS);
    }
    if (!LOGGED.test(c.req.path)) return next();
    const began = performance.now();
    await next();
    const tookMs = Math.round(performance.now() - began);
    const { method, path } = c.req;
    core.calls.add(c.req.raw, {
      at: core.clock.now(),
      method,
      path: maskedPath(path),
      status: c.res.status,
      code: c.get('code'),
      tookMs,
    });
  });
}

const toPattern = (path: string): RegExp => {
  const source = path
    .split('/')
    .map((part) => {
      const inner = /^:\w+\{(.+)\}$/.exec(part)?.[1];
      if (inner !== undefined) return `(?:${inner})`;
      return part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('/');
  return new RegExp(`^${source}$`);
};

/** JSON for everything that is no route, no such method, or our own mistake. */
export function answerUnknown(app: Hono, core: Core): void {
  const known = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({ method, pattern: toPattern(path) }));
  const allowed = (c: Context) => [
    ...new Set(known.filter(({ pattern }) => pattern.test(c.req.path)).map(({ method }) => method)),
  ];

  app.notFound((c) => {
    const methods = allowed(c);
    if (methods.length === 0 || methods.includes(c.req.method))
      return c.json({ status_code: '404', status_message: 'The requested resource is not found' }, 404);
    c.header('allow', methods.join(', '));
    return c.json({ status_code: '405', status_message: 'HTTP method is not allowed' }, 405);
  });

  app.onError((error, c) => {
    if (error instanceof NoAnswer) throw error;
    core.log(`internal error at ${c.req.method} ${c.req.routePath}: ${error.stack ?? error.message}`);
    return c.json({ error_messages: ['Sorry, we encountered internal server error. We will fix this soon.'] }, 500);
  });
}
