import { describe, expect, test } from 'vitest';
import { luhn } from '../../lib/luhn.ts';
import { CLIENT_KEY, SERVER_KEY, trial, type Wire } from '../../sandbox/trial.ts';
import { checkNumber } from './brand.ts';
import { cardBrand } from './brands.sandbox.ts';
import { TEST_CARDS, type CardOutcome } from './cards.sandbox.ts';

type World = ReturnType<typeof trial>;

const payWith = async (world: World, order: string, number: string, more: Wire = { secure: true }) => {
  const token = await world.token(order, { credit_card: more });
  const body = { payment_type: 'credit_card', payment_params: { card_token: await world.card(number) } };
  return { token, ...(await world.charge(token, body)) };
};

const pathOf = (url: unknown) => new URL(String(url)).pathname;

test('every test card is a card number, and is listed once', () => {
  expect(TEST_CARDS.filter(({ number }) => !luhn(number))).toEqual([]);
  expect(new Set(TEST_CARDS.map(({ number }) => number)).size).toBe(TEST_CARDS.length);
});

/** What each outcome comes to: result code, status, fraud status, and the bank's code. */
const EXPECTED: Readonly<Record<CardOutcome, readonly [string, string, string, string | undefined]>> = {
  accept: ['200', 'capture', 'accept', '00'],
  bank_deny: ['202', 'deny', 'accept', '05'],
  attempted_accept: ['200', 'capture', 'accept', '00'],
  attempted_fds_deny: ['202', 'deny', 'deny', undefined],
  attempted_bank_deny: ['202', 'deny', 'accept', '05'],
  frictionless_accept: ['200', 'capture', 'accept', '00'],
  frictionless_deny: ['202', 'deny', 'accept', '05'],
  challenge_deny: ['202', 'deny', 'accept', undefined],
  pending_accept: ['200', 'capture', 'accept', '00'],
  not_authenticated: ['202', 'deny', 'accept', undefined],
  insufficient_funds: ['202', 'deny', 'accept', '51'],
  insufficient_over_30000: ['202', 'deny', 'accept', '51'],
  offline_deny: ['202', 'deny', 'accept', '05'],
  fds_challenge: ['201', 'capture', 'challenge', '00'],
  version_1: ['402', 'none', 'none', undefined],
};
const ASKED = new Set([
  'accept',
  'bank_deny',
  'challenge_deny',
  'pending_accept',
  'insufficient_funds',
  'insufficient_over_30000',
  'offline_deny',
  'fds_challenge',
]);

test.for(TEST_CARDS.map(({ number, outcome }) => [number, outcome] as const))('%s: %s', async ([number, outcome]) => {
  const world = trial();
  const [code, status, fraud, bankCode] = EXPECTED[outcome];
  const charged = await payWith(world, 'ORD-1', number);
  if (outcome === 'version_1') {
    expect(charged.body).toMatchObject({
      status_code: code,
      status_message: expect.stringMatching(/^Cards with 3DS version 1/) as string,
    });
    expect((await world.status(charged.token)).status).toBe(404);
    return;
  }
  expect(charged.body['redirect_url'] !== undefined).toBe(ASKED.has(outcome));
  if (ASKED.has(outcome)) {
    expect(charged.body).toMatchObject({ status_code: '201', transaction_status: 'pending' });
    await world.form(pathOf(charged.body['redirect_url']), { otp: '112233', ok: '1' });
  }
  world.pass(61_000);
  const { body } = await world.status(charged.token);
  expect([
    body['status_code'],
    body['transaction_status'],
    body['fraud_status'],
    body['channel_response_code'],
  ]).toEqual([code, status, fraud, bankCode]);
  if (status === 'capture') {
    const attempted = outcome === 'attempted_accept';
    const isMastercard = cardBrand(number) === 'mastercard';
    expect(body['eci']).toBe(isMastercard ? (attempted ? '01' : '02') : attempted ? '06' : '05');
  }
  expect(JSON.stringify(body)).not.toContain(number);
});

test('without 3-D Secure nothing is asked', async () => {
  const { body } = await payWith(trial(), 'ORD-1', '4811111111111114', { secure: false });
  expect(body).toMatchObject({
    status_code: '200',
    transaction_status: 'capture',
    eci: '07',
    masked_card: '48111111-1114',
    card_type: 'credit',
  });
  expect(body['three_ds_version']).toBeUndefined();
});

