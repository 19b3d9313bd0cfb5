import { expect, test } from 'vitest';

import { CLIENT_KEY, trial } from '../../sandbox/trial.ts';

const NUMBER = '4111111111111111';

async function start() {
  const world = trial();
  const token = await world.token('ORD-1');
  const { body } = await world.call('POST', '/v2/token', { client_key: CLIENT_KEY, card_number: NUMBER });
  const pay = (more: object = {}) =>
    world.charge(token, {
      payment_type: 'mandiri_clickpay',
      payment_params: { token_id: body['token_id'], input3: '12345', token: '000000', ...more },
    });
  return { world, token, pay };
}

test('000000 pays at once, with the masked card', async () => {
  const { world, pay } = await start();
  const { status, body } = await pay();
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status_code: '200',
    transaction_status: 'settlement',
    payment_type: 'mandiri_clickpay',
    masked_card: '41111111-1111',
    approval_code: expect.stringMatching(/^\d+$/) as string,
  });
  expect((await world.notifications('ORD-1')).map((each) => each.body)).toEqual([
    expect.objectContaining({ transaction_status: 'settlement', masked_card: '41111111-1111' }),
  ]);
});

test('111111 is refused, and another attempt may follow', async () => {
  const { world, token, pay } = await start();
  expect((await pay({ token: '111111' })).body).toMatchObject({
    status_code: '202',
    transaction_status: 'deny',
    masked_card: '41111111-1111',
  });
  expect((await pay()).body['status_code']).toBe('411');
  expect((await world.show(token)).status).toBe(200);
});

test.for([
  [{ token_id: undefined }, '411'],
  [{ token_id: NUMBER }, '411'],
  [{ input3: '1234' }, '400'],
  [{ input3: 12_345 }, '400'],
  [{ token: '1' }, '400'],
] as const)('%j is %s', async ([more, code]) => {
  const { pay } = await start();
  expect((await pay(more)).body['status_code']).toBe(code);
});
