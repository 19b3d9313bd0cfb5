import { describe, expect, test } from 'vitest';
import { retriesAfter, type Delivery, type Sender } from './notifications.ts';
import { signatureKey } from './signature.ts';
import { SERVER_KEY, trial, type Wire } from './trial.ts';

const BCA = { payment_type: 'bca_va' };
const SHOP = 'http://127.0.0.1:4000/notify';

function open(answers: (url: string, count: number) => Delivery | Promise<Delivery>, config = {}) {
  const posts: { url: string; body: Wire; trusted: boolean }[] = [];
  const send: Sender = ({ url, body, trusted }) => {
    posts.push({ url, body: JSON.parse(body) as Wire, trusted });
    return Promise.resolve(answers(url, posts.length));
  };
  return { posts, ...trial({ send, config: { notificationUrl: SHOP, ...config } }) };
}

const MINUTE = 60_000;

test('each change is told, signed, in its order', async () => {
  const world = open((url) => ({ status: 200, via: [url] }));
  await world.charge(await world.token('ORD-1'), BCA);
  await world.lever('transactions/ORD-1/settle');
  await world.sandbox.run();
  expect(world.posts.map(({ url, trusted, body }) => [url, trusted, body['transaction_status']])).toEqual([
    [SHOP, true, 'pending'],
    [SHOP, true, 'settlement'],
  ]);
  for (const { body } of world.posts) {
    expect(body['signature_key']).toBe(signatureKey('ORD-1', String(body['status_code']), '150000.00', SERVER_KEY));
    expect(body['status_message']).toBe('midtrans payment notification');
  }
  expect(
    (await world.notifications('ORD-1')).map(({ state, attempts }) => [state, attempts.map(({ status }) => status)]),
  ).toEqual([
    ['delivered', [200]],
    ['delivered', [200]],
  ]);
});

test('headers replace and add receivers', async () => {
  const world = open((url) => ({ status: 200, via: [url] }));
  const order = (id: string) => ({ transaction_details: { order_id: id, gross_amount: 10_000 } });
  const create = async (id: string, headers: Record<string, string>) => {
    const { body } = await world.create(order(id), headers);
    await world.charge(String(body['token']), BCA);
    await world.sandbox.run();
    return world.posts.filter((post) => post.body['order_id'] === id).map(({ url, trusted }) => [url, trusted]);
  };
  expect(await create('A', { 'x-override-notification': 'https://a.test/1, https://b.test/2' })).toEqual([
    ['https://a.test/1', false],
    ['https://b.test/2', false],
  ]);
  expect(await create('B', { 'x-append-notification': 'https://c.test/' })).toEqual([
    [SHOP, true],
    ['https://c.test/', false],
  ]);
  expect((await world.create(order('C'), { 'x-append-notification': 'file:///etc/passwd' })).status).toBe(400);
  expect(
    (
      await world.create(order('D'), {
        'x-override-notification': 'https://a.test,https://b.test,https://c.test,https://d.test',
      })
    ).status,
  ).toBe(400);
});

test.for([
  [200, 0],
  [204, 0],
  [301, 0],
  [302, 0],
  [303, 0],
  [307, 5],
  [400, 2],
  [404, 2],
  [401, 5],
  [500, 1],
  [503, 4],
  [502, 5],
  [undefined, 5],
] as const)('after %s: %d more attempts', ([status, retries]) => expect(retriesAfter(status)).toBe(retries));

describe('retries', () => {
  test('come at the documented times, and end', async () => {
    const world = open((url) => ({ error: 'ECONNREFUSED', via: [url] }));
    await world.charge(await world.token('ORD-1', { expiry: { unit: 'day', duration: 30 } }), BCA);
    await world.sandbox.run();
    for (const [index, minutes] of [2, 10, 30, 90, 210].entries()) {
      expect(world.posts).toHaveLength(index + 1);
      world.pass(minutes * MINUTE - 1);
      await world.sandbox.run();
      expect(world.posts).toHaveLength(index + 1);
      world.pass(1);
      await world.sandbox.run();
    }
    world.pass(24 * 60 * MINUTE);
    await world.sandbox.run();
    expect(world.posts).toHaveLength(6);
    expect((await world.notifications('ORD-1'))[0]).toMatchObject({
      state: 'failed',
      attempts: Array.from({ length: 6 }, () => ({ error: 'ECONNREFUSED' })),
    });
  });

  test('stop when the shop has answered', async () => {
    const world = open((url, count) => ({ status: count < 3 ? 503 : 200, via: [url] }));
    await world.charge(await world.token('ORD-1'), BCA);
    for (const minutes of [0, 2, 10, 30]) {
      world.pass(minutes * MINUTE);
      await world.sandbox.run();
    }
    expect(world.posts).toHaveLength(3);
    expect((await world.notifications('ORD-1'))[0]).toMatchObject({
      state: 'delivered',
      attempts: [{ status: 503 }, { status: 503 }, { status: 200 }],
    });
  });

  test('can be hurried and compressed by levers', async () => {
    const world = open((url) => ({ status: 404, via: [url] }));
    await world.lever('notifications/intervals', { seconds: [1, 1] });
    await world.charge(await world.token('ORD-1'), BCA);
    await world.sandbox.run();
    world.pass(1000);
    await world.sandbox.run();
    expect(world.posts).toHaveLength(2);
    expect((await world.lever('notifications/retry')).body).toEqual({ due: 1 });
    await world.sandbox.run();
    expect(world.posts).toHaveLength(3);
    expect((await world.lever('notifications/intervals', { seconds: ['x'] })).status).toBe(400);
  });
});

