import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'cimb_clicks',
  group: 'internet_banking',
  name: 'OCTO Clicks',
  hint: { en: 'CIMB Niaga internet banking', id: 'Internet banking CIMB Niaga' },
  logo,
  request: () => ({ payment_type: 'cimb_clicks' }),
  view: () => import('./view.tsx'),
});
