import { describe, expect, test } from 'vitest';
import { dice } from '../dice.ts';
import { signatureKey } from '../signature.ts';
import { SERVER_KEY, trial } from '../trial.ts';

const BCA = { payment_type: 'bca_va' };

test('status by order id and by transaction id, signed', async () => {
  const { token, charge, core } = trial();
  const { body } = await charge(await token('ORD-1', { custom_field1: 'satu' }), BCA);
  const byOrder = await core('ORD-1/status');
  expect(byOrder.status).toBe(200);
  expect(byOrder.body).toEqual({
    status_code: '201',
    status_message: 'Success, transaction is found',
    transaction_id: body['transaction_id'],
    order_id: 'ORD-1',
    merchant_id: 'G000000001',
    gross_amount: '150000.00',
    currency: 'IDR',
    payment_type: 'bank_transfer',
    transaction_time: '2026-02-03 10:15:00',
    transaction_status: 'pending',
    fraud_status: 'accept',
    expiry_time: '2026-02-04 10:15:00',
    custom_field1: 'satu',
    va_numbers: body['va_numbers'],
    payment_amounts: [],
    signature_key: signatureKey('ORD-1', '201', '150000.00', SERVER_KEY),
  });
  expect((await core(`${String(body['transaction_id'])}/status`)).body).toEqual(byOrder.body);
});

test('before a method was chosen the error is in the body, and the log says why', async () => {
  const { token, core, lines } = trial();
  await token('ORD-1');
  const { status, body } = await core('ORD-1/status');
  expect(status).toBe(200);
  expect(body).toMatchObject({ status_code: '404', status_message: "Transaction doesn't exist." });
  expect(lines.join()).toContain('wait for the first notification');
});

test('only with the server key', async () => {
  const { call } = trial();
  for (const [method, path] of [
    ['GET', 'status'],
    ['POST', 'cancel'],
    ['POST', 'expire'],
  ] as const) {
    const { status, body } = await call(method, `/v2/ORD-1/${path}`, undefined, {
      authorization: `Basic ${btoa('SB-Mid-client-x:')}`,
    });
    expect(status).toBe(401);
    expect(body).toMatchObject({
      status_code: '401',
      status_message: 'Transaction cannot be authorized with the current client/server key.',
    });
  }
});

const UNMODIFIABLE = 'Merchant cannot modify the status of the transaction';
const NOT_UPDATED = 'Transaction status cannot be updated.';

test.for([
  ['cancel', 'bca_va', '200', 'Success, transaction is canceled', 'cancel', UNMODIFIABLE],
  ['cancel', 'permata_va', '200', 'Success, transaction is canceled', 'cancel', UNMODIFIABLE],
  ['expire', 'bca_va', '407', 'Success, transaction has expired', 'expire', UNMODIFIABLE],
  ['expire', 'permata_va', '407', 'Success, transaction has expired', 'expire', NOT_UPDATED],
  ['expire', 'indomaret', '407', 'Success, transaction has expired', 'expire', NOT_UPDATED],
] as const)('%s of %s once, and not again', async ([action, channel, code, text, status, refusal]) => {
  const { token, charge, core } = trial();
  await charge(await token('ORD-1'), { payment_type: channel });
  const done = await core(`ORD-1/${action}`, 'POST');
  expect(done.body).toMatchObject({ status_code: code, status_message: text, transaction_status: status });
  const again = await core(`ORD-1/${action}`, 'POST');
  expect([again.status, again.body['status_code'], again.body['status_message']]).toEqual([200, '412', refusal]);
  expect(again.body['id']).toMatch(/^[0-9a-f-]{36}$/);
  expect((await core(`nobody/${action}`, 'POST')).body).toMatchObject({ status_code: '404' });
});

test('a captured card can be cancelled, not expired, and is settled at 16:00 of the next day', async () => {
  const world = trial();
  const pay = async (order: string) => {
    const made = await world.token(order);
    await world.charge(made, {
      payment_type: 'credit_card',
      payment_params: { card_token: await world.card('4811111111111114') },
    });
  };
  await pay('ORD-1');
  await pay('ORD-2');
  expect((await world.core('ORD-1/expire', 'POST')).body).toMatchObject({ status_code: '412' });
  expect((await world.core('ORD-1/cancel', 'POST')).body).toMatchObject({ transaction_status: 'cancel' });
  world.pass(29 * 3_600_000 + 45 * 60_000);
  expect((await world.core('ORD-2/status')).body).toMatchObject({
    status_code: '200',
    transaction_status: 'settlement',
    settlement_time: '2026-02-04 16:00:00',
    status_message: 'Success, Credit Card transaction is successful',
  });
});

