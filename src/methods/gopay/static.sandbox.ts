import type { Hono } from 'hono';
import type { Gateway } from '../../sandbox/method.ts';

/**
 * `POST /_sandbox/gopay/static {"gross_amount": 15000}`: somebody pays at the till, by the code that is printed there. No
 * token and no charge request came before; the shop hears of it by its notification. `order_id` may be given, if nobody has it yet, and `?merchant=`.
 */
export function staticQrLever(app: Hono, gateway: Gateway): void {
  app.post('/_sandbox/gopay/static', async (c) => {
    const body = await gateway.json(c);
    if ('problem' in body) return body.problem;
    const given = (body.value ?? {}) as { readonly gross_amount?: unknown; readonly order_id?: unknown };
    const { gross_amount: amount } = given;
    if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount < 1)
      return c.json({ error: 'gross_amount must be whole rupiah' }, 400);
    const order = gateway.unusedOrder(c, given.order_id);
    if ('problem' in order) return order.problem;
    const made = gateway.write(() =>
      gateway.receive({
        ...order,
        amount,
        method: 'gopay',
        type: 'qris',
        reference: null,
        data: { static: true, acquirer: 'gopay', merchant_cross_reference_id: gateway.dice.uuid() },
      }),
    );
    return c.json({ order_id: made.orderId, transaction_id: made.id, transaction_status: made.status });
  });
}
