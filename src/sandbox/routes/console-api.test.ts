import { describe, expect, test } from 'vitest';
import { AUTHORIZATION, trial, type Wire } from '../trial.ts';

const BCA = { payment_type: 'bca_va' };
const get = (world: ReturnType<typeof trial>, path: string) => world.call('GET', `/_sandbox/${path}`);
const orders = (body: Wire) => (body['transactions'] as Wire[]).map((one) => one['order_id']);

test('transactions are found by order, token, id, status and merchant, with what is legal now', async () => {
  const world = trial();
  const token = await world.token('ORD-1');
  const { body: charged } = await world.charge(token, BCA);
  await world.token('SHOE-2');
  expect(orders((await get(world, 'transactions')).body)).toEqual(['SHOE-2', 'ORD-1']);
  for (const search of ['ord', token, String(charged['transaction_id'])])
    expect(orders((await get(world, `transactions?search=${search}`)).body)).toEqual(['ORD-1']);
  expect(orders((await get(world, 'transactions?status=pending')).body)).toEqual(['ORD-1']);
  expect(orders((await get(world, 'transactions?status=open')).body)).toEqual(['SHOE-2']);
  await world.lever('merchants', {});
  expect(orders((await get(world, 'transactions?merchant=G000000002')).body)).toEqual([]);
  const [, first] = (await get(world, 'transactions')).body['transactions'] as Wire[];
  expect(first?.['possible']).toEqual(['settle', 'deny', 'fail', 'expire', 'cancel']);
});

test.for([
  ['transactions?merchant=zzz', 404, 'merchant is none of this sandbox'],
  ['transactions.csv?merchant=zzz', 404, 'merchant is none of this sandbox'],
  ['notifications?merchant=zzz', 404, 'merchant is none of this sandbox'],
  ['transactions?status=nope', 400, 'status is none of open, expired, cancelled, replaced, pending, '],
  ['transactions.csv?status=settled', 400, 'status is none of open, expired, cancelled, replaced, pending, '],
  ['transactions?channel=bca', 400, 'channel is none of '],
  ['transactions.csv?channel=bca', 400, 'channel is none of '],
  ['transactions?limit=abc', 400, 'limit must be a whole number of at least 1'],
  ['transactions?limit=-1', 400, 'limit must be a whole number of at least 1'],
  ['transactions?limit=0', 400, 'limit must be a whole number of at least 1'],
  ['transactions?limit=1.5', 400, 'limit must be a whole number of at least 1'],
  ['notifications?limit=abc', 400, 'limit must be a whole number of at least 1'],
  ['notifications?state=nope', 400, 'state is none of owed, delivered, failed, nowhere'],
  ['notifications?order_id=ORD-1&state=sent', 400, 'state is none of owed, delivered, failed, nowhere'],
] as const)('%s could match nothing: %d', async ([path, status, why]) => {
  const world = trial();
  await world.charge(await world.token('ORD-1'), BCA);
  const answer = await get(world, path);
  expect([answer.status, answer.body['error']]).toEqual([status, expect.stringContaining(why)]);
});

test('every state that a row shows can be asked for', async () => {
  const world = trial();
  for (const order of ['OPEN-1', 'OPEN-1', 'HAT-2', 'BAG-3']) await world.token(order);
  await world.lever('transactions/HAT-2/cancel');
  await world.lever('transactions/BAG-3/expire');
  await world.charge(await world.token('HELD-4', { credit_card: { secure: false } }), {
    payment_type: 'credit_card',
    payment_params: { card_token: await world.card('4511111111111117') },
  });
  for (const [status, found] of [
    ['open', 'OPEN-1'],
    ['replaced', 'OPEN-1'],
    ['cancelled', 'HAT-2'],
    ['expired', 'BAG-3'],
    ['challenge', 'HELD-4'],
    ['capture', 'HELD-4'],
  ] as const)
    expect([status, orders((await get(world, `transactions?status=${status}`)).body)]).toEqual([status, [found]]);
});

