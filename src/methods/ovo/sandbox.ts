import { defineSandboxMethod, type ChargeRequest } from '../../sandbox/method.ts';
import { answered, answerOf, fullPhone } from './phones.sandbox.ts';
import { pushPage } from './push.sandbox.ts';

const SECOND = 1000;
/** A request's whole time; the customer has ten seconds less (contract §6.6). */
const LIFE = 65 * SECOND;
/** How long a phone takes to answer by itself, where no tester does. */
const ANSWERS_AFTER = 10 * SECOND;

/** In the parameters, or in an object as the Core API has it: the Snap body is not attested. */
function phoneIn(request: ChargeRequest): string {
  const beside = request['ovo'] as { readonly payer_phone_number?: unknown } | null | undefined;
  const given = request.payment_params['payer_phone_number'] ?? beside?.payer_phone_number;
  return typeof given === 'string' || typeof given === 'number' ? String(given) : '';
}

export const sandbox = defineSandboxMethod({
  id: 'ovo',
  position: 71,
  refundable: true,
  created: 'Ovo transaction is created',
  rows: [{ type: 'ovo', minimum_amount: 1, maximum_amount: 10_000_000 }],
  accepts: (request) => request.payment_type === 'ovo',
  expiry: { default: LIFE, fixed: true },
  renewable: true,

  charge({ request, now, expiresAt, gateway }) {
    const typed = phoneIn(request);
    const phone = fullPhone(typed);
    if (phone === undefined)
      return {
        refused: '400',
        message: 'One or more parameters in the payload is invalid.',
        details: { validation_messages: ['ovo.payer_phone_number format is invalid'] },
      };
    const answer = answerOf(phone);
    if (answer === '14') return { refused: '404', message: "User with requested phone number doesn't exist" };
    const data = { payer_phone_number: typed, merchant_invoice: `KASIR-${gateway.dice.digits(12)}`, answer };
    if (answer === '68' || answer === 'silent')
      return { type: 'ovo', reference: phone, data, dueAt: expiresAt, dueTo: 'expire' };
    const dueTo = answer === '00' ? 'settlement' : 'deny';
    return { type: 'ovo', reference: phone, data, dueAt: now + ANSWERS_AFTER, dueTo };
  },

  due: (charge) => (charge.data['answer'] === 'silent' ? undefined : answered(charge, String(charge.data['answer']))),
  settle: (charge) => answered(charge, '00'),

  needs: () => ['payer_phone_number'],
  result: ({ data }) => ({
    payer_phone_number: data['payer_phone_number'],
    channel_response_code: data['channel_response_code'],
    channel_response_message: data['channel_response_message'],
  }),
  report: ({ data }) => ({
    payer_phone_number: data['payer_phone_number'],
    merchant_invoice: data['merchant_invoice'],
  }),

  routes: pushPage,
  hints: [
    'OVO: any phone pays by itself after 10 s, or at once at {bank}/ovo/index; 0827 1939 753 refuses, 0824 9134 000 is unknown, 0824 2974 268 never answers',
  ],
});
