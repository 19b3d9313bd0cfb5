import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';

export default defineMethod({
  id: 'gopay',
  group: 'wallet',
  name: 'GoPay',
  hint: { en: 'Open the app or scan a QR', id: 'Buka aplikasi atau pindai QR' },
  route: 'gopay-qris',
  logo,
  // The QR of GoPay is a QRIS of its acquirer, and shops see `qris` as the payment type (contract.md §1.7, §3.4).
  request: ({ presentation, channel: { modes } }) =>
    (presentation === 'qr' && modes.includes('qr')) || !modes.includes('app')
      ? { payment_type: 'qris', payment_params: { acquirer: ['gopay'] } }
      : { payment_type: 'gopay' },
  modeOption: 'gopayMode',
  renewable: true,
  view: () => import('./view.tsx'),
});
