import { describe, expect, test } from 'vitest';
import { trial, type Wire } from '../trial.ts';

const BCA = { payment_type: 'bca_va', payment_params: {} };

test('a transaction as the checkout gets it', async () => {
  const { token, show } = trial({
    config: {
      merchantName: 'Toko Uji',
      finishUrl: 'https://shop.test/done',
      allowedOrigins: ['https://shop.test'],
      buttonColor: '#1d4ed8',
    },
  });
  const made = await token('ORD-1');
  const { status, headers, body } = await show(made);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('access-control-expose-headers')).toBe('Date');
  expect(headers.get('date')).toBe('Tue, 03 Feb 2026 03:15:00 GMT');
  expect(body).toMatchObject({
    token: made,
    transaction_details: { order_id: 'ORD-1', gross_amount: 150_000, currency: 'IDR' },
    expiry_time: '2026-02-04 10:15:00 +0700',
    callbacks: { finish: 'https://shop.test/done' },
    merchant: {
      client_key: 'SB-Mid-client-kasir-sandbox',
      allowed_origins: ['https://shop.test'],
      preference: {
        display_name: 'Toko Uji',
        button_color: '#1d4ed8',
        logo_url: 'http://localhost:4100/snap/merchant/logo.svg',
      },
      allow_retry: true,
    },
    extensions: ['resume', 'change_method', 'renew'],
    result: null,
  });
  expect(body['enabled_payments']).toContainEqual({
    type: 'bca_va',
    category: 'bank_transfer',
    status: 'up',
    minimum_amount: 1,
    maximum_amount: 999_999_999_999,
  });
});

describe('tokens that cannot be paid', () => {
  const paid = async (world: ReturnType<typeof trial>, order: string) => {
    const made = await world.token(order);
    await world.charge(made, BCA);
    await world.lever(`transactions/${order}/settle`);
    return made;
  };
  const moved = (lever: string) => async (world: ReturnType<typeof trial>) => {
    const made = await world.token('ORD-1');
    await world.charge(made, BCA);
    await world.lever(`transactions/ORD-1/${lever}`);
    return made;
  };
  const cases: readonly (readonly [string, (world: ReturnType<typeof trial>) => Promise<string>, number, string])[] = [
    ['unknown', () => Promise.resolve('11111111-1111-4111-8111-111111111111'), 404, 'token not found'],
    ['not even one', () => Promise.resolve('%3Cscript%3E'), 404, 'token not found'],
    ['paid', (world) => paid(world, 'ORD-1'), 409, 'transaction has been succeed'],
    ['expired', moved('expire'), 407, 'token is expired'],
    ['cancelled', moved('cancel'), 408, 'transaction has been canceled'],
  ];
  test.for(cases)('%s', async ([, make, code, text]) => {
    const world = trial();
    const made = await make(world);
    for (const answer of [await world.show(made), await world.charge(made, BCA)]) {
      expect(answer.status).toBe(code);
      expect(answer.body).toMatchObject({ status_code: String(code), error_messages: [text] });
    }
    const toBrowser = await world.call('GET', `/snap/v1/transactions/${made}`, undefined, { 'x-source': 'snap' });
    expect(toBrowser.status).toBe(code === 407 || code === 408 ? 400 : code);
    expect(toBrowser.body).toMatchObject({ status_code: String(code) });
  });

  test('refused, where the merchant allows no second attempt', async () => {
    const world = trial({ config: { allowRetry: false } });
    const made = await world.token('ORD-1', { credit_card: { secure: false } });
    await world.charge(made, {
      payment_type: 'credit_card',
      payment_params: { card_token: await world.card('4911111111111113') },
    });
    expect((await world.show(made)).body).toMatchObject({ error_messages: ['transaction has been processed'] });
  });

  test('a dead token still says whose it was', async () => {
    const world = trial({ config: { finishUrl: 'https://shop.test/done' } });
    const made = await paid(world, 'ORD-1');
    expect((await world.show(made)).body).toMatchObject({
      transaction_details: { order_id: 'ORD-1' },
      callbacks: { finish: 'https://shop.test/done' },
      merchant: { preference: { display_name: 'Toko Kasir' } },
    });
  });
});

