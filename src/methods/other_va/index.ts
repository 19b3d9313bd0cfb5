import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'other_va',
  group: 'virtual_account',
  name: { en: 'Other banks', id: 'Bank lainnya' },
  hint: { en: 'Prima, ATM Bersama, or Alto', id: 'Prima, ATM Bersama, atau Alto' },
  route: 'bank-transfer/other-va',
  logo,
  request: () => ({ payment_type: 'other_va' }),
  view: () => import('./view.tsx'),
});
