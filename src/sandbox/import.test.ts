import { expect, test } from 'vitest';
import { openStorage } from './storage.ts';
import { busy, CONFIG, type State, type Tables } from './busy-state.ts';
import { trial, type Wire } from './trial.ts';

/** A state from elsewhere, damaged in every column that a real one has: it is refused whole, or the sandbox lives with it. */

const ASKED: readonly (readonly [string, string, Wire?])[] = [
  ['GET', '/_sandbox/transactions'],
  ['GET', '/_sandbox/transactions/GOPAY'],
  ['GET', '/_sandbox/transactions/CARD'],
  ['GET', '/v2/GOPAY/status'],
  ['GET', '/_sandbox/notifications'],
  ['GET', '/_sandbox/outbox'],
  ['GET', '/_sandbox/merchants'],
  ['GET', '/_sandbox/faults'],
  ['GET', '/_sandbox/clock'],
  ['GET', '/_sandbox/transactions.csv'],
  ['POST', '/_sandbox/clock', { advance_s: 3 * 86_400 }],
  ['POST', '/_sandbox/notifications/retry', {}],
  ['GET', '/_sandbox/transactions'],
  ['GET', '/v2/GOPAY/status'],
];
const ALWAYS: readonly (readonly [string, string, Wire?])[] = [
  ['GET', '/_sandbox/health'],
  ['GET', '/_sandbox/export'],
  ['POST', '/_sandbox/reset', {}],
];

const SEND = {
  config: CONFIG,
  send: ({ url }: { readonly url: string }) => Promise.resolve({ status: 503, via: [url] }),
};

/** A charge that cannot be moved by itself is said and set aside; nothing else may go wrong. */
const isTrouble = (line: string): boolean =>
  line.startsWith('internal error') && !/^internal error: charge \S+ came due/.test(line);

async function broken(world: ReturnType<typeof trial>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [method, path, body] of [...ASKED, ...ALWAYS]) {
    const answer = await world.call(method, path, body);
    if (answer.status >= 500) found.push(`${method} ${path}: ${answer.status}`);
    await world.sandbox.run();
  }
  return [...found, ...world.lines.filter(isTrouble)];
}

const ODD: readonly unknown[] = [
  null,
  '',
  'x',
  5,
  -5,
  0.5,
  9_007_199_254_740_991,
  'null',
  '5',
  '[]',
  '{}',
  '[null]',
  '{x',
  '["file:///etc"]',
  '["javascript:alert(1)"]',
  '{"a":1}',
  '{"finishUrl":"javascript:alert(1)"}',
  '{"channels":5}',
  '{"adminToken":"x","trustProxy":true}',
  true,
  [],
  {},
];

/** Every column of one row of each kind, in every way. */
function* damages({ tables }: State) {
  for (const [table, rows] of Object.entries(tables)) {
    const kinds = new Map(rows.map((row, at) => [String(row['name'] ?? row['kind'] ?? row['method'] ?? ''), at]));
    for (const at of kinds.values())
      for (const column of Object.keys(rows[at] ?? {}))
        for (const odd of ODD) {
          const wrong = rows.map((row, number) => (number === at ? { ...row, [column]: odd } : row));
          const name = `${table}[${at}].${column} = ${JSON.stringify(odd)}`;
          yield { table, name, text: JSON.stringify({ kasir: 1, tables: { ...tables, [table]: wrong } }) };
        }
  }
}

const importText = (world: ReturnType<typeof trial>, text: string) =>
  world.call('POST', '/_sandbox/import', text, { 'content-type': 'application/json' });

test('every column of a real state, damaged', async () => {
  const state = await busy();
  expect(Object.entries(state.tables).filter(([, rows]) => rows.length === 0)).toEqual([]);
  const own = trial(SEND);
  await own.charge(await own.token('KEEP'), { payment_type: 'bca_va' });
  const first = (await own.call('GET', '/_sandbox/export')).text;
  // What comes in is trusted no more: this is how it looks from now on.
  await importText(own, first);
  const before = (await own.call('GET', '/_sandbox/export')).text;
  let [refused, taken] = [0, 0];
  const bad: string[] = [];
  for (const { table, name, text } of damages(state)) {
    const answer = await importText(own, text);
    if (answer.status === 400) {
      refused++;
      const said = String(answer.body['error']);
      if (!said.includes(table) && !said.includes('leads to nothing')) bad.push(`${name}: ${answer.text}`);
      continue;
    }
    taken++;
    await importText(own, before);
    const world = trial(SEND);
    const again = await importText(world, text);
    const wrong = [...(again.status === 200 ? [] : [again.text]), ...(await broken(world))];
    if (wrong.length > 0) bad.push(`${name}: ${wrong.join('; ').slice(0, 300)}`);
  }
  expect(bad).toEqual([]);
  expect((await own.call('GET', '/_sandbox/export')).text).toBe(before);
  expect([refused > 1000, taken > 100]).toEqual([true, true]);
}, 240_000);

test.each([
  [{ kasir: 1, tables: null }, 'this is no state of a sandbox'],
  [{ kasir: 1, tables: [] }, 'this is no state of a sandbox'],
  [{ kasir: 1, tables: { nope: [] } }, 'nope is no table of a sandbox'],
  [{ kasir: 1, tables: { charges: 'x' } }, 'charges must be a list'],
  [{ kasir: 1, tables: { settings: [{ name: 'x', value: '1' }] } }, 'settings[0].name is not known'],
  [{ kasir: 1, tables: { kept: [{ kind: 'x', id: '1', value: '1', until: 1 }] } }, 'kept[0].kind is not known'],
  [
    { kasir: 1, tables: { merchants: [{ id: 'G1', settings: '{"finishUrl":"javascript:alert(1)"}' }] } },
    'merchants[0].settings.finishUrl must be an http(s) URL',
  ],
])('what is no state: %j', async (body, error) => {
  const world = trial();
  const answer = await world.call('POST', '/_sandbox/import', body);
  expect([answer.status, answer.body]).toEqual([400, { error }]);
});

