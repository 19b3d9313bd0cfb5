import type { Context, Hono } from 'hono';
import type { Core } from '../gateway.ts';
import { IllegalMove } from '../ledger.ts';
import type { Charge, Transaction } from '../method.ts';
import { namedTransaction, ownerOf, wrongFilter } from '../named.ts';
import { NOTIFICATION_STATES, notificationLog } from '../notification-log.ts';
import { DELIVERY } from '../notifications.ts';
import { limitOf } from './console-api.ts';
import { reportOf } from './core.ts';
import { emptyStorage } from '../storage.ts';
import { FURTHEST_MS } from '../stored.ts';
import { changeFor, deadToken, Impossible, isPayableAgain, TRANSITIONS, type Transition } from '../transitions.ts';
import { statusReport } from '../wire.ts';

/** What is to be moved: `charge` is the attempt that was named, where it was one. */
interface Pulled {
  readonly transaction: Transaction;
  readonly charge: Charge | undefined;
  readonly amount: number | undefined;
}

function pull(action: Transition, { transaction, charge: named, amount }: Pulled, core: Core): object {
  const { merchants, ledger, state } = core;
  const charge = state.latestCharge(transaction.token);
  if (named && charge && named.id !== charge.id)
    throw new Impossible(
      `that attempt is ${named.status}, and a later one was made: its transaction_id is ${charge.id}`,
    );
  if (charge && !ledger.isOver(charge)) {
    const moved = ledger.move(charge, changeFor(action, charge, core, amount));
    return statusReport(ledger.methodOf(moved), transaction, moved, merchants.of(moved.merchantId));
  }
  const dead = deadToken(transaction, charge, core);
  if (dead !== undefined) throw new Impossible(dead);
  if (action !== 'expire' && action !== 'cancel')
    throw new Impossible(
      charge
        ? `the last attempt is ${charge.status}, and the customer has not paid again yet`
        : 'the customer has not chosen how to pay yet',
    );
  state.close(transaction.token, action === 'expire' ? 'expired' : 'cancelled');
  return {
    token: transaction.token,
    order_id: transaction.orderId,
    state: action === 'expire' ? 'expired' : 'cancelled',
  };
}

/** A number of a body: undefined where it is absent, not a number (`NaN`) where something else stands in its place. */
const numberIn = (body: unknown, name: string): number | undefined => {
  if (body === null || body === undefined) return undefined;
  if (typeof body !== 'object' || Array.isArray(body)) return Number.NaN;
  const value = (body as Record<string, unknown>)[name] ?? undefined;
  return value === undefined || typeof value === 'number' ? value : Number.NaN;
};

const WHOLE_RUPIAH = { error: 'amount must be whole rupiah' };
const isRupiah = (amount: number): boolean => Number.isSafeInteger(amount) && amount > 0;

function timeLevers(app: Hono, core: Core): void {
  const { clock, gateway } = core;
  const time = () => ({ now: new Date(clock.now()).toISOString(), offset_s: Math.round(clock.offset() / 1000) });

  app.get('/_sandbox/clock', (c) => c.json(time()));
  app.post('/_sandbox/clock', async (c) => {
    const body = await gateway.json(c);
    if ('problem' in body) return body.problem;
    const seconds = numberIn(body.value, 'advance_s');
    if (seconds === undefined || !(seconds >= 0) || clock.offset() + seconds * 1000 > FURTHEST_MS)
      return c.json({ error: 'advance_s must be seconds to travel forward' }, 400);
    gateway.write(() => clock.advance(seconds * 1000));
    core.ledger.catchUp(gateway);
    return c.json(time());
  });
}

