import { expect, test } from 'vitest';
import { trial, type Wire } from '../../sandbox/trial.ts';

const pay = async (more: Wire = {}) => {
  const world = trial();
  const token = await world.token('ORD-1', more);
  const { body } = await world.charge(token, { payment_type: 'dana' });
  return { world, token, body, id: String(body['transaction_id']) };
};

test('an id that is no UUID, and a link', async () => {
  const { body, id, world } = await pay();
  expect(id).toMatch(/^A120260203101500[A-Z]{11}$/);
  expect(body).toMatchObject({
    status_code: '201',
    payment_type: 'dana',
    deeplink_url: `http://localhost:4101/v2/deeplink/index?tref=${id}`,
    expiry_time: '2026-02-03 10:30:00',
  });
  expect((await world.core(`${id}/status`)).body).toMatchObject({ transaction_id: id, payment_type: 'dana' });
});

test.for([
  ['pay', 'success', 'settlement'],
  ['refuse', 'failure', 'pending'],
  ['cancel', 'abort', 'pending'],
] as const)('%s returns with %s', async ([action, result, status]) => {
  const { id, token, world } = await pay({ dana: { callback_url: 'https://shop.test/dana' } });
  const done = await world.form(`/v2/deeplink/payment?tref=${id}`, { action });
  expect(done.headers.get('location')).toBe(`https://shop.test/dana?order_id=ORD-1&result=${result}`);
  expect((await world.status(token)).body).toMatchObject({ transaction_status: status });
});

test('without a call-back it returns to the finish URL; without that it stays', async () => {
  const home = await pay({ callbacks: { finish: 'https://shop.test/done' } });
  const done = await home.world.form(`/v2/deeplink/payment?tref=${home.id}`, { action: 'pay' });
  expect(done.headers.get('location')).toBe('https://shop.test/done?order_id=ORD-1&result=success');
  const { id, world } = await pay();
  expect((await world.form(`/v2/deeplink/payment?tref=${id}`, { action: 'pay' })).status).toBe(200);
});

test.for([
  [{ unit: 'minute', duration: 5 }, '2026-02-03 10:30:00'],
  [{ unit: 'minute', duration: 40 }, '2026-02-03 10:55:00'],
  [{ unit: 'day', duration: 3 }, '2026-02-04 10:15:00'],
] as const)('%j: between fifteen minutes and a day', async ([expiry, until]) => {
  expect((await pay({ expiry, page_expiry: { unit: 'day', duration: 7 } })).body).toMatchObject({ expiry_time: until });
});
