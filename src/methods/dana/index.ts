import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'dana',
  group: 'wallet',
  name: 'DANA',
  hint: { en: 'Opens the app or its page', id: 'Membuka aplikasi atau halamannya' },
  logo,
  request: () => ({ payment_type: 'dana' }),
  renewable: true,
  view: () => import('./view.tsx'),
});