test('rows that lead nowhere, keys that two have, and unknown merchants are refused', async () => {
  const { tables } = await busy();
  const world = trial();
  const say = async (more: Tables) =>
    String((await world.call('POST', '/_sandbox/import', { kasir: 1, tables: { ...tables, ...more } })).body['error']);
  expect(await say({ transactions: [] })).toMatch(/^charges\.token of \S+ leads to nothing that is here$/);
  expect(await say({ charges: [] })).toContain('notifications.charge_id of 1 leads to nothing');
  expect(await say({ notifications: [] })).toContain('deliveries.notification_id of 1 leads to nothing');
  const settings = '{"serverKey":"SB-Mid-server-one"}';
  const two = ['G000000007', 'G000000008'].map((id) => ({ id, settings }));
  expect(await say({ merchants: two })).toBe('merchants.settings of G000000007 has a key of another merchant');
  const strangers = (tables['transactions'] ?? []).map((row) => ({ ...row, merchant: 'G9' }));
  const charges = (tables['charges'] ?? []).map((row) => ({ ...row, merchant: 'G9' }));
  expect(await say({ transactions: strangers, charges })).toBe('transactions.merchant G9 is not there');
});

test("no import makes a URL the operator's own, until somebody here sets it", async () => {
  const state = await busy();
  const posts: (readonly [string, boolean])[] = [];
  const world = trial({
    config: CONFIG,
    send: ({ url, trusted }) => {
      posts.push([url, trusted]);
      return Promise.resolve({ status: 200, via: [url] });
    },
  });
  for (const row of state.tables['notifications'] ?? []) Object.assign(row, { trusted: 1, state: 'owed', due_at: 1 });
  expect((await world.lever('import', state)).status).toBe(200);
  await world.sandbox.run();
  await world.charge(await world.token('NEW'), { payment_type: 'bca_va' });
  await world.sandbox.run();
  expect(posts.length).toBeGreaterThan(4);
  expect(posts.filter(([, trusted]) => trusted)).toEqual([]);
  const notification_url = 'http://127.0.0.1:4000/mine';
  await world.call('PATCH', '/_sandbox/merchants/G000000001', { notification_url });
  await world.charge(await world.token('MINE'), { payment_type: 'bca_va' });
  await world.sandbox.run();
  expect(posts.at(-1)).toEqual([notification_url, true]);
});

test('a file damaged by hand: what is broken is said and set aside, and everything else goes on', async () => {
  const storage = openStorage(':memory:');
  const before = trial({ ...SEND, storage });
  await before.lever('merchants', { display_name: 'Toko Dua' });
  for (const id of ['BROKEN', 'WHOLE']) await before.charge(await before.token(id), { payment_type: 'bca_va' });
  const { transaction_id: id } = (await before.core('BROKEN/status')).body;
  storage.exec(`UPDATE charges SET data = 'null', refunds = '{x' WHERE id = '${String(id)}'`);
  storage.exec(`UPDATE merchants SET settings = '{x'`);
  for (const name of ['faults', 'delivery', 'retry_intervals_ms', 'clock_offset_ms'])
    storage.exec(`INSERT INTO settings (name, value) VALUES ('${name}', '{x')`);
  const world = trial({ ...SEND, storage });
  world.pass(3 * 86_400_000);
  await world.sandbox.run();
  for (const [method, path] of ALWAYS.slice(0, 2)) expect((await world.call(method, path)).status, path).toBe(200);
  expect((await world.core('WHOLE/status')).body).toMatchObject({ transaction_status: 'expire' });
  expect(world.lines.filter((line) => line.startsWith(`internal error: charge ${String(id)} came due`))).toHaveLength(
    1,
  );
  for (const told of ['merchant G000000002', 'setting faults', 'setting delivery', 'setting clock_offset_ms'])
    expect(world.lines.some((line) => line.includes(told))).toBe(true);
  expect((await world.lever('reset')).body).toEqual({ status: 'ok' });
  await world.charge(await world.token('NEXT'), { payment_type: 'bca_va' });
  expect((await world.core('NEXT/status')).body).toMatchObject({ transaction_status: 'pending' });
});

test('what cannot be written down of a delivery is said once, and its shop is not asked again and again', async () => {
  const storage = openStorage(':memory:');
  const posts: string[] = [];
  const world = trial({
    storage,
    config: CONFIG,
    send: ({ url }) => {
      posts.push(url);
      if (posts.length === 1) throw new Error('no socket');
      return Promise.resolve({ status: 200, via: [url] });
    },
  });
  await world.charge(await world.token('ORD-1'), { payment_type: 'bca_va' });
  await world.sandbox.run();
  await world.sandbox.run();
  expect(posts).toHaveLength(1);
  expect(world.lines.filter((line) => line.startsWith('internal error: notification 1'))).toHaveLength(1);
  await world.lever('notifications/1/replay');
  await world.sandbox.run();
  expect((await world.notifications('ORD-1')).map(({ state }) => state)).toEqual(['delivered']);
});
