import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { failingStorage } from './failing-storage.ts';
import { openStorage } from './storage.ts';
import { AUTHORIZATION, BASE, trial, type Wire } from './trial.ts';

/**
 * What is held in memory is what the file says: after every kind of change a sandbox that has answered before says the same as one
 * that has just opened a copy of the file.
 */

const folder = mkdtempSync(join(tmpdir(), 'kasir-'));
afterAll(() => rmSync(folder, { recursive: true }));
let copies = 0;

type World = ReturnType<typeof trial>;

const IDS = ['ORD-1', 'ORD-2', 'ORD-3'];

async function answers(world: World, tokens: readonly string[]): Promise<unknown> {
  const found: unknown[] = [];
  for (const id of IDS) {
    const { id: _id, ...status } = (await world.core(`${id}/status`)).body;
    found.push(status);
    const { transaction_id: transaction } = status;
    if (typeof transaction === 'string') found.push((await world.core(`${transaction}/status`)).body);
  }
  for (const token of tokens) {
    found.push((await world.status(token)).body);
    found.push((await world.call('GET', `/snap/v1/transactions/${token}`)).body);
  }
  return found;
}

const now = Date.parse('2026-02-03T10:15:00+07:00');

test('nothing that was answered before a change is answered after it', async () => {
  const state = join(folder, 'state', 'state.sqlite');
  let offset = 0;
  const open = (file: string) => trial({ storage: openStorage(file), now: () => now + offset });
  const world = open(state);
  const tokens = [await world.token('ORD-1'), await world.token('ORD-2'), await world.token('ORD-3')];
  const [first = '', second = '', third = ''] = tokens;
  const bca = { payment_type: 'bca_va' };
  const gopay = { payment_type: 'gopay' };
  const exported = async () => (await world.call('GET', '/_sandbox/export?keys=1')).body;
  let saved: Wire = {};
  const changes: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['charge', () => world.charge(first, gopay)],
    ['charge of another method', () => world.charge(second, bca)],
    ['settle', () => world.lever('transactions/ORD-1/settle')],
    ['refund', () => world.core('ORD-1/refund', 'POST', { amount: 1000, refund_key: 'r-1' })],
    ['the refund is confirmed', async () => void (offset += 61_000)],
    ['export', async () => void (saved = await exported())],
    ['deny', () => world.lever('transactions/ORD-2/deny')],
    ['charge again', () => world.charge(second, bca)],
    ['core cancel', () => world.core('ORD-2/cancel', 'POST')],
    [
      'token closed',
      () => world.call('POST', `/snap/v1/transactions/${third}/cancel`, {}, { authorization: AUTHORIZATION }),
    ],
    ['newer token', async () => void tokens.push(await world.token('ORD-3'))],
    ['charge the newer', () => world.charge(tokens[3] ?? '', bca)],
    [
      'another way',
      async () => {
        const { transaction_id: id } = (await world.status(tokens[3] ?? '')).body;
        await world.call('POST', `/snap/v1/transactions/${tokens[3]}/change_method`, { transaction_id: id });
      },
    ],
    ['charge anew', () => world.charge(tokens[3] ?? '', gopay)],
    ['the clock', () => world.lever('clock', { advance_s: 30 * 24 * 3600 })],
    [
      'settings',
      () => world.call('PATCH', '/_sandbox/merchants/G000000001', { display_name: 'Toko Lain', locale: 'en' }),
    ],
    ['import', () => world.call('POST', '/_sandbox/import', saved)],
    ['reset', () => world.lever('reset')],
  ];
  const seen: string[] = [];
  for (const [name, change] of changes) {
    await answers(world, tokens);
    await change();
    const own = await answers(world, tokens);
    const copy = join(folder, `copy-${copies++}`);
    cpSync(join(folder, 'state'), copy, { recursive: true });
    const fresh = open(join(copy, 'state.sqlite'));
    expect(own, name).toEqual(await answers(fresh, tokens));
    await fresh.sandbox.close();
    seen.push(JSON.stringify(own));
  }
  const idle = changes.flatMap(([name], at) => (seen[at] === seen[at - 1] ? [name] : []));
  expect(idle).toEqual(['export']);
  await world.sandbox.close();
});

test('everybody who waits for a commit that fails is told so, and nothing of it stays', async () => {
  const { storage, fail } = failingStorage();
  const world = trial({ storage });
  const token = await world.token('ORD-1');
  await world.charge(token, { payment_type: 'bca_va' });
  fail('COMMIT');
  const settled = world.lever('transactions/ORD-1/settle');
  const made = world.create({ transaction_details: { order_id: 'ORD-9', gross_amount: 20_000 } });
  // Asked while the change is there, and kept by nobody yet.
  const asked = new Promise((resolve) => setImmediate(() => resolve(world.core('ORD-1/status'))));
  expect([(await settled).status, (await made).status]).toEqual([500, 500]);
  await asked;
  expect((await world.core('ORD-1/status')).body).toMatchObject({ transaction_status: 'pending' });
  expect((await world.status(token)).body).toMatchObject({ transaction_status: 'pending' });
  expect((await world.core('ORD-9/status')).body).toMatchObject({ status_code: '404' });
  expect(world.lines.some((line) => line.includes('disk is full'))).toBe(true);
  await world.lever('transactions/ORD-1/settle');
  expect((await world.core('ORD-1/status')).body).toMatchObject({ transaction_status: 'settlement' });
});

test('a server gets the headers of every answer first, and an answer that waits for nothing at once', async () => {
  const world = trial();
  const head = new Map<string, string>();
  const ask = (path: string) =>
    world.sandbox.serve(new Request(BASE + path), { setHeader: (name, value) => head.set(name, value) });
  const answer = ask('/v2/ORD-1/status');
  expect(answer).toBeInstanceOf(Response);
  expect([...head.keys()]).toEqual(['date', 'x-content-type-options']);
  await ask('/snap/v1/transactions/none');
  expect(head.get('access-control-allow-origin')).toBe('*');
});