test('a timeline has the calls, the payments and the notifications of one transaction', async () => {
  const world = trial();
  const token = await world.token('ORD-1');
  await world.token('ORD-2');
  await world.charge(token, BCA);
  await world.core('ORD-1/status');
  await world.lever('transactions/ORD-1/settle');
  const { body } = await get(world, `transactions/${token}`);
  expect((body['calls'] as Wire[]).map(({ method, path, status }) => [method, path, status])).toEqual([
    ['POST', '/snap/v1/transactions', 201],
    ['POST', `/snap/v2/transactions/${token}/charge`, 201],
    ['GET', '/v2/ORD-1/status', 200],
  ]);
  expect(body['charges']).toMatchObject([{ transaction_status: 'settlement' }]);
  expect((body['notifications'] as Wire[]).map((one) => (one['body'] as Wire)['transaction_status'])).toEqual([
    'pending',
    'settlement',
  ]);
  expect((await get(world, 'transactions/nobody')).status).toBe(404);
});

test('timelines and the list say whether a token was asked for, and when a way to pay was given up', async () => {
  const world = trial();
  const token = await world.token('ORD-1');
  const { body: charged } = await world.charge(token, BCA);
  const id = charged['transaction_id'];
  await world.lever('clock', { advance_s: 60 });
  await world.call('POST', `/snap/v1/transactions/${token}/change_method`, { transaction_id: id });
  const { body: chosen } = await get(world, `transactions/${token}`);
  expect(chosen['token_asked']).toBe(true);
  expect((chosen['states'] as Wire[]).slice(1)).toMatchObject([
    { at: '2026-02-03T03:16:00.000Z', transaction_id: id, transaction_status: 'cancel', given_up: true },
  ]);
  const transaction_details = { order_id: 'CORE-2', gross_amount: 20_000 };
  const headers = { authorization: AUTHORIZATION };
  await world.call('POST', '/v2/charge', { payment_type: 'gopay', transaction_details }, headers);
  await world.lever('gopay/static', { gross_amount: 5000, order_id: 'TILL-3' });
  for (const order of ['CORE-2', 'TILL-3'])
    expect((await get(world, `transactions/${order}`)).body['token_asked']).toBe(false);
  // A token and a charge of the same millisecond.
  await world.charge(await world.token('QUICK-4'), BCA);
  expect((await get(world, 'transactions')).body['transactions']).toMatchObject([
    { order_id: 'QUICK-4', token_asked: true },
    { order_id: 'TILL-3', token_asked: false },
    { order_id: 'CORE-2', token_asked: false },
    { order_id: 'ORD-1', token_asked: true },
  ]);
});

test('a Core charge is never taken for a token, however long it takes', async () => {
  let at = Date.parse('2026-02-03T10:15:00+07:00');
  const world = trial({ now: () => at++ });
  const body = { payment_type: 'gopay', transaction_details: { order_id: 'CORE-1', gross_amount: 20_000 } };
  await world.call('POST', '/v2/charge', body, { authorization: AUTHORIZATION });
  expect((await get(world, 'transactions')).body['transactions']).toMatchObject([{ token_asked: false }]);
  expect((await get(world, 'transactions/CORE-1')).body['token_asked']).toBe(false);
});

test('as CSV, without formulas', async () => {
  const world = trial();
  await world.token('=1+1,"x"');
  const { text, headers } = await get(world, 'transactions.csv');
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(text.split('\r\n')[1]).toBe(`2026-02-03T03:15:00.000Z,G000000001,"'=1+1,""x""",,150000,,,,open`);
});

test('the outbox: instructions, paid, expired, in both languages, to the customer and the shop', async () => {
  const world = trial();
  const customer_details = { first_name: 'Sari', email: 'sari@shop.test' };
  for (const id of ['ORD-1', 'ORD-2']) await world.charge(await world.token(id, { customer_details }), BCA);
  await world.lever('transactions/ORD-1/settle');
  await world.lever('transactions/ORD-2/expire');
  const { mails } = (await get(world, 'outbox')).body as unknown as {
    readonly mails: readonly { kind: string; to: string; subject: Wire; text: Record<string, string> }[];
  };
  expect(mails.map(({ kind, to }) => [kind, to])).toEqual([
    ['expired', 'sari@shop.test'],
    ['paid', 'sari@shop.test'],
    ['paid', 'Toko Kasir'],
    ['instructions', 'sari@shop.test'],
    ['instructions', 'sari@shop.test'],
  ]);
  expect(mails[1]?.subject).toEqual({
    en: 'Payment of Rp150.000 received for ORD-1',
    id: 'Pembayaran Rp150.000 diterima untuk ORD-1',
  });
  expect(mails[3]?.text['id']).toContain('Halo Sari,');
});

