import { defineSandboxMethod, type Charge, type Transaction } from '../../sandbox/method.ts';
import { providerPages } from '../families/provider-pages.sandbox.ts';
import { anything, BUTTONS, FIELDS, type Field, type Provider } from '../families/provider.sandbox.ts';

const HOUR = 60 * 60 * 1000;

const account: Field = {
  name: 'account',
  label: { en: 'Pay from', id: 'Bayar dari' },
  choices: [{ en: 'TMRW Everyday ••5678', id: 'TMRW Everyday ••5678' }],
};

const common = {
  channel: 'uob_ezpay',
  home: ({ request }: Transaction) => request.uob_ezpay?.callback_url,
} as const;

/** Log in, a code, the account, another code (contract §7.3). */
const web: Provider = {
  ...common,
  name: 'UOB EZ Pay',
  paths: { start: '/uob/ezpay/index', step: '/uob/ezpay', end: '/uob/ezpay/response' },
  steps: {
    login: {
      fields: [FIELDS.user, FIELDS.password],
      button: BUTTONS.login,
      hint: anything,
      judge: () => ({ to: 'otp' }),
    },
    otp: { fields: [FIELDS.otp], button: BUTTONS.next, hint: anything, judge: () => ({ to: 'confirm' }) },
    confirm: {
      fields: [account, FIELDS.otp],
      button: BUTTONS.pay,
      hint: anything,
      refuses: true,
      judge: () => ({ end: 'pay' }),
    },
  },
};

/** Log in, the account, a swipe, the secure PIN. */
const app: Provider = {
  ...common,
  name: 'TMRW by UOB',
  paths: { start: '/uob/tmrw/index', step: '/uob/tmrw', end: '/uob/tmrw/response' },
  steps: {
    login: { fields: [FIELDS.pin], button: BUTTONS.login, hint: anything, judge: () => ({ to: 'confirm' }) },
    confirm: {
      fields: [account],
      button: { en: 'Swipe to pay', id: 'Geser untuk membayar' },
      judge: () => ({ to: 'pin' }),
    },
    pin: {
      fields: [FIELDS.pin],
      button: BUTTONS.pay,
      hint: anything,
      refuses: true,
      judge: () => ({ end: 'pay' }),
    },
  },
};

const page = ({ paths }: Provider, charge: Charge) => `${paths.start}?trx=${charge.id}`;

/** UOB EZ Pay: the bank's site and its app, each behind a URL of its own. */
export const sandbox = defineSandboxMethod({
  id: 'uob_ezpay',
  position: 330,
  rows: [{ type: 'uob_ezpay', mode: ['uob_ezpay_web', 'uob_ezpay_deeplink'] }],
  accepts: ({ payment_type: type }) => type === 'uob_ezpay',
  expiry: { default: 2 * HOUR },
  charge: () => ({ type: 'uob_ezpay', data: {} }),
  result: (charge, links) =>
    charge.status === 'pending'
      ? {
          uob_ezpay_web_url: links.bank + page(web, charge),
          uob_ezpay_deeplink_url: links.bank + page(app, charge),
        }
      : {},
  report: () => ({}),
  routes(hono, gateway) {
    providerPages(hono, gateway, web);
    providerPages(hono, gateway, app);
  },
  hints: ['UOB EZ Pay: any log-in, code and PIN'],
});
