import { expect, test } from 'vitest';
import { SERVER_KEY, trial } from '../../sandbox/trial.ts';
import { GOPAY_ERRORS } from './errors.sandbox.ts';

const AUTHORIZATION = { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` };
const order = { order_id: 'ORD-1', gross_amount: 20_000 };

test.for(GOPAY_ERRORS)('GoPay error $code ($said): $status under HTTP $http', async (error) => {
  const world = trial();
  await world.lever('gopay/error', { code: error.code });
  const core = await world.call(
    'POST',
    '/v2/charge',
    { payment_type: 'gopay', transaction_details: order },
    AUTHORIZATION,
  );
  expect([core.status, core.body['status_code'], core.body['status_message']]).toEqual([
    error.http,
    error.status,
    error.message,
  ]);
  if (error.validation !== undefined) expect(core.body['validation_messages']).toEqual([error.validation]);
  const told = await world.notifications('ORD-1');
  expect(told.map(({ body }) => [body['transaction_status'], body['fraud_status']])).toEqual(
    error.denied ? [['deny', error.denied.fraud]] : [],
  );
  // The customer's own charge gets the same, and the one after it none.
  const token = await world.token('ORD-2');
  await world.lever('gopay/error', { code: error.code });
  const snap = await world.charge(token, { payment_type: 'gopay' });
  expect([snap.status, snap.body['status_code'], snap.body['status_message']]).toEqual([
    error.http,
    error.status,
    error.message,
  ]);
  expect((await world.charge(token, { payment_type: 'gopay' })).body).toMatchObject({ status_code: '201' });
});

test('an unknown code cannot be ordered', async () => {
  expect((await trial().lever('gopay/error', { code: '1' })).status).toBe(400);
});
