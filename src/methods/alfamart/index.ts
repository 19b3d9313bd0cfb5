import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'alfamart',
  group: 'store',
  name: 'Alfa Group',
  hint: { en: 'Alfamart, Alfamidi, Dan+Dan', id: 'Alfamart, Alfamidi, Dan+Dan' },
  logo,
  request: () => ({ payment_type: 'alfamart' }),
  view: () => import('./view.tsx'),
});
