import { expect, test } from 'vitest';
import { BUSY, failingStorage, sqliteError } from './failing-storage.ts';
import type { Sender } from './notifications.ts';
import { scratchFile } from './scratch.ts';
import { openStorage, query } from './storage.ts';
import { trial } from './trial.ts';

/** A disk that is full and a file that somebody else has locked: nothing is answered, or told a shop, that is not kept. */

const turn = () => new Promise((resolve) => setImmediate(resolve));
const VA = { payment_type: 'bca_va' };

test('a commit that fails by the timer is told to those who wait for it', async () => {
  const { storage, fail } = failingStorage();
  const world = trial({ storage });
  const token = await world.token('ORD-1');
  fail('COMMIT');
  let answered = false;
  const charged = world.charge(token, VA).finally(() => (answered = true));
  // As soon as it is written, and before its own look at whether to commit.
  while (!storage.isTransaction) await Promise.resolve();
  await world.sandbox.run();
  expect([(await charged).status, answered]).toEqual([500, true]);
  expect((await world.core('ORD-1/status')).body).toMatchObject({ status_code: '404' });
  expect((await world.charge(token, VA)).status).toBe(201);
});

test('a shop hears of nothing before it is durable', async () => {
  const file = scratchFile();
  const witness = openStorage(file);
  const kept = query<{ status: string }>(witness, 'SELECT status FROM charges WHERE order_id = ?');
  const early: string[] = [];
  let posted = 0;
  const send: Sender = async ({ url, body }) => {
    posted++;
    const told = JSON.parse(body) as { readonly order_id: string; readonly transaction_status: string };
    if (kept.get(told.order_id)?.status !== told.transaction_status) early.push(told.order_id);
    // Some shops are slower: their answers come while others' changes are not kept yet.
    for (let turns = posted % 7; turns >= 0; turns--) await turn();
    return { status: 200, via: [url] };
  };
  const world = trial({ storage: openStorage(file), send, config: { notificationUrl: 'http://shop.test/notify' } });
  await Promise.all(
    Array.from({ length: 16 }, async (_, customer) => {
      for (let number = 0; number < 10; number++)
        await world.charge(await world.token(`ORD-${customer}-${number}`), VA);
    }),
  );
  await world.sandbox.run();
  expect([posted, early]).toEqual([160, []]);
  await world.sandbox.close();
});

test('what came due while the file could not be written comes when it can', async () => {
  const { storage, fail } = failingStorage();
  const world = trial({ storage });
  await world.charge(await world.token('ORD-1'), VA);
  world.pass(25 * 3_600_000);
  fail('BEGIN IMMEDIATE', sqliteError('database is locked', BUSY));
  await world.sandbox.run();
  expect(world.lines.some((line) => line.includes('database is locked'))).toBe(true);
  expect((await world.core('ORD-1/status')).body).toMatchObject({ transaction_status: 'expire' });
});

test('a reset that fails half way forgets nothing', async () => {
  const { storage, fail } = failingStorage();
  const world = trial({ storage });
  const token = await world.token('ORD-1');
  fail('DELETE FROM notifications');
  const charged = world.charge(token, VA);
  while (!storage.isTransaction) await Promise.resolve();
  expect((await world.lever('reset')).status).toBe(500);
  expect((await charged).status).toBe(201);
  expect((await world.core('ORD-1/status')).body).toMatchObject({ transaction_status: 'pending' });
  expect(await world.notifications('ORD-1')).toHaveLength(1);
});

test('a clock that was set by a change which is not kept stands where it stood', async () => {
  const { storage, fail } = failingStorage();
  const world = trial({ storage });
  const time = async () => (await world.call('GET', '/_sandbox/clock')).body;
  const before = await time();
  fail('COMMIT');
  expect((await world.lever('clock', { advance_s: 864_000 })).status).toBe(500);
  expect(await time()).toEqual(before);
});

test('what SQLite takes back as a whole is nobody’s, and what follows is kept', async () => {
  const { storage, real } = failingStorage();
  const world = trial({ storage });
  const [first, second] = [await world.token('ORD-1'), await world.token('ORD-2')];
  real.exec(`CREATE TRIGGER full BEFORE INSERT ON charges WHEN new.order_id = 'ORD-2'
    BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END`);
  const both = await Promise.all([world.charge(first, VA), world.charge(second, VA)]);
  expect(both.map(({ status }) => status)).toEqual([500, 500]);
  expect((await world.core('ORD-1/status')).body).toMatchObject({ status_code: '404' });
  expect((await world.charge(first, VA)).status).toBe(201);
  expect((await world.core('ORD-1/status')).body).toMatchObject({ transaction_status: 'pending' });
});