describe('status', () => {
  test('before and after a method was chosen', async () => {
    const { token, status, charge } = trial();
    const made = await token('ORD-1');
    expect([(await status(made)).status, (await status(made)).body]).toEqual([
      404,
      { error_messages: ['transaction not found'] },
    ]);
    const charged = await charge(made, BCA);
    expect(charged.status).toBe(201);
    expect((await status(made)).body).toEqual(charged.body);
  });

  test('a token that died unused says so', async () => {
    const { token, status, pass } = trial();
    const made = await token('ORD-1');
    pass(25 * 3_600_000);
    expect((await status(made)).body).toMatchObject({ status_code: '407' });
  });
});

describe('one charge', () => {
  test('the same attempt gets the same answer, another one is told to wait', async () => {
    const { token, charge, notifications } = trial();
    const made = await token('ORD-1');
    const answers = await Promise.all([
      charge(made, BCA, { 'idempotency-key': 'a' }),
      charge(made, BCA, { 'idempotency-key': 'a' }),
      charge(made, BCA, { 'idempotency-key': 'b' }),
      charge(made, { payment_type: 'gopay' }, { 'idempotency-key': 'a' }),
      charge(made, BCA),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 406, 400, 406]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(await notifications('ORD-1')).toHaveLength(1);
  });

  test('the older path is the same', async () => {
    const { token, call } = trial();
    const made = await token('ORD-1');
    expect((await call('POST', `/snap/v1/transactions/${made}/pay`, BCA)).status).toBe(201);
  });

  test.for([
    [{}, 400, { error_messages: ['payment_type is invalid'] }],
    [{ payment_type: 'bca_va', payment_params: 'x' }, 400, { error_messages: ['payment_params is invalid'] }],
    // A charge that is refused says so in the body (contract §3.5), a request that is none by HTTP.
    [{ payment_type: 'gopay' }, 200, { status_code: '402', status_message: 'Payment channel is not activated.' }],
    [{ payment_type: 'akulaku' }, 200, { status_code: '402' }],
    [{ payment_type: 'constructor' }, 400, { error_messages: ['payment_type is not known'] }],
  ] as const)('%j is refused and changes nothing', async ([body, status, expected]) => {
    const { token, charge, show } = trial();
    const made = await token('ORD-1', { enabled_payments: ['bca_va'] });
    const answer = await charge(made, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(expected);
    expect((await show(made)).body['result']).toBeNull();
  });

  test('an amount over the channel’s limit is refused', async () => {
    const { create, charge } = trial();
    const { body } = await create({ transaction_details: { order_id: 'ORD-1', gross_amount: 20_000_001 } });
    expect((await charge(String(body['token']), { payment_type: 'gopay' })).status).toBe(400);
  });
});

test('what the customer typed comes back in notifications only when the merchant asked for it', async () => {
  const { token, charge, notifications } = trial();
  const typed = { email: 'sari@shop.test', full_name: 'Sari', extra: 'x' };
  await charge(await token('ORD-1'), { ...BCA, customer_details: typed });
  await charge(await token('ORD-2', { customer_details: { collect_email: 'required' } }), {
    ...BCA,
    customer_details: typed,
  });
  expect((await notifications('ORD-1'))[0]?.body['customer_details']).toBeUndefined();
  expect((await notifications('ORD-2'))[0]?.body['customer_details']).toEqual({
    email: 'sari@shop.test',
    full_name: 'Sari',
  });
});

test('a pending payment outlives its page, and is resumed with the time that is left', async () => {
  const { token, charge, show, pass } = trial();
  const made = await token('ORD-1', { page_expiry: { unit: 'minute', duration: 10 } });
  const { body } = await charge(made, BCA);
  pass(20 * 60_000);
  const resumed = (await show(made)).body['result'] as Wire;
  expect(resumed['bca_va_number']).toBe(body['bca_va_number']);
  expect(resumed['expiry_time']).toBe('2026-02-04 10:15:00');
});

test('what would be over in under twenty seconds is not charged', async () => {
  const world = trial();
  const wanted = { expiry: { unit: 'minute', duration: 1, start_time: '2026-02-03 10:15:00 +0700' } };
  const made = await world.token('ORD-1', { ...wanted, page_expiry: { unit: 'minute', duration: 5 } });
  world.pass(40_001);
  const refused = await world.charge(made, BCA);
  expect([refused.status, refused.body]).toEqual([
    400,
    { error_messages: ['custom_expiry is below minimum threshold'] },
  ]);
  // A channel whose end is its own is charged.
  expect(
    (await world.charge(made, { payment_type: 'ovo', payment_params: { payer_phone_number: '081212345678' } })).status,
  ).toBe(201);
  const late = await world.token('ORD-2', {
    expiry: { ...wanted.expiry, start_time: '2026-02-03 10:15:01 +0700' },
    page_expiry: { unit: 'minute', duration: 5 },
  });
  expect((await world.charge(late, BCA)).body).toMatchObject({ expiry_time: '2026-02-03 10:16:01' });
});

describe('all_va of the oldest apps', () => {
  const pay = async (config: object, more: Wire = {}) => {
    const world = trial({ config });
    return (await world.charge(await world.token('ORD-1', more), { payment_type: 'all_va' })).body;
  };

  test('is the first virtual account that is offered', async () => {
    expect(await pay({ channels: ['gopay', 'bni_va', 'bca_va'] })).toMatchObject({
      status_code: '201',
      va_numbers: [{ bank: 'bni' }],
    });
    expect(await pay({}, { enabled_payments: ['all_va'] })).toMatchObject({ kasir_channel: 'permata_va' });
  });

  test('is refused where none is', async () => {
    expect(await pay({ channels: ['gopay'] })).toMatchObject({ status_code: '402' });
  });
});

test('what was asked for to be paid again and again is told in notifications', async () => {
  const world = trial();
  const recurring = { required: true, start_time: '2026-03-03 10:00:00 +0700', interval_unit: 'week' };
  const { body } = await world.charge(await world.token('ORD-1', { recurring }), BCA);
  expect((await world.notifications('ORD-1'))[0]?.body).toMatchObject({ recurring });
  expect(body).not.toHaveProperty('recurring');
  expect((await world.core('ORD-1/status')).body).not.toHaveProperty('recurring');
});

test('links lead where the merchant said, and keep a query that is there', async () => {
  const { token, charge } = trial({ config: { publicUrl: 'https://pay.test', bankUrl: 'https://bank.test' } });
  const { body } = await charge(await token('ORD 1&x', { callbacks: { finish: 'https://shop.test/f?a=1#top' } }), {
    payment_type: 'gopay',
  });
  expect(body['finish_redirect_url']).toBe(
    'https://shop.test/f?a=1&order_id=ORD+1%26x&status_code=201&transaction_status=pending#top',
  );
  expect(body['finish_200_redirect_url']).toContain('status_code=200&transaction_status=settlement');
  expect(body['qr_code_url']).toMatch(/^https:\/\/pay\.test\/v2\/gopay\//);
  expect(body['deeplink_url']).toMatch(/^https:\/\/bank\.test\/v2\/deeplink\//);
});

test('forwarded hosts count only when a proxy is trusted', async () => {
  const headers = { 'x-forwarded-host': 'pay.test', 'x-forwarded-proto': 'https' };
  const body = { transaction_details: { order_id: 'ORD-1', gross_amount: 150_000 } };
  expect((await trial().create(body, headers)).body['redirect_url']).toMatch(/^http:\/\/localhost:4100\//);
  expect((await trial({ config: { trustProxy: true } }).create(body, headers)).body['redirect_url']).toMatch(
    /^https:\/\/pay\.test\//,
  );
});

test('under its public name the page’s own origin is the public one, TLS or not', async () => {
  const world = trial({ config: { publicUrl: 'https://pay.test' } });
  const made = await world.token('ORD-1');
  const { body } = await world.call('GET', `http://pay.test/snap/v1/transactions/${made}`);
  expect(body).toMatchObject({ merchant: { preference: { logo_url: 'https://pay.test/snap/merchant/logo.svg' } } });
});
