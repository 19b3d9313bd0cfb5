import type { Context, Hono } from 'hono';
import { readText } from '../body.ts';
import { idOf } from '../calls.ts';
import { coreOf, type Core } from '../gateway.ts';
import { linksFor } from '../links.ts';
import { outbox } from '../mails.ts';
import type { Charge, Transaction } from '../method.ts';
import { namedTransaction, ownerOf, wrongFilter } from '../named.ts';
import { notificationLog } from '../notification-log.ts';
import { probe } from '../portable-probe.ts';
import { BadState, exportState, importState } from '../portable.ts';
import { isPayableAgain, possible } from '../transitions.ts';
import { LISTED_STATUSES } from '../status-cycle.ts';
import { reportOf } from './core.ts';
import { signatureRoute } from './signature.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** One row of the console's list. */
export function summary(transaction: Transaction, core: Core) {
  const charge = core.state.latestCharge(transaction.token);
  const actions = possible(transaction, charge, core);
  return {
    token: transaction.token,
    merchant_id: transaction.merchantId,
    order_id: transaction.orderId,
    gross_amount: transaction.amount,
    // A token that nobody closed is over when its time is.
    state: !charge && transaction.state === 'open' && actions.length === 0 ? 'expired' : transaction.state,
    created_at: iso(transaction.createdAt),
    possible: actions,
    pay_again: isPayableAgain(charge),
    ...(charge && {
      transaction_id: charge.id,
      method: charge.method,
      channel: charge.channel,
      transaction_status: charge.status,
      fraud_status: charge.fraud,
    }),
  };
}

export type Summary = ReturnType<typeof summary>;

