import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'mandiri_ecash',
  group: 'wallet',
  name: 'Mandiri e-cash',
  hint: { en: 'LINE Pay e-cash', id: 'LINE Pay e-cash' },
  logo,
  request: () => ({ payment_type: 'mandiri_ecash' }),
  view: () => import('./view.tsx'),
});
