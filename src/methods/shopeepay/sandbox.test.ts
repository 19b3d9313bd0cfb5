import { expect, test } from 'vitest';
import { trial } from '../../sandbox/trial.ts';

const APP = { payment_type: 'shopeepay' };

test.for(['shopeepay', 'airpay shopee'])('a QR of the acquirer %s', async (acquirer) => {
  const world = trial();
  const { body } = await world.charge(await world.token('ORD-1'), {
    payment_type: 'qris',
    payment_params: { acquirer: [acquirer] },
  });
  expect(body).toMatchObject({ payment_type: 'qris', qris_acquirer: 'shopeepay', acquirer: 'airpay shopee' });
});

test('the app: pays, and returns without saying how it went', async () => {
  const world = trial();
  const token = await world.token('ORD-1', { shopeepay: { callback_url: 'https://shop.test/back?a=1' } });
  const { body } = await world.charge(token, APP);
  const id = String(body['transaction_id']);
  expect(body).toMatchObject({
    status_code: '201',
    payment_type: 'shopeepay',
    deeplink_url: `http://localhost:4101/v2/deeplink/index?tref=${id}`,
    shopeepay_expiration_raw: '2026-02-03 10:30:00 +0700',
  });
  expect((await world.call('GET', `/v2/deeplink/index?tref=${id}&language=en`)).text).toContain('ShopeePay simulator');
  const done = await world.form(`/v2/deeplink/payment?tref=${id}`, { action: 'pay' });
  expect([done.status, done.headers.get('location')]).toEqual([303, 'https://shop.test/back?a=1']);
  const [, settlement] = await world.notifications('ORD-1');
  expect(settlement?.body).toMatchObject({
    payment_type: 'shopeepay',
    transaction_status: 'settlement',
    shopeepay_reference_number: expect.stringMatching(/^\d{18}$/) as string,
    reference_id: expect.any(String) as string,
  });
  expect(settlement?.body).not.toHaveProperty('acquirer');
});

test('a link that is pasted leads to the same page', async () => {
  const world = trial();
  const { body } = await world.charge(await world.token('ORD-1'), APP);
  const link = encodeURIComponent(String(body['deeplink_url']));
  expect((await world.call('GET', `/v2/deeplink/index?url=${link}`)).text).toContain('ORD-1');
  expect((await world.call('GET', '/v2/deeplink/index')).text).toContain('id="deeplinkUrl"');
  expect((await world.call('GET', '/v2/deeplink/index?url=hello')).status).toBe(404);
});

test('payable for five days at most', async () => {
  const world = trial();
  const token = await world.token('ORD-1', { expiry: { unit: 'day', duration: 7 } });
  expect((await world.charge(token, APP)).body).toMatchObject({ expiry_time: '2026-02-08 10:15:00' });
});