test('a shop that hangs holds up neither the payment nor other shops', async () => {
  let release = () => {};
  const hang = new Promise<void>((resolve) => (release = resolve));
  const world = open(async (url) => {
    if (url === SHOP) await hang;
    return { status: 200, via: [url] };
  });
  await world.charge(await world.token('ORD-1'), BCA);
  await world.lever('transactions/ORD-1/settle');
  const { body } = await world.create(
    { transaction_details: { order_id: 'ORD-2', gross_amount: 10_000 } },
    { 'x-override-notification': 'https://b.test/' },
  );
  expect((await world.charge(String(body['token']), BCA)).status).toBe(201);
  await Promise.resolve();
  expect(world.posts.map(({ url }) => url)).toEqual([SHOP, 'https://b.test/']);
  release();
  await world.sandbox.run();
  await world.sandbox.run();
  expect(world.posts.filter(({ url }) => url === SHOP).map((post) => post.body['transaction_status'])).toEqual([
    'pending',
    'settlement',
  ]);
});

test('with nobody to tell, what would have been sent is still in the log', async () => {
  const world = trial();
  await world.charge(await world.token('ORD-1'), BCA);
  expect(await world.notifications('ORD-1')).toMatchObject([
    { state: 'nowhere', url: '', body: { transaction_status: 'pending' } },
  ]);
});

test('many that wait for a slow shop hold up nobody else', async () => {
  const world = open((url, count) =>
    count <= 4 ? new Promise<Delivery>(() => {}) : Promise.resolve({ status: 200, via: [url] }),
  );
  await world.lever('notifications/delivery', { copies: 10, hold_first_s: 0 });
  const body = { transaction_details: { order_id: 'SLOW', gross_amount: 10_000 } };
  const urls = { 'x-append-notification': `${SHOP}/a,${SHOP}/b,${SHOP}/c` };
  const { token } = (await world.create(body, urls)).body;
  await world.charge(String(token), BCA);
  for (const transition of ['settle', 'chargeback']) await world.lever(`transactions/SLOW/${transition}`);
  await world.lever('notifications/delivery', { copies: 1, hold_first_s: 0 });
  await world.charge(await world.token('NEXT'), BCA);
  await expect.poll(() => world.posts.filter(({ body: sent }) => sent['order_id'] === 'NEXT').length).toBe(1);
});

const never = () => new Promise<Delivery>(() => {});
const hangsAt = (url: string) => (url.includes('hang') ? never() : { status: 200, via: [url] });

/** A charge of a merchant's, told to that URL. */
async function chargeTold(
  world: ReturnType<typeof open>,
  id: string,
  url: string,
  headers: Record<string, string> = {},
) {
  const body = { transaction_details: { order_id: id, gross_amount: 10_000 } };
  const { token } = (await world.create(body, { 'x-override-notification': url, ...headers })).body;
  await world.charge(String(token), BCA);
}

/** Sixty payments whose shop never answers, by one URL or by sixty. */
async function hanging(url: (at: number) => string) {
  const world = open(hangsAt);
  for (let at = 0; at < 60; at++) await chargeTold(world, `HANG-${at}`, url(at));
  const told = () => world.posts.filter((post) => !post.url.includes('hang')).length;
  return { ...world, told };
}

test('sixty that a hanging shop is owed hold up neither another server’s nor another merchant’s', async () => {
  const world = await hanging((at) => `https://a.test/hang/${at}`);
  expect(world.posts).toHaveLength(16);
  await chargeTold(world, 'B', 'https://b.test/');
  await expect.poll(world.told).toBe(1);
  const { body } = await world.lever('merchants', { display_name: 'Toko Dua' });
  const { server_key: key } = (body as { merchant: Wire }).merchant;
  const authorization = `Basic ${Buffer.from(`${String(key)}:`).toString('base64')}`;
  await chargeTold(world, 'C', 'https://a.test/well', { authorization });
  await expect.poll(world.told).toBe(2);
});

test('a shop’s next ones begin as places come free, each order’s in turn', async () => {
  const answers: (() => void)[] = [];
  const world = open(
    (url) => new Promise<Delivery>((resolve) => answers.push(() => resolve({ status: 200, via: [url] }))),
  );
  for (let at = 0; at < 20; at++) await world.charge(await world.token(`ORD-${at}`), BCA);
  await world.lever('transactions/ORD-0/settle');
  expect(world.posts).toHaveLength(16);
  for (let at = 0; at < 21; at++) {
    await expect.poll(() => answers.length).toBeGreaterThan(at);
    answers[at]?.();
  }
  await world.sandbox.run();
  const told = world.posts.map(({ body }) => `${String(body['order_id'])} ${String(body['transaction_status'])}`);
  expect(told.toSorted()).toEqual(
    [...Array.from({ length: 20 }, (_, at) => `ORD-${at} pending`), 'ORD-0 settlement'].toSorted(),
  );
  expect(told.indexOf('ORD-0 settlement')).toBeGreaterThan(15);
});

test.for(['reset', 'import'])('after %s, what hung before keeps nobody waiting', async (lever) => {
  const world = await hanging((at) => `${SHOP}/hang/${at}`);
  const state = await world.sandbox(new Request('http://localhost:4100/_sandbox/export'));
  if (lever === 'reset') await world.lever('reset');
  else {
    const { tables, ...rest } = (await state.json()) as { tables: Record<string, unknown> };
    const empty = { ...tables, charges: [], transactions: [], notifications: [], deliveries: [] };
    expect((await world.lever('import', { ...rest, tables: empty })).status).toBe(200);
  }
  await chargeTold(world, 'HANG-0', `${SHOP}/well`);
  await expect.poll(world.told).toBe(1);
  await world.sandbox.run();
});
