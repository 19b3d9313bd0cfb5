import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openLive } from './live.ts';
import { sandbox as typed } from './testing.ts';
import { trial, type Wire } from './trial.ts';

/** Every lever once, by HTTP and by the typed module, each with its effect. The list is the sandbox's own: a new lever fails here. */

type World = ReturnType<typeof trial>;

const NOTIFY = { notificationUrl: 'http://127.0.0.1:4000/notify' };
const STUCK = { config: NOTIFY, send: () => Promise.resolve({ status: 500, via: [] }) };

const get = async (world: World, path: string) => (await world.call('GET', `/_sandbox/${path}`)).body;
const list = async (world: World, path: string, name: string) => (await get(world, path))[name] as Wire[];
const at = async (world: World, order = 'ORD-1') => (await world.core(`${order}/status`)).body;

const pending = async (world: World, order = 'ORD-1', request: Wire = { payment_type: 'bca_va' }) => {
  const token = await world.token(order, { customer_details: { first_name: 'Sari', email: 'sari@shop.test' } });
  await world.charge(token, request);
  return token;
};

const card = async (world: World, { type = 'authorize_capture', number = '4811111111111114' } = {}) => {
  const token = await world.token('ORD-1', { credit_card: { secure: false, type } });
  await world.charge(token, {
    payment_type: 'credit_card',
    payment_params: { card_token: await world.card(number) },
  });
  return token;
};

const settledCard = async (world: World) => {
  await card(world);
  await world.lever('transactions/ORD-1/settle');
};

const paid = async (world: World, request: Wire = { payment_type: 'gopay' }) => {
  await pending(world, 'ORD-1', request);
  await world.lever('transactions/ORD-1/settle');
};

const moves = (transition: string, before: (world: World) => Promise<unknown>, after: Wire) => async (world: World) => {
  await before(world);
  expect((await world.lever(`transactions/ORD-1/${transition}`)).status).toBe(200);
  expect(await at(world)).toMatchObject(after);
};

