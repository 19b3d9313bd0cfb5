import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'bca_klikbca',
  group: 'internet_banking',
  name: 'KlikBCA',
  hint: { en: 'With your user ID', id: 'Dengan user ID Anda' },
  logo,

  view: () => import('./view.tsx'),
});
