import { expect, test } from 'vitest';
import document from '../docs/openapi.json' with { type: 'json' };
import { SERVER_KEY, trial, type Wire } from '../src/sandbox/trial.ts';

/** docs/openapi.json against the sandbox: every operation is there, and its answer has what the schema requires. */

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
}

const schemas = document.components.schemas as Readonly<Record<string, Schema>>;

/** Where a value is not as the schema says. */
function wrong(value: unknown, schema: Schema, at: string): string[] {
  if (schema.$ref !== undefined) return wrong(value, schemas[schema.$ref.split('/').pop() ?? ''] ?? {}, at);
  if (schema.enum) return schema.enum.includes(value) ? [] : [`${at} is ${String(value)}`];
  if (schema.type === 'array')
    return Array.isArray(value)
      ? value.flatMap((item, index) => wrong(item, schema.items ?? {}, `${at}[${index}]`))
      : [`${at} is no list`];
  if (schema.type !== 'object')
    return schema.type === undefined || typeof value === schema.type ? [] : [`${at} is no ${schema.type}`];
  if (typeof value !== 'object' || value === null) return [`${at} is no object`];
  const fields = value as Wire;
  const missing = (schema.required ?? [])
    .filter((name) => fields[name] === undefined)
    .map((name) => `${at}.${name} is missing`);
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, one]) =>
    fields[name] === undefined ? [] : wrong(fields[name], one, `${at}.${name}`),
  );
  return [...missing, ...inner];
}

interface Operation {
  readonly security: readonly object[];
  readonly responses: Readonly<
    Record<string, { readonly content: { readonly 'application/json': { readonly schema: Schema } } }>
  >;
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as unknown as Readonly<Record<string, Operation>>).map(([method, operation]) => ({
    path,
    method,
    operation,
  })),
);

const details = (id: string) => ({ transaction_details: { order_id: id, gross_amount: 20_000 } });
const CARD = '4811111111111114';

type World = ReturnType<typeof trial>;
const authorization = `Basic ${btoa(`${SERVER_KEY}:`)}`;
const core = (world: World, body: unknown) => world.call('POST', '/v2/charge', body, { authorization });

const PARTNER = { payment_type: 'gopay', gopay_partner: { phone_number: '81212345678' } };
const PLAN = {
  name: 'PLAN-1',
  amount: '14000',
  currency: 'IDR',
  payment_type: 'credit_card',
  token: 'x',
  schedule: { interval: 1, interval_unit: 'month' },
};
const CARD_FIELDS = {
  client_key: 'SB-Mid-client-kasir-sandbox',
  card_number: CARD,
  card_exp_month: '12',
  card_exp_year: '2030',
};

interface Prepared {
  readonly id: string;
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
}

/** A customer who linked GoPay at the app's page. */
async function linked(world: World): Promise<Prepared> {
  const token = await world.token('LINK-1', { user_id: 'sari' });
  const { body } = await world.call('POST', `/snap/v3/accounts/${token}/linking`, {
    type: 'gopay',
    phone_number: '81212345678',
  });
  const { pathname, search } = new URL(String(body['activation_link_url']));
  await world.form(pathname + search, { pin: '112233' });
  return { id: 'sari' };
}

/** What stands outside the life of an order; undefined for all else. */
async function beside(world: World, path: string): Promise<Prepared | undefined> {
  const made = async (where: string, what: unknown, name: string) =>
    String((await world.call('POST', where, what, { authorization })).body[name]);
  if (path === '/v2/token') return { id: '', body: { ...CARD_FIELDS, card_cvv: '123' } };
  if (path === '/v2/card/register') return { id: '', query: CARD_FIELDS };
  if (path.startsWith('/v2/point_inquiry')) return { id: await world.card(CARD) };
  if (path.startsWith('/v1/bins')) return { id: '48111111' };
  if (path === '/v2/pay/account') return { id: '', body: PARTNER };
  if (path.startsWith('/v2/pay/account')) return { id: await made('/v2/pay/account', PARTNER, 'account_id') };
  if (path === '/v1/subscriptions') return { id: '', body: PLAN };
  if (path.startsWith('/v1/subscriptions'))
    return { id: await made('/v1/subscriptions', PLAN, 'id'), body: { name: 'PLAN-2' } };
  if (path.startsWith('/snap/v3/users')) return linked(world);
  if (path.endsWith('/linking'))
    return { id: await world.token('ORD-1'), body: { type: 'gopay', phone_number: '812' } };
  if (!path.endsWith('/change_method')) return undefined;
  const token = await world.token('ORD-1');
  const { body } = await world.charge(token, { payment_type: 'gopay' });
  return { id: token, body: { transaction_id: body['transaction_id'] } };
}

/** Brings an order into the state in which the operation succeeds, and says what to send. */
async function prepare(world: World, path: string): Promise<Prepared> {
  const own = await beside(world, path);
  if (own) return own;
  if (path === '/snap/v1/transactions') return { id: '', body: details('NEW') };
  if (path === '/v2/charge') return { id: '', body: { ...details('NEW'), payment_type: 'gopay' } };
  if (path === '/snap/v3/merchant-preferences') return { id: '', body: { locale: 'en' } };
  if (path.startsWith('/snap/')) {
    const token = await world.token('ORD-1');
    if (path.endsWith('/status')) await world.charge(token, { payment_type: 'gopay' });
    return { id: token, body: { payment_type: 'gopay' } };
  }
  const card = async (number: string, type: string) => ({
    ...details('ORD-1'),
    payment_type: 'credit_card',
    credit_card: { token_id: await world.card(number), type },
  });
  const held = path.endsWith('/approve') || path.endsWith('/deny');
  const charge =
    path === '/v2/capture'
      ? await card(CARD, 'authorize')
      : held
        ? await card('4511111111111117', 'authorize_capture')
        : { ...details('ORD-1'), payment_type: 'gopay' };
  const { body } = await core(world, charge);
  if (path.includes('refund')) await world.lever('transactions/ORD-1/settle');
  return { id: 'ORD-1', body: path === '/v2/capture' ? { transaction_id: body['transaction_id'] } : {} };
}

test.for(operations)('$method $path', async ({ path, method, operation }) => {
  const world = trial();
  const { id, body, query } = await prepare(world, path);
  const target = `${path.replace(/\{\w+\}/, id)}${query ? `?${new URLSearchParams(query).toString()}` : ''}`;
  const sent = method === 'get' ? undefined : body;
  const answer = await world.call(
    method.toUpperCase(),
    target,
    sent,
    operation.security.length > 0 ? { authorization } : {},
  );
  const [status = '', response] = Object.entries(operation.responses)[0] ?? [];
  expect(String(answer.status), answer.text).toBe(status);
  expect(wrong(answer.body, response?.content['application/json'].schema ?? {}, 'body')).toEqual([]);
  if (path.startsWith('/v2/') && !path.endsWith('b2b')) expect(answer.body['status_code']).toMatch(/^20[014]$|^407$/);
  if (operation.security.length > 0) expect((await world.call(method.toUpperCase(), target, sent)).status).toBe(401);
});
