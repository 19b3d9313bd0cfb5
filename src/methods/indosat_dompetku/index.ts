import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'indosat_dompetku',
  group: 'wallet',
  name: 'Indosat Dompetku',
  hint: { en: 'Approve it on your phone', id: 'Setujui di ponsel Anda' },
  logo,

  view: () => import('./view.tsx'),
});
