import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'uob_ezpay',
  group: 'internet_banking',
  name: 'UOB EZ Pay',
  hint: { en: 'On the web or in TMRW', id: 'Di web atau aplikasi TMRW' },
  logo,
  request: () => ({ payment_type: 'uob_ezpay' }),
  view: () => import('./view.tsx'),
});
