import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'indomaret',
  group: 'store',
  name: 'Indomaret',
  hint: { en: 'Cash at the till, or with i.saku', id: 'Tunai di kasir, atau lewat i.saku' },
  logo,
  request: () => ({ payment_type: 'indomaret' }),
  view: () => import('./view.tsx'),
});
