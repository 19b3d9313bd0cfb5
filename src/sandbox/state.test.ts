import { expect, test } from 'vitest';
import { groupedWrites } from './grouped-writes.ts';
import { openState } from './state.ts';
import { openStorage } from './storage.ts';
import type { Charge, Transaction } from './method.ts';

const TRANSACTION: Transaction = {
  token: 'T1',
  merchantId: 'G1',
  orderId: 'ORD-1',
  amount: 20_000,
  request: { transaction_details: { order_id: 'ORD-1', gross_amount: 20_000 } },
  notify: [null],
  state: 'open',
  createdAt: 1,
  expiresAt: 2,
};

const CHARGE: Charge = {
  id: 'C1',
  token: 'T1',
  merchantId: 'G1',
  orderId: 'ORD-1',
  amount: 20_000,
  method: 'gopay',
  channel: 'gopay',
  type: 'gopay',
  status: 'pending',
  fraud: 'accept',
  createdAt: 1,
  expiresAt: 90,
  settledAt: null,
  dueAt: 90,
  dueTo: 'expire',
  reference: null,
  data: {},
  customer: null,
  refunds: [],
};

function open() {
  const storage = openStorage(':memory:');
  const state = openState(storage);
  const { write } = groupedWrites(storage, { undone: () => state.forget(), complain: () => {} });
  return { state, write };
}

test('what was read before a change is not given after it, by whatever it is asked for', () => {
  const { state, write } = open();
  const seen = () => [state.latestCharge('T1'), state.chargeOf('G1', 'C1'), state.chargeOf('G1', 'ORD-1')];
  write(() => state.addTransaction(TRANSACTION));
  write(() => state.addCharge(CHARGE));
  expect(seen()).toEqual([CHARGE, CHARGE, CHARGE]);
  expect(state.chargeOf('G2', 'C1')).toBeUndefined();
  const paid: Charge = { ...CHARGE, status: 'settlement' };
  write(() => state.changeCharge(paid));
  expect(seen()).toEqual([paid, paid, paid]);
  const second: Charge = { ...CHARGE, id: 'C2' };
  write(() => state.addCharge(second));
  expect(seen()).toEqual([second, paid, second]);
  expect(state.transaction('T1')?.state).toBe('open');
  write(() => state.close('T1', 'expired'));
  expect(state.transaction('T1')?.state).toBe('expired');
});

test('a newer token closes the older one of its order, read or not', () => {
  const { state, write } = open();
  write(() => state.addTransaction(TRANSACTION));
  expect(state.transaction('T1')?.state).toBe('open');
  write(() => state.addTransaction({ ...TRANSACTION, token: 'T2' }));
  expect(state.transaction('T1')?.state).toBe('replaced');
});

test('nothing of a change that was taken back stays in memory', () => {
  const { state, write } = open();
  write(() => state.addTransaction(TRANSACTION));
  write(() => state.addCharge(CHARGE));
  state.set('way', 'old');
  expect(state.nextDue()).toBe(90);
  const failing = () =>
    write(() => {
      state.changeCharge({ ...CHARGE, status: 'settlement', dueAt: 5 });
      state.close('T1', 'expired');
      state.set('way', 'new');
      expect([state.latestCharge('T1')?.status, state.transaction('T1')?.state, state.setting('way')]).toEqual([
        'settlement',
        'expired',
        'new',
      ]);
      throw new Error('no');
    });
  expect(failing).toThrow('no');
  expect([state.latestCharge('T1')?.status, state.transaction('T1')?.state, state.setting('way')]).toEqual([
    'pending',
    'open',
    'old',
  ]);
  expect(state.nextDue()).toBe(90);
});

test('what comes due is known without asking for it each time', () => {
  const { state, write } = open();
  expect(state.nextDue()).toBe(Infinity);
  write(() => state.addCharge(CHARGE));
  write(() => state.addCharge({ ...CHARGE, id: 'C2', dueAt: 50 }));
  expect(state.nextDue()).toBe(50);
  write(() => state.changeCharge({ ...CHARGE, id: 'C2', dueAt: null }));
  // Nothing is due then, and so it looks again.
  expect(state.firstDue(50)).toBeUndefined();
  expect(state.nextDue()).toBe(90);
  expect(state.firstDue(90)).toBe('C1');
});
