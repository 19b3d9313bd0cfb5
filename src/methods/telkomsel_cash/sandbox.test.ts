import { expect, test } from 'vitest';

import { trial } from '../../sandbox/trial.ts';
import { walk } from '../families/walk.sandbox.ts';

async function charged(customer: unknown) {
  const world = trial();
  const token = await world.token('ORD-1');
  return {
    world,
    token,
    ...(await world.charge(token, { payment_type: 'telkomsel_cash', payment_params: { customer } })),
  };
}

test.for([
  ['0811111111', 'pending'],
  ['+62 811-111111', 'pending'],
  ['0822222222', 'deny'],
  ['0812345678', 'pending'],
] as const)('%s: %s', async ([phone, status]) => {
  const { body } = await charged(phone);
  expect(body).toMatchObject({ payment_type: 'telkomsel_cash', transaction_status: status });
});

test('the accepted number says yes within seconds', async () => {
  const { world, token } = await charged('0811111111');
  world.pass(5_000);
  expect((await world.status(token)).body).toMatchObject({ status_code: '200', transaction_status: 'settlement' });
  const sent = (await world.notifications('ORD-1')).map(({ body }) => body['transaction_status']);
  expect(sent).toEqual(['pending', 'settlement']);
});

test('any other number waits for its phone', async () => {
  const { world, token } = await charged('0812345678');
  world.pass(10_000);
  expect((await world.status(token)).body['transaction_status']).toBe('pending');
  await walk(world, 'http://localhost:4101/telkomsel/cash/index', [{ phone: '0812 345 678' }, { pin: '1' }]);
  expect((await world.status(token)).body['transaction_status']).toBe('settlement');
});

test('half an hour, and it is over', async () => {
  const { world, token } = await charged('0812345678');
  world.pass(30 * 60_000);
  expect((await world.status(token)).body['transaction_status']).toBe('expire');
});

test('a refused number may be followed by another', async () => {
  const { world, token } = await charged('0822222222');
  const again = await world.charge(token, {
    payment_type: 'telkomsel_cash',
    payment_params: { customer: '0811111111' },
  });
  expect(again.body['transaction_status']).toBe('pending');
});

test.for([[undefined], [''], ['none'], [{}]])('%j is refused', async ([given]) => {
  const { body } = await charged(given);
  expect(body).toMatchObject({ status_code: '400', validation_messages: ['payment_params.customer is required'] });
});
