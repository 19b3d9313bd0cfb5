import { Hono } from 'hono';
import * as v from 'valibot';
import { GatewayFailure, type Session } from './gateway.ts';
import type { BillLine } from './catalogue.ts';
import { complaint } from './request-body.ts';
import { excuse } from './shop.ts';
import type { World } from './world.ts';

const levers = ['settle', 'deny', 'expire', 'cancel', 'challenge'] as const;

const tokenSchema = v.object({ request: v.record(v.string(), v.unknown()) });
const leverSchema = v.object({ order_id: v.pipe(v.string(), v.minLength(1)) });
const clockSchema = v.object({ advance_s: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(400 * 86_400)) });
/** The part of a request that makes it an order of ours; anything else in it is the gateway's to judge. */
const namedSchema = v.object({
  transaction_details: v.object({ order_id: v.string(), gross_amount: v.union([v.number(), v.string()]) }),
  item_details: v.optional(
    v.fallback(
      v.array(v.object({ id: v.fallback(v.string(), ''), name: v.string(), price: v.number(), quantity: v.number() })),
      [],
    ),
    [],
  ),
});

/** What the playground's page needs of a back end: tokens from any request, and the sandbox's levers by proxy. */
export function playgroundRoutes(world: World): Hono {
  const { config, gateway } = world;
  const routes = new Hono();

  routes.get('/gateway', async (context) => {
    const health = await lever(world, 'GET', 'health');
    const sandbox = health.ok && isObject(health.body);
    const cards = sandbox ? await lever(world, 'GET', 'cards') : { ok: false, body: null };
    const names = { url: config.gatewayUrl, reachable: health.status !== null, sandbox };
    return context.json({ ...names, health: health.body, cards: cards.ok ? cards.body : null });
  });

  routes.post('/tokens', async (context) => {
    const parsed = v.safeParse(tokenSchema, await context.req.json().catch(() => undefined));
    if (!parsed.success) return context.json({ code: 'bad_request', message: complaint(parsed.issues) }, 400);
    const taken = orderOf(parsed.output.request);
    if (taken && world.orders.find(taken.id)?.from === 'shop') {
      return context.json(
        { code: 'shop_order', message: `"${taken.id}" is an order of the shop. Take another id.` },
        409,
      );
    }
    try {
      const session = await gateway.createTransaction(parsed.output.request);
      remember(world, parsed.output.request, session);
      return context.json(session, 201);
    } catch (error) {
      if (error instanceof GatewayFailure) return context.json(excuse(error), 502);
      throw error;
    }
  });

  routes.post('/levers/:lever', async (context) => {
    const name = levers.find((known) => known === context.req.param('lever'));
    if (!name) return context.json({ code: 'unknown_lever', message: `The levers are: ${levers.join(', ')}.` }, 404);
    const parsed = v.safeParse(leverSchema, await context.req.json().catch(() => undefined));
    if (!parsed.success) return context.json({ code: 'bad_request', message: complaint(parsed.issues) }, 400);
    const path = `transactions/${encodeURIComponent(parsed.output.order_id)}/${name}`;
    return passOn(await lever(world, 'POST', path, {}));
  });

  routes.post('/clock', async (context) => {
    const parsed = v.safeParse(clockSchema, await context.req.json().catch(() => undefined));
    if (!parsed.success) return context.json({ code: 'bad_request', message: complaint(parsed.issues) }, 400);
    return passOn(await lever(world, 'POST', 'clock', parsed.output));
  });
  return routes;
}

/** The order that a request describes; null when it names none. */
function orderOf(request: object): { id: string; total: number; lines: BillLine[] } | null {
  const named = v.safeParse(namedSchema, request);
  if (!named.success) return null;
  const { transaction_details, item_details } = named.output;
  return {
    id: transaction_details.order_id,
    total: Number(transaction_details.gross_amount),
    lines: item_details,
  };
}

/** Makes an accepted request an order of this shop, so that its notifications find it. */
function remember({ orders, now }: World, request: object, session: Session): void {
  const order = orderOf(request);
  if (!order || !Number.isSafeInteger(order.total)) return;
  orders.put({
    ...order,
    from: 'playground',
    token: session.token,
    redirectUrl: session.redirect_url,
    state: 'open',
    transactionId: '',
    paymentType: '',
    createdAt: now(),
  });
}

interface LeverAnswer {
  ok: boolean;
  /** Null when the gateway could not be reached. */
  status: number | null;
  body: unknown;
}

async function lever(world: World, method: 'GET' | 'POST', path: string, body?: object): Promise<LeverAnswer> {
  const { gatewayUrl, adminToken } = world.config;
  try {
    const response = await world.fetch(`${gatewayUrl}/_sandbox/${path}`, {
      method,
      signal: AbortSignal.timeout(10_000),
      redirect: 'error',
      headers: {
        ...(adminToken && { 'x-kasir-token': adminToken }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json().catch(() => null);
    return { ok: response.ok, status: response.status, body: answer };
  } catch {
    return { ok: false, status: null, body: null };
  }
}

function passOn({ ok, status, body }: LeverAnswer): Response {
  if (ok) return Response.json(body);
  return Response.json(excuse(new GatewayFailure(status, body)), { status: 502 });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