test('a small amount passes the card that has little money', async () => {
  const world = trial();
  const { body } = await world.create({ transaction_details: { order_id: 'ORD-1', gross_amount: 30_000 } });
  const charge = { payment_type: 'credit_card', payment_params: { card_token: await world.card('4806000000000081') } };
  expect((await world.charge(String(body['token']), charge)).body).toMatchObject({ transaction_status: 'capture' });
});

describe('a card’s token that was asked for with an amount', () => {
  const text = 'transaction_details.gross_amount must be equal to token request gross_amount';
  const byCore = async (world: World, token_id: string) => {
    const transaction_details = { order_id: 'CORE-1', gross_amount: 150_000 };
    return world.core('charge', 'POST', {
      payment_type: 'credit_card',
      transaction_details,
      credit_card: { token_id },
    });
  };
  const bySnap = async (world: World, card_token: string, more: Wire = {}) =>
    world.charge(await world.token('ORD-1', more), { payment_type: 'credit_card', payment_params: { card_token } });

  test.for([
    [150_000, true],
    ['150000.00', true],
    ['', true],
    ['much', true],
    [149_999, false],
    ['150001', false],
  ] as const)('%j: taken for Rp150.000: %s', async ([gross_amount, taken]) => {
    for (const pay of [byCore, bySnap]) {
      const world = trial();
      const { body } = await pay(world, await world.card('4811111111111114', { gross_amount }));
      expect(body).toMatchObject(taken ? { status_code: '200' } : { status_code: '400', validation_messages: [text] });
    }
  });

  test('is the order’s, whatever a promo or a fee makes of it; the card is saved without it', async () => {
    const world = trial();
    const fee = { enable: true, payment_fee_configs: [{ payment_type: 'credit_card', customer_percentage: 100 }] };
    const more = { credit_card: { save_card: true }, promo: { enabled: true }, customer_imposed_payment_fee: fee };
    const token = await world.token('ORD-1', { ...more, user_id: 'sari' });
    const card_token = await world.card('4811111111111114', { gross_amount: 150_000 });
    const promo_details = { promo_id: '1', discounted_gross_amount: '140000' };
    const payment_params = { card_token, save_card: true };
    const { body } = await world.charge(token, { payment_type: 'credit_card', payment_params, promo_details });
    expect(body).toMatchObject({ status_code: '200', saved_token_id: expect.any(String) as string });
    expect(body['gross_amount']).not.toBe('150000.00');
    const token_id = body['saved_token_id'];
    const again = await world.call('POST', '/v2/token', { client_key: CLIENT_KEY, token_id, card_cvv: '123' });
    const details = { order_id: 'ORD-2', gross_amount: 20_000 };
    const credit_card = { token_id: again.body['token_id'] };
    const asked = { payment_type: 'credit_card', transaction_details: details, credit_card };
    expect((await world.core('charge', 'POST', asked)).body).toMatchObject({ status_code: '200' });
  });
});

test('only reserved where the merchant wants that', async () => {
  const { body } = await payWith(trial(), 'ORD-1', '4811111111111114', { type: 'authorize' });
  expect(body).toMatchObject({ status_code: '200', transaction_status: 'authorize' });
});

test('what was to be reserved is, when the bank accepts it a minute later', async () => {
  const world = trial();
  const charged = await payWith(world, 'ORD-1', '4024007176265022', { secure: true, type: 'authorize' });
  await world.form(pathOf(charged.body['redirect_url']), { otp: '112233', ok: '1' });
  world.pass(61_000);
  expect((await world.core('ORD-1/status')).body).toMatchObject({ transaction_status: 'authorize', eci: '05' });
  expect((await world.notifications('ORD-1')).map((one) => one.body['transaction_status'])).toEqual([
    'pending',
    'authorize',
  ]);
});

