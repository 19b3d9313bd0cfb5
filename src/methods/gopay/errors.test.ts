import { expect, test } from 'vitest';
import { SERVER_KEY, trial } from '../../sandbox/trial.ts';

const AUTHORIZATION = { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` };
const order = { order_id: 'ORD-1', gross_amount: 20_000 };

const INVALID = 'One or more parameters in the payload is invalid.';
const CONFLICT =
  'The request could not be completed due to a conflict with the current state of the target resource, please try again';
const DENIED = 'GoPay transaction is denied';

type Row = readonly [
  code: string,
  body: string,
  http: number,
  message: string,
  more?: { readonly validation?: string; readonly denied?: 'accept' | 'deny' },
];

/** The gateway's own table of December 2022 written out, with what changed since; only denials are notified. */
const ROWS: readonly Row[] = [
  ['310', '400', 400, INVALID, { validation: 'Malformed data' }],
  ['2901', '406', 200, CONFLICT],
  ['2701', '400', 400, INVALID, { validation: 'The currency is not supported for the country' }],
  ['4060', '202', 200, 'GoPay transaction is rejected by FDS', { denied: 'deny' }],
  ['303', '402', 200, 'Missing GoPay merchant setting data'],
  ['112', '410', 200, 'GoPay user is blocked'],
  ['112-402', '402', 200, 'GoPay user is blocked'],
  ['1703', '402', 400, 'GoPay merchant is not active.'],
  ['1703-400', '400', 400, 'GoPay merchant is not active.'],
  ['153', '400', 400, INVALID, { validation: 'GoPay token is invalid for the payment' }],
  ['5009', '400', 400, INVALID, { validation: 'GoPay challenge token is already expired' }],
  ['110', '402', 200, 'GoPay merchant is unauthorized.'],
  ['132', '406', 200, CONFLICT],
  ['2903', '402', 200, 'Missing GoPay merchant setting data'],
  ['902', '413', 200, 'The request cannot be processed due to malformed syntax in the request body'],
  ['101', '404', 200, "GoPay Wallet doesn't exist."],
  ['900', '500', 200, 'Sorry. Our system is recovering from unexpected issues. Please retry.'],
  ['900-denied', '202', 200, DENIED, { denied: 'accept' }],
  ['201', '202', 200, DENIED, { denied: 'accept' }],
];

test.for(ROWS)('GoPay error %s: %s under HTTP %d, %s', async ([code, body, http, message, more]) => {
  const world = trial();
  await world.lever('gopay/error', { code });
  const charge = { payment_type: 'gopay', transaction_details: order };
  const core = await world.call('POST', '/v2/charge', charge, AUTHORIZATION);
  expect([core.status, core.body['status_code'], core.body['status_message']]).toEqual([http, body, message]);
  expect(core.body['validation_messages']).toEqual(more?.validation === undefined ? undefined : [more.validation]);
  const told = await world.notifications('ORD-1');
  expect(told.map(({ body: one }) => [one['transaction_status'], one['fraud_status']])).toEqual(
    more?.denied ? [['deny', more.denied]] : [],
  );
  if (more?.denied === 'accept') expect(core.body['channel_response_code']).toBe(code.replace('-denied', ''));
  // The customer's own charge gets the same, and the one after it none.
  const token = await world.token('ORD-2');
  await world.lever('gopay/error', { code });
  const snap = await world.charge(token, { payment_type: 'gopay' });
  expect([snap.status, snap.body['status_code'], snap.body['status_message']]).toEqual([http, body, message]);
  expect((await world.charge(token, { payment_type: 'gopay' })).body).toMatchObject({ status_code: '201' });
});

test('every error that can be ordered is a row above, and none is told of otherwise', async () => {
  const { body } = await trial().call('GET', '/_sandbox/gopay/errors');
  const listed = body['errors'] as Record<string, unknown>[];
  expect(
    listed.map(({ code, status_code, http, status_message, notification }) => [
      code,
      status_code,
      http,
      status_message,
      notification,
    ]),
  ).toEqual(
    ROWS.map(([code, status, http, message, more]) => [code, status, http, message, more?.denied !== undefined]),
  );
});

test('an unknown code cannot be ordered', async () => {
  expect((await trial().lever('gopay/error', { code: '1' })).status).toBe(400);
});
