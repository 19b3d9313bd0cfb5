import type { Hono } from 'hono';
import type { Core } from '../gateway.ts';

/** What a console and a test suite find out by themselves: that something changed, and which levers there are. */
export function liveRoutes(app: Hono, { live }: Core): void {
  app.get('/_sandbox/live', (c) => {
    c.header('content-type', 'text/event-stream');
    // Its connection ends with it, so that a server which stops need not wait.
    c.header('connection', 'close');
    return c.body(live.stream());
  });
  app.get('/_sandbox/levers', (c) =>
    c.json({
      levers: app.routes
        .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/_sandbox/') && path !== '/_sandbox/')
        .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`),
    }),
  );
}
