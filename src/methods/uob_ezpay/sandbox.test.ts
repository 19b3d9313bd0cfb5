import { describe, expect, test } from 'vitest';

import { trial } from '../../sandbox/trial.ts';
import { walk } from '../families/walk.sandbox.ts';

const FROM_CHECKOUT = { referer: 'http://localhost:4100/' };

async function charged(more = {}) {
  const world = trial({ config: { finishUrl: 'https://shop.test/home', errorUrl: 'https://shop.test/error' } });
  const token = await world.token('ORD-1', more);
  const { status, body } = await world.charge(token, { payment_type: 'uob_ezpay' });
  return { world, token, status, body };
}

const WAYS = [
  ['uob_ezpay_web_url', [{ user: 'x', password: 'x' }, { otp: '1' }, { otp: '2' }]],
  ['uob_ezpay_deeplink_url', [{ pin: '1' }, {}, { pin: '2' }]],
] as const;

test('is one row with two modes, and two URLs once charged', async () => {
  const { world, token, status, body } = await charged();
  expect(status).toBe(201);
  expect(new Set(WAYS.map(([name]) => body[name])).size).toBe(2);
  expect(body).not.toHaveProperty('redirect_url');
  const another = await world.show(await world.token('ORD-2', { enabled_payments: ['UOB_EZPAY'] }));
  expect(another.body['enabled_payments']).toEqual([
    { type: 'uob_ezpay', status: 'up', mode: ['uob_ezpay_web', 'uob_ezpay_deeplink'] },
  ]);
  world.pass(2 * 3_600_000);
  expect((await world.status(token)).body['transaction_status']).toBe('expire');
});

describe.for(WAYS)('%s', ([name, pays]) => {
  test('pays, and leads back to its own URL', async () => {
    const { world, token, body } = await charged({ uob_ezpay: { callback_url: 'https://shop.test/uob' } });
    const { at } = await walk(world, String(body[name]), pays, FROM_CHECKOUT);
    expect(at).toBe('https://shop.test/uob?order_id=ORD-1&status_code=200&transaction_status=settlement');
    const { body: paid } = await world.status(token);
    expect(paid).toMatchObject({ transaction_status: 'settlement', payment_type: 'uob_ezpay' });
    expect(paid).not.toHaveProperty(name);
  });

  test('refuses, and leads back to the shop’s error URL', async () => {
    const { world, body } = await charged();
    const { at } = await walk(world, String(body[name]), [...pays.slice(0, -1), { refuse: '1' }], FROM_CHECKOUT);
    expect(at).toBe('https://shop.test/error?order_id=ORD-1&status_code=202&transaction_status=deny');
  });
});
