import { expect, test } from 'vitest';
import document from '../docs/openapi-levers.json' with { type: 'json' };
import { trial } from '../src/sandbox/trial.ts';
import { operationsOf, wrong, type Operation, type Schema } from './openapi-document.ts';

/** docs/openapi-levers.json against the sandbox: its examples are taken, and every answer is as its schema says. */

type World = ReturnType<typeof trial>;

const operations = operationsOf(document);

const charged = async (world: World, request: unknown, more = {}) => {
  const token = await world.token('ORD-1', { user_id: 'sari', customer_details: { email: 'sari@shop.test' }, ...more });
  await world.charge(token, request);
};

const card = async (world: World, { type = 'authorize_capture', number = '4811111111111114' } = {}) =>
  charged(
    world,
    { payment_type: 'credit_card', payment_params: { card_token: await world.card(number) } },
    { credit_card: { secure: false, type } },
  );

/** The fraud system holds it. */
const HELD = '4511111111111117';

const settled = (before: (world: World) => Promise<void>) => async (world: World) => {
  await before(world);
  await world.lever('transactions/ORD-1/settle');
};

const pending = (world: World) => charged(world, { payment_type: 'bca_va' });

/** What has to be before a lever does something; a pending payment where nothing else is said. */
const BEFORE: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  challenge: card,
  accept: (world) => card(world, { number: HELD }),
  capture: (world) => card(world, { type: 'authorize' }),
  refund: settled(card),
  chargeback: settled(card),
  partial_chargeback: settled(card),
  'pay-again': settled(pending),
};

const pull = (world: World, { method, path, requestBody }: Operation, id: string, body?: unknown, query = '') => {
  const example = body ?? requestBody?.content['application/json'].example;
  return world.call(method.toUpperCase(), path.replace(/\{\w+\}/, id) + query, example);
};

/** Another merchant, who has an order ORD-1 as well. */
async function secondShop(world: World): Promise<void> {
  const { body } = await world.lever('merchants', { server_key: 'SB-Mid-server-two' });
  const { server_key: key } = body['merchant'] as Record<string, string>;
  const order = { transaction_details: { order_id: 'ORD-1', gross_amount: 20_000 } };
  await world.create(order, { authorization: `Basic ${btoa(`${key}:`)}` });
}

const idFor = (path: string): string =>
  path.startsWith('/_sandbox/merchants/') ? 'G000000001' : path.startsWith('/_sandbox/transactions/') ? 'ORD-1' : '1';

async function ready(path: string): Promise<World> {
  // A shop's server that is down, so that something is owed and was tried.
  const world = trial({
    config: { notificationUrl: 'http://127.0.0.1:4000/notify' },
    send: ({ url }) => Promise.resolve({ status: 500, via: [url] }),
  });
  await (BEFORE[path.split('/').pop() ?? ''] ?? pending)(world);
  await world.sandbox.run();
  if (path !== '/_sandbox/faults') return world;
  await world.lever('faults', { endpoint: 'capture', code: '503' });
  return world;
}

test.for(operations)('$method $path', async (operation) => {
  const { path } = operation;
  const world = await ready(path);
  const state = path === '/_sandbox/import' ? (await world.call('GET', '/_sandbox/export')).body : undefined;
  const [status = '', response] = Object.entries(operation.responses)[0] ?? [];
  const [media, content] = Object.entries(response?.content ?? {})[0] ?? [];
  if (media === 'text/event-stream') {
    const stream = await world.sandbox(new Request(`http://localhost:4100${path}`));
    expect(stream.headers.get('content-type')).toBe(media);
    world.sandbox.hangUp();
    return;
  }
  const answer = await pull(world, operation, idFor(path), state);
  expect(String(answer.status), answer.text).toBe(status);
  expect(answer.headers.get('content-type')?.split(';')[0]).toBe(media);
  if (media === 'application/json') expect(wrong(answer.body, content?.schema ?? {}, document)).toEqual([]);
});

/** What a body is as the document has it. */
function schemaOf({ requestBody }: Operation): Schema & { readonly additionalProperties?: boolean } {
  const schema = requestBody?.content['application/json'].schema ?? {};
  const schemas = document.components.schemas as Readonly<Record<string, Schema>>;
  return schemas[schema.$ref?.split('/').pop() ?? ''] ?? schema;
}

/** What no lever takes, by the names of its fields. */
const WRONG = {
  amount: 'much',
  advance_s: 'long',
  seconds: 'all',
  copies: 0,
  code: '999',
  gross_amount: 0.5,
  display_name: 7,
  kasir: 0,
};

/** A request that meets the refusal. */
const REFUSED: Readonly<Record<string, (world: World, operation: Operation) => ReturnType<World['call']>>> = {
  '400': (world, operation) => {
    if (operation.method === 'get') return pull(world, operation, '', undefined, '?status=nope&state=nope');
    const known = Object.entries(WRONG).filter(([name]) => name in (schemaOf(operation).properties ?? {}));
    return pull(world, operation, idFor(operation.path), known.length > 0 ? Object.fromEntries(known) : WRONG);
  },
  '404': (world, operation) => pull(world, operation, 'nobody', undefined, '?merchant=nobody'),
  async '409'(world, operation) {
    if (operation.path === '/_sandbox/gopay/static')
      return pull(world, operation, '', { gross_amount: 15_000, order_id: 'ORD-1' });
    if (operation.method === 'get') {
      await secondShop(world);
      return pull(world, operation, 'ORD-1', undefined, '?order_id=ORD-1');
    }
    if (operation.path !== '/_sandbox/merchants') return pull(world, operation, 'ORD-1');
    await world.lever('merchants', { server_key: 'SB-Mid-server-two' });
    return pull(world, operation, '', { server_key: 'SB-Mid-server-two' });
  },
};

const refusals = operations.flatMap((operation) =>
  Object.keys(operation.responses)
    .slice(operation.responses['201'] ? 0 : 1)
    .filter((status) => Number(status) >= 400)
    .map((status) => ({ ...operation, status })),
);

test.for(refusals)('$method $path refused with $status', async ({ status, ...operation }) => {
  const world = trial();
  const before = status === '400' ? BEFORE[operation.path.split('/').pop() ?? ''] : undefined;
  await (before ?? pending)(world);
  // Its time is over for every other lever then, and for these two it is paid.
  if (status === '409')
    await world.lever(`transactions/ORD-1/${/expire|cancel/.test(operation.path) ? 'settle' : 'fail'}`);
  const answer = await REFUSED[status]?.(world, operation);
  expect(answer?.status, answer?.text).toBe(Number(status));
  const { schema = {} } = operation.responses[status]?.content?.['application/json'] ?? {};
  expect(wrong(answer?.body, schema, document)).toEqual([]);
});

const closed = operations.filter((operation) => schemaOf(operation).additionalProperties === false);

test('most levers take nothing but what is described', () => expect(closed.length).toBeGreaterThanOrEqual(15));

test.for(closed)('$method $path refuses a key that is not described', async (operation) => {
  const world = await ready(operation.path);
  const example = operation.requestBody?.content['application/json'].example as object;
  const answer = await pull(world, operation, idFor(operation.path), { ...example, kasir_test: 1 });
  expect([answer.status, answer.body['error']]).toEqual([400, expect.stringContaining('unknown key "kasir_test"')]);
});
