import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'kioson',
  group: 'store',
  name: 'Kioson',
  hint: { en: 'Cash at a Kioson outlet', id: 'Tunai di gerai Kioson' },
  logo,
  request: () => ({ payment_type: 'kioson' }),
  view: () => import('./view.tsx'),
});
