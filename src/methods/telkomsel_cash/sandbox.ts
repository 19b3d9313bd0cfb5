import { phoneWallet } from '../families/phone-wallet.sandbox.ts';

const ACCEPTED = '0811111111';
const DENIED = '0822222222';

export const sandbox = phoneWallet({
  channel: 'telkomsel_cash',
  name: 'Telkomsel Cash',
  position: 410,
  parameter: 'customer',
  accepted: ACCEPTED,
  denies: (phone) => phone === DENIED,
  path: '/telkomsel/cash',
  hint: `Telkomsel Cash: ${ACCEPTED} pays, ${DENIED} is refused, any other waits for {bank}/telkomsel/cash/index`,
});
