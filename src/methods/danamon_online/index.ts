import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'danamon_online',
  group: 'internet_banking',
  name: 'Danamon Online Banking',
  hint: { en: 'From a Danamon account', id: 'Dari rekening Danamon' },
  logo,
  request: () => ({ payment_type: 'danamon_online' }),
  view: () => import('./view.tsx'),
});
