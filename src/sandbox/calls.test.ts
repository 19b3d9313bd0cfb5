import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCalls } from './calls.ts';
import { openStorage, query } from './storage.ts';
import { trial, type Wire } from './trial.ts';

const callsOf = async (world: ReturnType<typeof trial>, id: string) =>
  ((await world.call('GET', `/_sandbox/transactions/${id.replace(' ', '%20')}`)).body['calls'] as Wire[]).map(
    ({ method, path, status, status_code: code }) => [method, String(path).split('/').at(-1), status, code],
  );

test('the calls of a transaction are there after a restart, with the code of their bodies', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kasir-'));
  try {
    const before = trial({ storage: openStorage(join(folder, 'state.sqlite')) });
    const token = await before.token('ORD 1');
    await before.token('ORD-2');
    await before.charge(token, { payment_type: 'bca_va' });
    await before.core('ORD%201/status');
    await before.lever('transactions/ORD%201/settle');
    await before.core('ORD%201/cancel', 'POST');
    await before.sandbox.close();
    const after = trial({ storage: openStorage(join(folder, 'state.sqlite')) });
    expect(await callsOf(after, 'ORD 1')).toEqual([
      ['POST', 'transactions', 201, undefined],
      ['POST', 'charge', 201, '201'],
      ['GET', 'status', 200, '201'],
      ['POST', 'cancel', 200, '412'],
    ]);
    expect(await callsOf(after, 'ORD-2')).toHaveLength(1);
    await after.sandbox.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('two merchants’ orders of one id have each its own calls, and those that came with no good key', async () => {
  const world = trial();
  const { merchant } = (
    await world.lever('merchants', { server_key: 'SB-Mid-server-two', client_key: 'SB-Mid-client-two' })
  ).body as { readonly merchant: Wire };
  const second = { authorization: `Basic ${Buffer.from('SB-Mid-server-two:').toString('base64')}` };
  const details = { transaction_details: { order_id: 'SAME-1', gross_amount: 10_000 } };
  await world.token('SAME-1');
  await world.call('POST', '/v2/charge', { payment_type: 'gopay', ...details }, second);
  await world.core('SAME-1/status');
  await world.call('POST', '/v2/SAME-1/cancel', undefined, second);
  await world.call('POST', '/v2/SAME-1/expire', undefined, { authorization: 'Basic bm8=' });
  const of = (id: unknown) => callsOf(world, `SAME-1?merchant=${String(id)}`);
  const nobody = ['POST', 'expire', 401, '401'];
  expect(await of('G000000001')).toEqual([
    ['POST', 'transactions', 201, undefined],
    ['GET', 'status', 200, '404'],
    nobody,
  ]);
  expect(await of(merchant['merchant_id'])).toEqual([
    ['POST', 'charge', 200, '201'],
    ['POST', 'cancel', 200, '200'],
    nobody,
  ]);
});

const CALL = { at: 1, method: 'GET', path: '/v2/ORD-1/status', status: 200, code: '200', tookMs: 1 };

test('calls are written in pieces, after their answers; of too many the latest are kept', () => {
  const storage = openStorage(':memory:');
  const count = () => query<{ n: number }>(storage, 'SELECT count(*) AS n FROM calls').get()?.n;
  const timers: (() => void)[] = [];
  let writes = 0;
  const calls = openCalls({
    storage,
    write: (work) => {
      writes++;
      return work();
    },
    after: (_ms, work) => {
      timers.push(work);
      return () => {};
    },
    complain: () => {},
  });
  const request = new Request('http://localhost/v2/ORD-1/status');
  for (let number = 0; number < 5000; number++) calls.add(request, { ...CALL, at: number });
  expect([writes, timers.length, count()]).toEqual([0, 1, 0]);
  for (let piece = 1; piece <= 20; piece++) {
    timers.pop()?.();
    expect([writes, count(), timers.length]).toEqual([piece, 50 * piece, piece < 20 ? 1 : 0]);
  }
  const found = calls.about(['ORD-1']);
  expect([found[0]?.at, found.at(-1)?.at, calls.about(['ORD']).length]).toEqual([4000, 4999, 0]);
  for (let batch = 0; batch < 25; batch++) {
    for (let number = 0; number < 1000; number++) calls.add(request, CALL);
    calls.keep();
  }
  expect(count()).toBe(20_000);
});

test('whoever asks finds all calls, those that wait too', () => {
  const storage = openStorage(':memory:');
  const calls = openCalls({ storage, write: (work) => work(), after: () => () => {}, complain: () => {} });
  const request = new Request('http://localhost/v2/ORD-1/status');
  for (let number = 0; number < 250; number++) calls.add(request, { ...CALL, at: number });
  expect(calls.about(['ORD-1']).map(({ at }) => at)).toEqual(Array.from({ length: 250 }, (_, at) => at));
});

test('calls that cannot be written now are written later, and that is said', () => {
  const storage = openStorage(':memory:');
  const count = () => query<{ n: number }>(storage, 'SELECT count(*) AS n FROM calls').get()?.n;
  const timers: (() => void)[] = [];
  const complaints: string[] = [];
  let isLocked = true;
  const calls = openCalls({
    storage,
    write: (work) => {
      if (isLocked) throw new Error('database is locked');
      return work();
    },
    after: (_ms, work) => {
      timers.push(work);
      return () => {};
    },
    complain: (what, error) => complaints.push(`${what}: ${String(error)}`),
  });
  calls.add(new Request('http://localhost/v2/ORD-1/status'), CALL);
  timers.pop()?.();
  expect([count(), complaints, timers.length]).toEqual([0, ['the log of calls: Error: database is locked'], 1]);
  isLocked = false;
  timers.pop()?.();
  expect([count(), timers.length]).toEqual([1, 0]);
});
