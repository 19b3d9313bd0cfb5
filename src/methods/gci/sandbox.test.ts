import { expect, test } from 'vitest';

import { trial } from '../../sandbox/trial.ts';

async function charged(payment_params: object) {
  const world = trial();
  const token = await world.token('ORD-1');
  const key = { 'idempotency-key': 'once' };
  return { world, token, ...(await world.charge(token, { payment_type: 'gci', payment_params }, key)) };
}

test.for([
  ['123456', '200', 'settlement'],
  ['654321', '202', 'deny'],
] as const)('PIN %s: %s %s, and neither number nor PIN anywhere', async ([pin, code, status]) => {
  const { world, token, body } = await charged({ card_number: '6001000011112222', pin });
  expect(body).toMatchObject({ status_code: code, transaction_status: status, payment_type: 'gci' });
  const said = [
    body,
    (await world.status(token)).body,
    await world.notifications('ORD-1'),
    (await world.core('ORD-1/status')).body,
    world.lines,
  ];
  expect(JSON.stringify(said)).not.toContain('6001000011112222');
  expect(JSON.stringify(said)).not.toContain(`"${pin}"`);
});

test.for([
  [{}],
  [{ card_number: '6001000011112222' }],
  [{ card_number: 'x', pin: '123456' }],
  [{ card_number: 1, pin: 2 }],
] as const)('%j is refused', async ([params]) => {
  expect((await charged(params)).body['status_code']).toBe('400');
});
