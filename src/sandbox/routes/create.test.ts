import { describe, expect, test } from 'vitest';
import { SERVER_KEY, trial, type Wire } from '../trial.ts';

const order = (more: Wire = {}, details: Wire = {}) => ({
  transaction_details: { order_id: 'ORD-1', gross_amount: 150_000, ...details },
  ...more,
});
const texts = (body: Wire) => body['error_messages'] as string[];

test('a token and where to pay', async () => {
  const { create } = trial();
  const { status, body } = await create(order());
  expect(status).toBe(201);
  expect(body['token']).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
  expect(body['redirect_url']).toBe(`http://localhost:4100/snap/v4/redirection/${String(body['token'])}`);
});

test('every field of the request is kept', async () => {
  const { create, show } = trial();
  const customer = {
    first_name: '</script><script>alert(1)</script>',
    last_name: 'Putri\u2028',
    email: 'sari@shop.test',
    phone: '+628111222333',
    billing_address: {
      first_name: 'Sari',
      address: 'Jl. Uji 1',
      city: 'Bandung',
      postal_code: '40111',
      country_code: 'IDN',
    },
  };
  const items = [
    { id: 'SKU-1', name: 'Kopi', price: 80_000, quantity: 2, brand: 'Gayo' },
    { name: 'Diskon', price: -10_000, quantity: 1 },
  ];
  const { body } = await create(
    order({
      item_details: items,
      customer_details: customer,
      callbacks: { finish: 'https://shop.test/finish?a=1' },
      gopay: { enable_callback: true, callback_url: 'shopapp://back' },
      custom_field1: 'satu',
      enabled_payments: ['BCA_VA', 'gopay', 'gopay'],
    }),
  );
  const shown = (await show(String(body['token']))).body;
  expect(shown).toMatchObject({
    item_details: items,
    customer_details: customer,
    callbacks: { finish: 'https://shop.test/finish?a=1' },
    gopay: { enable_callback: true, callback_url: 'shopapp://back' },
    custom_field1: 'satu',
  });
  expect((shown['enabled_payments'] as Wire[]).map(({ type, acquirer }) => [type, acquirer])).toEqual([
    ['bca_va', undefined],
    ['gopay', undefined],
    ['qris', 'gopay'],
  ]);
});

test.for([
  ['numbers as text', order({}, { gross_amount: '150000', order_id: 12_345 })],
  ['flags as text', order({ credit_card: { secure: 'true' } })],
  [
    'null for absent',
    order({ item_details: null, customer_details: null, credit_card: { bank: null }, callbacks: null }),
  ],
  ['empty text', order({ customer_details: { email: '', phone: '' }, callbacks: { finish: '' } })],
  ['an order id with a space and colons', order({}, { order_id: 'order 12:00:01' })],
  ['channels nobody knows any more', order({ enabled_payments: ['cimb_clicks', 'mandiri_clickpay'] })],
  ['unknown keys', order({ finish_redirect_url: 'x', __proto__: { a: 1 } })],
] as const)('%s is taken', async ([, body]) => expect((await trial().create(body)).status).toBe(201));

