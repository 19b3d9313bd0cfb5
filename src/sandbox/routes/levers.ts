import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Core } from '../gateway.ts';
import { IllegalMove } from '../ledger.ts';
import type { Charge, Gateway, Transaction } from '../method.ts';
import { namedTransaction, ownerOf, wrongFilter } from '../named.ts';
import { NOTIFICATION_STATES, notificationLog } from '../notification-log.ts';
import { DELIVERY } from '../notifications.ts';
import { limitOf, wrongLimit } from './console-api.ts';
import { reportOf } from './core.ts';
import { emptyStorage } from '../storage.ts';
import { FURTHEST_MS } from '../stored.ts';
import { changeFor, deadToken, Impossible, isPayableAgain, TRANSITIONS, type Transition } from '../transitions.ts';
import { unknownKeys } from '../unknown-keys.ts';
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

/** What a lever takes. `rule` is the answer to anything else, `hint` what to know besides when a key is not known. */
interface Wanted<Given> {
  readonly schema: v.GenericSchema<unknown, Given> & { readonly entries: Readonly<Record<string, object>> };
  readonly rule: string;
  readonly hint?: string;
}

const wholeRupiah = v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(1)));

const AMOUNT: Wanted<{ readonly amount?: number | null | undefined }> = {
  schema: v.object({ amount: wholeRupiah }),
  rule: 'amount must be whole rupiah',
};

const NO_AMOUNT: typeof AMOUNT = {
  schema: v.object({}),
  rule: 'the body must be a JSON object',
  hint: 'only refund and pay-again take an amount',
};

const TRAVEL = {
  schema: v.object({ advance_s: v.pipe(v.number(), v.minValue(0)) }),
  rule: 'advance_s must be seconds to travel forward',
};

const upToADay = v.pipe(v.number(), v.minValue(0), v.maxValue(86_400));

const DELIVERY_WAY = {
  schema: v.object({
    copies: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10))),
    hold_first_s: v.nullish(upToADay),
  }),
  rule: 'copies must be from 1 to 10, hold_first_s seconds up to a day',
};

const INTERVALS = {
  schema: v.object({ seconds: v.pipe(v.array(upToADay), v.maxLength(5)) }),
  rule: 'seconds must be up to five numbers',
};

/** The body, or the answer to one that the lever does not take: a misspelled key would do something else than what was meant. */
async function bodyOf<Given>(
  c: Context,
  gateway: Gateway,
  { schema, rule, hint }: Wanted<Given>,
): Promise<{ readonly given: Given } | { readonly problem: Response }> {
  const body = await gateway.json(c);
  if ('problem' in body) return body;
  const value = body.value ?? {};
  const unknown = unknownKeys(value, schema);
  if (unknown.length > 0)
    return { problem: c.json({ error: [...unknown, ...(hint === undefined ? [] : [hint])].join('; ') }, 400) };
  const parsed = v.safeParse(schema, value);
  // To valibot a list is an object as well.
  if (!parsed.success || Array.isArray(value)) return { problem: c.json({ error: rule }, 400) };
  return { given: parsed.output };
}

function timeLevers(app: Hono, core: Core): void {
  const { clock, gateway } = core;
  const time = () => ({ now: new Date(clock.now()).toISOString(), offset_s: Math.round(clock.offset() / 1000) });

  app.get('/_sandbox/clock', (c) => c.json(time()));
  app.post('/_sandbox/clock', async (c) => {
    const body = await bodyOf(c, gateway, TRAVEL);
    if ('problem' in body) return body.problem;
    const ms = body.given.advance_s * 1000;
    if (clock.offset() + ms > FURTHEST_MS) return c.json({ error: TRAVEL.rule }, 400);
    gateway.write(() => clock.advance(ms));
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
    const wrong = wrongFilter(c, 'state', NOTIFICATION_STATES) ?? wrongLimit(c);
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
    const body = await bodyOf(c, gateway, DELIVERY_WAY);
    if ('problem' in body) return body.problem;
    const before = notifications.way();
    const way = {
      copies: body.given.copies ?? before.copies,
      hold_first_s: body.given.hold_first_s ?? before.hold_first_s,
    };
    gateway.write(() => state.set(DELIVERY, JSON.stringify(way)));
    return c.json(way);
  });

  app.post('/_sandbox/notifications/intervals', async (c) => {
    const body = await bodyOf(c, gateway, INTERVALS);
    if ('problem' in body) return body.problem;
    const { seconds } = body.given;
    gateway.write(() => state.set('retry_intervals_ms', JSON.stringify(seconds.map((one) => one * 1000))));
    return c.json({ seconds });
  });
}

function transactionLevers(app: Hono, core: Core): void {
  const { gateway, state } = core;
  const lever = async (c: Context, action: Transition) => {
    const body = await bodyOf(c, gateway, action === 'refund' ? AMOUNT : NO_AMOUNT);
    if ('problem' in body) return body.problem;
    const amount = body.given.amount ?? undefined;
    const named = namedTransaction(c, core);
    if ('problem' in named) return named.problem;
    try {
      return c.json(gateway.write(() => pull(action, { ...named, amount }, core)));
    } catch (error) {
      if (error instanceof IllegalMove || error instanceof Impossible) return c.json({ error: error.message }, 409);
      throw error;
    }
  };
  app.post('/_sandbox/transactions/:id/pay-again', async (c) => {
    const body = await bodyOf(c, gateway, AMOUNT);
    if ('problem' in body) return body.problem;
    const named = namedTransaction(c, core);
    if ('problem' in named) return named.problem;
    const charge = named.charge ?? state.latestCharge(named.transaction.token);
    if (!isPayableAgain(charge))
      return c.json({ error: 'only an account that was paid into can be paid into again' }, 409);
    const amount = body.given.amount ?? charge.amount;
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
  const { gateway } = core;
  timeLevers(app, core);
  notificationLevers(app, core);
  transactionLevers(app, core);
  app.get('/_sandbox/health', (c) => c.json({ status: 'ok', now: new Date(core.clock.now()).toISOString() }));
  app.post('/_sandbox/reset', (c) => {
    gateway.write(() => emptyStorage(core.storage));
    core.reload();
    return c.json({ status: 'ok' });
  });
}
