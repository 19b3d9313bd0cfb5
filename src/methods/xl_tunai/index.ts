import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'xl_tunai',
  group: 'wallet',
  name: 'XL Tunai',
  hint: { en: 'Dial from your phone', id: 'Tekan dari ponsel Anda' },
  logo,
  request: () => ({ payment_type: 'xl_tunai' }),
  view: () => import('./view.tsx'),
});
