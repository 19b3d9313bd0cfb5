import { expect, test } from 'vitest';

import type { Group } from '../../methods/method.ts';
import type { Row } from '../rows.ts';
import { grouped } from './groups.ts';

const GROUPS: Record<string, Group> = {
  credit_card: 'card',
  gopay: 'wallet',
  qris: 'wallet',
  indomaret: 'store',
  alfamart: 'store',
  akulaku: 'pay_later',
};

const rowOf = (text: string): Row => {
  const id = text.replace(/[*!+]/, '');
  return {
    method: { id, group: GROUPS[id] ?? 'virtual_account' },
    channel: { id, down: text.endsWith('!'), modes: [] },
    last: text.endsWith('*'),
    saved: text.endsWith('+') ? 2 : 0,
    ...(text.endsWith('!') && { off: 'down' }),
  } as unknown as Row;
};

/** `+` marks one with something saved, `*` the one used last, `!` one that is down. */
const shape = (ids: string) => {
  const { last, lists } = grouped(ids.split(' ').filter(Boolean).map(rowOf));
  return {
    last: last?.method.id,
    lists: lists.map((list) =>
      list.map((entry) => ('banks' in entry ? entry.banks.map((row) => row.method.id) : entry.row.method.id)),
    ),
  };
};

test.for([
  ['', undefined, []],
  ['bca_va credit_card gopay', undefined, [['bca_va', 'credit_card', 'gopay']]],
  ['gopay bca_va credit_card bni_va', undefined, [['gopay', ['bca_va', 'bni_va'], 'credit_card']]],
  ['credit_card gopay* bca_va', 'gopay', [['credit_card', 'bca_va']]],
  ['credit_card+ gopay* bca_va', 'credit_card', [['gopay', 'bca_va']]],
  ['credit_card gopay!', undefined, [['credit_card', 'gopay']]],
  ['qris indomaret alfamart akulaku gopay', undefined, [['qris'], ['indomaret', 'alfamart'], ['akulaku'], ['gopay']]],
  // The bank used last is offered first and stays among the banks.
  ['bca_va* bni_va gopay', 'bca_va', [[['bca_va', 'bni_va'], 'gopay']]],
] as const)('%s', ([ids, last, lists]) => {
  expect(shape(ids)).toEqual({ last, lists });
});