/** A field that a spreadsheet would take for a formula is written as text. */
const csvField = (value: unknown): string => {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const COLUMNS = [
  'created_at',
  'merchant_id',
  'order_id',
  'transaction_id',
  'gross_amount',
  'channel',
  'transaction_status',
  'fraud_status',
  'state',
] as const;

const LATEST = 500;
const MOST = 100_000;

/** What a query asks for, at most so many. */
const search = (c: Context, count: number) => ({
  text: (c.req.query('search') ?? '').trim().slice(0, 100),
  status: c.req.query('status') ?? '',
  merchant: c.req.query('merchant') ?? '',
  channel: c.req.query('channel') ?? '',
  count,
});

/** `limit` of a query that `wrongLimit` has nothing against, within reason. */
export const limitOf = (c: Context, otherwise: number, most: number): number =>
  Math.min(Number(c.req.query('limit') || otherwise), most);

/** The answer to a `limit` that is no number of rows. */
export function wrongLimit(c: Context): Response | undefined {
  const given = c.req.query('limit') ?? '';
  return given === '' || /^0*[1-9]\d*$/.test(given)
    ? undefined
    : c.json({ error: 'limit must be a whole number of at least 1' }, 400);
}

/** The answer to filters that no transaction could ever match. */
function wrongSearch(c: Context, core: Core): Response | undefined {
  const owner = ownerOf(c, undefined, core);
  if ('problem' in owner) return owner.problem;
  return wrongFilter(c, 'status', LISTED_STATUSES) ?? wrongFilter(c, 'channel', [...core.methods.keys()]);
}

function list(c: Context, core: Core) {
  const limit = limitOf(c, LATEST, MOST);
  const found = core.state.searchTransactions(search(c, limit + 1), core.clock.now());
  return {
    transactions: found.slice(0, limit).map((transaction) => ({
      ...summary(transaction, core),
      // Of several charges only the latest can be as old as its token: a Core charge and its like have but one.
      token_asked: isTokenAsked(transaction, core.state.latestCharge(transaction.token), core),
    })),
    more: found.length > limit,
  };
}

/** Every state that a notification was owed for, once, however often and to how many it went. */
function states(log: readonly ReturnType<ReturnType<typeof notificationLog>>[number][]) {
  const seen = new Map(
    log.map(({ created_at: at, transaction_id: id, body }) => {
      const { transaction_status: status, fraud_status: fraud, payment_type: type } = body;
      return [
        [at, id, status, fraud].join(' '),
        { at, transaction_id: id, payment_type: type, transaction_status: status, fraud_status: fraud },
      ] as const;
    }),
  );
  return [...seen.values()];
}

/** Charges that the customer gave up for another way to pay: nobody is notified of them. */
const givenUp = (charges: readonly Charge[]) =>
  charges.flatMap(({ id, type, data: { given_up: at } }) =>
    typeof at === 'number'
      ? [{ at: iso(at), transaction_id: id, payment_type: type, transaction_status: 'cancel', given_up: true }]
      : [],
  );

/** A Core charge and a payment at the till make the order themselves, at the same moment. */
const isTokenAsked = (
  { token, orderId, createdAt }: Transaction,
  first: Charge | undefined,
  { calls }: Pick<Core, 'calls'>,
): boolean =>
  first?.createdAt !== createdAt || calls.about([token, orderId]).some(({ path }) => path === '/snap/v1/transactions');

function timeline(transaction: Transaction, core: Core) {
  const charges = core.state.chargesOfToken(transaction.token);
  const own = new Set(charges.map(({ id }) => id));
  const log = notificationLog(core.storage)({ orderId: transaction.orderId }).filter(({ transaction_id: id }) =>
    own.has(id),
  );
  const ids = [transaction.token, transaction.orderId, ...own];
  // Of the calls that nobody's key came with, nobody knows whose order they meant.
  const calls = core.calls.about([...ids, ...ids.map((id) => idOf(transaction.merchantId, id))]);
  return {
    ...summary(transaction, core),
    token_asked: isTokenAsked(transaction, charges[0], core),
    request: transaction.request,
    expires_at: iso(transaction.expiresAt),
    charges: charges.map((charge) => reportOf(charge, core)),
    states: [...states(log), ...givenUp(charges)],
    notifications: log,
    calls: calls.map(({ at, tookMs, code, ...call }) => ({ at: iso(at), ...call, status_code: code, took_ms: tookMs })),
  };
}

const LARGEST_STATE = 200 * 1024 * 1024;

async function readState(c: Context): Promise<unknown> {
  const text = await readText(c.req.raw, LARGEST_STATE);
  if (text === undefined) throw new BadState('this is too large');
  try {
    return JSON.parse(text);
  } catch {
    throw new BadState('this is no JSON');
  }
}

function stateRoutes(app: Hono, core: Core): void {
  app.get('/_sandbox/export', (c) => {
    c.header('content-disposition', 'attachment; filename="kasir-state.json"');
    return c.json(exportState(core.storage, c.req.query('keys') === '1'));
  });
  app.post('/_sandbox/import', async (c) => {
    try {
      const state = await readState(c);
      core.gateway.write(() => {
        importState(core.storage, state);
        core.reload();
        core.merchants.complete();
        probe(core);
      });
      return c.json({ status: 'ok' });
    } catch (error) {
      if (error instanceof BadState) return c.json({ error: error.message }, 400);
      throw error;
    } finally {
      // Whatever was kept of it in memory is not what came in, or went back.
      core.reload();
    }
  });
}

/** What the console shows, as JSON: also for test suites. */
export function consoleApi(app: Hono, core: Core): void {
  app.get('/_sandbox/transactions', (c) => wrongSearch(c, core) ?? wrongLimit(c) ?? c.json(list(c, core)));
  app.get('/_sandbox/transactions.csv', (c) => {
    const wrong = wrongSearch(c, core);
    if (wrong) return wrong;
    const lines = core.state
      .searchTransactions(search(c, MOST), core.clock.now())
      .map((transaction) => summary(transaction, core) as Partial<Summary>)
      .map((row) => COLUMNS.map((name) => csvField(row[name])).join(','));
    return c.body(`${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="transactions.csv"',
    });
  });
  app.get('/_sandbox/transactions/:id', (c) => {
    const named = namedTransaction(c, core);
    if ('problem' in named) return named.problem;
    const { transaction } = named;
    const links = linksFor(c, core.config);
    return c.json({
      ...timeline(transaction, coreOf(core, transaction)),
      redirect_url: `${links.app}/snap/v4/redirection/${transaction.token}`,
    });
  });
  const latest = outbox(core);
  app.get('/_sandbox/outbox', (c) => {
    const orderId = c.req.query('order_id');
    const owner = ownerOf(c, orderId, core);
    return 'problem' in owner ? owner.problem : c.json({ mails: latest(orderId, owner.merchant) });
  });
  signatureRoute(app, core);
  stateRoutes(app, core);
}
