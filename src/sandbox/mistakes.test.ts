import { describe, expect, test } from 'vitest';
import { CLIENT_KEY, SERVER_KEY, trial, type Wire } from './trial.ts';

/** Help for a shop's mistakes: each is a line in the log that says what to do, and repeats neither a key nor a value. */

type World = ReturnType<typeof trial>;

const basic = (key: string) => ({ authorization: `Basic ${btoa(`${key}:`)}` });
const OWN = basic(SERVER_KEY);
const SECRET = 'sup3rs3cret';
const order = (more: Wire = {}) => ({ transaction_details: { order_id: 'ORD-1', gross_amount: 150_000 }, ...more });
const CARD = { card_number: '4811111111111114', card_exp_month: '12', card_exp_year: '2030', card_cvv: '123' };

describe('keys that a body does not have', () => {
  test.for([
    ['POST', '/snap/v1/transactions', order({ costumer_details: {} }), 'token request', 'customer_details'],
    ['POST', '/snap/v1/transactions', order({ credit_card: { secur: true } }), 'token request', 'secure'],
    ['POST', '/v2/charge', order({ payment_type: 'gopay', custom_expirey: {} }), 'charge', 'custom_expiry'],
    ['POST', '/v2/charge', order({ payment_type: 'gopay', item_detail: [] }), 'charge', 'item_details'],
    ['POST', '/v2/charge', order({ payment_type: 'bank_transfer', bank_transfer: { bnak: SECRET } }), 'charge', 'bank'],
    ['POST', '/v2/charge', order({ payment_type: 'gopay', gopay: { calback_url: SECRET } }), 'charge', 'callback_url'],
    [
      'POST',
      '/v2/charge',
      order({ payment_type: 'gopay', custom_expiry: { expiry_durration: 5 } }),
      'charge',
      'expiry_duration',
    ],
    ['POST', '/v2/charge', order({ payment_type: 'ovo', ovoo: {} }), 'charge', 'ovo'],
    ['POST', '/v2/capture', { transaction_idd: SECRET }, 'capture', 'transaction_id'],
    ['POST', '/v2/ORD-1/refund', { refundkey: SECRET }, 'refund', 'refund_key'],
    ['POST', '/v2/pay/account', { gopay_partners: {} }, 'pay account', 'gopay_partner'],
    ['POST', '/v1/subscriptions', { scheduel: {} }, 'subscription', 'schedule'],
    ['PATCH', '/snap/v3/merchant-preferences', { displayname: SECRET }, 'preferences', 'display_name'],
  ] as const)('%s %s %j: %s, %s', async ([method, path, body, what, meant]) => {
    const { call, lines } = trial();
    await call(method, path, body, OWN);
    const line = lines.find((one) => one.startsWith(`${what}: unknown key `));
    expect(line).toContain(`did you mean "${meant}"?`);
    expect(lines.join()).not.toContain(SECRET);
  });

  test.for([
    [{ transaction_detail: { order_id: 'ORD-1', gross_amount: 1 } }, 'did you mean "transaction_details"?'],
    [{ ...order(), costumer_details: {}, item_details: [{ name: 'A', price: 3, quantity: 2 }] }, '"customer_details"?'],
    [{ ...order(), costumer_details: {}, transaction_details: { order_id: 'ORD-1' } }, '"customer_details"?'],
  ] as const)('in a token request that is refused, too: %j', async ([body, advice]) => {
    const { create, lines } = trial();
    expect((await create(body)).status).toBe(400);
    expect(lines.join()).toContain(advice);
  });

  test('what is documented is none of them', async () => {
    const { call, lines } = trial();
    const charge = {
      ...order({
        payment_type: 'bank_transfer',
        bank_transfer: { bank: 'permata', va_number: '1', permata: { recipient_name: 'SARI' } },
        custom_expiry: { order_time: '2026-02-03 10:15:00 +0700', expiry_duration: 60, unit: 'minute' },
        item_details: [{ id: 'a', name: 'Kopi', price: 150_000, quantity: 1 }],
        customer_details: { first_name: 'Sari', billing_address: { city: 'Bandung' } },
        metadata: { anything: { at: 'all' } },
        custom_field1: 'a',
      }),
    };
    expect((await call('POST', '/v2/charge', charge, OWN)).body).toMatchObject({ status_code: '201' });
    await call('POST', '/v2/ORD-1/refund', { refund_key: 'r', amount: 1, reason: 'size' }, OWN);
    expect(lines.filter((line) => line.includes('unknown key'))).toEqual([]);
  });
});

