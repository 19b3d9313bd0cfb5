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

/** What goes wrong at a charge, and what stands in the document for it. */
const REFUSALS: Readonly<Record<string, (world: World, path: string) => ReturnType<World['call']>>> = {
  '200': async (world, path) =>
    world.call('POST', path.replace('{token}', await world.token('ORD-1', { enabled_payments: ['gopay'] })), {
      payment_type: 'bca_va',
    }),
  '400': async (world, path) =>
    world.call('POST', path.replace('{token}', await world.token('ORD-1')), {}, { authorization }),
  '401': (world, path) => world.call('POST', path, {}),
  '404': (world, path) => world.call('POST', path.replace('{token}', 'nope'), { payment_type: 'gopay' }),
  async '406'(world, path) {
    const token = await world.token('ORD-1');
    await world.charge(token, { payment_type: 'gopay' });
    return world.call('POST', path.replace('{token}', token), { payment_type: 'bca_va' });
  },
};

const refusals = operations
  .filter(({ path }) => /\/(?:charge|pay)$/.test(path))
  .flatMap((operation) =>
    Object.keys(operation.responses)
      .filter((status) => status !== '201' && (status !== '200' || operation.path !== '/v2/charge'))
      .map((status) => ({ ...operation, status })),
  );

test.for(refusals)('$path refused with $status', async ({ status, ...operation }) => {
  const answer = await REFUSALS[status]?.(trial(), operation.path);
  expect(answer?.status, answer?.text).toBe(Number(status));
  const { schema = {} } = answerTo(operation, Number(status))['application/json'] ?? {};
  expect(wrong(answer?.body, schema, document)).toEqual([]);
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
