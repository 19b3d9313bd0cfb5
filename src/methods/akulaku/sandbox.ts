import type { Transaction } from '../../sandbox/method.ts';
import { anything, BUTTONS, FIELDS } from '../families/provider.sandbox.ts';
import { redirectChannel } from '../families/redirect.sandbox.ts';

/** Test accounts (contract §6.3). */
const ACCEPTED = '08122222222';
const DOWN_PAYMENT = '08133333333';
const DENIED = '08144444444';

/** Akulaku lends for goods to a person: it wants both named (contract §2.2). */
function lacks({ request }: Transaction): string[] {
  const items = request.item_details ?? [];
  const ids = items.flatMap(({ id }) => id || []);
  const customer = Object.keys(request.customer_details ?? {}).length > 0;
  return [
    ...(items.length === 0 ? ['item_details is required'] : []),
    ...(ids.length < items.length ? ['item_details.id is required'] : []),
    ...(new Set(ids).size < ids.length ? ['item_details.id must be unique'] : []),
    ...(customer ? [] : ['customer_details is required']),
  ];
}

/** Akulaku: log in, choose the instalments, the code; one test account owes a down payment first. Apps wait for `?refNo=`. */
export const sandbox = redirectChannel({
  position: 310,
  refundable: true,
  created: 'Success, Akulaku transaction is created',
  path: '/v2/akulaku/redirect',
  lacks,
  provider: {
    channel: 'akulaku',
    name: 'Akulaku',
    paths: { start: '/akulaku/ui/login', step: '/akulaku/ui', end: '/akulaku/callback' },
    mark: ({ id }) => ({ refNo: id }),
    // The error URL is not for paying later (contract §2.2).
    home: (transaction, gateway) => gateway.homeUrl(transaction),
    steps: {
      login: {
        fields: [{ ...FIELDS.phone, keep: true }, FIELDS.password],
        button: BUTTONS.login,
        hint: {
          en: `${ACCEPTED} is accepted, ${DOWN_PAYMENT} with a down payment, ${DENIED} is denied; any password.`,
          id: `${ACCEPTED} diterima, ${DOWN_PAYMENT} dengan uang muka, ${DENIED} ditolak; kata sandi apa saja.`,
        },
        judge({ phone = '' }) {
          if (phone.trim() === DENIED) return { end: 'refuse' };
          if (phone.trim() === ACCEPTED || phone.trim() === DOWN_PAYMENT) return { to: 'installment' };
          return { wrong: { en: 'There is no such test account.', id: 'Akun uji ini tidak ada.' } };
        },
      },
      installment: {
        fields: [
          {
            name: 'tenor',
            label: { en: 'Pay in', id: 'Lama cicilan' },
            choices: [1, 3, 6, 12].map((months) => ({
              en: months === 1 ? '1 month' : `${months} months`,
              id: `${months} bulan`,
            })),
          },
          FIELDS.otp,
        ],
        button: BUTTONS.next,
        hint: anything,
        judge: ({ phone = '' }) => (phone.trim() === DOWN_PAYMENT ? { to: 'down' } : { end: 'pay' }),
      },
      down: {
        fields: [],
        button: { en: 'Pay the down payment', id: 'Bayar uang muka' },
        hint: {
          en: 'This account owes a down payment before Akulaku pays the shop.',
          id: 'Akun ini harus membayar uang muka sebelum Akulaku membayar toko.',
        },
        judge: () => ({ end: 'pay' }),
      },
    },
  },
  hints: [`Akulaku: phone ${ACCEPTED} (accepted), ${DOWN_PAYMENT} (down payment), ${DENIED} (denied)`],
});
