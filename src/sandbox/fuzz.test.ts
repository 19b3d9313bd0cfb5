import { expect, test } from 'vitest';
import { trial } from './trial.ts';

/** The same numbers in every run. */
function chance(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e21,
  '',
  ' ',
  '0',
  'x'.repeat(300),
  '\u0000',
  '\ud800',
  '</script>',
  '__proto__',
  [],
  [[]],
  {},
  [null],
  { en: 1 },
  { constructor: 1 },
  JSON.parse('{"__proto__":{"toString":1}}') as unknown,
  '2026-02-03 10:00:00 +0700',
  'javascript:alert(1)',
];

const KEYS = [
  'transaction_details',
  'order_id',
  'gross_amount',
  'currency',
  'item_details',
  'price',
  'quantity',
  'name',
  'customer_details',
  'email',
  'enabled_payments',
  'credit_card',
  'secure',
  'installment',
  'terms',
  'bca_va',
  'va_number',
  'free_text',
  'inquiry',
  'gopay',
  'callback_url',
  'callbacks',
  'finish',
  'expiry',
  'page_expiry',
  'unit',
  'duration',
  'start_time',
  'payment_type',
  'payment_params',
  'card_token',
  'acquirer',
  'qris',
  'advance_s',
  'seconds',
  'client_key',
  'card_number',
  'metadata',
  '__proto__',
  'constructor',
  'toString',
];

test('nothing that is sent makes an internal error', async () => {
  const world = trial();
  const below = chance(20_261_120);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const value = (depth: number): unknown => {
    if (depth === 0 || below(3) === 0) return pick(ODD);
    if (below(4) === 0) return Array.from({ length: below(4) }, () => value(depth - 1));
    return Object.fromEntries(Array.from({ length: 1 + below(6) }, () => [pick(KEYS), value(depth - 1)]));
  };
  const good = { transaction_details: { order_id: 'ORD-1', gross_amount: 20_000 } };
  const token = await world.token('FUZZ');
  for (let round = 0; round < 400; round++) {
    const base = below(2)
      ? { ...good, transaction_details: { ...good.transaction_details, order_id: `F-${round}` } }
      : {};
    const extra = value(3);
    const body = { ...base, ...(typeof extra === 'object' ? extra : {}) };
    const answers = [
      await world.create(body),
      await world.charge(
        pick([token, 'x', '%00']),
        below(2) ? { payment_type: pick(['bca_va', 'gopay', 'qris', 'credit_card']), ...body } : body,
        { 'idempotency-key': `k${below(50)}` },
      ),
      await world.call('POST', '/v2/token', body),
      await world.lever(
        pick(['clock', 'notifications/intervals', 'transactions/F-1/settle', 'transactions/FUZZ/deny']),
        body,
      ),
    ];
    const failed = answers.filter(({ status }) => status >= 500);
    expect(
      failed.map(({ text }) => text),
      JSON.stringify(body),
    ).toEqual([]);
  }
  expect(world.lines.filter((line) => line.startsWith('internal error'))).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
}, 60_000);
