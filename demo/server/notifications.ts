import { Hono } from 'hono';
import * as v from 'valibot';
import { GatewayFailure } from './gateway.ts';
import { complaint, notificationSchema } from './request-body.ts';
import { Mismatch } from './settle.ts';
import { isSigned } from './signature.ts';
import type { World } from './world.ts';

/**
 * Where the gateway reports payments. A notification is only a hint to look: its signature must be right, then the
 * gateway is asked for the order's state, and the answer, not the message, moves the order. So a repeated,
 * late or reordered notification changes nothing.
 *
 * Answers 200 when the order is up to date, 400 for a body that is no notification, 403 for a wrong signature, 404 for
 * an order that is not ours, 409 for an answer of the gateway that does not fit the order, and 503 (the gateway
 * repeats it) when the state cannot be asked for now.
 */
export function notificationRoutes({ config, orders, live, settle, now }: World): Hono {
  const routes = new Hono();
  routes.post('/notifications', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    const parsed = v.safeParse(notificationSchema, body);
    if (!parsed.success) {
      const message = body === undefined ? 'This is not JSON.' : `This is no notification: ${complaint(parsed.issues)}`;
      return context.json({ code: 'no_notification', message }, 400);
    }
    const notification = parsed.output;
    const isOurs = isSigned(notification, notification.signature_key, config.serverKey);
    const order = orders.find(notification.order_id);
    const answer = (status: 200 | 403 | 404 | 409 | 503, outcome: string, message: string) => {
      if (order) {
        const receipt = orders.record({ orderId: order.id, at: now(), outcome, payload: body });
        live.tell(order.id, { type: 'notification', receipt });
      }
      return context.json({ code: outcome, message }, status);
    };
    if (!isOurs) return answer(403, 'wrong_signature', 'The signature is not made with our server key.');
    if (!order) return answer(404, 'unknown_order', `There is no order "${notification.order_id}" in this shop.`);
    try {
      const { order: latest, changed } = await settle(order);
      return answer(200, changed ? 'changed' : 'unchanged', `Order ${latest.id} is ${latest.state}.`);
    } catch (error) {
      if (error instanceof Mismatch) return answer(409, 'mismatch', error.message);
      if (error instanceof GatewayFailure) return answer(503, 'status_unknown', error.message);
      throw error;
    }
  });
  return routes;
}
