import { expect, test } from 'vitest';

import { defineMethod, type Group } from '../methods/method.ts';
import { isMeant } from './meant.ts';

const method = (id: string, group: Group, route = id) =>
  defineMethod({
    id,
    group,
    route,
    name: { en: id, id },
    logo: '',
    view: () => Promise.reject(new Error('not here')),
  });
const bank = method('bca_va', 'virtual_account', 'bank-transfer/bca-va');
const wallet = method('gopay', 'wallet', 'gopay-qris');
const code = method('other_qris', 'wallet', 'other-qris');
const store = method('alfamart', 'store');

test.for([
  ['bca_va', bank, true],
  ['BCA_VA', bank, true],
  ['bank-transfer/bca-va', bank, true],
  ['bank_transfer', bank, true],
  ['bank-transfer', bank, true],
  ['all_va', bank, true],
  ['cstore', bank, false],
  ['cstore', store, true],
  ['Store', store, true],
  ['Alfamart', store, true],
  ['indomaret', store, false],
  ['gopay', wallet, true],
  ['gopay-qris', wallet, true],
  ['qris', wallet, true],
  ['qris', code, true],
  ['qris', bank, false],
  ['', bank, false],
  ['constructor', bank, false],
] as const)('%s means $1.id: %s', ([name, meant, expected]) => {
  expect(isMeant(name, meant, { id: meant.id, down: false, modes: meant === wallet ? ['app', 'qr'] : ['app'] })).toBe(
    expected,
  );
});
