import { anything, BUTTONS, FIELDS } from '../families/provider.sandbox.ts';
import { redirectChannel } from '../families/redirect.sandbox.ts';

/** BCA KlikPay: any log-in; from the account or the card, with a code. Apps wait for `?id=` (contract §4.8). */
export const sandbox = redirectChannel({
  position: 340,
  provider: {
    channel: 'bca_klikpay',
    name: 'BCA KlikPay',
    paths: { start: '/bca/klikpay/index', step: '/bca/klikpay', end: '/bca/klikpay/complete' },
    mark: ({ id }) => ({ id }),
    steps: {
      login: {
        fields: [FIELDS.user, FIELDS.password],
        button: BUTTONS.login,
        hint: anything,
        judge: () => ({ to: 'confirm' }),
      },
      confirm: {
        fields: [
          {
            name: 'source',
            label: { en: 'Pay with', id: 'Bayar dengan' },
            choices: [
              { en: 'KlikBCA', id: 'KlikBCA' },
              { en: 'BCA Card', id: 'BCA Card' },
            ],
          },
          FIELDS.otp,
        ],
        button: BUTTONS.pay,
        hint: anything,
        refuses: true,
        judge: () => ({ end: 'pay' }),
      },
    },
  },
  hints: ['BCA KlikPay: any user id, password and OTP'],
});
