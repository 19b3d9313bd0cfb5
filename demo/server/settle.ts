import type { Gateway } from './gateway.ts';
import type { Live } from './live.ts';
import { advance } from './order-state.ts';
import type { Order, OrderStore } from './orders.ts';

/** Why a status answer was not believed. */
export class Mismatch extends Error {
  override name = 'Mismatch';
}

/**
 * Asks the gateway for an order's state and moves the order by the answer. One order is asked about once at a time,
 * so that two answers cannot overtake each other.
 */
export type Settle = (order: Order) => Promise<{ order: Order; changed: boolean }>;

/**
 * @returns a function that rejects with `GatewayFailure` when the gateway cannot answer, and with `Mismatch` when
 * the answer is about another order or a smaller amount.
 */
export function createSettle({ gateway, orders, live }: { gateway: Gateway; orders: OrderStore; live: Live }): Settle {
  const queues = new Map<string, Promise<unknown>>();

  const settle: Settle = async ({ id }) => {
    const status = await gateway.status(id);
    const order = orders.find(id);
    if (!order) throw new Mismatch(`order ${id} is gone`);
    if (!status) return { order, changed: false };
    if (status.order_id !== id) throw new Mismatch(`asked about ${id}, was told about ${status.order_id}`);
    if (!(Number(status.gross_amount) >= order.total)) {
      throw new Mismatch(`order ${id} costs ${order.total}, the gateway says ${status.gross_amount}`);
    }
    const moved = advance(order, status);
    if (moved.state === order.state && moved.transactionId === order.transactionId) return { order, changed: false };
    orders.move(id, moved, status.payment_type ?? '');
    live.tell(id, { type: 'order', orderId: id });
    return { order: { ...order, ...moved, paymentType: status.payment_type ?? '' }, changed: true };
  };

  return (order) => {
    const before = queues.get(order.id) ?? Promise.resolve();
    const turn = before.then(
      () => settle(order),
      () => settle(order),
    );
    queues.set(order.id, turn);
    const leave = () => void (queues.get(order.id) === turn && queues.delete(order.id));
    turn.then(leave, leave);
    return turn;
  };
}
