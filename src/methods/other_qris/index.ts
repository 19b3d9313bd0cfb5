import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'other_qris',
  group: 'wallet',
  name: 'QRIS',
  hint: { en: 'Any bank or e-wallet app', id: 'Aplikasi bank atau e-wallet apa pun' },
  logo,
  request: () => ({ payment_type: 'other_qris' }),
  renewable: true,
  view: () => import('./view.tsx'),
});
