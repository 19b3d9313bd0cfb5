import { join } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ownHostOnly, ownPagesOnly, securityHeaders } from './guard.ts';
import { notificationRoutes } from './notifications.ts';
import { pageRoutes } from './pages.ts';
import { reloadRoutes } from './reload.ts';
import { playgroundRoutes } from './playground.ts';
import { shopRoutes } from './shop.ts';
import type { World } from './world.ts';

/**
 * The shop as one function from request to response.
 * @param pages the folder that the pages were built into.
 */
export function createShop(world: World, pages: string): Hono {
  const { config } = world;
  const app = new Hono();
  app.use(securityHeaders(config));
  app.use(bodyLimit({ maxSize: 64 * 1024 }));
  app.route('/', notificationRoutes(world));
  app.use('/orders/*', ownPagesOnly(config));
  app.use('/playground/*', ownHostOnly(config), ownPagesOnly(config));
  app.route('/', shopRoutes(world));
  app.route('/playground', playgroundRoutes(world));
  app.route('/', pageRoutes(config, pages));
  if (config.reload) app.route('/', reloadRoutes(join(pages, '..')));
  app.get('/health', (context) => context.json({ shop: 'kopi-lereng', gateway: config.gatewayUrl }));
  app.notFound((context) =>
    context.json({ code: 'not_found', message: `There is nothing at ${context.req.path}.` }, 404),
  );
  app.onError((error, context) => {
    console.error(`shop: ${context.req.method} ${context.req.path}: ${error.message}`);
    return context.json({ code: 'broken', message: 'The shop made a mistake. It is in its log.' }, 500);
  });
  return app;
}
