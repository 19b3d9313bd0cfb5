import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'bca_klikpay',
  group: 'internet_banking',
  name: 'BCA KlikPay',
  hint: { en: 'KlikBCA or BCA Card', id: 'KlikBCA atau BCA Card' },
  logo,
  request: () => ({ payment_type: 'bca_klikpay' }),
  view: () => import('./view.tsx'),
});
