import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { coreOf, linksFor, type Core } from '../gateway.ts';
import { mailsFor } from '../mails.ts';
import type { Transaction } from '../method.ts';
import { notificationLog, type NotificationRow } from '../notification-log.ts';
import { BadState, exportState, importState } from '../portable.ts';
import { checkSignature } from '../signature-check.ts';
import { query } from '../storage.ts';
import { possible } from '../transitions.ts';
import { reportOf } from './core.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** One row of the console's list. */
export function summary(transaction: Transaction, core: Core) {
  const charge = core.state.latestCharge(transaction.token);
  return {
    token: transaction.token,
    merchant_id: transaction.merchantId,
    order_id: transaction.orderId,
    gross_amount: transaction.amount,
    state: transaction.state,
    created_at: iso(transaction.createdAt),
    possible: possible(transaction, charge, core),
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

const MOST = 500;

function list(c: Context, core: Core) {
  const search = (c.req.query('search') ?? '').slice(0, 100);
  const status = c.req.query('status') ?? '';
  const merchant = c.req.query('merchant') ?? '';
  const found = core.state.searchTransactions(search, status, merchant, MOST);
  return found.map((transaction) => summary(transaction, core));
}

function timeline(transaction: Transaction, core: Core) {
  const charges = core.state.chargesOfToken(transaction.token);
  const log = notificationLog(core.storage)(transaction.orderId);
  const own = new Set(charges.map(({ id }) => id));
  const ids = [transaction.token, transaction.orderId, ...own];
  return {
    ...summary(transaction, core),
    request: transaction.request,
    expires_at: iso(transaction.expiresAt),
    charges: charges.map((charge) => reportOf(charge, core)),
    notifications: log.filter(({ transaction_id: id }) => own.has(id)),
    calls: core.calls
      .about(ids)
      .map(({ at, method, path, status, tookMs }) => ({ at: iso(at), method, path, status, took_ms: tookMs })),
  };
}

const claim = v.object({
  order_id: v.string(),
  status_code: v.string(),
  gross_amount: v.string(),
  signature_key: v.string(),
  merchant_id: v.optional(v.string()),
});

const LARGEST_STATE = 200 * 1024 * 1024;

async function readState(c: Context): Promise<unknown> {
  if (Number(c.req.header('content-length') ?? 0) > LARGEST_STATE) throw new BadState('this is too large');
  try {
    return JSON.parse(await c.req.text());
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
      core.gateway.write(() => importState(core.storage, state, core.methods));
      core.merchants.complete();
      core.reload();
      return c.json({ status: 'ok' });
    } catch (error) {
      if (error instanceof BadState) return c.json({ error: error.message }, 400);
      throw error;
    }
  });
}

/** What the console shows, as JSON: also for test suites. */
export function consoleApi(app: Hono, core: Core): void {
  const find = (id: string) => {
    const charge = core.state.charge(id);
    return charge
      ? core.state.transaction(charge.token)
      : (core.state.transaction(id) ?? core.state.transactionOfAnyone(id));
  };
  app.get('/_sandbox/transactions', (c) => c.json({ transactions: list(c, core) }));
  app.get('/_sandbox/transactions.csv', (c) => {
    const lines = list(c, core).map((row) =>
      COLUMNS.map((name) => csvField((row as Partial<Summary>)[name])).join(','),
    );
    return c.body(`${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="transactions.csv"',
    });
  });
  app.get('/_sandbox/transactions/:id', (c) => {
    const transaction = find(c.req.param('id'));
    if (!transaction) return c.json({ error: 'no transaction with that order_id, token or transaction_id' }, 404);
    const links = linksFor(c, core.config);
    return c.json({
      ...timeline(transaction, coreOf(core, transaction)),
      redirect_url: `${links.app}/snap/v4/redirection/${transaction.token}`,
    });
  });
  const rows = query<NotificationRow>(core.storage, 'SELECT * FROM notifications ORDER BY id DESC LIMIT 500');
  const ofOrder = query<NotificationRow>(
    core.storage,
    'SELECT * FROM notifications WHERE order_id = ? ORDER BY id DESC',
  );
  app.get('/_sandbox/outbox', (c) => {
    const order = c.req.query('order_id');
    const told = order === undefined ? rows.all() : ofOrder.all(order);
    return c.json({ mails: told.flatMap((row) => mailsFor(row, core)) });
  });
  app.post('/_sandbox/signature', async (c) => {
    const body = await core.gateway.json(c);
    if ('problem' in body) return body.problem;
    const parsed = v.safeParse(claim, body.value);
    if (!parsed.success) return c.json({ error: `${v.getDotPath(parsed.issues[0]) ?? 'body'} is required` }, 400);
    const mine = core.merchants.of(parsed.output.merchant_id ?? '');
    const all = core.merchants.list();
    return c.json({
      finding: checkSignature(parsed.output, {
        server: mine.serverKey,
        others: all.filter((one) => one !== mine).map(({ serverKey }) => serverKey),
        client: all.map(({ clientKey }) => clientKey),
      }),
    });
  });
  stateRoutes(app, core);
}
