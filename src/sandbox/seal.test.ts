import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seededDice } from './dice.ts';
import { scratchFolder } from './scratch.ts';
import { openStorage } from './storage.ts';
import { SERVER_KEY, trial, type Wire } from './trial.ts';

const BODY = { payment_type: 'gci', payment_params: { card_number: '6001000011112222', pin: '739154' } };
const KEY = { 'idempotency-key': 'once' };
const plain = (encoding: 'hex' | 'base64' | 'base64url') =>
  createHash('sha256').update(JSON.stringify(BODY)).digest(encoding);

test('what is kept of a request cannot be found by trying numbers, and still knows the request after a restart', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'state.sqlite');
  const before = trial({ storage: openStorage(file) });
  const token = await before.token('ORD-1');
  const first = await before.charge(token, BODY, KEY);
  const after = trial({ storage: openStorage(file) });
  expect((await after.charge(token, BODY, KEY)).text).toBe(first.text);
  const other = { ...BODY, payment_params: { ...BODY.payment_params, pin: '739155' } };
  expect((await after.charge(token, other, KEY)).body['error_messages']).toEqual([
    'Idempotency-Key was used for another request',
  ]);
  const bytes = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
  expect(bytes).toContain('ORD-1');
  for (const trace of [plain('hex'), plain('base64'), plain('base64url'), '6001000011112222', '739154'])
    expect(bytes).not.toContain(trace);
});

test('two databases seal the same request differently', async () => {
  const seals = await Promise.all(
    // The same ids in both: only the key is another.
    [trial({ dice: seededDice(7) }), trial({ dice: seededDice(7) })].map(async (world) => {
      const sari = { user_id: 'sari', credit_card: { secure: false, save_card: true } };
      const card_token = await world.card('4811111111111114');
      const pay = { payment_type: 'credit_card', payment_params: { card_token, save_card: true } };
      await world.charge(await world.token('ORD-1', sari), pay);
      const { body } = await world.show(await world.token('ORD-2', sari));
      const [saved] = (body['credit_card'] as { saved_tokens: Wire[] }).saved_tokens;
      return String(saved?.['token']).split('.')[1];
    }),
  );
  expect(seals[0]).toMatch(/^[\w-]{24}$/);
  expect(seals[0]).not.toBe(seals[1]);
});

test('no export has the key or what is sealed with it; an import brings none in, and a reset makes another', async () => {
  const storage = openStorage(':memory:');
  const world = trial({ storage });
  const key = () =>
    (storage.prepare("SELECT value FROM settings WHERE name = 'seal_key'").get() as { value: string }).value;
  await world.charge(await world.token('ORD-1'), BODY, KEY);
  const made = key();
  expect(made).toMatch(/^[\w-]{43}$/);
  const { text } = await world.call('GET', '/_sandbox/export?keys=1');
  expect(text).toContain('ORD-1');
  expect(text).not.toContain(made);
  expect(text).not.toContain('idempotency');
  const state = JSON.parse(text) as { tables: Record<string, Wire[]> };
  const planted = {
    ...state,
    tables: { ...state.tables, settings: [{ name: 'seal_key', value: 'known to somebody' }] },
  };
  expect((await world.call('POST', '/_sandbox/import', planted)).status).toBe(200);
  expect(key()).toMatch(/^[\w-]{43}$/);
  const imported = key();
  await world.lever('reset');
  expect(key()).toMatch(/^[\w-]{43}$/);
  expect(new Set([made, imported, key()]).size).toBe(3);
});

test('a full card number that is sent again with its key is the same request, and charged once', async () => {
  const world = trial();
  const body = {
    payment_type: 'credit_card',
    transaction_details: { order_id: 'ORD-1', gross_amount: 150_000 },
    credit_card: { card_number: '4811111111111114', card_exp_month: '12', card_exp_year: '2030', card_cvv: '123' },
  };
  const send = () =>
    world.call('POST', 'http://panapi.localhost:4100/v2/charge', body, {
      authorization: `Basic ${btoa(`${SERVER_KEY}:`)}`,
      host: 'panapi.localhost:4100',
      ...KEY,
    });
  const first = await send();
  expect(first.body['status_code']).toBe('200');
  expect((await send()).text).toBe(first.text);
});
