import { describe, expect, test } from 'vitest';
import { sandboxMethods } from '../methods.ts';
import { SERVER_KEY, trial, type Wire } from '../trial.ts';

type World = ReturnType<typeof trial>;
const AUTHORIZATION = { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` };

const charge = async (world: World, id: string, more: Wire) => {
  const transaction_details = { order_id: id, gross_amount: 150_000 };
  return world.call('POST', '/v2/charge', { transaction_details, ...more }, AUTHORIZATION);
};

/** What lenders want to know. */
const BASKET = {
  item_details: [{ id: 'SKU-1', name: 'Kopi', price: 150_000, quantity: 1 }],
  customer_details: { first_name: 'Sari', email: 'sari@shop.test', phone: '081212345678' },
};

const bank = (name: string, more: Wire = {}) => ({
  payment_type: 'bank_transfer',
  bank_transfer: { bank: name, ...more },
});
const store = (name: string) => ({ payment_type: 'cstore', cstore: { store: name } });
const TRANSFER = 'Success, Bank Transfer transaction is created';
const PERMATA = 'Success, PERMATA VA transaction is successful';
const STORE = 'Success, cstore transaction is successful';
const WALLET_ACTIONS = ['deeplink-redirect', 'get-status', 'cancel'];

/** Contract §5.3: the request, `status_message`, what is in the answer beside the common fields, and its actions. */
const SHAPES: readonly (readonly [request: Wire, message: string, fields: Wire, actions?: readonly string[]])[] = [
  [bank('bca'), TRANSFER, { va_numbers: [{ bank: 'bca', va_number: /^\d{11}$/ }] }],
  [bank('bni'), TRANSFER, { va_numbers: [{ bank: 'bni', va_number: /^988\d{13}$/ }] }],
  [bank('bri'), TRANSFER, { va_numbers: [{ bank: 'bri', va_number: /^\d{18}$/ }] }],
  [bank('cimb'), TRANSFER, { va_numbers: [{ bank: 'cimb', va_number: /^\d+$/ }] }],
  [bank('danamon'), TRANSFER, { va_numbers: [{ bank: 'danamon', va_number: /^\d+$/ }], transaction_id: /^A1\w{25}$/ }],
  [bank('bsi'), TRANSFER, { va_numbers: [{ bank: 'bsi', va_number: /^\d+$/ }] }],
  [bank('permata', { permata: { recipient_name: 'SUDARSONO' } }), PERMATA, { permata_va_number: /^8562\d{12}$/ }],
  [
    { payment_type: 'permata', bank_transfer: { permata: { recipient_name: 'SUDARSONO' } } },
    PERMATA,
    { permata_va_number: /^8562\d{12}$/ },
  ],
  [
    { payment_type: 'echannel', echannel: { bill_info1: 'Bill', bill_info2: 'Shoes' } },
    'OK, Mandiri Bill transaction is successful',
    { biller_code: '70012', bill_key: /^\d{12}$/ },
  ],
  [
    { payment_type: 'gopay' },
    'GoPay transaction is created',
    { payment_type: 'gopay' },
    ['generate-qr-code', 'generate-qr-code-v2', ...WALLET_ACTIONS],
  ],
  [
    { payment_type: 'qris', qris: { acquirer: 'gopay' } },
    'QRIS transaction is created',
    { acquirer: 'gopay', qr_string: /^000201/ },
    ['generate-qr-code', 'get-status', 'cancel'],
  ],
  [{ payment_type: 'shopeepay' }, 'ShopeePay transaction is created', { payment_type: 'shopeepay' }, WALLET_ACTIONS],
  [{ payment_type: 'dana' }, 'DANA transaction is created', { transaction_id: /^A1\w{25}$/ }, WALLET_ACTIONS],
  [
    { payment_type: 'ovo', ovo: { payer_phone_number: '+628123456789' } },
    'Ovo transaction is created',
    { payer_phone_number: '+628123456789', expiry_time: '2026-02-03 10:16:05' },
  ],
  [{ payment_type: 'akulaku', ...BASKET }, 'Success, Akulaku transaction is created', { redirect_url: /^http/ }],
  [{ payment_type: 'kredivo', ...BASKET }, 'Kredivo transaction is created', { redirect_url: /^http/ }],
  [store('indomaret'), STORE, { store: 'indomaret', payment_code: /^\d{12}$/ }],
  [store('alfamart'), STORE, { store: 'alfamart', payment_code: /^\d+$/ }],
];

/** Patterns stand for texts that fit them. */
const like = (wanted: unknown): unknown => {
  if (wanted instanceof RegExp) return expect.stringMatching(wanted);
  if (Array.isArray(wanted)) return wanted.map(like);
  if (typeof wanted !== 'object' || wanted === null) return wanted;
  return Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, like(value)]));
};

test.for(SHAPES)('charge %j: %s', async ([request, message, fields, actions]) => {
  const world = trial();
  const { status, body } = await charge(world, 'C-1', request);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status_code: '201',
    status_message: message,
    transaction_status: 'pending',
    order_id: 'C-1',
    merchant_id: 'G000000001',
    gross_amount: '150000.00',
    currency: 'IDR',
    transaction_time: '2026-02-03 10:15:00',
    expiry_time: like(/^2026-02-0/),
    ...(like(fields) as Wire),
  });
  // Only what is told later is signed.
  expect(body).not.toHaveProperty('signature_key');
  expect((body['actions'] as Wire[] | undefined)?.map(({ name }) => name)).toEqual(actions);
  expect((await world.core('C-1/status')).body).toMatchObject({ transaction_id: body['transaction_id'] });
});

/** What the other channels want to be told. */
const OWN: Readonly<Record<string, (world: World) => Promise<Wire> | Wire>> = {
  akulaku: () => BASKET,
  kredivo: () => BASKET,
  credit_card: async (world) => ({ credit_card: { token_id: await world.card('4811111111111114') } }),
  ovo: () => ({ ovo: { payer_phone_number: '08123456789' } }),
  bca_klikbca: () => ({ bca_klikbca: { user_id: 'SARI123', description: 'Kopi' } }),
  gci: () => ({ gci: { card_number: '1234567890123456', pin: '123456' } }),
  indosat_dompetku: () => ({ indosat_dompetku: { msisdn: '08123456789' } }),
  telkomsel_cash: () => ({ telkomsel_cash: { customer: '0811111111' } }),
  mandiri_clickpay: async (world) => {
    const card = await world.call('POST', '/v2/token', {
      client_key: 'SB-Mid-client-kasir-sandbox',
      card_number: '4111111111111111',
    });
    return { mandiri_clickpay: { token_id: card.body['token_id'], token: '000000', input3: '12345' } };
  },
};

test.for(sandboxMethods.map(({ id }) => id))('a Core charge by %s', async (id) => {
  const world = trial();
  const { body } = await charge(world, 'C-1', { payment_type: id, ...(await OWN[id]?.(world)) });
  expect(body['status_code'], JSON.stringify(body)).toMatch(/^20[01]$/);
  expect(body).toMatchObject({ order_id: 'C-1', gross_amount: '150000.00' });
  expect((await world.core(`${String(body['transaction_id'])}/status`)).body).toMatchObject({ order_id: 'C-1' });
});

/** What customers who pay elsewhere are told or led to. */
const WAYS =
  /^(?:redirect_url|actions|va_numbers|permata_va_number|bill_key|payment_code|uob_ezpay_\w+_url|xl_tunai_order_id)$/;

test.for(sandboxMethods.map(({ id }) => id))(
  'a pending Core charge by %s says how it is paid, and that it is created',
  async (id) => {
    const world = trial();
    const { body } = await charge(world, 'C-1', { payment_type: id, ...(await OWN[id]?.(world)) });
    if (body['status_code'] !== '201') return;
    expect(body['status_message']).toMatch(/is created$|is successful$/);
    // Its request goes to the customer's own phone.
    if (id === 'ovo' || id === 'telkomsel_cash' || id === 'indosat_dompetku') return;
    expect(Object.keys(body).filter((name) => WAYS.test(name))).not.toEqual([]);
  },
);

test('UOB by the Core API: both links lead to the bank', async () => {
  const world = trial();
  const { body } = await charge(world, 'C-1', { payment_type: 'uob_ezpay' });
  for (const name of ['uob_ezpay_web_url', 'uob_ezpay_deeplink_url'])
    expect((await world.call('GET', String(body[name]))).text).toMatch(/UOB/);
});

test('the merchant’s smallest amount counts, and so does where notifications are to go', async () => {
  const world = trial({ config: { minAmount: 100_000, notificationUrl: 'https://shop.test/own' } });
  const ask = (id: string, gross_amount: number, headers = {}) =>
    world.call(
      'POST',
      '/v2/charge',
      { payment_type: 'gopay', transaction_details: { order_id: id, gross_amount } },
      { ...AUTHORIZATION, ...headers },
    );
  expect((await ask('C-1', 20_000)).body).toMatchObject({
    status_code: '400',
    validation_messages: ['transaction_details.gross_amount must be greater than or equal to 100000'],
  });
  const urls = async (id: string) => (await world.notifications(id)).map(({ url }) => url);
  await ask('C-2', 100_000, { 'x-override-notification': 'https://shop.test/a, https://shop.test/b' });
  expect(await urls('C-2')).toEqual(['https://shop.test/a', 'https://shop.test/b']);
  await ask('C-3', 100_000, { 'x-append-notification': 'https://shop.test/c' });
  expect(await urls('C-3')).toEqual(['https://shop.test/own', 'https://shop.test/c']);
  const bad = await ask('C-4', 100_000, { 'x-override-notification': 'file:///etc/passwd' });
  expect([bad.status, bad.body['validation_messages']]).toEqual([
    400,
    ['X-Override-Notification must be up to 3 http(s) URLs'],
  ]);
});

test.for(['akulaku', 'kredivo'])('%s without items is 400 in the body and as HTTP', async (payment_type) => {
  const { status, body } = await charge(trial(), 'C-1', { payment_type });
  expect([status, body['status_code']]).toEqual([400, '400']);
});

describe('while it is pending', () => {
  test.for([
    ['dana', 'PENDING'],
    ['shopeepay', 'pending'],
  ] as const)('the status of %s is %s, with the way to its app', async ([type, word]) => {
    const world = trial();
    const { body } = await charge(world, 'C-1', { payment_type: type });
    expect(body['transaction_status']).toBe('pending');
    const told = (await world.core('C-1/status')).body;
    expect(told).toMatchObject({
      transaction_status: word,
      actions: [{ name: 'deeplink-redirect', method: 'GET', url: like(/^http.*deeplink/) }],
    });
    const [app] = told['actions'] as { url: string }[];
    expect((await world.call('GET', app?.url ?? '')).status).toBe(200);
    expect((await world.notifications('C-1')).map((one) => one.body['transaction_status'])).toEqual(['pending']);
    await world.lever('transactions/C-1/settle');
    const after = (await world.core('C-1/status')).body;
    expect([after['transaction_status'], after['actions']]).toEqual(['settlement', undefined]);
  });
});

describe('a settlement that the provider takes back', () => {
  const possible = async (world: World) =>
    (await world.call('GET', '/_sandbox/transactions/C-1')).body['possible'] as string[];

  test.for([
    [bank('permata'), true],
    [{ payment_type: 'echannel' }, true],
    [store('indomaret'), true],
    [store('alfamart'), false],
    [bank('bca'), false],
    [{ payment_type: 'gopay' }, false],
  ] as const)('%j: %s', async ([request, may]) => {
    const world = trial();
    await charge(world, 'C-1', request);
    await world.lever('transactions/C-1/settle');
    world.pass(60_000);
    expect((await possible(world)).includes('deny')).toBe(may);
    expect((await world.lever('transactions/C-1/deny')).status).toBe(may ? 200 : 409);
    const told = (await world.notifications('C-1')).map(({ body }) => [
      body['status_code'],
      body['transaction_status'],
    ]);
    expect(told).toEqual([['201', 'pending'], ['200', 'settlement'], ...(may ? [['202', 'deny']] : [])]);
  });

  test('a minute later it stays, and so does what was refunded', async () => {
    const world = trial();
    await charge(world, 'C-1', bank('permata'));
    await world.lever('transactions/C-1/settle');
    world.pass(60_001);
    expect(await possible(world)).not.toContain('deny');
    expect((await world.lever('transactions/C-1/deny')).status).toBe(409);
    expect((await world.core('C-1/status')).body).toMatchObject({ transaction_status: 'settlement' });
  });
});

describe('what the status of a card says', () => {
  const paid = async (number: string, more: Wire = {}) => {
    const world = trial();
    const credit_card = { token_id: await world.card(number), ...more };
    await charge(world, 'C-1', { payment_type: 'credit_card', credit_card });
    return world;
  };
  const GOOD = '4811111111111114';
  const HELD = '4511111111111117';
  const OK = 'Success, Credit Card transaction is successful';
  const SECURE = { authentication: true };

  test.for([
    [GOOD, {}, [], 'capture', OK],
    [GOOD, {}, ['settle'], 'settlement', OK],
    [GOOD, { type: 'authorize' }, [], 'authorize', OK],
    [GOOD, { type: 'authorize' }, ['capture'], 'capture', 'Success, Credit Card capture transaction is successful'],
    [GOOD, { type: 'authorize' }, ['capture', 'settle'], 'settlement', OK],
    [GOOD, SECURE, [], 'pending', 'Credit Card transaction is pending'],
    [GOOD, SECURE, ['fail'], 'failure', 'Credit Card transaction is failed'],
    [GOOD, SECURE, ['expire'], 'expire', 'Credit Card transaction is expired'],
    [GOOD, {}, ['cancel'], 'cancel', 'Success, transaction is canceled'],
    [GOOD, {}, ['settle', 'refund'], 'refund', 'Success, refund request is approved by the bank'],
    [GOOD, {}, ['settle', 'part'], 'partial_refund', 'Success, refund request is approved by the bank'],
    [GOOD, {}, ['settle', 'chargeback'], 'chargeback', 'Success, transaction is found'],
    [GOOD, {}, ['settle', 'partial_chargeback'], 'partial_chargeback', 'Success, transaction is found'],
    ['4911111111111113', {}, [], 'deny', 'Deny by Bank [BNI] with code [05] and message [Do not honour]'],
    ['4611111111111116', SECURE, [], 'deny', 'Denied by Veritrans Fraud Detection System'],
    ['4716125059847899', SECURE, [], 'deny', '3DS Authentication Denied'],
    [GOOD, SECURE, ['wait'], 'deny', '3DS Authentication Timeout'],
    [HELD, {}, ['deny'], 'deny', 'Denied by Veritrans Fraud Detection System'],
    [HELD, {}, ['merchant deny'], 'deny', 'Denied by Veritrans Fraud Detection System'],
    [GOOD, { type: 'authorize' }, ['deny'], 'deny', 'Deny by Bank [BNI] with code [05] and message [Do not honour]'],
  ] as const)('%s %j, then %j: %s, %s', async ([number, card, steps, status, message]) => {
    const world = await paid(number, card);
    for (const step of steps) {
      if (step === 'wait') world.pass(10 * 60_000);
      else if (step === 'part') await world.lever('transactions/C-1/refund', { amount: 50_000 });
      else if (step === 'merchant deny') await world.core('C-1/deny', 'POST');
      else await world.lever(`transactions/C-1/${step}`);
    }
    expect((await world.core('C-1/status')).body).toMatchObject({
      transaction_status: status,
      status_message: message,
      masked_card: like(/^\d{8}-\d{4}$/),
      expiry_time: like(/^2026-/),
      channel: like(/^\w+$/),
    });
  });

  test.for(['lever', 'merchant'] as const)(
    'denied by the %s, a held card is refused by the fraud system',
    async (who) => {
      const world = await paid(HELD);
      if (who === 'lever') await world.lever('transactions/C-1/deny');
      else await world.core('C-1/deny', 'POST');
      expect((await world.core('C-1/status')).body).toMatchObject({ transaction_status: 'deny', fraud_status: 'deny' });
    },
  );
});

test('back ends are told when a captured card is settled; its customer and notifications are not', async () => {
  const world = trial();
  const credit_card = { token_id: await world.card('4811111111111114') };
  const captured = await charge(world, 'C-1', { payment_type: 'credit_card', credit_card });
  const next = { transaction_status: 'capture', settlement_time: '2026-02-04 16:00:00' };
  expect(captured.body).toMatchObject(next);
  expect((await world.core('C-1/status')).body).toMatchObject(next);
  expect((await world.notifications('C-1'))[0]?.body).not.toHaveProperty('settlement_time');
  const token = await world.token('S-1', { credit_card: { secure: false } });
  const payment_params = { card_token: await world.card('4811111111111114') };
  const { body } = await world.charge(token, { payment_type: 'credit_card', payment_params });
  expect(body).not.toHaveProperty('settlement_time');
  await world.core('C-1/cancel', 'POST');
  expect((await world.core('C-1/status')).body).not.toHaveProperty('settlement_time');
  await world.lever('transactions/S-1/settle');
  await world.core('S-1/refund', 'POST', { amount: 1000 });
  expect((await world.core('S-1/status')).body).toMatchObject({
    transaction_status: 'partial_refund',
    settlement_time: '2026-02-03 10:15:00',
  });
});

describe('instalments of a card', () => {
  const BNI = '4105058689481467';
  const paid = async (number: string, card: Wire) => {
    const world = trial();
    const credit_card = { token_id: await world.card(number), ...card };
    const { body } = await charge(world, 'C-1', { payment_type: 'credit_card', credit_card });
    return { body, status: (await world.core('C-1/status')).body };
  };

  test.for([
    [BNI, { bank: 'bni', installment_term: 3 }, '3'],
    [BNI, { bank: 'bni', installment_term: '12' }, '12'],
    [BNI, { installment_term: 6, bins: ['410505'] }, '6'],
    [BNI, { bank: 'bni' }, undefined],
    [BNI, { bank: 'bni', installment_term: null }, undefined],
  ] as const)('%s with %j', async ([number, card, term]) => {
    const { body, status } = await paid(number, card);
    expect(body).toMatchObject({ status_code: '200', transaction_status: 'capture' });
    expect([body['installment_term'], status['installment_term']]).toEqual([term, term]);
  });

  test.for([
    [BNI, { bank: 'bni', installment_term: 5 }, 'installment term is not available'],
    [BNI, { bank: 'bni', installment_term: 'three' }, 'installment is invalid'],
    [BNI, { bank: 'mandiri', installment_term: 3 }, 'installment bank does not match the card'],
    [BNI, { installment_term: 3, bins: ['4811'] }, 'card bin is not in offline_bins'],
  ] as const)('%s with %j is refused: %s', async ([number, card, text]) => {
    const { body, status } = await paid(number, card);
    expect(body).toMatchObject({ status_code: '400', validation_messages: [text] });
    expect(status).toMatchObject({ status_code: '404' });
  });
});
