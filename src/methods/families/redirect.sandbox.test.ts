import { describe, expect, test } from 'vitest';

import { CLIENT_KEY, trial } from '../../sandbox/trial.ts';
import { walk } from './walk.sandbox.ts';

const ORDER = {
  item_details: [
    { id: 'A', name: 'Kopi', price: 100_000, quantity: 1 },
    { id: 'B', name: 'Gula', price: 50_000, quantity: 1 },
  ],
  customer_details: { first_name: 'Sari', email: 'sari@shop.test', phone: '0811' },
  callbacks: { finish: 'https://shop.test/finish?a=1', error: 'https://shop.test/error' },
};

const FROM_CHECKOUT = { referer: 'http://localhost:4100/' };

/** Every channel that is paid on its provider's page: what pays and what is refused there, its time, and its end's mark. */
const CHANNELS = [
  {
    id: 'bca_klikpay',
    hours: 2,
    pays: [
      { user: 'x', password: 'x' },
      { otp: '1', go: '1' },
    ],
    refuses: [{ user: 'x', password: 'x' }, { refuse: '1' }],
    mark: /\?id=[\w-]{36}&/,
  },
  {
    id: 'cimb_clicks',
    hours: 2,
    pays: [{ user: 'testuser00', password: 'x' }],
    refuses: [{ user: 'testuser01', password: 'x' }],
    mark: /cimb-clicks\/response/,
  },
  {
    id: 'bri_epay',
    hours: 2,
    pays: [{ user: 'testuser00', password: 'x' }],
    refuses: [{ user: 'testuser03', password: 'x' }],
    mark: /briPayment\?tid=/,
  },
  {
    id: 'danamon_online',
    hours: 2,
    pays: [{ user: 'x', password: 'x' }, { token: '1' }],
    refuses: [{ user: 'x', password: 'x' }, { refuse: '1' }],
    mark: /\/callback\?signature=/,
  },
  {
    id: 'mandiri_ecash',
    hours: 2,
    pays: [{ phone: '0987654321', pin: '12345' }, { otp: '12123434' }],
    refuses: [{ phone: '0987654321', pin: '12345' }, { refuse: '1' }],
    mark: /notify/,
  },
  {
    id: 'akulaku',
    hours: 2,
    pays: [{ phone: '08122222222', password: 'x' }, { otp: '1' }],
    refuses: [{ phone: '08144444444', password: 'x' }],
    mark: /akulaku\/callback\?refNo=/,
    noErrorUrl: true,
  },
  {
    id: 'kredivo',
    hours: 24,
    pays: [{ phone: '081123123123', pin: '123456' }, { otp: '1234' }],
    refuses: [{ phone: '081123123123', pin: '123456' }, { refuse: '1' }],
    mark: /\?order_id=/,
    noErrorUrl: true,
  },
] as const;

async function charged(id: string, more = {}) {
  const world = trial({ config: { bankUrl: 'http://bank.test', finishUrl: 'https://shop.test/home' } });
  const token = await world.token('ORD-1', { ...ORDER, ...more });
  const { status, body } = await world.charge(token, { payment_type: id });
  return { world, token, status, body, url: String(body['redirect_url']) };
}

const statusOf = async ({ world, token }: Awaited<ReturnType<typeof charged>>) =>
  (await world.status(token)).body['transaction_status'];

const COMMON = [
  'currency',
  'expiry_time',
  'finish_200_redirect_url',
  'finish_redirect_url',
  'fraud_status',
  'gross_amount',
  'kasir_channel',
  'merchant_id',
  'order_id',
  'payment_type',
  'status_code',
  'status_message',
  'transaction_id',
  'transaction_status',
  'transaction_time',
];

/** As GoPay's, with its own payment_type (contract §5.4); `expiry_time` as since 2023. */
const NOTIFIED = [
  'currency',
  'expiry_time',
  'fraud_status',
  'gross_amount',
  'merchant_id',
  'order_id',
  'payment_type',
  'settlement_time',
  'signature_key',
  'status_code',
  'status_message',
  'transaction_id',
  'transaction_status',
  'transaction_time',
];