test('an order id may be anything, also in a path', async () => {
  const { token, charge, core } = trial();
  await charge(await token('a/b c?ü%'), BCA);
  expect((await core(`${encodeURIComponent('a/b c?ü%')}/status`)).body).toMatchObject({ order_id: 'a/b c?ü%' });
});

test.for([
  ['GET', '/nowhere', 404],
  ['POST', '/snap/v1/nowhere', 404],
  ['GET', '/v2/charge', 405],
  ['DELETE', '/snap/v1/transactions', 405],
  ['GET', '/snap/v1/transactions', 405],
  ['PUT', '/v2/token', 405],
  ['GET', '/%E0%A4%A', 404],
] as const)('%s %s: JSON %d', async ([method, path, expected]) => {
  const { status, headers, body } = await trial().call(method, path);
  expect(status).toBe(expected);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(body).toMatchObject({ status_code: String(expected) });
  if (expected === 405) expect(headers.get('allow')).toMatch(/^[A-Z, ]+$/);
});

const AUTHORIZATION = { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` };
type World = ReturnType<typeof trial>;
const post = (world: World, path: string, body: unknown, headers = {}) =>
  world.call('POST', `/v2/${path}`, body, { ...AUTHORIZATION, ...headers });
const codes = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  body['status_code'],
  body['status_message'],
];
const details = (id: string, amount = 150_000) => ({ transaction_details: { order_id: id, gross_amount: amount } });

async function paid(world: World, id: string): Promise<string> {
  const { body } = await post(world, 'charge', { ...details(id), payment_type: 'gopay' });
  await world.lever(`transactions/${id}/settle`);
  return String(body['transaction_id']);
}

test('refunds: a part, the rest, a key twice, too much, and what cannot be refunded', async () => {
  const world = trial();
  await paid(world, 'R-1');
  const part = await post(world, 'R-1/refund', { refund_key: 'k-1', amount: 50_000, reason: 'size' });
  expect(part.body).toMatchObject({
    status_code: '200',
    status_message: 'Success, refund request is approved',
    transaction_status: 'partial_refund',
    refund_key: 'k-1',
    refund_amount: '50000.00',
  });
  const refusals = [
    [{ refund_key: 'k-1', amount: 1000 }, '406', 'Duplicate refund ID'],
    [{ refund_key: 'k-2', amount: 100_001 }, '414', 'Refund request is rejected due to invalid amount'],
    [{ refund_key: 'k-2', amount: -1 }, '400', 'One or more parameters in the payload is invalid.'],
    [[1], '400', 'One or more parameters in the payload is invalid.'],
  ] as const;
  for (const [body, code, text] of refusals)
    expect(codes(await post(world, 'R-1/refund', body))).toEqual([200, code, text]);
  expect((await post(world, 'R-1/refund', { refund_key: 'k-2' })).body).toMatchObject({ transaction_status: 'refund' });
  expect(codes(await post(world, 'R-1/refund', { refund_key: 'k-3', amount: 1 }))).toEqual([
    200,
    '414',
    'Refund request is rejected due to invalid amount',
  ]);
  const { charge, token, lever } = world;
  await charge(await token('R-2'), BCA);
  const forbidden = [200, '412', 'Merchant cannot modify the status of the transaction'];
  expect(codes(await post(world, 'R-2/refund', {}))).toEqual(forbidden);
  await lever('transactions/R-2/settle');
  expect(codes(await post(world, 'R-2/refund', {}))).toEqual(forbidden);
  expect(codes(await post(world, 'nobody/refund', {}))).toEqual([200, '404', "Transaction doesn't exist."]);
});

test('a refund is confirmed, and told of, whatever became of its payment meanwhile', async () => {
  const world = trial();
  await paid(world, 'R-1');
  await post(world, 'R-1/refund', { refund_key: 'k-1', amount: 50_000 });
  await world.lever('transactions/R-1/chargeback');
  world.pass(70_000);
  await world.sandbox.run();
  const told = (await world.notifications('R-1')).map(({ body }) => body).slice(2);
  const confirmed = (body: Record<string, unknown>) =>
    (body['refunds'] as Record<string, unknown>[]).map((one) => one['bank_confirmed_at'] !== undefined);
  expect(told.map((body) => [body['transaction_status'], confirmed(body)])).toEqual([
    ['partial_refund', [false]],
    ['chargeback', [false]],
    ['chargeback', [true]],
  ]);
});

test('a refund is told twice: when it is asked for, and when the bank has confirmed it', async () => {
  const world = trial();
  await paid(world, 'R-1');
  await post(world, 'R-1/refund/online/direct', { refund_key: 'k-1', amount: 50_000 });
  world.pass(30_000);
  await post(world, 'R-1/refund', { refund_key: 'k-2', amount: 20_000 });
  world.pass(120_000);
  await world.sandbox.run();
  const told = (await world.notifications('R-1')).map(({ body }) => body).slice(2);
  expect(told.map((body) => [body['transaction_status'], body['refund_amount']])).toEqual([
    ['partial_refund', '50000.00'],
    ['partial_refund', '70000.00'],
    ['partial_refund', '70000.00'],
    ['partial_refund', '70000.00'],
  ]);
  expect(
    told.map((body) => (body['refunds'] as Record<string, unknown>[]).map((one) => one['bank_confirmed_at'])),
  ).toEqual([
    [undefined],
    [undefined, undefined],
    ['2026-02-03 10:16:00', undefined],
    ['2026-02-03 10:16:00', '2026-02-03 10:16:30'],
  ]);
  expect(told.every((body) => body['status_code'] === '200')).toBe(true);
  const ways = ['online', 'offline'].map((refund_method) => ({ refund_method }));
  expect(told.at(-1)).toMatchObject({ refunds: ways });
  expect((await world.core('R-1/status')).body).toMatchObject({ refunds: ways });
});

test('an Idempotency-Key gives the same refund and the same charge again', async () => {
  const world = trial();
  await paid(world, 'R-1');
  const key = { 'idempotency-key': 'once' };
  const first = await post(world, 'R-1/refund', { amount: 50_000 }, key);
  expect((await post(world, 'R-1/refund', { amount: 50_000 }, key)).body).toEqual(first.body);
  expect((await world.core('R-1/status')).body).toMatchObject({ refund_amount: '50000.00' });
  const charge = { ...details('I-1'), payment_type: 'gopay' };
  const made = await post(world, 'charge', charge, key);
  expect((await post(world, 'charge', charge, key)).body).toEqual(made.body);
  for (const other of [
    await post(world, 'charge', { ...charge, custom_field1: 'x' }, key),
    await post(world, 'R-1/refund', { amount: 1 }, key),
  ]) {
    expect(codes(other)).toEqual([400, '400', 'One or more parameters in the payload is invalid.']);
    expect(other.body['validation_messages']).toEqual(['Idempotency-Key was used for another request']);
  }
});

test('one key is one refund, by whichever name of the charge; a direct refund has keys of its own', async () => {
  const world = trial();
  await paid(world, 'R-1');
  const key = { 'idempotency-key': 'once' };
  const first = await post(world, 'R-1/refund', { amount: 1000 }, key);
  const id = String(first.body['transaction_id']);
  expect((await post(world, `${id}/refund`, { amount: 1000 }, key)).body).toEqual(first.body);
  expect((await world.core('R-1/status')).body).toMatchObject({ refund_amount: '1000.00' });
  const direct = await post(world, 'R-1/refund/online/direct', { amount: 1000 }, key);
  expect(direct.body['refund_key']).not.toBe(first.body['refund_key']);
  expect((await world.core('R-1/status')).body).toMatchObject({ refund_amount: '2000.00' });
});

test('a key that is too long to be remembered is refused, and nothing is done', async () => {
  const world = trial();
  await paid(world, 'R-1');
  const refused = await post(world, 'R-1/refund', { amount: 1000 }, { 'idempotency-key': 'k'.repeat(256) });
  expect(codes(refused)).toEqual([400, '400', 'One or more parameters in the payload is invalid.']);
  expect(refused.body['validation_messages']).toEqual(['Idempotency-Key has more than 255 characters']);
  expect((await world.core('R-1/status')).body).toMatchObject({ transaction_status: 'settlement' });
  const kept = { 'idempotency-key': 'k'.repeat(255) };
  await post(world, 'R-1/refund', { amount: 1000 }, kept);
  await post(world, 'R-1/refund', { amount: 1000 }, kept);
  expect((await world.core('R-1/status')).body).toMatchObject({ refund_amount: '1000.00' });
});

test('a key is remembered for seven days, and by each merchant for itself', async () => {
  const world = trial();
  await world.lever('merchants', { server_key: 'SB-Mid-server-two', client_key: 'SB-Mid-client-two' });
  const key = { 'idempotency-key': 'once' };
  const two = { ...key, authorization: `Basic ${btoa('SB-Mid-server-two:')}` };
  const charge = { ...details('I-1'), payment_type: 'gopay' };
  const made = await post(world, 'charge', charge, key);
  const other = await world.call('POST', '/v2/charge', charge, two);
  expect(other.body).toMatchObject({ status_code: '201', merchant_id: 'G000000002' });
  expect(other.body['transaction_id']).not.toBe(made.body['transaction_id']);
  const DAY = 24 * 60 * 60 * 1000;
  world.pass(7 * DAY - 1000);
  expect((await post(world, 'charge', charge, key)).body).toEqual(made.body);
  world.pass(1000);
  expect((await post(world, 'charge', charge, key)).body).not.toEqual(made.body);
});

describe('what is captured', () => {
  const reserved = async () => {
    const world = trial();
    const credit_card = { token_id: await world.card('4811111111111114'), type: 'authorize' };
    const made = await post(world, 'charge', { ...details('A-1'), payment_type: 'credit_card', credit_card });
    const id = String(made.body['transaction_id']);
    return { world, capture: (gross_amount: unknown) => post(world, 'capture', { transaction_id: id, gross_amount }) };
  };

  test.for([true, [5], '0x10', '1e3', '', ' 5', 0, -1, 0.5, 150_001, '150001', {}, null])(
    '%j is no part of it',
    async (amount) => {
      const { world, capture } = await reserved();
      expect((await capture(amount)).body).toMatchObject({
        status_code: '400',
        validation_messages: ['gross_amount must be from 1 to 150000'],
      });
      expect((await world.core('A-1/status')).body).toMatchObject({ transaction_status: 'authorize' });
    },
  );

  test.for([
    [undefined, '150000.00'],
    [150_000, '150000.00'],
    ['100000.00', '100000.00'],
    [1, '1.00'],
  ] as const)('%j is', async ([amount, captured]) => {
    const { capture } = await reserved();
    expect((await capture(amount)).body).toMatchObject({ transaction_status: 'capture', gross_amount: captured });
  });
});

test('a payment by a printed QR code is refunded by its transaction id only', async () => {
  const world = trial();
  const made = await world.lever('gopay/static', { gross_amount: 15_000, order_id: 'TILL-1' });
  expect(await world.notifications('TILL-1')).toMatchObject([{ body: { payment_type: 'qris', acquirer: 'gopay' } }]);
  expect((await post(world, 'TILL-1/refund', {})).body).toMatchObject({ status_code: '404' });
  const id = String(made.body['transaction_id']);
  expect((await post(world, `${id}/refund`, {})).body).toMatchObject({
    status_code: '200',
    transaction_status: 'refund',
  });
});

test('an account that is paid into again makes an order of its own, and b2b status lists both', async () => {
  const { token, charge, lever, core, notifications } = trial();
  await charge(await token('B-1'), BCA);
  expect((await lever('transactions/B-1/pay-again')).status).toBe(409);
  await lever('transactions/B-1/settle');
  const again = await lever('transactions/B-1/pay-again', { amount: 25_000 });
  const orderId = String(again.body['order_id']);
  expect(orderId).toMatch(/^A[0-9a-z]{20}$/);
  expect(await notifications(orderId)).toMatchObject([{ body: { gross_amount: '25000.00', status_code: '200' } }]);
  expect((await core('B-1/status/b2b')).body).toMatchObject({
    transactions: [{ order_id: 'B-1' }, { order_id: orderId }],
  });
});

test('b2b status has nothing of another merchant whose account has the same number', async () => {
  const world = trial();
  const made = (await world.lever('merchants', {})).body['merchant'] as Record<string, string>;
  const other = { authorization: `Basic ${btoa(`${made['server_key']}:`)}` };
  const charge = { payment_type: 'bank_transfer', bank_transfer: { bank: 'bca', va_number: '12345678901' } };
  const mine = await post(world, 'charge', { ...details('B-1'), ...charge });
  await world.lever('transactions/B-1/settle');
  const theirs = await post(world, 'charge', { ...details('B-2'), ...charge }, other);
  expect(theirs.body['va_numbers']).toEqual(mine.body['va_numbers']);
  const listed = async (order: string, headers: Record<string, string>) =>
    (await world.call('GET', `/v2/${order}/status/b2b`, undefined, headers)).body['transactions'];
  expect(await listed('B-1', AUTHORIZATION)).toMatchObject([{ order_id: 'B-1' }]);
  expect(await listed('B-2', other)).toMatchObject([{ order_id: 'B-2' }]);
});

test.for([
  ['/v2/charge', { ...details('O-1'), payment_type: 'gopay' }, /^status_code,status_message,id$/],
  ['/snap/v1/transactions', details('O-1'), /^error_messages$/],
] as const)('our own mistake at %s is 500 in the form of its API', async ([path, sent, keys]) => {
  const id = () => {
    throw new Error('no ids left');
  };
  const world = trial({ dice: { ...dice, id } });
  const { status, body } = await world.call('POST', path, sent, AUTHORIZATION);
  expect([status, Object.keys(body).join()]).toEqual([500, expect.stringMatching(keys)]);
  expect(body['status_code'] ?? '500').toBe('500');
  expect(world.lines.join()).toContain('no ids left');
});

/** What is wrong before any business is looked at: method, path, content type, body, HTTP status. */
const NO_BUSINESS = ['charge', 'capture', 'ORD-1/refund', 'ORD-1/refund/online/direct', 'pay/account', 'token'].flatMap(
  (path) =>
    [
      ['POST', `/v2/${path}`, 'text/plain', '{}', 415],
      ['POST', `/v2/${path}`, 'application/json', `"${'x'.repeat(17 * 1024)}"`, 413],
      ['POST', `/v2/${path}`, 'application/json', '{', 413],
    ] as const,
);

test.for([
  ...NO_BUSINESS,
  ['POST', '/v1/subscriptions', 'text/plain', '{}', 415],
  ['PUT', '/v2/charge', 'application/json', '{}', 405],
  ['GET', '/v2/capture', 'application/json', undefined, 405],
  ['GET', '/v2/ORD-1/nothing', 'application/json', undefined, 404],
] as const)('%s %s as %s is refused in the form of the Core API', async ([method, path, type, sent, status]) => {
  const { call } = trial();
  const answer = await call(method, path, sent, { ...AUTHORIZATION, 'content-type': type });
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({
    status_code: String(status),
    status_message: expect.stringMatching(/^[A-Z].+/),
    id: expect.stringMatching(/^[\da-f-]{36}$/),
  });
});

test.for([
  [{ payment_type: 'bank_transfer', bank_transfer: null }, 'bank_transfer.bank is required'],
  [
    { payment_type: 'bank_transfer', bank_transfer: { permata: { recipient_name: 'SUDARSONO' } } },
    'bank_transfer.bank is required',
  ],
  [{ payment_type: 'cstore' }, 'cstore.store is required'],
  [{}, 'payment_type is required'],
  [
    { payment_type: 'gopay', custom_expiry: { expiry_duration: 10, unit: 'week' } },
    'custom_expiry.unit must be one of second, minute, hour, day',
  ],
  [{ payment_type: 'gopay', custom_expiry: { expiry_duration: 'x' } }, 'custom_expiry.expiry_duration is invalid'],
  [
    { payment_type: 'bank_transfer', bank_transfer: { bank: 'bca', va_number: '12a' } },
    'bank_transfer.va_number must be digits',
  ],
  [
    { payment_type: 'bank_transfer', bank_transfer: { bank: 'bca', bca: { sub_company_code: 'x' } } },
    'bank_transfer.bca.sub_company_code must be digits',
  ],
  [
    { payment_type: 'bank_transfer', bank_transfer: { bank: 'bca', free_text: { inquiry: 'x' } } },
    'bank_transfer.free_text.inquiry must be a list',
  ],
  [
    { payment_type: 'permata', bank_transfer: { permata: { recipient_name: [] } } },
    'bank_transfer.permata.recipient_name must be a string',
  ],
  [{ payment_type: 'credit_card', credit_card: { installment_term: 3, bins: 'x' } }, 'credit_card.bins must be a list'],
  [
    { payment_type: 'gopay', custom_expiry: { expiry_duration: 10, unit: 'second' } },
    'custom_expiry is below minimum threshold',
  ],
  [
    {
      payment_type: 'gopay',
      custom_expiry: { order_time: '2026-02-03 10:14:30 +0700', expiry_duration: 40, unit: 'second' },
    },
    'custom_expiry is below minimum threshold',
  ],
  [
    { payment_type: 'gopay', item_details: [{ name: 'a', price: 1, quantity: 1 }] },
    'transaction_details.gross_amount is not equal to the sum of item_details',
  ],
] as const)('charge %j: 400 %s', async ([body, message]) => {
  const { status, body: answer } = await post(trial(), 'charge', { ...details('X-1'), ...body });
  expect(status).toBe(400);
  expect(answer).toMatchObject({
    status_code: '400',
    status_message: 'One or more parameters in the payload is invalid.',
    validation_messages: [message],
  });
  expect(answer['id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('custom_expiry is cut to 180 days, for GoPay to 7', async () => {
  const world = trial();
  const custom_expiry = { expiry_duration: 210, unit: 'day' };
  const bank = { payment_type: 'bank_transfer', bank_transfer: { bank: 'bca' }, custom_expiry };
  expect((await post(world, 'charge', { ...details('E-1'), ...bank })).body).toMatchObject({
    expiry_time: '2026-08-02 10:15:00',
  });
  expect((await post(world, 'charge', { ...details('E-2'), payment_type: 'gopay', custom_expiry })).body).toMatchObject(
    {
      expiry_time: '2026-02-10 10:15:00',
    },
  );
});

test('an order that has a charge: 406; a channel that is not offered: 402', async () => {
  const world = trial();
  await paid(world, 'O-1');
  expect(codes(await post(world, 'charge', { ...details('O-1'), payment_type: 'gopay' }))).toEqual([
    200,
    '406',
    'Order ID has been paid and utilized, please use another order ID',
  ]);
});

test('a channel that there is but the merchant has not is 402; one that there is not is 400, and what was meant is told', async () => {
  const world = trial({ config: { channels: ['bca_va'] } });
  const refused = await post(world, 'charge', { ...details('O-1'), payment_type: 'gopay' });
  expect(codes(refused)).toEqual([200, '402', 'Payment channel is not activated.']);
  for (const [request, name, meant] of [
    [{ payment_type: 'gopya' }, 'payment_type', 'gopay'],
    [{ payment_type: 'moon_dust' }, 'payment_type', undefined],
    [{ payment_type: 'bank_transfer', bank_transfer: { bank: 'bcaa' } }, 'bank_transfer.bank', 'bca'],
    [{ payment_type: 'cstore', cstore: { store: 'alfamrat' } }, 'cstore.store', 'alfamart'],
  ] as const) {
    const { status, body } = await post(world, 'charge', { ...details('O-2'), ...request });
    expect([status, body['status_code'], body['validation_messages']]).toEqual([400, '400', [`${name} is not known`]]);
    expect(world.lines.at(-1)).toBe(
      `charge: ${name} is not known${meant === undefined ? '' : `, did you mean "${meant}"?`}`,
    );
  }
});

describe('full card numbers', () => {
  const CARD = { card_number: '4811111111111114', card_exp_month: '12', card_exp_year: '2030', card_cvv: '123' };
  const pan = (world: World, credit_card: object) =>
    world.call(
      'POST',
      'http://panapi.localhost:4100/v2/charge',
      { ...details('P-1'), payment_type: 'credit_card', credit_card },
      { ...AUTHORIZATION, host: 'panapi.localhost:4100' },
    );

  test('are taken under their own host name only', async () => {
    const world = trial();
    const body = { ...details('P-1'), payment_type: 'credit_card', credit_card: CARD };
    expect(codes(await post(world, 'charge', body))).toEqual([200, '402', 'Please migrate to Full PAN new endpoint']);
    expect((await pan(world, CARD)).body).toMatchObject({
      transaction_status: 'capture',
      masked_card: '48111111-1114',
    });
  });

  test('come with all that a card charge may say, and are not kept', async () => {
    const world = trial();
    const asked = { ...CARD, type: 'authorize', bank: 'mandiri', save_token_id: true };
    const { body } = await pan(world, asked);
    expect(body).toMatchObject({ transaction_status: 'authorize', bank: 'mandiri' });
    const state = (await world.call('GET', '/_sandbox/export')).text;
    expect(state).not.toMatch(/4811111111111114|card_cvv/);
  });

  test('need no CVV: they are for recurring charges', async () => {
    const { card_cvv: _cvv, ...card } = CARD;
    expect((await pan(trial(), card)).body).toMatchObject({ transaction_status: 'capture' });
  });

  test.for([
    [{ card_number: '4811111111111115' }, 'card_number does not match with luhn algorithm'],
    [{ card_exp_year: '2020' }, 'card_exp_year must be greater than this year'],
    [{ card_exp_month: undefined }, 'card_exp_month is invalid'],
    [{ card_cvv: '1' }, 'card_cvv is invalid'],
  ] as const)('%j: 400, %s', async ([changed, message]) => {
    const { status, body } = await pan(trial(), { ...CARD, ...changed });
    expect([status, body['status_code'], body['validation_messages']]).toEqual([400, '400', [message]]);
  });
});

test('GoPay by the Core API: its actions lead to what they name', async () => {
  const world = trial();
  const { body } = await post(world, 'charge', { ...details('G-1'), payment_type: 'gopay' });
  const actions = body['actions'] as { name: string; method: string; url: string }[];
  expect(actions.map(({ name }) => name)).toEqual([
    'generate-qr-code',
    'generate-qr-code-v2',
    'deeplink-redirect',
    'get-status',
    'cancel',
  ]);
  const [image, v2, page, status, cancel] = actions.map(({ url }) => url);
  expect((await world.call('GET', image ?? '')).headers.get('content-type')).toBe('image/png');
  expect((await world.call('GET', v2 ?? '')).status).toBe(302);
  expect((await world.call('GET', page ?? '')).status).toBe(200);
  expect((await world.call('GET', status ?? '', undefined, AUTHORIZATION)).body).toMatchObject({ status_code: '201' });
  expect((await world.call('POST', cancel ?? '', undefined, AUTHORIZATION)).body).toMatchObject({ status_code: '200' });
});

test('who issued a card, for those who have a key, a hundred times a minute', async () => {
  const world = trial();
  const basic = (user: string) => ({ authorization: `Basic ${btoa(user)}` });
  const ask = (bin: string, headers: Record<string, string>) =>
    world.call('GET', `/v1/bins/${bin}`, undefined, headers);
  expect((await ask('48111111', {})).text).toBe('Unauthorized');
  for (const user of ['SB-Mid-client-kasir-sandbox', 'SB-Mid-client-kasir-sandbox:', `${SERVER_KEY}:`])
    expect((await ask('41050586', basic(user))).body).toMatchObject({ data: { brand: 'visa', bank_code: 'bni' } });
  expect((await ask('00000000', basic(`${SERVER_KEY}:`))).body).toEqual({
    errors: [{ message_title: 'not found', message: 'not found' }],
  });
  for (let count = 0; count < 96; count++) await ask('48111111', basic(`${SERVER_KEY}:`));
  expect((await ask('48111111', basic(`${SERVER_KEY}:`))).status).toBe(409);
  world.pass(60_000);
  expect((await ask('48111111', basic(`${SERVER_KEY}:`))).status).toBe(200);
});
