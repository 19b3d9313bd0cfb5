import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'telkomsel_cash',
  group: 'wallet',
  name: 'Telkomsel Cash',
  hint: { en: 'With a code by SMS', id: 'Dengan kode lewat SMS' },
  logo,

  view: () => import('./view.tsx'),
});