describe.for(CHANNELS)('$id', (channel) => {
  const { id, hours, pays, refuses, mark } = channel;

  test('is pending, with a page on the bank’s origin, for its own time', async () => {
    const one = await charged(id);
    expect(one.status).toBe(201);
    expect(one.body).toMatchObject({ status_code: '201', transaction_status: 'pending', payment_type: id });
    expect(Object.keys(one.body).sort()).toEqual([...COMMON, 'redirect_url'].sort());
    expect(new URL(one.url).origin).toBe('http://bank.test');
    // Apps' web views would take it for the end.
    expect(one.url).not.toMatch(mark);
    one.world.pass(hours * 3_600_000 - 1);
    expect(await statusOf(one)).toBe('pending');
    one.world.pass(1);
    expect(await statusOf(one)).toBe('expire');
  });

  test('paid in this window: by its mark back to the shop, and notified', async () => {
    const one = await charged(id);
    const { stops, at } = await walk(one.world, one.url, pays, FROM_CHECKOUT);
    expect(stops.at(-2)).toMatch(mark);
    expect(at).toMatch(/^https:\/\/shop\.test\/finish\?a=1&order_id=ORD-1&/);
    expect(Object.fromEntries(new URL(at).searchParams)).toMatchObject({
      order_id: 'ORD-1',
      status_code: '200',
      transaction_status: 'settlement',
    });
    expect(await statusOf(one)).toBe('settlement');
    const { body } = await one.world.status(one.token);
    expect(Object.keys(body).sort()).toEqual([...COMMON, 'settlement_time'].sort());
    const sent = (await one.world.notifications('ORD-1')).map((each) => each.body);
    expect(sent.map((each) => [each['transaction_status'], each['status_code']])).toEqual([
      ['pending', '201'],
      ['settlement', '200'],
    ]);
    expect(Object.keys(sent[1] ?? {}).sort()).toEqual(NOTIFIED);
  });

  test('refused in this window: denied, and back by the error URL where it has one', async () => {
    const one = await charged(id);
    const { at } = await walk(one.world, one.url, refuses, FROM_CHECKOUT);
    expect(at.startsWith(`https://shop.test/${'noErrorUrl' in channel ? 'finish' : 'error'}?`)).toBe(true);
    expect(Object.fromEntries(new URL(at).searchParams)).toMatchObject({
      status_code: '202',
      transaction_status: 'deny',
    });
    expect(await statusOf(one)).toBe('deny');
  });

  test('in a new tab: told to go back to the shop’s', async () => {
    const one = await charged(id);
    const { at, text } = await walk(one.world, `${one.url}${one.url.includes('?') ? '&' : '?'}language=en`, pays);
    expect(at).toMatch(mark);
    expect(text).toContain('class="success"');
    expect(text).toContain('Go back to the shop’s tab');
    expect(text).toContain('https://shop.test/finish');
  });

  test('cancelled there: still open', async () => {
    const one = await charged(id);
    const { at } = await walk(one.world, one.url, [{ cancel: '1' }], FROM_CHECKOUT);
    expect(new URL(at).searchParams.get('transaction_status')).toBe('pending');
    expect(await statusOf(one)).toBe('pending');
  });

  test('too late: led back as expired', async () => {
    const one = await charged(id);
    const first = await walk(one.world, one.url, [], FROM_CHECKOUT);
    expect(first.status).toBe(200);
    one.world.pass(hours * 3_600_000);
    const { at } = await walk(one.world, one.url, [], FROM_CHECKOUT);
    expect(Object.fromEntries(new URL(at).searchParams)).toMatchObject({
      status_code: '407',
      transaction_status: 'expire',
    });
  });

  test('its pages are its own: no other payment, no other page’s form, both languages', async () => {
    const one = await charged(id);
    const start = new URL((await walk(one.world, one.url)).at);
    start.searchParams.set('trx', 'no-such-payment');
    expect((await one.world.call('GET', start.href)).status).toBe(404);
    start.searchParams.set('trx', String(one.body['transaction_id']));
    for (const language of ['en', 'id']) {
      start.searchParams.set('language', language);
      const page = await one.world.call('GET', start.href);
      expect(page.text).toContain(`<html lang="${language}">`);
      expect(page.text).toContain('Rp150.000');
      expect(page.text).not.toContain('<script');
    }
    const path = start.pathname.replace(/\/[^/]*$/, '');
    const forged = await one.world.form(
      `http://bank.test${path}/login`,
      { trx: String(one.body['transaction_id']), ...pays[0] },
      { origin: 'https://evil.test' },
    );
    expect(forged.status).toBe(403);
    expect(await statusOf(one)).toBe('pending');
  });
});