test.for([
  [{}, ['transaction_details is required']],
  [
    { transaction_details: {} },
    ['transaction_details.order_id is required', 'transaction_details.gross_amount is required'],
  ],
  [order({}, { order_id: ' ' }), ['transaction_details.order_id is required']],
  [order({}, { order_id: 'x'.repeat(51) }), ['transaction_details.order_id is too long (maximum is 50 characters)']],
  [order({}, { order_id: 'a\nb' }), ['transaction_details.order_id must not contain control characters']],
  [order({}, { gross_amount: 0 }), ['transaction_details.gross_amount must be greater than or equal to 1']],
  [order({}, { gross_amount: 10.5 }), ['transaction_details.gross_amount must be a whole number']],
  [order({}, { gross_amount: 'ten' }), ['transaction_details.gross_amount must be a whole number']],
  [order({}, { currency: 'USD' }), ['transaction_details.currency must be IDR']],
  [
    order({ item_details: [{ name: 'A', price: 1, quantity: 1 }] }),
    ['transaction_details.gross_amount is not equal to the sum of item_details'],
  ],
  [
    order({ item_details: [{ name: 'A', quantity: 0 }] }),
    ['item_details[0].price is required', 'item_details[0].quantity must be greater than or equal to 1'],
  ],
  [order({ item_details: 'x' }), ['item_details must be a list']],
  [order({ customer_details: { email: 'nobody' } }), ['customer_details.email format is invalid']],
  [order({ callbacks: { finish: ' javascript:alert(1)' } }), ['callbacks.finish is not an acceptable URL']],
  [order({ callbacks: { finish: 'java\tscript:alert(1)' } }), ['callbacks.finish is not an acceptable URL']],
  [order({ callbacks: { error: 'data:text/html,x' } }), ['callbacks.error is not an acceptable URL']],
  [order({ callbacks: { finish: '/finish' } }), ['callbacks.finish is not an acceptable URL']],
  [order({ gopay: { callback_url: 'vbscript:x' } }), ['gopay.callback_url is not an acceptable URL']],
  [
    order({ expiry: { unit: 'fortnight', duration: 1 } }),
    ['expiry.unit must be one of minute, hour, day, minutes, hours, days'],
  ],
  [
    order({ expiry: { start_time: 'soon', unit: 'day', duration: 1 } }),
    ['expiry.start_time must be in the form yyyy-MM-dd HH:mm:ss Z'],
  ],
  [
    order({ expiry: { start_time: '2026-02-01 10:00:00 +0700', unit: 'day', duration: 1 } }),
    ['custom_expiry is below minimum threshold'],
  ],
  [
    order({ page_expiry: { unit: 'minute', duration: 4 } }),
    ['page_expiry.duration is below minimum threshold (5 minutes)'],
  ],
  [order({ page_expiry: { unit: 'day', duration: 8 } }), ['page_expiry.duration is above maximum threshold (7 days)']],
  [order({ bca_va: { va_number: '12a' } }), ['bca_va.va_number must be digits']],
] as const)('%j is refused', async ([body, expected]) => {
  const answer = await trial().create(body);
  expect([answer.status, texts(answer.body)]).toEqual([400, expected]);
});

test.for([
  [{}, 24 * 60],
  [{ expiry: { unit: 'minutes', duration: 30 } }, 30],
  [{ expiry: { unit: 'day', duration: 10 } }, 7 * 24 * 60],
  [{ expiry: { start_time: '2026-02-03 10:00:00 +0700', unit: 'hour', duration: 1 } }, 45],
  [{ expiry: { unit: 'day', duration: 1 }, page_expiry: { unit: 'minute', duration: 5 } }, 5],
] as const)('%j: the token lives %d minutes', async ([more, minutes]) => {
  const { token, show, pass } = trial();
  const made = await token('ORD-1', more);
  pass(minutes * 60_000 - 1);
  expect((await show(made)).status).toBe(200);
  pass(1);
  expect((await show(made)).body).toMatchObject({ status_code: '407', error_messages: ['token is expired'] });
});

