import { anything, BUTTONS, FIELDS } from '../families/provider.sandbox.ts';
import { redirectChannel } from '../families/redirect.sandbox.ts';

/** Danamon Online Banking: any log-in and any token code. Apps wait for `/callback?signature=` (contract §4.8). */
export const sandbox = redirectChannel({
  position: 370,
  provider: {
    channel: 'danamon_online',
    name: 'Danamon Online Banking',
    paths: { start: '/danamon/online/index', step: '/danamon/online', end: '/danamon/online/callback' },
    mark: ({ id }) => ({ signature: id }),
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
            label: { en: 'Source of fund', id: 'Sumber dana' },
            choices: [{ en: 'Savings ••1234', id: 'Tabungan ••1234' }],
          },
          { name: 'token', label: { en: 'Token code', id: 'Kode token' }, numeric: true },
        ],
        button: BUTTONS.pay,
        hint: anything,
        refuses: true,
        judge: () => ({ end: 'pay' }),
      },
    },
  },
  hints: ['Danamon Online Banking: any user id, password and token code'],
});
