import { wibTime } from '../../lib/wib.ts';
import { defineSandboxMethod, type Charge } from '../../sandbox/method.ts';
import { providerPages } from '../families/provider-pages.sandbox.ts';
import { anything, BUTTONS, FIELDS, type Provider } from '../families/provider.sandbox.ts';
import { invalid } from '../families/redirect.sandbox.ts';

const HOUR = 60 * 60 * 1000;
const START = '/bca/klikbca/index';

/** KlikBCA asks whose payments there are: any user id, if it is the one given at the checkout (contract §6.3). */
const klikBca: Provider = {
  channel: 'bca_klikbca',
  name: 'KlikBCA',
  paths: { start: START, step: '/bca/klikbca', end: '/bca/klikbca/done' },
  reference: ({ user = '' }) => user.trim().toUpperCase(),
  steps: {
    login: {
      fields: [FIELDS.user, FIELDS.password],
      button: BUTTONS.login,
      hint: {
        en: 'The user ID that was given at the checkout; any password.',
        id: 'User ID yang diisi di halaman pembayaran; kata sandi apa saja.',
      },
      judge: ({ user = '' }, { reference }) =>
        user.trim().toUpperCase() === reference
          ? { to: 'confirm' }
          : {
              wrong: {
                en: 'This payment is registered for another user ID.',
                id: 'Pembayaran ini terdaftar untuk user ID lain.',
              },
            },
    },
    confirm: {
      fields: [{ name: 'token', label: { en: 'Response of the KeyBCA', id: 'Respons KeyBCA' }, numeric: true }],
      button: BUTTONS.pay,
      hint: anything,
      refuses: true,
      judge: () => ({ end: 'pay' }),
    },
  },
};

const expireTime = ({ expiresAt }: Charge) => (expiresAt === null ? undefined : wibTime(expiresAt));

/** KlikBCA: the payment is registered for a user id, and paid on the bank's site. */
export const sandbox = defineSandboxMethod({
  id: 'bca_klikbca',
  position: 380,
  rows: [{ type: 'bca_klikbca' }],
  accepts: ({ payment_type: type }) => type === 'bca_klikbca',
  expiry: { default: 2 * HOUR },
  charge({ request }) {
    const user = request.payment_params['user_id'];
    if (typeof user !== 'string' || user.trim() === '') return invalid(['payment_params.user_id is required']);
    if (user.length > 50) return invalid(['payment_params.user_id is too long (maximum is 50 characters)']);
    return { type: 'bca_klikbca', reference: user.trim().toUpperCase(), data: {} };
  },
  result: (charge, links) => ({
    redirect_url: `${links.bank}${START}?trx=${charge.id}`,
    bca_klikbca_expire_time: expireTime(charge),
  }),
  report: () => ({}),
  routes: (app, gateway) => providerPages(app, gateway, klikBca),
  hints: ['KlikBCA: any user id; pay at {bank}/bca/klikbca/index'],
});
