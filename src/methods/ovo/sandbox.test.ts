import { expect, test } from 'vitest';
import { trial } from '../../sandbox/trial.ts';

const request = (phone: string) => ({ payment_type: 'ovo', payment_params: { payer_phone_number: phone } });

const pay = async (phone: string) => {
  const world = trial();
  const token = await world.token('ORD-1');
  return { world, token, ...(await world.charge(token, request(phone))) };
};

test('a request to a phone, for 65 seconds', async () => {
  const { body, world } = await pay('0812-3456-7890');
  expect(body).toMatchObject({
    status_code: '201',
    payment_type: 'ovo',
    transaction_status: 'pending',
    payer_phone_number: '0812-3456-7890',
    expiry_time: '2026-02-03 10:16:05',
  });
  expect((await world.core('ORD-1/status')).body).toMatchObject({
    payer_phone_number: '0812-3456-7890',
    merchant_invoice: expect.any(String) as string,
  });
});

test('any expiry is OVO’s own', async () => {
  const world = trial();
  const token = await world.token('ORD-1', { expiry: { unit: 'hour', duration: 3 } });
  expect((await world.charge(token, request('081234567890'))).body).toMatchObject({
    expiry_time: '2026-02-03 10:16:05',
  });
});

test.for([
  ['081234567890', 'settlement', 10, '00'],
  ['+628271939753', 'deny', 10, '17'],
  ['08242014881', 'deny', 10, '26'],
  ['628237435829', 'deny', 10, '40'],
  ['+628215023424', 'expire', 65, '68'],
  ['8242974268', 'expire', 65, undefined],
] as const)('%s: %s after %d s', async ([phone, status, seconds, code]) => {
  const { token, world } = await pay(phone);
  world.pass(seconds * 1000 - 1);
  expect((await world.status(token)).body).toMatchObject({ transaction_status: 'pending' });
  world.pass(1);
  const { body } = await world.status(token);
  expect(body).toMatchObject({ transaction_status: status });
  expect(body['channel_response_code']).toBe(code);
  expect((await world.notifications('ORD-1')).map((sent) => sent.body['transaction_status'])).toEqual([
    'pending',
    status,
  ]);
});

test('a phone that OVO does not know makes no charge, and a second try may follow', async () => {
  const { body, status, token, world } = await pay('+628249134000');
  expect(status).toBe(200);
  expect(body).toMatchObject({ status_code: '404', status_message: "User with requested phone number doesn't exist" });
  expect(await world.notifications('ORD-1')).toEqual([]);
  expect((await world.charge(token, request('081234567890'))).body).toMatchObject({ status_code: '201' });
});

test.for(['', 'kopi', '021 5551234', '12345678901234567890'])('“%s” is no mobile number', async (phone) => {
  expect((await pay(phone)).body).toMatchObject({
    status_code: '400',
    validation_messages: ['ovo.payer_phone_number format is invalid'],
  });
});

test('as the Core API’s object', async () => {
  const world = trial();
  const { body } = await world.charge(await world.token('ORD-1'), {
    payment_type: 'ovo',
    ovo: { payer_phone_number: '081234567890' },
  });
  expect(body).toMatchObject({ payer_phone_number: '081234567890' });
});

test.for([
  ['pay', 'settlement'],
  ['refuse', 'deny'],
] as const)('on the phone: %s', async ([action, status]) => {
  const { token, world } = await pay('0812-3456-7890');
  const push = await world.form('/ovo/inquiry?language=en', { phone: '+62 812 3456 7890' });
  for (const part of ['+6281234567890', 'ORD-1', 'Rp150.000']) expect(push.text).toContain(part);
  await world.form('/ovo/payment', { phone: '081234567890', action });
  expect((await world.status(token)).body).toMatchObject({ transaction_status: status });
  expect((await world.form('/ovo/payment', { phone: '081234567890', action: 'pay' })).status).toBe(404);
});

test('after its time another request may be sent', async () => {
  const { token, world } = await pay('8242974268');
  world.pass(65_000);
  expect((await world.charge(token, request('081234567890'))).body).toMatchObject({ status_code: '201' });
});