test('what was to be reserved still is once the fraud system’s question is approved', async () => {
  for (const approve of ['core', 'accept', 'settle']) {
    const world = trial();
    const more = { secure: false, type: 'authorize' };
    const { body } = await payWith(world, 'ORD-1', '4511111111111117', more);
    expect(body).toMatchObject({ transaction_status: 'capture', fraud_status: 'challenge' });
    const yes = approve === 'core' ? world.core('ORD-1/approve', 'POST') : world.lever(`transactions/ORD-1/${approve}`);
    expect((await yes).status).toBe(200);
    const answer = (await world.core('ORD-1/status')).body;
    expect(answer).toMatchObject({ status_code: '200', transaction_status: 'authorize', fraud_status: 'accept' });
    const headers = { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` };
    const { transaction_id } = answer;
    const captured = await world.call('POST', '/v2/capture', { transaction_id }, headers);
    expect(captured.body).toMatchObject({ status_code: '200', transaction_status: 'capture' });
    // Held again after its capture, it is not given back.
    await world.lever('transactions/ORD-1/challenge');
    await world.core('ORD-1/approve', 'POST');
    expect((await world.core('ORD-1/status')).body).toMatchObject({ transaction_status: 'capture' });
  }
});

describe('the bank’s page', () => {
  const open = async () => {
    const world = trial();
    const charged = await payWith(world, 'ORD-1', '4811111111111114');
    return {
      world,
      token: charged.token,
      url: String(charged.body['redirect_url']),
      path: pathOf(charged.body['redirect_url']),
    };
  };

  test('is handed out on the bank’s origin, and shows who and how much, never the number', async () => {
    const { world, path, url } = await open();
    expect(url).toMatch(/^http:\/\/localhost:4101\/v2\/3ds\/redirect\/48111111-1114-/);
    const page = await world.call('GET', `${path}?language=en`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const part of [
      '<h1>Issuing Bank</h1>',
      'id="merchant_name"',
      'id="txn_amount"',
      'id="card_number"',
      'id="otp"',
      'name="ok"',
      'name="cancel"',
      'Rp150.000',
      '4811 •••• •••• 1114',
    ])
      expect(page.text).toContain(part);
    expect(page.text).not.toContain('4811111111111114');
  });

  test('asks again after a wrong password', async () => {
    const { world, path, token } = await open();
    const page = await world.form(`${path}?language=en`, { otp: '000000', ok: '1' });
    expect(page.text).toContain('That password is wrong');
    expect((await world.status(token)).body).toMatchObject({ transaction_status: 'pending' });
  });

  test('leads to an end page, and cannot be used again', async () => {
    const { world, path, token } = await open();
    const done = await world.form(path, { otp: ' 112233 ', ok: '1' });
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('/v2/3ds/result-completion/'),
    ]);
    const again = await world.form(path, { cancel: '1' });
    expect(again.status).toBe(404);
    expect((await world.status(token)).body).toMatchObject({ transaction_status: 'capture' });
    expect((await world.status(token)).body['redirect_url']).toBeUndefined();
  });

  test('refuses when the customer cancels, and another attempt may follow', async () => {
    const { world, path, token } = await open();
    await world.form(path, { cancel: '1', otp: '' });
    expect((await world.status(token)).body).toMatchObject({
      status_code: '202',
      transaction_status: 'deny',
      status_message: '3DS Authentication Denied',
    });
    expect((await world.show(token)).body).toMatchObject({ result: null });
    const body = { payment_type: 'credit_card', payment_params: { card_token: await world.card('4811111111111114') } };
    expect((await world.charge(token, body)).status).toBe(201);
  });

  test('times out after ten minutes', async () => {
    const { world, path, token } = await open();
    world.pass(10 * 60_000);
    expect((await world.status(token)).body).toMatchObject({
      transaction_status: 'deny',
      status_message: '3DS Authentication Timeout',
    });
    expect((await world.call('GET', path)).status).toBe(404);
  });

  test('takes no form from another page', async () => {
    const { world, path, token } = await open();
    const answer = await world.form(path, { otp: '112233', ok: '1' }, { origin: 'https://evil.test' });
    expect(answer.status).toBe(403);
    expect((await world.status(token)).body).toMatchObject({ transaction_status: 'pending' });
  });

  test('pending for a minute, then accepted', async () => {
    const world = trial();
    const charged = await payWith(world, 'ORD-1', '4024007176265022');
    await world.form(pathOf(charged.body['redirect_url']), { otp: '112233', ok: '1' });
    const { body } = await world.status(charged.token);
    expect(body).toMatchObject({ status_code: '201', transaction_status: 'pending' });
    expect(body['redirect_url']).toBeUndefined();
    // Answered, and not over (contract §4.5): both APIs say so.
    expect(body).toMatchObject({ three_ds_challenge_completion: false });
    const core = async () => (await world.core('ORD-1/status')).body;
    expect(await core()).toMatchObject({ challenge_completion: false, three_ds_challenge_completion: false });
    world.pass(60_000);
    expect(await core()).toMatchObject({ challenge_completion: true, three_ds_challenge_completion: true });
    expect((await world.status(charged.token)).body).toMatchObject({ transaction_status: 'capture', eci: '05' });
    expect((await world.notifications('ORD-1')).map((one) => one.body['transaction_status'])).toEqual([
      'pending',
      'capture',
    ]);
  });
});

describe('tokens', () => {
  const card = { card_number: '4811111111111114', card_exp_month: '12', card_exp_year: '2030', card_cvv: '123' };
  const ask = (given: Wire, headers: Record<string, string> = {}) =>
    trial().call('POST', '/v2/token', { client_key: CLIENT_KEY, ...card, ...given }, headers);

  test('by JSON, by query, with the key as user', async () => {
    const world = trial();
    const query = new URLSearchParams({ client_key: CLIENT_KEY, ...card, card_exp_year: '30' });
    const answers = [
      await world.call('POST', '/v2/token', { client_key: CLIENT_KEY, ...card }),
      await world.call('GET', `/v2/token?${query}`),
      await world.call('POST', '/v2/token', card, { authorization: `Basic ${btoa(`${CLIENT_KEY}:`)}` }),
      await world.call('GET', `/v2/token?${query}`, undefined, { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` }),
    ];
    for (const { body, headers } of answers) {
      expect(body).toMatchObject({ status_code: '200', hash: '48111111-1114-mami' });
      expect(body['token_id']).toMatch(/^48111111-1114-[0-9a-f-]{36}$/);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  test.for([
    [{ card_number: '4811111111111115' }, 'card_number does not match with luhn algorithm'],
    [{ card_number: '' }, 'card_number is required'],
    [{ card_number: '4'.repeat(40) }, 'card_number does not match with luhn algorithm'],
    [{ card_exp_month: '13' }, 'card_exp_month is invalid'],
    [{ card_exp_year: '2025' }, 'card_exp_year must be greater than this year'],
    [{ card_exp_year: '2026', card_exp_month: '1' }, "card_exp_month must be greater than this year's month"],
    [{ card_cvv: '12' }, 'card_cvv is invalid'],
    [{ callback: 'steal' }, 'unsupported token request parameter(s)'],
  ] as const)('%j: %s', async ([given, text]) => {
    const { status, body } = await ask(given);
    expect([status, body['status_code'], body['validation_messages']]).toEqual([200, '400', [text]]);
  });

  test('the form and the tokeniser agree on what is a number', async () => {
    const numbers = [
      '6212487892425803',
      '8100000000000001',
      '4811111111111115',
      '2720000000000000',
      '5211111111111118',
    ];
    // AmEx cards of the contract's tables with a digit too many: nobody can type them, a back end may send them.
    const sent = ['3794521996036850', '3419184532253540'];
    for (const card_number of [...numbers, ...TEST_CARDS.map(({ number }) => number)]) {
      const isTaken = checkNumber(card_number) === 'valid' || sent.includes(card_number);
      const { body } = await ask({ card_number, card_cvv: '1234' });
      expect([card_number, body['status_code']]).toEqual([card_number, isTaken ? '200' : '400']);
    }
  });

  test('this month’s card still works', async () => {
    expect((await ask({ card_exp_year: '26', card_exp_month: '02' })).body['status_code']).toBe('200');
  });

  test.for([
    [{ client_key: 'SB-Mid-client-other' }, {}],
    [{ client_key: SERVER_KEY }, {}],
    [{ client_key: '' }, {}],
    [{}, { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}`, origin: 'https://shop.test' }],
  ] as const)('%j %j is denied, and no key is repeated', async ([given, headers]) => {
    const answer = await ask(given, headers);
    expect([answer.status, answer.body['status_code']]).toEqual([401, '401']);
    expect(answer.text).not.toContain('-server-');
  });

  test('are charged once, and within a quarter of an hour', async () => {
    const world = trial();
    const [first, second] = [await world.token('ORD-1'), await world.token('ORD-2')];
    const body = { payment_type: 'credit_card', payment_params: { card_token: await world.card('4811111111111114') } };
    expect((await world.charge(first, body)).body['status_code']).toBe('200');
    expect((await world.charge(second, body)).body).toMatchObject({
      status_code: '411',
      status_message: 'Token id is missing, invalid, or timed out',
    });
    const late = { payment_type: 'credit_card', payment_params: { card_token: await world.card('4811111111111114') } };
    world.pass(15 * 60_000);
    expect((await world.charge(second, late)).body['status_code']).toBe('411');
    expect((await world.charge(second, { payment_type: 'credit_card' })).body['status_code']).toBe('411');
  });
});

test('the list of cards names each outcome in both languages', async () => {
  const { body } = await trial().call('GET', '/_sandbox/cards');
  expect(body['cards']).toContainEqual({
    number: '370192169722458',
    brand: 'amex',
    cvv: '1234',
    expiry: '12/29',
    kind: 'accept',
    outcome: { en: 'Accepted after 3-D Secure', id: 'Diterima setelah 3-D Secure' },
  });
});
