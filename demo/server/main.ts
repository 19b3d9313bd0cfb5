import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { createShop } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { connect } from './gateway.ts';
import { createLive } from './live.ts';
import { openOrders } from './orders.ts';
import { createSettle } from './settle.ts';

/** No 0, 1, I, O: an order id is also read out on the phone. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function settings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    return fail((error as Error).message);
  }
}

const config = settings();
if (config.database !== ':memory:') mkdirSync(dirname(config.database), { recursive: true });
const orders = openOrders(config.database);
const live = createLive();
const gateway = connect(config);
const newOrderId = () => `KL-${Array.from({ length: 14 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;
const world = {
  config,
  gateway,
  orders,
  live,
  settle: createSettle({ gateway, orders, live }),
  now: Date.now,
  newOrderId,
  fetch: globalThis.fetch,
};
const app = createShop(world, dirname(fileURLToPath(import.meta.url)));

const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, ({ port }) => {
  console.log(`Shop              ${config.shopUrl}${port === config.port ? '' : ` (listening on ${port})`}`);
  console.log(`Playground        ${config.shopUrl}/playground`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  const busy = `Port ${config.port} is already in use. Stop what is using it, or set KASIR_SHOP_PORT to another one.`;
  fail(error.code === 'EADDRINUSE' ? busy : `The shop cannot listen: ${error.message}`);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    orders.close();
    process.exit(0);
  });
}
