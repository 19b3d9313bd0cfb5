import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'kredivo',
  group: 'pay_later',
  name: 'Kredivo',
  hint: { en: 'In 30 days or 3–12 months', id: '30 hari atau cicil 3–12 bulan' },
  logo,
  request: () => ({ payment_type: 'kredivo' }),
  view: () => import('./view.tsx'),
});
