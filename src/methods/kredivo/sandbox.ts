import { statusCodeOf, BUTTONS, FIELDS } from '../families/provider.sandbox.ts';
import { redirectChannel } from '../families/redirect.sandbox.ts';
import type { Charge } from '../../sandbox/method.ts';

const PHONE = '081123123123';
const PIN = '123456';
const OTP = '1234';

/** In this order since January 2024 (contract §1.8). */
const query = (charge: Charge) => ({
  order_id: charge.orderId,
  transaction_status: charge.status,
  status_code: statusCodeOf(charge),
});

/** Kredivo: one account, with its PIN and its code (contract §6.3). Apps wait for `order_id` (contract §4.8). */
export const sandbox = redirectChannel({
  position: 320,
  refundable: true,
  created: 'Kredivo transaction is created',
  hours: 24,
  path: '/v2/oms/redirect',
  lacks: ({ request }) => (request.item_details?.length ? [] : ['item_details is required']),
  provider: {
    channel: 'kredivo',
    name: 'Kredivo',
    paths: { start: '/kredivo/index', step: '/kredivo', end: '/kredivo/finish' },
    mark: query,
    query,
    // The error URL is not for paying later (contract §2.2).
    home: (transaction, gateway) => gateway.homeUrl(transaction),
    steps: {
      login: {
        fields: [FIELDS.phone, FIELDS.pin],
        button: BUTTONS.login,
        hint: { en: `Phone ${PHONE}, PIN ${PIN}.`, id: `Nomor ${PHONE}, PIN ${PIN}.` },
        judge: ({ phone = '', pin }) =>
          phone.trim() === PHONE && pin?.trim() === PIN
            ? { to: 'installment' }
            : { wrong: { en: 'This phone number or PIN is wrong.', id: 'Nomor ponsel atau PIN salah.' } },
      },
      installment: {
        fields: [
          {
            name: 'tenor',
            label: { en: 'Pay in', id: 'Lama cicilan' },
            choices: [
              { en: '30 days', id: '30 hari' },
              { en: '3 months', id: '3 bulan' },
              { en: '6 months', id: '6 bulan' },
              { en: '12 months', id: '12 bulan' },
            ],
          },
          FIELDS.otp,
        ],
        button: BUTTONS.pay,
        hint: { en: `The code is ${OTP}.`, id: `Kodenya ${OTP}.` },
        refuses: true,
        judge: ({ otp }) =>
          otp?.trim() === OTP ? { end: 'pay' } : { wrong: { en: 'This code is wrong.', id: 'Kode ini salah.' } },
      },
    },
  },
  hints: [`Kredivo: phone ${PHONE}, PIN ${PIN}, OTP ${OTP}`],
});
