import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import { bill, delivery, discount, MAX_QUANTITY, products } from './catalogue.ts';
import { GatewayFailure } from './gateway.ts';
import { isPayable } from './order-state.ts';
import type { Order, Receipt } from './orders.ts';
import { complaint, orderSchema, type OrderRequest } from './request-body.ts';
import { Mismatch } from './settle.ts';
import type { World } from './world.ts';

/** How long a page may wait for a sign of life, milliseconds. */
const HEARTBEAT = 15_000;

/** The shop's own API: what it sells, orders, and news about an order. */
export function shopRoutes(world: World): Hono {
  const { orders, settle } = world;
  const routes = new Hono();

  routes.get('/catalogue', (context) => context.json({ products, delivery, discount, max_quantity: MAX_QUANTITY }));

  routes.post('/orders', async (context) => {
    const parsed = v.safeParse(orderSchema, await context.req.json().catch(() => undefined));
    if (!parsed.success) return context.json({ code: 'bad_order', message: complaint(parsed.issues) }, 400);
    try {
      const order = await placeOrder(world, parsed.output);
      return context.json(view(order), 201);
    } catch (error) {
      if (error instanceof RangeError) return context.json({ code: 'bad_order', message: error.message }, 400);
      if (error instanceof GatewayFailure) return context.json(excuse(error), 502);
      throw error;
    }
  });

  routes.get('/orders/:id', (context) => {
    const order = orders.find(context.req.param('id'));
    return order ? context.json(view(order)) : context.json(unknownOrder(context.req.param('id')), 404);
  });

  routes.post('/orders/:id/check', async (context) => {
    const order = orders.find(context.req.param('id'));
    if (!order) return context.json(unknownOrder(context.req.param('id')), 404);
    try {
      return context.json({ ...view((await settle(order)).order), checked: true });
    } catch (error) {
      if (!(error instanceof GatewayFailure || error instanceof Mismatch)) throw error;
      return context.json({ ...view(order), checked: false });
    }
  });

  routes.get('/orders/:id/events', (context) => {
    const id = context.req.param('id');
    if (!orders.find(id)) return context.json(unknownOrder(id), 404);
    const seen = Number(context.req.header('last-event-id')) || 0;
    return streamSSE(context, async (stream) => {
      const sendOrder = () => {
        const order = orders.find(id);
        return order ? stream.writeSSE({ event: 'order', data: JSON.stringify(view(order)) }) : Promise.resolve();
      };
      const sendReceipt = (receipt: Receipt) =>
        stream.writeSSE({ event: 'notification', id: String(receipt.id), data: JSON.stringify(receipt) });
      const stop = world.live.watch(id, (event) => {
        void (event.type === 'order' ? sendOrder() : sendReceipt(event.receipt));
      });
      stream.onAbort(stop);
      await Promise.all([sendOrder(), ...orders.receipts(id, seen).map(sendReceipt)]);
      while (!stream.aborted) {
        await stream.sleep(HEARTBEAT);
        await stream.write(': still here\n\n');
      }
    });
  });
  return routes;
}

async function placeOrder({ config, gateway, orders, now, newOrderId }: World, wanted: OrderRequest): Promise<Order> {
  const { lines, total } = bill(wanted.items, wanted.language);
  const id = newOrderId();
  const session = await gateway.createTransaction({
    transaction_details: { order_id: id, gross_amount: total },
    credit_card: { secure: true },
    item_details: lines,
    customer_details: customerDetails(wanted.customer),
    callbacks: { finish: `${config.shopUrl}/finish`, error: `${config.shopUrl}/error` },
  });
  const order: Order = {
    id,
    from: 'shop',
    total,
    lines,
    token: session.token,
    redirectUrl: session.redirect_url,
    state: 'open',
    transactionId: '',
    paymentType: '',
    createdAt: now(),
  };
  orders.put(order);
  return order;
}

function customerDetails({ name, email, phone }: Partial<OrderRequest['customer']>): object {
  return { ...(name && { first_name: name }), ...(email && { email }), ...(phone && { phone }) };
}

/** An order as its customer may see it. The token is only given out while it is of use. */
export function view(order: Order): object {
  const payable = isPayable(order.state);
  return {
    id: order.id,
    from: order.from,
    state: order.state,
    total: order.total,
    lines: order.lines,
    payment_type: order.paymentType,
    created_at: order.createdAt,
    payable,
    ...(payable && { token: order.token, redirect_url: order.redirectUrl }),
  };
}

/** The gateway's failure in words for a page; what the gateway wrote is passed on. */
export function excuse(failure: GatewayFailure): {
  code: string;
  message: string;
  status: number | null;
  answer: unknown;
} {
  const code = failure.status === null ? 'gateway_unreachable' : 'gateway_refused';
  return { code, message: failure.message, status: failure.status, answer: failure.body };
}

function unknownOrder(id: string): object {
  return { code: 'unknown_order', message: `There is no order "${id}" in this shop.` };
}
