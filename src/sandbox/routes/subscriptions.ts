import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { wibTime } from '../../lib/wib.ts';
import { isTypedNumber } from '../card-number.ts';
import type { Core } from '../gateway.ts';
import { NO_TOKEN } from '../token-request.ts';
import { unknownKeys } from '../unknown-keys.ts';
import { SEND_TOKEN } from './create.ts';
import { coreError, forMerchant, type CoreAnswer } from './core.ts';

const FOREVER_MS = 50 * 366 * 24 * 60 * 60 * 1000;

const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(255));
const savedToken = v.pipe(
  text,
  v.check((value) => !isTypedNumber(value), NO_TOKEN),
);
const plan = v.looseObject({
  name: v.pipe(text, v.minLength(1)),
  amount: text,
  currency: v.literal('IDR'),
  payment_type: v.picklist(['credit_card', 'gopay']),
  token: savedToken,
  schedule: v.looseObject({
    interval: v.number(),
    interval_unit: v.picklist(['day', 'week', 'month']),
    max_interval: v.optional(v.number()),
    start_time: v.optional(text),
  }),
  retry_schedule: v.optional(v.unknown()),
  metadata: v.optional(v.unknown()),
  customer_details: v.optional(v.unknown()),
  gopay: v.optional(v.unknown()),
});
const change = v.partial(v.pick(plan, ['name', 'amount', 'currency', 'token', 'schedule']));

interface Kept {
  readonly merchantId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

function invalid(core: Core, issue: v.BaseIssue<unknown>): CoreAnswer {
  if (issue.message === NO_TOKEN) core.log(`subscription: token ${NO_TOKEN}: ${SEND_TOKEN}`);
  const details = { validation_messages: [`${v.getDotPath(issue) ?? 'body'} is invalid`] };
  return { ...coreError(core, '400', 'One or more parameters in the payload is invalid.', details), status: 400 };
}

const keep = (core: Core, id: string, body: Kept['body']): CoreAnswer => {
  const kept: Kept = { merchantId: core.config.merchantId, body };
  core.gateway.keep('subscription', id, kept, core.clock.now() + FOREVER_MS);
  return { status: 200, body };
};

function create(given: unknown, core: Core): CoreAnswer {
  for (const line of unknownKeys(given, plan)) core.log(`subscription: ${line}`);
  const parsed = v.safeParse(plan, given);
  if (!parsed.success) return invalid(core, parsed.issues[0]);
  const id = core.dice.uuid();
  const at = wibTime(core.clock.now());
  return keep(core, id, { id, ...parsed.output, status: 'active', created_at: at, transaction_ids: [] });
}

function withOne(id: string, core: Core, work: (body: Kept['body']) => CoreAnswer): CoreAnswer {
  const kept = core.gateway.kept('subscription', id) as Kept | undefined;
  return kept?.merchantId === core.config.merchantId
    ? work(kept.body)
    : coreError(core, '404', "Subscription doesn't exist.");
}

/** Plans to charge again: kept and answered, but no charge is ever made for them. */
export function subscriptionRoutes(app: Hono, core: Core): void {
  const WHAT = 'subscription';
  const posted = async (c: Context, work: (body: unknown, merchant: Core) => CoreAnswer) => {
    const body = await core.gateway.json(c);
    return 'problem' in body ? body.problem : forMerchant(c, core, WHAT, (merchant) => work(body.value, merchant));
  };
  app.post('/v1/subscriptions', (c) => posted(c, create));
  app.get('/v1/subscriptions/:id', (c) =>
    forMerchant(c, core, WHAT, (own) => withOne(c.req.param('id'), own, (body) => ({ status: 200, body }))),
  );
  app.patch('/v1/subscriptions/:id', (c) =>
    posted(c, (given, own) =>
      withOne(c.req.param('id'), own, (before) => {
        const parsed = v.safeParse(change, given);
        if (!parsed.success) return invalid(own, parsed.issues[0]);
        keep(own, c.req.param('id'), { ...before, ...parsed.output });
        return { status: 200, body: { status_message: 'Subscription is updated.' } };
      }),
    ),
  );
  for (const [action, status] of [
    ['disable', 'inactive'],
    ['enable', 'active'],
  ] as const) {
    app.post(`/v1/subscriptions/:id/${action}`, (c) =>
      forMerchant(c, core, WHAT, (own) =>
        withOne(c.req.param('id'), own, (before) => {
          keep(own, c.req.param('id'), { ...before, status });
          return { status: 200, body: { status_message: `Subscription is ${action}d.` } };
        }),
      ),
    );
  }
}
