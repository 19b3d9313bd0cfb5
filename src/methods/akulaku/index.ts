import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'akulaku',
  group: 'pay_later',
  name: 'Akulaku PayLater',
  hint: { en: 'Pay over 1–12 months', id: 'Cicil 1–12 bulan' },
  logo,
  request: () => ({ payment_type: 'akulaku' }),
  view: () => import('./view.tsx'),
});