describe('one e-mail for one thing', () => {
  const customer_details = { first_name: 'Sari', email: 'sari@shop.test' };
  const kinds = async (world: ReturnType<typeof trial>) =>
    ((await get(world, 'outbox')).body['mails'] as { kind: string; to: string }[]).map(({ kind, to }) => [kind, to]);
  const PAID = [
    ['paid', 'sari@shop.test'],
    ['paid', 'Toko Kasir'],
  ];
  const card = async (world: ReturnType<typeof trial>, number: string, secure = false) => {
    const token = await world.token('ORD-1', { customer_details, credit_card: { secure } });
    await world.charge(token, {
      payment_type: 'credit_card',
      payment_params: { card_token: await world.card(number) },
    });
  };

  test('a held card is not paid yet; approved and settled it is paid once', async () => {
    const world = trial();
    await card(world, '4511111111111117');
    expect(await kinds(world)).toEqual([]);
    await world.core('ORD-1/approve', 'POST');
    expect(await kinds(world)).toEqual(PAID);
    await world.lever('transactions/ORD-1/settle');
    expect(await kinds(world)).toEqual(PAID);
  });

  test('a card at its bank’s page needs no instruction', async () => {
    const world = trial();
    await card(world, '4811111111111114', true);
    expect(await kinds(world)).toEqual([]);
    await world.lever('transactions/ORD-1/settle');
    expect(await kinds(world)).toEqual(PAID);
  });

  test('however many URLs are told of it, and however often', async () => {
    const world = trial({ config: { notificationUrl: 'https://shop.test/own' } });
    await world.lever('notifications/delivery', { copies: 2 });
    const { body } = await world.create(
      { transaction_details: { order_id: 'ORD-1', gross_amount: 150_000 }, customer_details },
      { 'x-append-notification': 'https://shop.test/a, https://shop.test/b' },
    );
    await world.charge(String(body['token']), BCA);
    await world.lever('transactions/ORD-1/settle');
    expect(await kinds(world)).toEqual([...PAID, ['instructions', 'sari@shop.test']]);
  });
});

test('a state goes out without keys, and comes in whole', async () => {
  const world = trial();
  await world.charge(await world.token('ORD-1'), BCA);
  await world.lever('merchants', { display_name: 'Toko Dua' });
  await world.lever('clock', { advance_s: 60 });
  const { text } = await get(world, 'export');
  expect(text).not.toMatch(/Mid-server|Mid-client/);
  expect((await get(world, 'export?keys=1')).text).toContain('Mid-server');
  const other = trial();
  expect((await other.call('POST', '/_sandbox/import', JSON.parse(text))).body).toEqual({ status: 'ok' });
  expect((await other.core('ORD-1/status')).body).toMatchObject({ transaction_status: 'pending' });
  expect((await get(other, 'clock')).body).toMatchObject({ offset_s: 60 });
  const { merchants } = (await get(other, 'merchants')).body as unknown as { merchants: readonly Wire[] };
  expect(merchants.map((one) => one['display_name'])).toEqual(['Toko Kasir', 'Toko Dua']);
});

test('a state that is damaged changes nothing, and is told where', async () => {
  const world = trial();
  await world.charge(await world.token('ORD-1'), BCA);
  const state = JSON.parse((await get(world, 'export')).text) as { tables: Record<string, Wire[]> };
  const damaged = (table: string, change: Wire) => ({
    ...state,
    tables: { ...state.tables, [table]: [{ ...state.tables[table]?.[0], ...change }] },
  });
  for (const [body, message] of [
    [{}, 'this is no state of a sandbox'],
    [damaged('charges', { status: 'paid' }), 'charges.status is not known'],
    [damaged('charges', { method: 'moon' }), 'charges.method is not one of this sandbox'],
    [damaged('charges', { amount: 'many' }), 'charges.amount must be a number'],
    [damaged('charges', { data: '{' }), 'charges.data must be JSON'],
    [damaged('transactions', { token: null }), 'transactions.token is missing'],
    [
      damaged('transactions', { 'x); DROP TABLE charges;--': 1 }),
      'transactions.x); DROP TABLE charges;-- is not known',
    ],
    [{ ...state, tables: { charges: 'x' } }, 'charges must be a list'],
  ] as const) {
    const answer = await world.call('POST', '/_sandbox/import', body);
    // Without which row it is.
    const told = String(answer.body['error']).replace(/\[0\]| of [\da-f-]{36}/, '');
    expect([answer.status, told]).toEqual([400, message]);
  }
  expect((await world.core('ORD-1/status')).body).toMatchObject({ transaction_status: 'pending' });
});
