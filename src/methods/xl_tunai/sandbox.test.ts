import { expect, test } from 'vitest';

import { trial } from '../../sandbox/trial.ts';
import { walk } from '../families/walk.sandbox.ts';

const INDEX = 'http://localhost:4101/xl/tunai/index?language=en';

async function charged() {
  const world = trial();
  const token = await world.token('ORD-1');
  return { world, token, ...(await world.charge(token, { payment_type: 'xl_tunai' })) };
}

test('gives two numbers and half an hour', async () => {
  const { world, token, status, body } = await charged();
  expect(status).toBe(201);
  expect(body).toMatchObject({
    xl_tunai_order_id: expect.stringMatching(/^\d{10}$/) as string,
    xl_tunai_merchant_id: expect.stringMatching(/^\d+$/) as string,
    xl_expiration: '2026-02-03 10:45:00 WIB',
  });
  world.pass(30 * 60_000);
  expect((await world.status(token)).body['transaction_status']).toBe('expire');
});

test('paid on the phone with both numbers', async () => {
  const { world, token, body } = await charged();
  const number = { merchant: String(body['xl_tunai_merchant_id']), number: String(body['xl_tunai_order_id']) };
  expect((await walk(world, INDEX, [{ ...number, merchant: '999' }])).text).toContain('There is no such merchant');
  expect((await walk(world, INDEX, [{ ...number, number: '1' }])).text).toContain('There is no such payment');
  await walk(world, INDEX, [number, { pin: '1' }]);
  expect((await world.status(token)).body['transaction_status']).toBe('settlement');
  expect((await world.notifications('ORD-1'))[1]?.body).toMatchObject({
    payment_type: 'xl_tunai',
    xl_tunai_order_id: body['xl_tunai_order_id'],
    xl_tunai_merchant_id: body['xl_tunai_merchant_id'],
  });
});
