import type { Context, Hono } from 'hono';
import { getPath } from 'hono/utils/url';
import type { Core } from './gateway.ts';
import { errorAt } from './body.ts';
import { maskedPath } from './card-number.ts';
import { meetFault, NoAnswer } from './routes/faults.ts';

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

/** Takes the headers that every answer has; those that an answer brings itself go before them. */
export interface Head {
  readonly setHeader: (name: string, value: string) => unknown;
}

type Answered = Response | Promise<Response>;

/** The `Date` header, made once a second. */
function dateHeader({ clock }: Core): () => string {
  let second = Number.NaN;
  let text = '';
  return () => {
    const now = Math.floor(clock.now() / 1000);
    if (now !== second) {
      second = now;
      text = new Date(now * 1000).toUTCString();
    }
    return text;
  };
}

/** The sandbox's own clock, no sniffing, and CORS where pages may ask. */
function setHead(head: Head, isOpen: boolean, date: string): void {
  head.setHeader('date', date);
  head.setHeader('x-content-type-options', 'nosniff');
  if (!isOpen) return;
  head.setHeader('access-control-allow-origin', '*');
  head.setHeader('access-control-expose-headers', 'Date');
}

/**
 * What stands before all routes: headers, preflights, faults and the log of calls. It is one function and no chain of hono's, which
 * costs more than most answers; and an answer that has not to wait for anything is given without a promise.
 */
export function openFront(app: Hono, core: Core) {
  const date = dateHeader(core);
  const answer = (request: Request, path: string): Answered => meetFault(core, request, path, () => app.fetch(request));

  const log = (request: Request, path: string, began: number, { status }: Response): void =>
    core.calls.add(request, {
      at: core.clock.now(),
      method: request.method,
      path,
      status,
      tookMs: Math.round(performance.now() - began),
    });

  return (request: Request, head: Head): Answered => {
    const path = getPath(request);
    const isOpen = OPEN.test(path);
    setHead(head, isOpen, date());
    if (isOpen && request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS });
    if (!LOGGED.test(path)) return answer(request, path);
    const began = performance.now();
    const logged = (response: Response): Response => {
      log(request, path, began, response);
      return response;
    };
    const answered = answer(request, path);
    return answered instanceof Promise ? answered.then(logged) : logged(answered);
  };
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

  const refuse = (c: Context, code: 404 | 405, text: string) =>
    c.json({ status_code: String(code), status_message: text, id: core.dice.uuid() }, code);

  app.notFound((c) => {
    const methods = allowed(c);
    if (methods.length === 0 || methods.includes(c.req.method))
      return refuse(c, 404, 'The requested resource is not found');
    c.header('allow', methods.join(', '));
    return refuse(c, 405, 'HTTP method is not allowed');
  });

  app.onError((error, c) => troubled(core, c.req.raw, error));
}

/** The answer to our own mistake. */
export function troubled(core: Core, { method, url }: Request, error: unknown): Response {
  if (error instanceof NoAnswer) throw error;
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { pathname } = new URL(url);
  core.log(`internal error at ${method} ${maskedPath(pathname)}: ${what}`);
  const text = 'Sorry, we encountered internal server error. We will fix this soon.';
  return Response.json(errorAt(pathname, 500, text, core.dice), { status: 500 });
}
