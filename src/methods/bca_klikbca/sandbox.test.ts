import { expect, test } from 'vitest';

import { trial } from '../../sandbox/trial.ts';
import { walk } from '../families/walk.sandbox.ts';

const pay = async (
  world: ReturnType<typeof trial>,
  orderId: string,
  payment_params: object = { user_id: 'uji0001' },
) => {
  const token = await world.token(orderId, { callbacks: { finish: 'https://shop.test/finish' } });
  return { token, ...(await world.charge(token, { payment_type: 'bca_klikbca', payment_params })) };
};

test('registers the payment for a user id, with the bank’s site in the result to the end', async () => {
  const world = trial();
  const { token, status, body } = await pay(world, 'ORD-1');
  expect(status).toBe(201);
  expect(body).toMatchObject({
    payment_type: 'bca_klikbca',
    transaction_status: 'pending',
    bca_klikbca_expire_time: '2026-02-03 12:15:00',
    redirect_url: expect.stringContaining('/bca/klikbca/index?trx=') as string,
  });
  await walk(world, String(body['redirect_url']), [{ user: 'UJI0001', password: 'x' }, { token: '1' }]);
  expect((await world.status(token)).body).toMatchObject({
    transaction_status: 'settlement',
    redirect_url: body['redirect_url'],
  });
});

test('the bank’s site opened by itself finds the payment by its user id', async () => {
  const world = trial();
  const { token } = await pay(world, 'ORD-1');
  const index = 'http://localhost:4101/bca/klikbca/index';
  const stranger = await walk(world, index, [{ user: 'other', password: 'x' }]);
  expect(stranger.text).toContain('role="alert"');
  await walk(world, index, [{ user: ' uji0001 ', password: 'x' }, { token: '1' }]);
  expect((await world.status(token)).body['transaction_status']).toBe('settlement');
});

test('another user’s log-in does not pay it', async () => {
  const world = trial();
  const { token, body } = await pay(world, 'ORD-1');
  const { text } = await walk(world, String(body['redirect_url']), [{ user: 'other', password: 'x' }]);
  expect(text).toContain('role="alert"');
  expect((await world.status(token)).body['transaction_status']).toBe('pending');
});

test.for([[{}], [{ user_id: ' ' }], [{ user_id: 7 }], [{ user_id: 'x'.repeat(51) }]])(
  '%j is refused',
  async ([params]) => {
    const { body } = await pay(trial(), 'ORD-1', params);
    expect(body).toMatchObject({
      status_code: '400',
      validation_messages: [expect.stringContaining('user_id') as string],
    });
  },
);
