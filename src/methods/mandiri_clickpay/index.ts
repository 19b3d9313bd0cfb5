import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'mandiri_clickpay',
  group: 'internet_banking',
  name: 'Mandiri Clickpay',
  hint: { en: 'Debit card and token device', id: 'Kartu debit dan token' },
  logo,

  view: () => import('./view.tsx'),
});
