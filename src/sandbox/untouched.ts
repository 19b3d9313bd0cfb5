import { expect } from 'vitest';
import type { trial, Wire } from './trial.ts';

/** What of a sandbox stays as it was when nothing was done to it; for tests. */

type World = ReturnType<typeof trial>;
type Tables = Readonly<Record<string, readonly Wire[]>>;

/** All that is kept but the log of calls, and what methods remember of a request that they refused. */
export async function tables(world: World): Promise<Tables> {
  const { body } = await world.call('GET', '/_sandbox/export');
  const { calls: _calls, kept: _kept, ...rest } = body['tables'] as Tables;
  return rest;
}

/** Everything about one order: what its merchant is told, its notifications, its rows. */
export async function everythingOf(world: World, order: string) {
  const all = await tables(world);
  const rows = ['transactions', 'charges', 'notifications'].map((name) =>
    (all[name] ?? []).filter(({ order_id: id }) => id === order),
  );
  expect(rows.map(({ length }) => length > 0)).toEqual([true, true, true]);
  return { status: (await world.core(`${order}/status`)).body, told: await world.notifications(order), rows };
}

/** No more was given back than was paid, and the sum is that of its parts. */
export function expectRefunds(body: Wire): void {
  const parts = (body['refunds'] ?? []) as readonly Wire[];
  const sum = parts.reduce((total, { refund_amount: amount }) => total + Number(amount), 0);
  expect(Number(body['refund_amount'] ?? 0)).toBe(sum);
  expect(sum).toBeLessThanOrEqual(Number(body['gross_amount']));
  expect(body['transaction_status']).toBe(
    sum === 0 ? 'settlement' : sum === Number(body['gross_amount']) ? 'refund' : 'partial_refund',
  );
}
