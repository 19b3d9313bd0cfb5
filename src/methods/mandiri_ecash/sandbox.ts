import { BUTTONS, FIELDS } from '../families/provider.sandbox.ts';
import { redirectChannel } from '../families/redirect.sandbox.ts';

const PHONE = '0987654321';
const PIN = '12345';
const OTP = '12123434';

/** Mandiri e-cash: one account, with its PIN and its code (contract §6.3). Apps wait for `notify` (contract §4.8). */
export const sandbox = redirectChannel({
  position: 400,
  provider: {
    channel: 'mandiri_ecash',
    name: 'Mandiri e-cash',
    paths: { start: '/mandiri/ecash/index', step: '/mandiri/ecash', end: '/mandiri/ecash/notify' },
    steps: {
      login: {
        fields: [FIELDS.phone, FIELDS.pin],
        button: BUTTONS.login,
        hint: { en: `Phone ${PHONE}, PIN ${PIN}.`, id: `Nomor ${PHONE}, PIN ${PIN}.` },
        judge: ({ phone = '', pin }) =>
          phone.trim() === PHONE && pin?.trim() === PIN
            ? { to: 'otp' }
            : { wrong: { en: 'This phone number or PIN is wrong.', id: 'Nomor ponsel atau PIN salah.' } },
      },
      otp: {
        fields: [FIELDS.otp],
        button: BUTTONS.pay,
        hint: { en: `The code is ${OTP}.`, id: `Kodenya ${OTP}.` },
        refuses: true,
        judge: ({ otp }) =>
          otp?.trim() === OTP ? { end: 'pay' } : { wrong: { en: 'This code is wrong.', id: 'Kode ini salah.' } },
      },
    },
  },
  hints: [`Mandiri e-cash: phone ${PHONE}, PIN ${PIN}, OTP ${OTP}`],
});