describe('who may ask', () => {
  const denied = [
    'Access denied due to unauthorized transaction, please check client or server key',
    'Visit https://snap-docs.midtrans.com/#request-headers for more details',
  ];
  test.for([
    [{ authorization: '' }, 'without Basic authentication'],
    [{ authorization: `Basic ${btoa('SB-Mid-client-x:')}` }, 'with a client key'],
    [{ authorization: `Basic ${btoa('Mid-server-secret:')}` }, 'with a production server key'],
    [{ authorization: `Basic ${btoa('SB-Mid-server-secret:')}` }, 'with another server key'],
    [{ origin: 'https://shop.test' }, 'from a browser'],
  ] as const)('%j is denied', async ([headers, why]) => {
    const { create, lines } = trial();
    const answer = await create(order(), headers);
    expect([answer.status, texts(answer.body)]).toEqual([401, denied]);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(lines.join()).toContain(why);
    expect(lines.join() + answer.text).not.toContain('secret');
  });

  test('a page may ask whether it may', async () => {
    const answer = await trial().call('OPTIONS', '/snap/v1/transactions', undefined, { origin: 'https://shop.test' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')).toContain('Authorization');
  });
});

describe('bodies', () => {
  test.for([
    ['{"transaction_details":', 'application/json', 413],
    ['', 'application/json', 413],
    ['a=1', 'application/x-www-form-urlencoded', 415],
    [`{"custom_field1":"${'x'.repeat(17_000)}"}`, 'application/json', 413],
    ['null', 'application/json', 400],
    ['[]', 'application/json', 400],
    ['"x"', 'application/json', 400],
    [`{"metadata":${'['.repeat(7000)}${']'.repeat(7000)}}`, 'application/json; charset=utf-8', 413],
  ] as const)('%.30s as %s', async ([text, type, expected]) => {
    const answer = await trial().create(text, { 'content-type': type });
    expect(answer.status).toBe(expected);
    expect(answer.body).not.toEqual({});
  });

  test('a body sent in pieces is cut off at the limit', async () => {
    const { sandbox } = trial();
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(new TextEncoder().encode(' '.repeat(4096)));
        if (sent > 100) controller.close();
      },
    });
    const headers = { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}`, 'content-type': 'application/json' };
    const request = new Request('http://localhost:4100/snap/v1/transactions', {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    } as RequestInit);
    expect((await sandbox(request)).status).toBe(413);
    expect(sent).toBeLessThan(10);
  });
});

test('help for mistakes is in the log, without values', async () => {
  const { create, lines } = trial();
  await create({
    ...order({}, { gross_amount: 500, order_id: 'a b' }),
    costumer_details: { email: 'sari@shop.test' },
    item_detials: [],
  });
  expect(lines).toEqual([
    'token request: unknown key "costumer_details", did you mean "customer_details"?',
    'token request: unknown key "item_detials", did you mean "item_details"?',
    'token request: gross_amount is under 10000, which production refuses',
    'token request: order_id should only have letters, digits and - _ ~ .',
  ]);
});

describe('order ids', () => {
  test('a newer token ends the older one', async () => {
    const { token, show } = trial();
    const [first, second] = [await token('ORD-1'), await token('ORD-1')];
    expect((await show(first)).body).toMatchObject({ error_messages: ['token is expired'] });
    expect((await show(second)).status).toBe(200);
  });

  test('a charged order has its id taken, a paid one has it used up', async () => {
    const { token, charge, create, lever } = trial();
    await charge(await token('ORD-1'), { payment_type: 'bca_va' });
    expect(texts((await create(order())).body)).toEqual(['transaction_details.order_id sudah digunakan']);
    await lever('transactions/ORD-1/settle');
    expect(texts((await create(order())).body)).toEqual([
      'transaction_details.order_id has been paid and utilized, please use another order ID',
    ]);
  });

  test('in English where the merchant speaks English', async () => {
    const { token, charge, create } = trial({ config: { locale: 'en' } });
    await charge(await token('ORD-1'), { payment_type: 'bca_va' });
    expect(texts((await create(order())).body)).toEqual(['transaction_details.order_id has already been taken']);
  });
});

test('the same key gets the same token, another body with it is refused', async () => {
  const { create } = trial();
  const key = { 'idempotency-key': 'k1' };
  const [first, again] = [await create(order(), key), await create(order(), key)];
  expect(again.body).toEqual(first.body);
  expect((await create(order({}, { order_id: 'ORD-2' }), key)).status).toBe(400);
});

test('a smallest amount is refused only when it is set', async () => {
  const { create } = trial({ config: { minAmount: 10_000 } });
  const answer = await create(order({}, { gross_amount: 9_999 }));
  expect(texts(answer.body)).toEqual(['transaction_details.gross_amount must be greater than or equal to 10000']);
});

test('a session can be cancelled and expired by the merchant', async () => {
  const { token, call, show, charge } = trial();
  const authorization = `Basic ${btoa(`${SERVER_KEY}:`)}`;
  const end = (made: string, how: string, headers: Record<string, string> = { authorization }) =>
    call('POST', `/snap/v1/transactions/${made}/${how}`, undefined, headers);
  const first = await token('ORD-1');
  expect((await end(first, 'cancel', {})).status).toBe(401);
  expect((await end(first, 'cancel')).body).toEqual({ canceled_at: '2026-02-03T03:15:00.000Z' });
  expect((await end(first, 'cancel')).body).toEqual({ error_messages: ['token already canceled'] });
  expect((await show(first)).status).toBe(408);
  const second = await token('ORD-2');
  await charge(second, { payment_type: 'bca_va' });
  expect((await end(second, 'expire')).body).toEqual({ error_messages: ['Transaction is on progress'] });
  expect((await end('nothing', 'cancel')).body).toEqual({ error_messages: ['token not found'] });
});

test.for(['cancel', 'expire'] as const)(
  'a session that is over is not to %s, and the answer says how it ended',
  async (how) => {
    const { token, call, show, lever, pass } = trial();
    const authorization = `Basic ${btoa(`${SERVER_KEY}:`)}`;
    const [late, replaced] = [
      await token('LATE', { page_expiry: { unit: 'minutes', duration: 5 } }),
      await token('AGAIN'),
    ];
    const [newer, cancelled, expired] = [await token('AGAIN'), await token('C'), await token('E')];
    await lever('transactions/C/cancel');
    await lever('transactions/E/expire');
    pass(301_000);
    for (const [made, word, seen] of [
      [late, 'expired', 407],
      [replaced, 'expired', 407],
      [expired, 'expired', 407],
      [cancelled, 'canceled', 408],
    ] as const) {
      const answer = await call('POST', `/snap/v1/transactions/${made}/${how}`, undefined, { authorization });
      expect([answer.status, answer.body]).toEqual([400, { error_messages: [`token already ${word}`] }]);
      expect((await show(made)).status).toBe(seen);
    }
    expect((await show(newer)).status).toBe(200);
  },
);

describe('a card number where a saved card’s token belongs', () => {
  const NUMBER = '4811111111111114';

  test.for([
    ['card_token', NUMBER],
    ['token_id', NUMBER],
    ['card_token', '4811 1111 1111 1114'],
    ['card_token', '4811-1111-1111-1114 '],
    ['card_token', Number(NUMBER)],
    ['token_id', '6212482535178193972'],
  ] as const)('%s: %s is refused and kept nowhere, and the log says why', async ([name, value]) => {
    const { create, call, lines } = trial();
    const { status, body } = await create(order({ credit_card: { [name]: value } }), { 'idempotency-key': 'k' });
    expect([status, texts(body)]).toEqual([400, [`credit_card.${name} must be a saved_token_id, not a card number`]]);
    expect(lines.join()).toContain(`credit_card.${name}`);
    expect(lines.join()).toMatch(/saved_token_id.*never/);
    const kept = (await call('GET', '/_sandbox/export')).text + lines.join();
    for (const written of [String(value), String(value).replaceAll(/\D/g, '')]) expect(kept).not.toContain(written);
  });

  test('the Core API refuses it as well', async () => {
    const world = trial();
    const answer = await world.core('charge', 'POST', {
      payment_type: 'credit_card',
      transaction_details: { order_id: 'C-1', gross_amount: 150_000 },
      credit_card: { token_id: await world.card(NUMBER), card_token: NUMBER },
    });
    expect([answer.status, answer.body['validation_messages']]).toEqual([
      400,
      ['credit_card.card_token must be a saved_token_id, not a card number'],
    ]);
    expect((await world.call('GET', '/_sandbox/export')).text).not.toContain(NUMBER);
  });

  test('a subscription refuses it as well', async () => {
    const { call, lines } = trial();
    const schedule = { interval: 1, interval_unit: 'month' };
    const plan = { name: 'Box', amount: '150000', currency: 'IDR', payment_type: 'credit_card', schedule };
    const ask = (method: string, path: string, body: Wire) =>
      call(method, `/v1/subscriptions${path}`, body, { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` });
    const made = await ask('POST', '', { ...plan, token: '48111111abcdefghij01234567891114' });
    expect(made.status).toBe(200);
    for (const answer of [
      await ask('POST', '', { ...plan, token: NUMBER }),
      await ask('PATCH', `/${String(made.body['id'])}`, { token: '4811 1111 1111 1114' }),
    ])
      expect([answer.status, answer.body['validation_messages']]).toEqual([400, ['token is invalid']]);
    expect(lines.filter((line) => line.includes('saved_token_id'))).toHaveLength(2);
    expect((await call('GET', '/_sandbox/export')).text).not.toMatch(/4811 ?1111 ?1111 ?1114/);
  });

  test.for(['48111111abcdefghij01234567891114', '1763638800008', '4811111111111115', ''])(
    '%j is none',
    async (card_token) => expect((await trial().create(order({ credit_card: { card_token } }))).status).toBe(201),
  );
});
