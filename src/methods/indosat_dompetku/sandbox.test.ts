import { expect, test } from 'vitest';

import { trial } from '../../sandbox/trial.ts';

async function charged(msisdn: unknown) {
  const world = trial();
  const token = await world.token('ORD-1');
  return {
    world,
    token,
    ...(await world.charge(token, { payment_type: 'indosat_dompetku', payment_params: { msisdn } })),
  };
}

test.for([
  ['08123456789', 'pending'],
  ['628123456789', 'pending'],
  ['0811111111', 'deny'],
  ['08123456780', 'deny'],
] as const)('%s: %s', async ([phone, status]) => {
  const { body } = await charged(phone);
  expect(body).toMatchObject({ payment_type: 'indosat_dompetku', transaction_status: status });
});

test('the accepted number says yes within seconds', async () => {
  const { world, token } = await charged('08123456789');
  world.pass(5_000);
  expect((await world.status(token)).body).toMatchObject({ status_code: '200', transaction_status: 'settlement' });
  const sent = (await world.notifications('ORD-1')).map(({ body }) => body['transaction_status']);
  expect(sent).toEqual(['pending', 'settlement']);
});

test('a refused number may be followed by another', async () => {
  const { world, token } = await charged('0822222222');
  const again = await world.charge(token, {
    payment_type: 'indosat_dompetku',
    payment_params: { msisdn: '08123456789' },
  });
  expect(again.body['transaction_status']).toBe('pending');
});

test.for([[undefined], [''], ['none'], [{}]])('%j is refused', async ([given]) => {
  const { body } = await charged(given);
  expect(body).toMatchObject({ status_code: '400', validation_messages: ['payment_params.msisdn is required'] });
});