describe('what is typed wrong', () => {
  test.for([
    ['cimb_clicks', [{ user: 'testuser03', password: 'x' }]],
    ['bri_epay', [{ user: 'testuser01', password: 'x' }]],
    ['mandiri_ecash', [{ phone: '0987654321', pin: '00000' }]],
    ['mandiri_ecash', [{ phone: '0987654321', pin: '12345' }, { otp: '000000' }]],
    ['akulaku', [{ phone: '0811', password: 'x' }]],
    ['kredivo', [{ phone: '081123123123', pin: '000000' }]],
    ['kredivo', [{ phone: '081123123123', pin: '123456' }, { otp: '9999' }]],
  ] as const)('%s %j is asked for again', async ([id, answers]) => {
    const one = await charged(id);
    const { text } = await walk(one.world, one.url, answers);
    expect(text).toContain('role="alert"');
    expect(await statusOf(one)).toBe('pending');
  });
});

test('Akulaku with a down payment: one page more', async () => {
  const one = await charged('akulaku');
  const until = [{ phone: '08133333333', password: 'x' }, { otp: '1' }];
  const { text } = await walk(one.world, `${one.url}?language=en`, until);
  expect(text).toContain('Pay the down payment');
  expect(await statusOf(one)).toBe('pending');
  await walk(one.world, one.url, [...until, {}]);
  expect(await statusOf(one)).toBe('settlement');
});

test('Kredivo’s parameters are in its order since 2024', async () => {
  const one = await charged('kredivo', { callbacks: { finish: 'https://shop.test/' } });
  one.world.pass(24 * 3_600_000);
  expect((await walk(one.world, one.url, [], FROM_CHECKOUT)).at).toBe(
    'https://shop.test/?order_id=ORD-1&transaction_status=expire&status_code=407',
  );
});

describe('what an order lacks for it', () => {
  const items = ORDER.item_details;
  test.for([
    ['akulaku', { item_details: undefined }, ['item_details is required']],
    ['akulaku', { customer_details: undefined }, ['customer_details is required']],
    ['akulaku', { item_details: items.map((item) => ({ ...item, id: 'A' })) }, ['item_details.id must be unique']],
    [
      'akulaku',
      { item_details: items.map(({ name, price, quantity }) => ({ name, price, quantity })) },
      ['item_details.id is required'],
    ],
    ['kredivo', { item_details: undefined }, ['item_details is required']],
  ] as const)('%s: %j', async ([id, more, messages]) => {
    const one = await charged(id, more);
    expect([one.status, one.body['status_code']]).toEqual([200, '400']);
    expect(one.body['validation_messages']).toEqual(messages);
    expect((await one.world.status(one.token)).status).toBe(404);
  });
});

test('legacy addresses lead to the provider’s page', async () => {
  const one = await charged('akulaku');
  const { stops } = await walk(one.world, one.url);
  expect(stops[0]).toMatch(/\/v2\/akulaku\/redirect\/[\w-]{36}$/);
  expect(stops[1]).toMatch(/\/akulaku\/ui\/login\?trx=/);
  expect((await one.world.call('GET', 'http://bank.test/v2/akulaku/redirect/nobody')).status).toBe(404);
});

test('a shop without a finish URL: nobody is sent to a place it has not named', async () => {
  const world = trial();
  const token = await world.token('ORD-1');
  const { body } = await world.charge(token, { payment_type: 'bri_epay' });
  const { text, status } = await walk(
    world,
    String(body['redirect_url']),
    [{ user: 'testuser00', password: 'x' }],
    FROM_CHECKOUT,
  );
  expect(status).toBe(200);
  expect(text).toContain('class="success"');
  expect(text).not.toContain('href="http');
});

test('a card token made of a number alone is no card’s', async () => {
  const world = trial();
  const { body } = await world.call('POST', '/v2/token', { client_key: CLIENT_KEY, card_number: '4111111111111111' });
  expect(body['status_code']).toBe('200');
  const token = await world.token('ORD-1');
  const charge = await world.charge(token, {
    payment_type: 'credit_card',
    payment_params: { card_token: body['token_id'] },
  });
  expect(charge.body['status_code']).toBe('411');
});
