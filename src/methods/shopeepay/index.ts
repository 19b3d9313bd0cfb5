import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'shopeepay',
  group: 'wallet',
  name: 'ShopeePay',
  hint: { en: 'Open the app or scan a QR', id: 'Buka aplikasi atau pindai QR' },
  route: 'shopeepay-qris',
  logo,
  // Its QR is a QRIS of its acquirer, as GoPay's (contract.md §3.4).
  request: ({ presentation, channel: { modes } }) =>
    (presentation === 'qr' && modes.includes('qr')) || !modes.includes('app')
      ? { payment_type: 'qris', payment_params: { acquirer: ['shopeepay'] } }
      : { payment_type: 'shopeepay' },
  renewable: true,
  view: () => import('./view.tsx'),
});
