import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'echannel',
  group: 'virtual_account',
  name: 'Mandiri bill payment',
  hint: { en: 'From a Mandiri account', id: 'Dari rekening Mandiri' },
  route: 'bank-transfer/mandiri-va',
  logo,
  request: () => ({ payment_type: 'echannel' }),
  view: () => import('./view.tsx'),
});
