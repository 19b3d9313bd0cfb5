import { expect, test } from 'vitest';
import levers from '../docs/openapi-levers.json' with { type: 'json' };
import document from '../docs/openapi.json' with { type: 'json' };
import { assemble } from '../src/sandbox/assemble.ts';
import { routes } from '../src/sandbox/sandbox.ts';
import { AUTHORIZATION, trial } from '../src/sandbox/trial.ts';
import { operationsOf, wrong } from './openapi-document.ts';

/** docs/openapi.json against the sandbox: every operation is there, and its answer has what the schema requires. */

const details = (id: string) => ({ transaction_details: { order_id: id, gross_amount: 20_000 } });
const CARD = '4811111111111114';

type World = ReturnType<typeof trial>;
const authorization = AUTHORIZATION;
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
  /** What stands at the path's second place. */
  readonly card?: string;
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

/** A customer whose card was saved. */
async function saved(world: World): Promise<Prepared> {
  const sari = { user_id: 'sari', credit_card: { secure: false, save_card: true } };
  const payment_params = { card_token: await world.card(CARD), save_card: true };
  await world.charge(await world.token('ORD-1', sari), { payment_type: 'credit_card', payment_params });
  return { id: await world.token('ORD-2', sari), card: '48111111-1114' };
}

/** What stands outside the life of an order; undefined for all else. */
async function beside(world: World, path: string): Promise<Prepared | undefined> {
  const made = async (where: string, what: unknown, name: string) =>
    String((await world.call('POST', where, what, { authorization })).body[name]);
  const card = { ...CARD_FIELDS, card_cvv: '123' };
  if (path === '/v2/token') return { id: '', body: card, query: card };
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
  if (path.endsWith('/pdf')) {
    const token = await world.token('ORD-1');
    await world.charge(token, { payment_type: 'bca_va' });
    return { id: token };
  }
  if (path.includes('/point_inquiry/')) return { id: await world.token('ORD-1'), card: await world.card(CARD) };
  if (path.includes('/saved_tokens/')) return { ...(await saved(world)), body: {} };
  if (path.endsWith('/qr-code')) {
    const { body } = await world.charge(await world.token('ORD-1'), { payment_type: 'gopay' });
    return { id: String(body['transaction_id']) };
  }
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

/** The schema of the answer to one HTTP status. */
const answerTo = (operation: (typeof operations)[number], status: number) => operation.responses[status]?.content ?? {};

const SUCCESS: Readonly<Record<string, number>> = {
  'POST /snap/v1/transactions': 201,
  'POST /snap/v2/transactions/{token}/charge': 201,
  'POST /snap/v1/transactions/{token}/pay': 201,
  'POST /snap/v3/accounts/{token}/linking': 201,
};

const operations = operationsOf(document);

test.for(operations)('$method $path', async (operation) => {
  const { path, method: verb, security } = operation;
  const method = verb.toUpperCase();
  const world = trial();
  const { id, card = '', body, query } = await prepare(world, path);
  const place = path.replace('{card}', card).replace(/\{\w+\}/, id);
  const target = `${place}${query && method === 'GET' ? `?${new URLSearchParams(query).toString()}` : ''}`;
  const sent = method === 'GET' ? undefined : body;
  const answer = await world.call(method, target, sent, security.length > 0 ? { authorization } : {});
  const status = SUCCESS[`${method} ${path}`] ?? Number(Object.keys(operation.responses)[0]);
  expect(answer.status, answer.text).toBe(status);
  const [media, content] = Object.entries(answerTo(operation, status))[0] ?? [];
  expect(answer.headers.get('content-type')?.split(';')[0]).toBe(media);
  if (media !== 'application/json') return;
  expect(wrong(answer.body, content?.schema ?? {}, document)).toEqual([]);
  if (path.startsWith('/v2/') && !path.endsWith('b2b')) expect(answer.body['status_code']).toMatch(/^20[014]$|^407$/);
  if (security.length > 0) expect((await world.call(method, target, sent)).status).toBe(401);
});

/** A token in each state that it can be in, all others but the first after something was done to it. */
const STATES: readonly ((world: World, token: string) => Promise<unknown>)[] = [
  async () => {},
  (world, token) => world.charge(token, { payment_type: 'gopay' }),
  async (world, token) => {
    await world.charge(token, { payment_type: 'gopay' });
    await world.lever('transactions/ORD-9/settle');
  },
  (world) => world.lever('transactions/ORD-9/expire'),
  (world) => world.lever('transactions/ORD-9/cancel'),
  (world) => world.token('ORD-9'),
];

/** A shop's page, which may read no HTTP 407 and 408. */
const BROWSER = { origin: 'https://shop.test' };
const UNREAD = [
  ['{}', 'text/plain'],
  ['{', 'application/json'],
  [`"${'x'.repeat(17 * 1024)}"`, 'application/json'],
] as const;

/** Everything that may go wrong with an operation, and what goes well. */
async function walked({ path, method: verb, security }: Operation): Promise<readonly Said[]> {
  const method = verb.toUpperCase();
  const own = security.length > 0 ? { authorization } : {};
  const world = trial();
  const { id, card = 'none', body, query } = await prepare(world, path);
  const search = query && method === 'GET' ? `?${new URLSearchParams(query).toString()}` : '';
  const at = (name: string) => path.replace('{card}', card).replace(/\{\w+\}/, name);
  const ask = (name: string, sent: unknown, headers: Record<string, string> = own, more = search) =>
    world.call(method, at(name) + more, method === 'GET' ? undefined : sent, headers);
  const seen = [
    await ask(id, body, {}, ''),
    await ask(id, body, BROWSER),
    await ask('nobody', body),
    await ask(id, { locale: 'xx', name: {} }, own, ''),
    await ask(id, body),
    await ask(id, body),
  ];
  const once = { ...own, 'idempotency-key': 'once' };
  if (method === 'POST') seen.push(await ask(id, body, once), await ask(id, { nothing: 'wanted' }, once));
  if (path === '/snap/v3/accounts/{token}/linking') seen.push(...(await linkedTwice()));
  if (path.startsWith('/v1/bins')) for (let count = 0; count < 101; count++) seen.push(await ask(id, undefined));
  if (method !== 'GET')
    for (const [sent, type] of UNREAD) seen.push(await ask(id, sent, { ...own, 'content-type': type }));
  if (path.includes('{token}')) for (const state of STATES) seen.push(...(await inState(state, path, method, own)));
  return seen;
}

async function inState(
  state: (typeof STATES)[number],
  path: string,
  method: string,
  own: Record<string, string>,
): Promise<readonly Said[]> {
  const seen: Said[] = [];
  for (const headers of [own, { ...own, 'x-source': 'snap' }]) {
    const world = trial();
    const token = await world.token('ORD-9');
    await state(world, token);
    const place = path.replace('{token}', token).replace('{card}', 'none');
    const body = method === 'GET' ? undefined : { payment_type: 'gopay' };
    seen.push(await world.call(method, place, body, headers));
  }
  // A channel that the customer was not offered.
  const world = trial();
  const token = await world.token('ORD-9', { enabled_payments: ['gopay'] });
  const place = path.replace('{token}', token).replace('{card}', 'none');
  seen.push(await world.call(method, place, method === 'GET' ? undefined : { payment_type: 'bca_va' }, own));
  return seen;
}

async function linkedTwice(): Promise<readonly Said[]> {
  const world = trial();
  await linked(world);
  const token = await world.token('LINK-2', { user_id: 'sari' });
  return [
    await world.call('POST', `/snap/v3/accounts/${token}/linking`, { type: 'gopay', phone_number: '81212345678' }),
    await world.call('POST', `/snap/v3/accounts/${token}/linking`, { type: 'gopay', phone_number: '8271939753' }),
  ];
}

type Operation = (typeof operations)[number];
type Said = Awaited<ReturnType<World['call']>>;

test.for(operations)('every answer to $method $path is documented, and no other', async (operation) => {
  const seen = await walked(operation);
  const statuses = [...new Set(seen.map(({ status }) => String(status)))].sort();
  expect(statuses).toEqual(Object.keys(operation.responses).sort());
  for (const { status, headers, body, text } of seen) {
    const content = answerTo(operation, status);
    const [media = ''] = (headers.get('content-type') ?? '').split(';');
    expect(status === 302 ? [media] : Object.keys(content), `${status} ${text}`).toContain(media);
    if (media === 'application/json')
      expect(wrong(body, content[media]?.schema ?? {}, document), `${status} ${text}`).toEqual([]);
  }
});

/** Pages that people open, and what those are made of: no API. */
const PAGES: readonly RegExp[] = [
  /^\/(?:_sandbox\/?|console\/.*|simulator\.css)?$/,
  /^\/snap\/(?:(?:assets\/|v\d\/)?snap(?:\.min)?\.js|v4\/assets\/.*|v4\/popup|v\d\/(?:vtweb|redirection)\/:token)$/,
  /^\/snap\/(?:sandbox\/test-cards\.js|merchant\/logo\.svg)$/,
  // Banks, apps, counters and providers: forms.
  /^\/(?:bca|bni|openapi|alfamart|indomaret|kioson|ovo|qris|akulaku|kredivo|uob|cimb-clicks|bri|danamon|mandiri|telkomsel|indosat|xl)\//,
  /^\/gopay\/(?:ui\/index|linking)$/,
  /^\/v2\/(?:deeplink|qris)\/(?:index|inquiry|payment)$/,
  /^\/v2\/(?:3ds\/(?:redirect|result-completion)\/:token_id|(?:akulaku|oms)\/redirect\/:id)$/,
  /^\/snap\/v3\/callback\/gopay\/linking\/:id$/,
];

const shapeOf = (path: string): string => path.replaceAll(/:\w+|\{\w+\}/g, '*');

test('every route is in one of the documents or a page, and every operation is a route', () => {
  const all = routes(
    assemble({}, () => {}),
    {},
  ).routes.filter(({ method }) => method !== 'ALL');
  const known = new Set(
    [...operations, ...operationsOf(levers)].map(({ method, path }) => `${method.toUpperCase()} ${shapeOf(path)}`),
  );
  const apis = all.filter(({ path }) => !PAGES.some((page) => page.test(path)));
  const served = new Set(apis.map(({ method, path }) => `${method} ${shapeOf(path)}`));
  expect([...served].filter((one) => !known.has(one))).toEqual([]);
  expect([...known].filter((one) => !served.has(one))).toEqual([]);
  // A page that is none any more would hide an API that comes there.
  expect(PAGES.filter((page) => !all.some(({ path }) => page.test(path)))).toEqual([]);
});