function notificationLevers(app: Hono, core: Core): void {
  const { gateway, notifications, state } = core;
  const log = notificationLog(core.storage);
  app.get('/_sandbox/notifications', (c) => {
    const { search, state: wanted, order_id: orderId } = c.req.query();
    const owner = ownerOf(c, orderId, core);
    if ('problem' in owner) return owner.problem;
    const wrong = wrongFilter(c, 'state', NOTIFICATION_STATES);
    if (wrong) return wrong;
    return c.json({
      notifications: log({ orderId, search, state: wanted, ...owner, limit: limitOf(c, 100, 1000) }),
      delivery: notifications.way(),
      intervals_s: notifications.intervals().map((ms) => ms / 1000),
    });
  });

  app.post('/_sandbox/notifications/retry', (c) => c.json({ due: gateway.write(() => notifications.hurry()) }));

  app.post('/_sandbox/notifications/:id/replay', (c) =>
    gateway.write(() => notifications.replay(Number(c.req.param('id'))))
      ? c.json({ status: 'owed' })
      : c.json({ error: 'no notification with that id and a URL' }, 404),
  );

  app.post('/_sandbox/notifications/delivery', async (c) => {
    const body = await gateway.json(c);
    if ('problem' in body) return body.problem;
    const [copies, hold] = [numberIn(body.value, 'copies') ?? 1, numberIn(body.value, 'hold_first_s') ?? 0];
    if (!Number.isInteger(copies) || copies < 1 || copies > 10 || !(hold >= 0 && hold <= 86_400))
      return c.json({ error: 'copies must be from 1 to 10, hold_first_s seconds up to a day' }, 400);
    state.set(DELIVERY, JSON.stringify({ copies, hold_first_s: hold }));
    return c.json({ copies, hold_first_s: hold });
  });

  app.post('/_sandbox/notifications/intervals', async (c) => {
    const body = await gateway.json(c);
    if ('problem' in body) return body.problem;
    const given = (body.value as { seconds?: unknown } | null)?.seconds;
    if (
      !Array.isArray(given) ||
      given.length > 5 ||
      !given.every((one) => typeof one === 'number' && one >= 0 && one <= 86_400)
    )
      return c.json({ error: 'seconds must be up to five numbers' }, 400);
    state.set('retry_intervals_ms', JSON.stringify(given.map((one: number) => one * 1000)));
    return c.json({ seconds: given });
  });
}

function transactionLevers(app: Hono, core: Core): void {
  const { gateway, state } = core;
  const lever = async (c: Context, action: Transition) => {
    const body = await gateway.json(c);
    if ('problem' in body) return body.problem;
    const named = namedTransaction(c, core);
    if ('problem' in named) return named.problem;
    const amount = numberIn(body.value, 'amount');
    if (amount !== undefined && !isRupiah(amount)) return c.json(WHOLE_RUPIAH, 400);
    try {
      return c.json(gateway.write(() => pull(action, { ...named, amount }, core)));
    } catch (error) {
      if (error instanceof IllegalMove || error instanceof Impossible) return c.json({ error: error.message }, 409);
      throw error;
    }
  };
  app.post('/_sandbox/transactions/:id/pay-again', async (c) => {
    const body = await gateway.json(c);
    if ('problem' in body) return body.problem;
    const named = namedTransaction(c, core);
    if ('problem' in named) return named.problem;
    const charge = named.charge ?? state.latestCharge(named.transaction.token);
    if (!isPayableAgain(charge))
      return c.json({ error: 'only an account that was paid into can be paid into again' }, 409);
    const amount = numberIn(body.value, 'amount') ?? charge.amount;
    if (!isRupiah(amount)) return c.json(WHOLE_RUPIAH, 400);
    const { merchantId, method, type, reference, data } = charge;
    const orderId = `A${core.dice.uuid().replaceAll('-', '').slice(0, 20)}`;
    const made = gateway.write(() =>
      gateway.receive({ merchantId, orderId, amount, method, type, reference, data }, charge),
    );
    return c.json(reportOf(made, core));
  });
  for (const action of TRANSITIONS) app.post(`/_sandbox/transactions/:id/${action}`, (c) => lever(c, action));
}

/** What a tester or a test suite moves the sandbox with. The real gateway has none of this. */
export function leverRoutes(app: Hono, core: Core): void {
  timeLevers(app, core);
  notificationLevers(app, core);
  transactionLevers(app, core);
  app.get('/_sandbox/health', (c) => c.json({ status: 'ok', now: new Date(core.clock.now()).toISOString() }));
  app.post('/_sandbox/reset', (c) => {
    emptyStorage(core.storage);
    core.reload();
    return c.json({ status: 'ok' });
  });
}
