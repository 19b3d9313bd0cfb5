import { expect, test } from 'vitest';
import { trial, type Wire } from '../../sandbox/trial.ts';

const APP = { payment_type: 'gopay' };
const QR = { payment_type: 'qris', payment_params: { acquirer: ['gopay'] } };

const pay = async (world: ReturnType<typeof trial>, body: Wire, more: Wire = {}) => {
  const token = await world.token('ORD-1', more);
  return { token, ...(await world.charge(token, body)) };
};
const pathOf = (url: unknown) => String(url).replace(/^https?:\/\/[^/]+/, '');

test.for([
  ['the app', APP, 'gopay', 'qr_code_url', '/v2/gopay/'],
  ['a QR code', QR, 'qris', 'qris_url', '/v2/qris/'],
  [
    'a QR code, as some pages ask',
    { payment_type: 'qris', qris: { acquirer: 'gopay' } },
    'qris',
    'qris_url',
    '/v2/qris/',
  ],
] as const)('by %s', async ([, body, type, image, path]) => {
  const world = trial();
  const charged = await pay(world, body);
  expect(charged.body).toMatchObject({
    status_code: '201',
    payment_type: type,
    qr_string: expect.stringContaining('5406150000') as string,
    deeplink_url: `http://localhost:4101/v2/deeplink/index?tref=${String(charged.body['transaction_id'])}`,
    expiry_time: '2026-02-03 10:30:00',
  });
  expect(charged.body[image]).toContain(`http://localhost:4100${path}`);
  const picture = await world.call('GET', pathOf(charged.body[image]));
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
});

test('another acquirer’s QR is not ours', async () => {
  const other = { payment_type: 'qris', payment_params: { acquirer: ['shopeepay'] } };
  expect((await pay(trial(), other, { enabled_payments: ['gopay'] })).body).toMatchObject({ status_code: '402' });
});

test.for([
  ['pay', 'success', 'settlement'],
  ['refuse', 'failure', 'pending'],
  ['cancel', 'abort', 'pending'],
] as const)('the app: %s returns with %s', async ([action, result, status]) => {
  const world = trial();
  const { token, body } = await pay(world, APP, {
    gopay: { enable_callback: true, callback_url: 'https://shop.test/back?a=1' },
  });
  const page = await world.call('GET', `${pathOf(body['deeplink_url'])}&language=en`);
  for (const part of ['Toko Kasir', 'ORD-1', 'Rp150.000', 'value="pay"', 'value="refuse"', 'value="cancel"'])
    expect(page.text).toContain(part);
  const done = await world.form(`/v2/deeplink/payment?tref=${String(body['transaction_id'])}`, { action });
  expect([done.status, done.headers.get('location')]).toEqual([
    303,
    `https://shop.test/back?a=1&order_id=ORD-1&result=${result}`,
  ]);
  expect((await world.status(token)).body).toMatchObject({ transaction_status: status });
});

test('a call-back address may have any letters', async () => {
  const world = trial();
  const { body } = await pay(world, APP, {
    gopay: { enable_callback: true, callback_url: 'https://toko.test/kopi-☕' },
  });
  const done = await world.form(`/v2/deeplink/payment?tref=${String(body['transaction_id'])}`, { action: 'pay' });
  expect(done.headers.get('location')).toBe('https://toko.test/kopi-%E2%98%95?order_id=ORD-1&result=success');
});

test('an app’s own scheme is a link to tap', async () => {
  const world = trial();
  const { body } = await pay(world, APP, { gopay: { enable_callback: true, callback_url: 'shopapp://back' } });
  const done = await world.form(`/v2/deeplink/payment?tref=${String(body['transaction_id'])}`, { action: 'pay' });
  expect(done.text).toContain('href="shopapp://back?order_id=ORD-1&amp;result=success"');
});

test('a QR payment and a shop that wants no call-back end on a page', async () => {
  for (const [body, more] of [
    [QR, { gopay: { enable_callback: true, callback_url: 'https://shop.test/' } }],
    [APP, {}],
  ] as const) {
    const world = trial();
    const charged = await pay(world, body, more);
    const path = `/v2/deeplink/payment?tref=${String(charged.body['transaction_id'])}&language=en`;
    const done = await world.form(path, { action: 'pay' });
    expect([done.status, done.text.includes('Payment successful')]).toEqual([200, true]);
  }
});

test('the scanner takes the code, its image’s URL, and nothing else', async () => {
  const world = trial();
  const { body } = await pay(world, QR);
  for (const code of [body['qr_string'], body['qris_url']])
    expect((await world.form('/v2/qris/inquiry', { qrCodeUrl: String(code) })).text).toContain('ORD-1');
  for (const code of ['', 'hello', '/v2/qris/nobody/qr-code']) {
    const answer = await world.form('/v2/qris/inquiry?language=en', { qrCodeUrl: code });
    expect([answer.status, answer.text.includes('Unparsable QR')]).toEqual([400, true]);
  }
});

test('a payment that is over, unknown or another method’s cannot be paid here', async () => {
  const world = trial();
  const { body } = await pay(world, APP);
  const id = String(body['transaction_id']);
  await world.lever('transactions/ORD-1/expire');
  expect((await world.form(`/v2/deeplink/payment?tref=${id}`, { action: 'pay' })).status).toBe(400);
  expect((await world.call('GET', '/v2/deeplink/index?tref=nobody')).status).toBe(404);
  const other = await world.charge(await world.token('ORD-2'), { payment_type: 'bca_va' });
  expect(
    (await world.form(`/v2/deeplink/payment?tref=${String(other.body['transaction_id'])}`, { action: 'pay' })).status,
  ).toBe(404);
});

test('notifications of a QR payment name the issuer', async () => {
  const world = trial();
  await pay(world, QR);
  await world.lever('transactions/ORD-1/settle');
  expect((await world.notifications('ORD-1'))[1]?.body).toMatchObject({
    payment_type: 'qris',
    transaction_status: 'settlement',
    settlement_time: '2026-02-03 10:15:00',
    transaction_type: 'on-us',
    issuer: 'gopay',
    acquirer: 'gopay',
    merchant_cross_reference_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  });
});
