import { expect, test } from 'vitest';
import { trial, type Wire } from './trial.ts';

/** A state from elsewhere, damaged in every column that a real one has: it is refused whole, or the sandbox lives with it. */

type Tables = Record<string, Record<string, string | number | null>[]>;
interface State {
  readonly kasir: 1;
  readonly tables: Tables;
}

const CONFIG = { notificationUrl: 'http://127.0.0.1:4000/notify' };
const customer_details = { first_name: 'Sari', email: 'sari@shop.test', collect_phone: 'required' };

/** With a row in every table: methods, refunds, levers, cards, accounts. */
async function busy(): Promise<State> {
  const world = trial({ config: CONFIG, send: ({ url }) => Promise.resolve({ status: 503, via: [url] }) });
  await world.lever('merchants', { display_name: 'Toko Dua', finish_payment_return_url: 'https://dua.test/' });
  await world.call('PATCH', '/_sandbox/merchants/G000000001', {
    notification_url: 'http://127.0.0.1:4000/own',
    brand: { typography: 'Inter', header_color: '#112233' },
    payment_channels: ['gopay', 'qris', 'bca_va', 'credit_card', 'ovo'].map((name) => ({ name, enabled: true })),
  });
  for (const [id, payment_type] of [
    ['GOPAY', 'gopay'],
    ['BCA', 'bca_va'],
    ['QRIS', 'qris'],
  ] as const)
    await world.charge(await world.token(id, { customer_details }), { payment_type });
  await world.lever('transactions/GOPAY/settle');
  await world.lever('transactions/GOPAY/refund', { amount: 5000 });
  const secure = await world.token('CARD', { credit_card: { secure: true, save_card: true }, user_id: 'u1' });
  const card_token = await world.card('4811111111111114');
  await world.charge(secure, { payment_type: 'credit_card', payment_params: { card_token, save_card: true } });
  await world.lever('transactions/CARD/settle');
  await world.token('OPEN', { callbacks: { finish: 'https://shop.test/done' } });
  await world.lever('clock', { advance_s: 30 });
  await world.lever('faults', { endpoint: 'refund', code: '500', times: 3 });
  await world.lever('notifications/intervals', { seconds: [1, 2] });
  await world.lever('notifications/delivery', { copies: 2 });
  await world.lever('gopay/error', { code: '0' });
  await world.sandbox.run();
  await world.call('GET', '/_sandbox/transactions/GOPAY');
  return JSON.parse((await world.call('GET', '/_sandbox/export')).text) as State;
}

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

async function broken(world: ReturnType<typeof trial>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [method, path, body] of [...ASKED, ...ALWAYS]) {
    const answer = await world.core('x/status').then(() => world.call(method, path, body));
    if (answer.status >= 500) found.push(`${method} ${path}: ${answer.status}`);
    await world.sandbox.run();
  }
  return [...found, ...world.lines.filter((line) => line.startsWith('internal error'))];
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

test('every column of a real state, damaged', async () => {
  const state = await busy();
  const full = Object.entries(state.tables).filter(([, rows]) => rows.length > 0);
  expect(full.map(([table]) => table)).toEqual(Object.keys(state.tables));
  let refused = 0;
  const bad: string[] = [];
  for (const [table, rows] of full) {
    // Of each kind of row one.
    const kinds = new Map(rows.map((row, at) => [String(row['name'] ?? row['kind'] ?? row['method'] ?? ''), at]));
    for (const at of kinds.values()) {
      for (const column of Object.keys(rows[at] ?? {})) {
        for (const odd of ODD) {
          const damaged = structuredClone(state);
          Object.assign(damaged.tables[table]?.[at] ?? {}, { [column]: odd });
          const world = trial({ config: CONFIG, send: ({ url }) => Promise.resolve({ status: 503, via: [url] }) });
          const text = JSON.stringify(damaged);
          const answer = await world.call('POST', '/_sandbox/import', text, { 'content-type': 'application/json' });
          const told = `${table}[${at}].${column} = ${JSON.stringify(odd)}`;
          if (answer.status === 400) {
            refused++;
            if (!/^\w+(\[\d+\])?[.:]/.test(String(answer.body['error']))) bad.push(`${told}: ${answer.text}`);
            if ((await world.call('GET', '/_sandbox/transactions')).text.includes('GOPAY')) bad.push(`${told}: kept`);
          } else {
            // A charge that cannot come due is said and set aside, and holds up nothing.
            const wrong = [
              ...(answer.status === 200 ? [] : [answer.text]),
              ...(await broken(world)).filter((line) => !/charge \S+ came due/.test(line)),
            ];
            if (wrong.length > 0) bad.push(`${told}: ${wrong.join('; ').slice(0, 300)}`);
          }
        }
      }
    }
  }
  expect(bad).toEqual([]);
  expect(refused).toBeGreaterThan(1000);
}, 240_000);