const LEVERS: Readonly<Record<string, (world: World) => Promise<void>>> = {
  'POST /_sandbox/transactions/{id}/settle': moves('settle', pending, { transaction_status: 'settlement' }),
  'POST /_sandbox/transactions/{id}/deny': moves('deny', pending, { transaction_status: 'deny' }),
  'POST /_sandbox/transactions/{id}/fail': moves('fail', pending, { transaction_status: 'failure' }),
  'POST /_sandbox/transactions/{id}/expire': moves('expire', pending, { transaction_status: 'expire' }),
  'POST /_sandbox/transactions/{id}/cancel': moves('cancel', pending, { transaction_status: 'cancel' }),
  'POST /_sandbox/transactions/{id}/challenge': moves('challenge', card, { fraud_status: 'challenge' }),
  'POST /_sandbox/transactions/{id}/accept': moves('accept', (world) => card(world, { number: '4511111111111117' }), {
    transaction_status: 'capture',
    fraud_status: 'accept',
  }),
  'POST /_sandbox/transactions/{id}/capture': moves('capture', (world) => card(world, { type: 'authorize' }), {
    transaction_status: 'capture',
  }),
  'POST /_sandbox/transactions/{id}/refund': moves('refund', paid, { transaction_status: 'refund' }),
  'POST /_sandbox/transactions/{id}/chargeback': moves('chargeback', settledCard, { transaction_status: 'chargeback' }),
  'POST /_sandbox/transactions/{id}/partial_chargeback': moves('partial_chargeback', settledCard, {
    transaction_status: 'partial_chargeback',
  }),
  async 'POST /_sandbox/transactions/{id}/pay-again'(world) {
    await paid(world, { payment_type: 'bca_va' });
    const { body } = await world.lever('transactions/ORD-1/pay-again', { amount: 25_000 });
    expect(body).toMatchObject({ gross_amount: '25000.00', transaction_status: 'settlement' });
    expect(await at(world, String(body['order_id']))).toMatchObject({ gross_amount: '25000.00' });
  },
  async 'GET /_sandbox/transactions'(world) {
    await pending(world);
    expect(await get(world, 'transactions?limit=1')).toMatchObject({
      transactions: [{ order_id: 'ORD-1' }],
      more: false,
    });
    await world.token('ORD-2');
    expect(await get(world, 'transactions?limit=1')).toMatchObject({
      transactions: [{ order_id: 'ORD-2' }],
      more: true,
    });
    expect(await list(world, 'transactions?channel=bca_va', 'transactions')).toMatchObject([{ order_id: 'ORD-1' }]);
  },
  async 'GET /_sandbox/transactions.csv'(world) {
    await world.token('ORD-1');
    expect((await world.call('GET', '/_sandbox/transactions.csv')).text.split('\r\n')[1]).toContain(',ORD-1,');
  },
  async 'GET /_sandbox/transactions/{id}'(world) {
    await pending(world);
    expect(await get(world, 'transactions/ORD-1')).toMatchObject({ states: [{ transaction_status: 'pending' }] });
  },
  async 'GET /_sandbox/faults'(world) {
    expect(await get(world, 'faults')).toMatchObject({ faults: [], codes: { '503': expect.any(String) as string } });
  },
  async 'POST /_sandbox/faults'(world) {
    await pending(world);
    await world.lever('faults', { endpoint: 'status', code: '503', times: 1 });
    expect(await at(world)).toMatchObject({ status_code: '503' });
    expect(await at(world)).toMatchObject({ status_code: '201' });
  },
  async 'DELETE /_sandbox/faults'(world) {
    for (const code of ['500', '503']) await world.lever('faults', { code });
    await world.call('DELETE', '/_sandbox/faults', {});
    expect(await list(world, 'faults', 'faults')).toEqual([]);
  },
  async 'DELETE /_sandbox/faults/{id}'(world) {
    for (const code of ['500', '503']) await world.lever('faults', { code });
    await world.call('DELETE', '/_sandbox/faults/1', {});
    expect(await list(world, 'faults', 'faults')).toEqual([{ code: '503', id: 2 }]);
  },
  async 'GET /_sandbox/gopay/errors'(world) {
    expect(await list(world, 'gopay/errors', 'errors')).toContainEqual(
      expect.objectContaining({ code: '112', status_code: '410', notification: false }),
    );
  },
  async 'POST /_sandbox/gopay/error'(world) {
    await world.lever('gopay/error', { code: '112' });
    const { body } = await world.charge(await world.token('ORD-1'), { payment_type: 'gopay' });
    expect(body).toMatchObject({ status_code: '410' });
  },
  async 'POST /_sandbox/gopay/static'(world) {
    const { body } = await world.lever('gopay/static', { gross_amount: 15_000, order_id: 'TILL-1' });
    expect(body).toMatchObject({ order_id: 'TILL-1', transaction_status: 'settlement' });
    expect((await world.notifications('TILL-1'))[0]?.body).toMatchObject({ gross_amount: '15000.00' });
  },
  async 'GET /_sandbox/clock'(world) {
    expect(await get(world, 'clock')).toEqual({ now: '2026-02-03T03:15:00.000Z', offset_s: 0 });
  },
  async 'POST /_sandbox/clock'(world) {
    await pending(world);
    await world.lever('clock', { advance_s: 2 * 86_400 });
    expect(await at(world)).toMatchObject({ transaction_status: 'expire' });
  },
  async 'GET /_sandbox/notifications'(world) {
    await pending(world, 'SHOE-1');
    await pending(world, 'HAT-1');
    for (const query of ['order_id=HAT-1', 'search=hat', 'limit=1'])
      expect(await list(world, `notifications?${query}`, 'notifications')).toMatchObject([{ order_id: 'HAT-1' }]);
    expect(await list(world, 'notifications?state=failed', 'notifications')).toEqual([]);
    expect(await get(world, 'notifications')).toMatchObject({
      delivery: { copies: 1, hold_first_s: 0 },
      intervals_s: [120, 600, 1800, 5400, 12_600],
    });
  },
  async 'POST /_sandbox/notifications/{id}/replay'() {
    const world = trial({ config: NOTIFY, send: ({ url }) => Promise.resolve({ status: 200, via: [url] }) });
    await pending(world);
    await world.sandbox.run();
    await world.lever('notifications/1/replay');
    await world.sandbox.run();
    expect((await world.notifications('ORD-1'))[0]?.attempts).toHaveLength(2);
  },
  async 'POST /_sandbox/notifications/retry'() {
    const world = trial(STUCK);
    await pending(world);
    await world.sandbox.run();
    await world.lever('notifications/retry');
    await world.sandbox.run();
    expect((await world.notifications('ORD-1'))[0]?.attempts).toHaveLength(2);
  },
  async 'POST /_sandbox/notifications/intervals'() {
    const world = trial(STUCK);
    await world.lever('notifications/intervals', { seconds: [7] });
    await pending(world);
    await world.sandbox.run();
    expect((await world.notifications('ORD-1'))[0]?.next_attempt_at).toBe('2026-02-03T03:15:07.000Z');
  },
  async 'POST /_sandbox/notifications/delivery'() {
    const posted: string[] = [];
    const world = trial({
      config: NOTIFY,
      send: ({ url, body }) => {
        posted.push(String((JSON.parse(body) as Wire)['transaction_status']));
        return Promise.resolve({ status: 200, via: [url] });
      },
    });
    await world.lever('notifications/delivery', { copies: 2, hold_first_s: 5 });
    await paid(world);
    // One at a time goes to one URL, so each copy needs its turn.
    for (let turn = 0; turn < 2; turn++) await world.sandbox.run();
    world.pass(5000);
    for (let turn = 0; turn < 2; turn++) await world.sandbox.run();
    expect(posted).toEqual(['settlement', 'settlement', 'pending', 'pending']);
  },
  async 'POST /_sandbox/signature'(world) {
    await pending(world);
    const [told] = await world.notifications('ORD-1');
    const check = async (changed: Wire) =>
      (await world.lever('signature', { ...told?.body, ...changed })).body['finding'];
    expect(await check({})).toBe('right');
    expect(await check({ gross_amount: '150000' })).toBe('gross_amount');
    expect(await check({ order_id: 'ANOTHER' })).toBe('order_id');
    expect(await check({ signature_key: 'abc' })).toBe('algorithm');
    // What a shop has that parsed the notification to numbers.
    expect(await check({ gross_amount: 150_000 })).toBe('gross_amount');
    expect(await check({ status_code: 201 })).toBe('right');
    const error = async (body: Wire) => (await world.lever('signature', { ...told?.body, ...body })).body['error'];
    expect(await error({ status_code: {} })).toBe('status_code must be text');
    expect(await error({ status_code: undefined })).toBe('status_code is required');
  },
  async 'GET /_sandbox/outbox'(world) {
    await pending(world);
    expect(await list(world, 'outbox?order_id=ORD-1', 'mails')).toMatchObject([{ to: 'sari@shop.test' }]);
    expect(await list(world, 'outbox?order_id=ORD-2', 'mails')).toEqual([]);
  },
  async 'GET /_sandbox/merchants'(world) {
    expect(await list(world, 'merchants', 'merchants')).toMatchObject([{ merchant_id: 'G000000001' }]);
  },
  async 'POST /_sandbox/merchants'(world) {
    await world.lever('merchants', { display_name: 'Toko Dua' });
    expect(await list(world, 'merchants', 'merchants')).toMatchObject([{}, { display_name: 'Toko Dua' }]);
  },
  async 'PATCH /_sandbox/merchants/{id}'(world) {
    await world.call('PATCH', '/_sandbox/merchants/G000000001', { brand: { button_color: '#aa0000' } });
    const { body } = await world.show(await world.token('ORD-1'));
    expect(body).toMatchObject({ merchant: { preference: { button_color: '#aa0000' } } });
  },
  async 'POST /_sandbox/merchants/{id}/preview'(world) {
    const [shop] = await list(world, 'merchants', 'merchants');
    const channels = ((shop?.['payment_channels'] ?? []) as Wire[]).map((one) => ({ ...one, enabled: false }));
    const draft = { display_name: 'Toko Baru', allowed_origins: ['https://shop.test'], payment_channels: channels };
    const { body } = await world.lever('merchants/G000000001/preview', draft);
    const token = String(body['token']);
    const shown = (await world.show(token)).body;
    // The console frames it, whatever the merchant's own pages are.
    expect(shown).toMatchObject({
      merchant: { allowed_origins: [], preference: { display_name: 'Toko Baru' } },
      enabled_payments: [],
    });
    expect(await list(world, 'merchants', 'merchants')).toMatchObject([{ display_name: 'Toko Kasir' }]);
    expect((await world.charge(token, { payment_type: 'gopay' })).status).toBe(404);
    expect(await list(world, 'transactions', 'transactions')).toEqual([]);
    expect((await world.lever('merchants/G000000001/preview', { display_name: '' })).status).toBe(400);
  },
  async 'GET /_sandbox/export'(world) {
    await world.token('ORD-1');
    expect(await get(world, 'export')).toMatchObject({ kasir: 1, tables: { transactions: [{ order_id: 'ORD-1' }] } });
  },
  async 'POST /_sandbox/import'(world) {
    await pending(world);
    await at(world);
    const other = trial();
    await other.lever('import', await get(world, 'export'));
    expect(await at(other)).toMatchObject({ transaction_status: 'pending' });
  },
  async 'GET /_sandbox/cards'(world) {
    expect((await list(world, 'cards', 'cards')).length).toBeGreaterThan(5);
  },
  async 'POST /_sandbox/reset'(world) {
    await pending(world);
    await world.lever('clock', { advance_s: 60 });
    await world.lever('reset');
    expect(await list(world, 'transactions', 'transactions')).toEqual([]);
    expect(await get(world, 'clock')).toMatchObject({ offset_s: 0 });
  },
  async 'GET /_sandbox/health'(world) {
    expect(await get(world, 'health')).toMatchObject({ status: 'ok' });
  },
  async 'GET /_sandbox/levers'(world) {
    expect(await list(world, 'levers', 'levers')).toContain('POST /_sandbox/reset');
  },
  async 'GET /_sandbox/live'() {
    const waiting: (() => void)[] = [];
    const world = trial({
      after: (_ms, work) => {
        waiting.push(work);
        return () => {};
      },
    });
    const stream = await world.sandbox(new Request('http://localhost:4100/_sandbox/live'));
    const reader = stream.body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toBe('data: changed\n\n');
    await world.token('ORD-1');
    for (const work of waiting.splice(0)) work();
    expect([await next(), await next()]).toContain('data: changed\n\n');
    world.sandbox.hangUp();
    expect((await reader?.read())?.done).toBe(true);
  },
};

