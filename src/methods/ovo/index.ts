import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'ovo',
  group: 'wallet',
  name: 'OVO',
  hint: { en: 'A request to your OVO app', id: 'Permintaan ke aplikasi OVO Anda' },
  logo,
  renewable: true,
  view: () => import('./view.tsx'),
});
