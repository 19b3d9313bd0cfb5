import { defineSandboxMethod, type Charge, type Fields } from '../../sandbox/method.ts';
import { cardBrand } from './brands.sandbox.ts';
import { binRoutes } from './bins.sandbox.ts';
import { OUTCOMES, TEST_CARDS } from './cards.sandbox.ts';
import { challengeRoutes } from './challenge.sandbox.ts';
import { CHALLENGE_MS, chargeCard } from './charge.sandbox.ts';
import {
  accepted,
  approved,
  asFields,
  bankResponse,
  cardData,
  cardMessage,
  failedAuthentication,
  type CardData,
} from './outcome.sandbox.ts';
import { pointRoutes } from './points.sandbox.ts';
import { promoRoutes, promosFor } from './promo.sandbox.ts';
import { registerRoutes } from './register.sandbox.ts';
import { saveAccepted, savedFields, savedRoutes, savedTokens } from './saved.sandbox.ts';
import helperScript from './test-cards.sandbox.js?raw';
import { tokenRoutes, wholeCard } from './tokens.sandbox.ts';

/** Fields that answers, the status API and notifications share. */
const shared = (charge: Charge): Fields => {
  const data = cardData(charge.data);
  return {
    masked_card: data.masked_card,
    card_type: data.card_type,
    bank: data.bank,
    eci: data.eci,
    approval_code: data.approval_code,
    ...bankResponse(charge),
    channel: data.channel,
    installment_term: data.installment_term === undefined ? undefined : String(data.installment_term),
    ...(data.challenge !== 'none' || data.reason === '3ds' || AUTHENTICATED.test(data.eci ?? '')
      ? { three_ds_version: '2' }
      : {}),
    ...pointFields(data),
    ...savedFields(charge),
  };
};

/** Electronic commerce indicators after 3-D Secure, full or attempted. */
const AUTHENTICATED = /^0[1256]$/;

const pointFields = ({ point }: CardData): Fields =>
  point
    ? {
        point_redeem_amount: `${point.amount}.00`,
        point_redeem_quantity: point.quantity,
        point_balance_amount: `${point.left}.00`,
      }
    : {};

/** Every test card as a tester needs it. */
const listed = (now: number) =>
  TEST_CARDS.map(({ number, outcome, bank, debit }) => ({
    number,
    brand: cardBrand(number),
    bank,
    debit,
    cvv: cardBrand(number) === 'amex' ? '1234' : '123',
    expiry: `12/${String(new Date(now).getUTCFullYear() + 3).slice(-2)}`,
    kind: outcome,
    outcome: OUTCOMES[outcome],
  }));

const eciByDefault = (data: CardData): string => data.eci ?? (data.brand === 'mastercard' ? '02' : '05');

export const sandbox = defineSandboxMethod({
  id: 'credit_card',
  position: 20,
  rows: [{ type: 'credit_card', minimum_amount: 1, maximum_amount: 999_999_999 }],
  cost: { share: 0.029, sum: 2000 },
  refundable: true,
  accepts: ({ payment_type: type }) => type === 'credit_card',
  expiry: { default: CHALLENGE_MS, fixed: true },
  charge: chargeCard,
  tokenise: wholeCard,

  present: (transaction, gateway, charged) => ({
    credit_card: {
      ...transaction.request.credit_card,
      token_id: undefined,
      card_token: undefined,
      saved_tokens: savedTokens(transaction, gateway, charged),
    },
    recurring: transaction.request.recurring,
    feature_types: promosFor(transaction).length > 0 ? ['PROMO'] : [],
    merchant: { point_banks: ['bni'], recurring_mid_is_active: gateway.recurringMidOf(transaction) },
  }),

  needs: () => ['masked_card', 'bank', 'outcome', 'challenge'],
  result(made, links) {
    const { challenge } = cardData(made.data);
    if (made.status !== 'pending' || challenge === 'none') return shared(made);
    // Answered, but the bank is still thinking (contract §4.5).
    if (challenge === 'done') return { ...shared(made), three_ds_challenge_completion: false };
    return { ...shared(made), redirect_url: `${links.bank}/v2/3ds/redirect/${made.reference ?? ''}` };
  },

  report: (made) => {
    const { challenge } = cardData(made.data);
    if (challenge === 'none') return shared(made);
    // Answered is not over: the bank may still be thinking (contract §4.5).
    const isOver = challenge === 'done' && made.status !== 'pending';
    return { ...shared(made), challenge_completion: isOver, three_ds_challenge_completion: isOver };
  },

  message: cardMessage,

  settle(made, gateway) {
    // What the fraud system holds is approved first.
    if (made.status === 'capture')
      return made.fraud === 'challenge' ? approved(cardData(made.data)) : { status: 'settlement' };
    const data = {
      ...cardData(made.data),
      authorizeOnly: false,
      challenge: cardData(made.data).challenge === 'none' ? 'none' : 'done',
    } as const;
    return accepted(data, eciByDefault(data), gateway.now());
  },

  approve: ({ data }) => approved(cardData(data)),

  capture: ({ data }) => ({ status: 'capture', data: asFields({ ...cardData(data), captured: true }) }),

  challenge(made, gateway) {
    const data = {
      ...cardData(made.data),
      challenge: cardData(made.data).challenge === 'none' ? 'none' : 'done',
    } as const;
    return accepted(data, eciByDefault(data), gateway.now(), 'challenge');
  },

  due({ dueTo, data: fields }, now) {
    const data = cardData(fields);
    if (dueTo === 'deny') return failedAuthentication(data, '3ds_timeout');
    // The bank that was still thinking says yes.
    return dueTo === 'capture' ? accepted(data, eciByDefault(data), now) : undefined;
  },

  changed: saveAccepted,

  routes(app, gateway) {
    tokenRoutes(app, gateway);
    binRoutes(app, gateway);
    savedRoutes(app, gateway);
    promoRoutes(app, gateway);
    pointRoutes(app, gateway);
    challengeRoutes(app, gateway);
    registerRoutes(app, gateway);
    app.get('/_sandbox/cards', (c) =>
      c.json({
        otp: '112233',
        cards: listed(gateway.now()),
      }),
    );
  },

  helper: {
    path: '/snap/sandbox/test-cards.js',
    script: helperScript.replace('CARDS = []', () => `CARDS = ${JSON.stringify(listed(Date.now()))}`),
  },

  hints: [
    'card 4811 1111 1111 1114 (accepted), 4911 1111 1111 1113 (refused), any date ahead, CVV 123, OTP 112233; all cards: {app}/_sandbox/cards',
  ],
});
