import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'gci',
  group: 'wallet',
  name: 'Gift Card Indonesia',
  hint: { en: 'Gift card and PIN', id: 'Kartu hadiah dan PIN' },
  logo,

  view: () => import('./view.tsx'),
});
