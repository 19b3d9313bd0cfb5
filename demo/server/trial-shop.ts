import { createShop } from './app.ts';
import { readConfig } from './config.ts';
import type { Gateway } from './gateway.ts';
import { createLive } from './live.ts';
import { openOrders, type OrderStore } from './orders.ts';
import type { GatewayStatus } from './request-body.ts';
import { createSettle } from './settle.ts';
import { signatureOf } from './signature.ts';

// A whole shop for tests, on a gateway that answers what the test says.

export const config = readConfig({ KASIR_SERVER_KEY: 'SB-Mid-server-test' });
const stores: OrderStore[] = [];

/** Closes every store that was opened since the last time. */
export function closeShops(): void {
  for (const store of stores.splice(0)) store.close();
}

/** A shop on a gateway that answers what the test says. */
export function openShop(database = ':memory:') {
  const orders = openOrders(database);
  stores.push(orders);
  const live = createLive();
  const created: Record<string, unknown>[] = [];
  const world = { now: 1_790_000_000_000, status: null as Partial<GatewayStatus> | Error | null, asked: 0 };
  const gateway: Gateway = {
    createTransaction: async (request) => {
      created.push(request as Record<string, unknown>);
      return { token: `token-${created.length}`, redirect_url: 'http://localhost:4100/snap/v4/redirection/token' };
    },
    status: async (orderId) => {
      world.asked += 1;
      if (world.status instanceof Error) throw world.status;
      if (!world.status) return null;
      const base = { order_id: orderId, gross_amount: '194000.00', transaction_id: 'a', transaction_status: 'pending' };
      return { ...base, ...world.status };
    },
  };
  const levers: { url: string; body: unknown }[] = [];
  const app = createShop(
    {
      config,
      gateway,
      orders,
      live,
      settle: createSettle({ gateway, orders, live }),
      now: () => world.now,
      newOrderId: () => `KL-${created.length + 1}`,
      fetch: async (url, init) => {
        levers.push({ url: String(url), body: init?.body });
        return Response.json({ done: true });
      },
    },
    '/nowhere',
  );
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: '127.0.0.1:4000', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const json = async (response: Response | Promise<Response>) =>
    (await (await response).json()) as Record<string, unknown>;
  return { app, world, created, levers, orders, live, post, json, get: (path: string) => app.request(path) };
}

export const basket = {
  items: [
    { id: 'gayo-250', quantity: 1 },
    { id: 'susu-aren-1l', quantity: 2 },
  ],
};

/** A notification for the shop's first order, signed unless the test says otherwise. */
export function notification(fields: Record<string, unknown> = {}) {
  const base = { order_id: 'KL-1', status_code: '200', gross_amount: '189000.00', transaction_status: 'settlement' };
  const payload = { ...base, transaction_id: 'a', ...fields };
  return { signature_key: signatureOf(payload, config.serverKey), ...payload };
}
