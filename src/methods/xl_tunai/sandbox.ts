import { wibTime } from '../../lib/wib.ts';
import { defineSandboxMethod, type Charge, type Gateway } from '../../sandbox/method.ts';
import { providerPages } from '../families/provider-pages.sandbox.ts';
import { BUTTONS, FIELDS, type Provider } from '../families/provider.sandbox.ts';

const HALF_AN_HOUR = 30 * 60_000;
const MERCHANT = '303';
const LENGTH = 10;

/** A number that no open payment has. */
function orderNumber(gateway: Gateway): string {
  let number: string;
  do number = gateway.dice.digits(LENGTH);
  while (gateway.chargeByReference('xl_tunai', number)?.status === 'pending');
  return number;
}

/** Stands in for dialling `*123*120#`. */
const dial: Provider = {
  channel: 'xl_tunai',
  name: 'XL Tunai',
  paths: { start: '/xl/tunai/index', step: '/xl/tunai', end: '/xl/tunai/done' },
  reference: ({ number = '' }) => number.replaceAll(/\D/g, ''),
  steps: {
    number: {
      fields: [
        { name: 'merchant', label: { en: 'Merchant code', id: 'Kode merchant' }, numeric: true },
        { name: 'number', label: { en: 'Order number', id: 'Nomor pesanan' }, numeric: true },
      ],
      button: BUTTONS.next,
      judge: ({ merchant }) =>
        merchant?.trim() === MERCHANT
          ? { to: 'confirm' }
          : { wrong: { en: 'There is no such merchant.', id: 'Kode merchant ini tidak ada.' } },
    },
    confirm: { fields: [FIELDS.pin], button: BUTTONS.pay, refuses: true, judge: () => ({ end: 'pay' }) },
  },
};

const expiration = ({ expiresAt }: Charge) => (expiresAt === null ? undefined : `${wibTime(expiresAt)} WIB`);

/** XL Tunai: two numbers to type on the phone (contract §7.3); their form is ours. */
export const sandbox = defineSandboxMethod({
  id: 'xl_tunai',
  position: 430,
  rows: [{ type: 'xl_tunai' }],
  accepts: ({ payment_type: type }) => type === 'xl_tunai',
  expiry: { default: HALF_AN_HOUR },
  charge: ({ gateway }) => ({ type: 'xl_tunai', reference: orderNumber(gateway), data: {} }),
  needs: () => ['reference'],
  result: (charge) => ({
    xl_tunai_order_id: charge.reference,
    xl_tunai_merchant_id: MERCHANT,
    xl_expiration: expiration(charge),
  }),
  report: (charge) => ({ xl_tunai_order_id: charge.reference, xl_tunai_merchant_id: MERCHANT }),
  routes: (app, gateway) => providerPages(app, gateway, dial),
  hints: ['XL Tunai: type the merchant code and the order number at {bank}/xl/tunai/index'],
});
