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
  const id = text.replaceAll(/[*!+]/g, '');
  return {
    method: { id, group: GROUPS[id] ?? 'virtual_account' },
    channel: { id, down: text.endsWith('!'), modes: [] },
    last: text.endsWith('*'),
    saved: text.includes('+') ? [{ id: `${id} 1` }, { id: `${id} 2` }] : [],
    ...(text.endsWith('!') && { off: 'down' }),
  } as unknown as Row;
};

/** `+` marks one with something saved, `*` the one used last, `!` one that is down. */
const shape = (ids: string) => {
  const { saved, last, lists } = grouped(ids.split(' ').filter(Boolean).map(rowOf));
  return {
    saved: saved.map((each) => each.saved.id),
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
  ['credit_card gopay!', undefined, [['credit_card', 'gopay']]],
  ['qris indomaret alfamart akulaku gopay', undefined, [['qris'], ['indomaret', 'alfamart'], ['akulaku'], ['gopay']]],
  // The bank used last is offered first and stays among the banks.
  ['bca_va* bni_va gopay', 'bca_va', [[['bca_va', 'bni_va'], 'gopay']]],
] as const)('%s', ([ids, last, lists]) => {
  expect(shape(ids)).toEqual({ saved: [], last, lists });
});

/** Each saved card is a row on top; the plain row stays where the merchant has it, for a new one. */
test.for([
  ['credit_card+ gopay* bca_va', 2, 'gopay', [['credit_card', 'bca_va']]],
  ['gopay credit_card+* bca_va', 2, undefined, [['gopay', 'credit_card', 'bca_va']]],
  ['credit_card+! gopay', 0, undefined, [['credit_card', 'gopay']]],
] as const)('%s: %i saved', ([ids, count, last, lists]) => {
  const saved = ['credit_card 1', 'credit_card 2'].slice(0, count);
  expect(shape(ids)).toEqual({ saved, last, lists });
});
