import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'bri_epay',
  group: 'internet_banking',
  name: 'BRImo',
  hint: { en: 'From a BRI account', id: 'Dari rekening BRI' },
  route: 'brimo',
  logo,
  request: () => ({ payment_type: 'bri_epay' }),
  view: () => import('./view.tsx'),
});