const known = async () => (await get(trial(), 'levers'))['levers'] as readonly string[];

test('no lever is left out, here and in docs/sandbox.md, which has no others', async () => {
  const levers = (await known()).toSorted();
  expect(Object.keys(LEVERS).toSorted()).toEqual(levers);
  const documented = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8').matchAll(
    /^\| `((?:GET|POST|PATCH|DELETE) \/_sandbox\/[^\s`]+)/gm,
  );
  expect([...documented].map(([, lever]) => String(lever)).toSorted()).toEqual(levers);
});

test.for(Object.entries(LEVERS))('%s', async ([, exercise]) => {
  expect.hasAssertions();
  await exercise(trial());
});

/** What each function is called with; `ORD-1` is a token without a charge, so that most of them are refused. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  move: ['settle'],
  slow: [10],
  limit: [10],
  fault: [{ code: '500' }],
  failNext: ['pay', '503'],
  loseAnswers: ['pay'],
  noFault: [1],
  gopayError: ['112'],
  replay: [1],
  delivery: [{ copies: 2 }],
  retryIntervals: [[1]],
  travel: [60],
  addMerchant: [{}],
  changeMerchant: ['G000000001', {}],
  preview: ['G000000001', {}],
  payStaticQr: [15_000],
  transactions: [{ search: 'ORD' }],
  transactionsCsv: [{}],
  exportState: [],
  importState: [{}],
};

test('the typed module reaches every lever', async () => {
  const world = trial();
  const asked = new Set<string>();
  const kasir = typed('http://localhost:4100', {
    fetch: (request) => {
      asked.add(`${request.method} ${new URL(request.url).pathname}`);
      return world.sandbox(request);
    },
  });
  for (const [name, call] of Object.entries(kasir)) {
    const work = call as (...given: readonly unknown[]) => Promise<unknown>;
    await work(...(ARGUMENTS[name] ?? ['ORD-1']), ...(name === 'move' ? ['ORD-1'] : [])).catch((error: unknown) => {
      // Refused is reached as well; a lever that is not there is not.
      expect(String(error)).not.toMatch(/404|405|not found/);
    });
  }
  const patterns = (await known()).map((lever) => ({
    lever,
    pattern: new RegExp(`^${lever.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }));
  const reached = (lever: RegExp) => [...asked].some((one) => lever.test(one));
  expect(patterns.filter(({ pattern }) => !reached(pattern)).map(({ lever }) => lever)).toEqual([]);
});

test('the typed module says what the sandbox said', async () => {
  const world = trial();
  await pending(world);
  const kasir = typed('http://localhost:4100', { fetch: world.sandbox });
  await expect(kasir.challenge('ORD-1')).rejects.toThrow('bca_va has no fraud challenge');
  await kasir.settle('ORD-1');
  expect(await kasir.transaction('ORD-1')).toMatchObject({ transaction_status: 'settlement' });
  expect(await kasir.notifications('ORD-1')).toHaveLength(2);
  expect(await kasir.transactions({ status: 'settlement' })).toMatchObject([{ order_id: 'ORD-1' }]);
  expect((await kasir.transactionsCsv()).split('\r\n')).toHaveLength(3);
});

test('nobody listening, nothing is done; a listener that does not read is let go', async () => {
  const waiting: (() => void)[] = [];
  const live = openLive((_ms, work) => {
    waiting.push(work);
    return () => {};
  });
  live.changed();
  expect(waiting).toEqual([]);
  const reader = live.stream().getReader();
  await reader.read();
  for (let change = 0; change < 300; change++) {
    live.changed();
    live.changed();
    waiting.splice(1).forEach((work) => work());
  }
  await expect(
    (async () => {
      while (!(await reader.read()).done);
    })(),
  ).rejects.toThrow('it does not read');
  live.changed();
  expect(waiting).toHaveLength(1);
});