test.for([
  ['/v2/charge', order({ payment_type: 'gopya' }), 'charge: payment_type is not known, did you mean "gopay"?'],
  ['pay', { payment_type: 'gopya' }, 'pay: payment_type is not known, did you mean "gopay"?'],
  ['pay', { payment_type: SECRET }, 'pay: payment_type is not known'],
] as const)('a channel that there is not: %s %j', async ([path, body, line]) => {
  const { call, charge, token, lines } = trial();
  const answer = await (path === 'pay' ? charge(await token('ORD-2'), body) : call('POST', path, body, OWN));
  expect(answer.status).toBe(400);
  expect(lines).toContain(line);
});

describe('a server key in the browser', () => {
  const page = { origin: 'https://shop.test' };
  const leaked = `SB-Mid-server-${SECRET}`;
  const token = (world: World, body: Wire, headers = {}) =>
    world.call('POST', '/v2/token', { ...CARD, ...body }, headers);

  test.for([
    [(world: World) => world.create(order(), page), 'the server key must never reach a browser'],
    [(world: World) => world.call('GET', '/v2/ORD-1/status', undefined, { ...OWN, ...page }), 'Ask on your server'],
    [(world: World) => token(world, { client_key: leaked }, page), 'take it out of the page'],
    [
      (world: World) => token(world, { client_key: CLIENT_KEY }, { ...basic(leaked), ...page }),
      'take it out of the page',
    ],
    [(world: World) => token(world, { client_key: leaked }), 'send the client key'],
  ] as const)('%#: 401, and the line says: %s', async ([ask, advice]) => {
    const world = trial();
    const answer = await ask(world);
    expect(answer.status).toBe(401);
    expect(world.lines.join()).toContain(advice);
    expect(world.lines.join() + answer.text).not.toMatch(/sup3rs3cret|kasir-sandbox/);
  });
});

describe('a key of the other environment', () => {
  test.for([
    [basic(`Mid-server-${SECRET}`), 'with a production server key: a sandbox takes keys that begin with SB-'],
    [basic(`VT-server-${SECRET}`), 'with a production server key'],
    [basic(`SB-Mid-server-${SECRET}`), 'with another server key: this sandbox knows those that it prints at start'],
    [basic(CLIENT_KEY), 'with a client key: the server key is needed here'],
    [{}, 'without Basic authentication: send base64("<server key>:")'],
  ] as const)('on a server, %j: %s', async ([headers, advice]) => {
    for (const [method, path] of [
      ['POST', '/snap/v1/transactions'],
      ['POST', '/v2/charge'],
      ['GET', '/v2/ORD-1/status'],
      ['GET', '/snap/v3/merchant-preferences'],
    ] as const) {
      const world = trial();
      const { status } = await world.call(method, path, method === 'POST' ? order() : undefined, headers);
      expect([status, world.lines.join()]).toEqual([401, expect.stringContaining(advice)]);
      expect(world.lines.join()).not.toContain(SECRET);
    }
  });

  test.for([
    [`Mid-client-${SECRET}`, 'with a production client key: a sandbox takes keys that begin with SB-'],
    [`VT-client-${SECRET}`, 'with a production client key'],
    [`SB-Mid-client-${SECRET}`, 'with another client key: this sandbox knows those'],
    ['', 'without client_key'],
  ] as const)('on a page, %s: %s', async ([key, advice]) => {
    const world = trial();
    const { status } = await world.call('POST', '/v2/token', { ...CARD, client_key: key });
    expect([status, world.lines.join()]).toEqual([401, expect.stringContaining(`card token ${advice}`)]);
    expect(world.lines.join()).not.toContain(SECRET);
  });
});

