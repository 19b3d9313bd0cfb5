import { expect, test } from 'vitest';
import { SERVER_KEY, trial } from './trial.ts';
import { everythingOf, expectRefunds, tables } from './untouched.ts';

/** The same numbers in every run. */
function chance(seed: number) {
  let state = seed;
  return <T>(from: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)] as T;
  };
}

const authorization = `Basic ${btoa(`${SERVER_KEY}:`)}`;

const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e21,
  '',
  '\u0000',
  '\ud800',
  'x'.repeat(400),
  [],
  [[null]],
  {},
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":1}}') as unknown,
];

const PATHS = [
  '/v2/charge',
  '/v2/capture',
  '/v2/PAID/refund',
  '/v2/PAID/refund/online/direct',
  '/v2/PAID/cancel%00',
  '/v2/%2e%2e/status',
  '/v2/__proto__/cancel',
  '/v2/pay/account',
  '/v1/subscriptions',
  '/snap/v3/merchant-preferences',
  '/_sandbox/faults/x',
  '/_sandbox/merchants/__proto__',
  '/_sandbox/import',
  '/_sandbox/signature',
  '/_sandbox/gopay/error',
  '/_sandbox/gopay/static',
  '/_sandbox/notifications/delivery',
  '/_sandbox/notifications/x/replay',
  '/_sandbox/transactions/PAID/refund',
];
const KEYS = [
  'payment_type',
  'transaction_details',
  'order_id',
  'gross_amount',
  'bank_transfer',
  'bank',
  'custom_expiry',
  'expiry_duration',
  'unit',
  'order_time',
  'credit_card',
  'token_id',
  'refund_key',
  'amount',
  'reason',
  'kasir',
  'tables',
  'charges',
  'brand',
  'payment_channels',
  'gopay_partner',
  'schedule',
  'copies',
  '__proto__',
  'toString',
];
const WORDS = ['gopay', 'bank_transfer', 'credit_card', 'qris', 'cstore', 'echannel', 'permata', 'bca', 'PAID', 'NEW'];

test('odd requests to the Core API and the levers make no internal error and corrupt nothing', async () => {
  const pick = chance(5);
  const world = trial();
  const keep = { transaction_details: { order_id: 'PAID', gross_amount: 90_000 }, payment_type: 'gopay' };
  for (const order of ['PAID', 'KEEP']) {
    const transaction_details = { order_id: order, gross_amount: 90_000 };
    await world.call('POST', '/v2/charge', { ...keep, transaction_details }, { authorization });
    await world.lever(`transactions/${order}/settle`);
  }
  const before = await everythingOf(world, 'KEEP');
  let [whole, refused] = [await tables(world), 0];
  const value = (depth: number): unknown => {
    if (depth === 0 || pick([1, 2, 3]) === 1) return pick([...ODD, ...WORDS, 20_000]);
    if (pick([1, 2, 3, 4]) === 1) return [value(depth - 1)];
    return Object.fromEntries([1, 2, 3].map(() => [pick(KEYS), value(depth - 1)]));
  };
  for (let round = 0; round < 1500; round++) {
    const body = pick([0, 1, 2]) === 0 ? { ...keep, ...(value(3) as object), transaction_details: value(2) } : value(4);
    const text = pick([JSON.stringify(body), '{"a":1,"a":2}', '{', '[]', '\ufeff{}', '['.repeat(5000)]);
    const method = pick(['POST', 'POST', 'POST', 'PATCH', 'DELETE', 'GET']);
    const headers = {
      authorization: pick([authorization, authorization, 'Basic %%%', 'Basic', 'Bearer x']),
      'content-type': pick(['application/json', 'application/json', 'application/json; charset=utf-16', 'text/plain']),
      'idempotency-key': pick(['', 'a', 'b', 'k'.repeat(300)]),
    };
    const path = pick(PATHS);
    const answer = await world.call(method, path, method === 'GET' ? undefined : text, headers);
    const told = `${method} ${path} ${text.slice(0, 200)}: ${answer.text.slice(0, 200)}`;
    expect(answer.status, told).toBeLessThan(500);
    const after = await tables(world);
    if (answer.status >= 400 || String(answer.body['status_code']).startsWith('4')) {
      refused++;
      expect(after, told).toEqual(whole);
    }
    whole = after;
  }
  expect(refused).toBeGreaterThan(500);
  expect(world.lines.filter((line) => line.startsWith('internal error'))).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(await everythingOf(world, 'KEEP')).toEqual(before);
  const { body: paid } = await world.core('PAID/status');
  expectRefunds(paid);
  expect(paid['refunds']).toBeDefined();
}, 60_000);
