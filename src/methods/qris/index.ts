import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'qris',
  group: 'wallet',
  name: 'QRIS',
  hint: { en: 'Any bank or e-wallet app', id: 'Aplikasi bank atau e-wallet apa pun' },
  logo,
  // A row of the list may name the acquirer; GoPay is the gateway's own default.
  request: ({ channel: { acquirer } }) =>
    acquirer === undefined
      ? { payment_type: 'qris' }
      : { payment_type: 'qris', payment_params: { acquirer: [acquirer] } },
  renewable: true,
  view: () => import('./view.tsx'),
});