test.for([
  ['/snap/v1/transactions', {}, 'token request'],
  ['/v2/charge', { payment_type: 'gopay' }, 'charge'],
] as const)('%s with a gross_amount that its items do not sum up to: both sums', async ([path, more, what]) => {
  const world = trial();
  const body = order({ ...more, item_details: [{ name: 'A', price: 3, quantity: 2 }] });
  expect((await world.call('POST', path, body, OWN)).status).toBe(400);
  expect(world.lines).toEqual([
    `${what}: gross_amount is 150000, but its item_details sum up to 6: make them equal; a discount is an item with a negative price`,
  ]);
});

test('a status that is asked for before a method was chosen', async () => {
  const world = trial();
  await world.token('ORD-1');
  await world.core('ORD-1/status');
  await world.core('ORD-2/status');
  expect(world.lines).toEqual([
    'status: the order has a token, but its customer has not chosen how to pay yet; until then it is 404: wait for the first notification',
  ]);
});

describe('names in enabled_payments that no channel has', () => {
  test.for([
    [['gopya', 'bca_va'], ['token request: enabled_payments[0] is not known, did you mean "gopay"?']],
    [['bca_va', 'bank_transfr'], ['token request: enabled_payments[1] is not known, did you mean "bank_transfer"?']],
    [['bca_va', SECRET], ['token request: enabled_payments[1] is not known']],
    [
      [SECRET],
      [
        'token request: enabled_payments[0] is not known',
        'token request: enabled_payments names no channel that this sandbox offers',
      ],
    ],
    [['BCA_VA', 'cstore', 'all_va', 'google_pay', 'qris'], []],
  ] as const)('%j', async ([enabled_payments, said]) => {
    const world = trial();
    expect((await world.create(order({ enabled_payments }))).status).toBe(201);
    expect(world.lines).toEqual(said);
  });

  test('however many there are, twenty lines', async () => {
    const world = trial();
    await world.create(order({ enabled_payments: ['bca_va', ...Array.from({ length: 500 }, () => SECRET)] }));
    expect(world.lines.length).toBe(20);
  });
});

describe('what is not given back or captured says why', () => {
  const paid = async (payment_type: string) => {
    const world = trial();
    await world.charge(await world.token('ORD-1'), { payment_type });
    return world;
  };

  test('a refund of what is not paid', async () => {
    const world = await paid('gopay');
    expect((await world.core('ORD-1/refund', 'POST', {})).body).toMatchObject({ status_code: '412' });
    expect(world.lines).toEqual(['refund: ORD-1 is pending, which the status cycle does not lead on to refund']);
  });

  test('a refund of what has none', async () => {
    const world = await paid('bca_va');
    await world.lever('transactions/ORD-1/settle');
    expect((await world.core('ORD-1/refund', 'POST', {})).body).toMatchObject({ status_code: '412' });
    expect(world.lines).toEqual(['refund: ORD-1 was paid by bank_transfer, which has no refunds']);
  });

  test('a refund of too much, and one that was asked for before', async () => {
    const world = await paid('gopay');
    await world.lever('transactions/ORD-1/settle');
    await world.core('ORD-1/refund', 'POST', { refund_key: SECRET, amount: 100_000 });
    await world.core('ORD-1/refund', 'POST', { refund_key: SECRET, amount: 1 });
    await world.core('ORD-1/refund', 'POST', { amount: 50_001 });
    expect(world.lines).toEqual([
      'refund: ORD-1 has a refund with that refund_key: each refund needs one of its own',
      'refund: of ORD-1 there are 50000 left to give back',
    ]);
  });

  test('a capture of what is not reserved', async () => {
    const world = await paid('gopay');
    const transaction_id = (await world.core('ORD-1/status')).body['transaction_id'];
    expect((await world.core('capture', 'POST', { transaction_id })).body).toMatchObject({ status_code: '412' });
    expect(world.lines).toEqual(['capture: ORD-1 is pending, which the status cycle does not lead on to capture']);
  });
});
