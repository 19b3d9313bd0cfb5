import { phoneWallet } from '../families/phone-wallet.sandbox.ts';

const ACCEPTED = '08123456789';

export const sandbox = phoneWallet({
  channel: 'indosat_dompetku',
  name: 'Indosat Dompetku',
  position: 420,
  parameter: 'msisdn',
  accepted: ACCEPTED,
  denies: (phone) => phone !== ACCEPTED,
  path: '/indosat/dompetku',
  hint: `Indosat Dompetku: ${ACCEPTED} pays, every other number is refused`,
});
