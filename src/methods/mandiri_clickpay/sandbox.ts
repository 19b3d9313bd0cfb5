import { defineSandboxMethod, type ChargeContext, type Fields } from '../../sandbox/method.ts';
import { invalid } from '../families/redirect.sandbox.ts';

/** What the token device answers with: accepted and denied (contract §6.3). */
const ACCEPTED = '000000';
const DENIED = '111111';

/** A card behind its token, as the token endpoint keeps it; used once, it stays used until it is forgotten. */
interface TokenisedCard extends Fields {
  readonly merchantId: string;
  readonly masked_card: string;
  readonly used: boolean;
}

const TOKEN_LIFE_MS = 15 * 60_000;

function takeCard({ request, gateway, transaction }: ChargeContext): TokenisedCard | undefined {
  const token = request.payment_params['token_id'];
  if (typeof token !== 'string') return undefined;
  const card = gateway.kept('card', token) as TokenisedCard | undefined;
  if (!card || card.used || card.merchantId !== transaction.merchantId) return undefined;
  gateway.keep('card', token, { ...card, used: true }, gateway.now() + TOKEN_LIFE_MS);
  return card;
}

/** Mandiri Clickpay: a debit card by its token, and what its device answered to the amount and five digits of chance. */
export const sandbox = defineSandboxMethod({
  id: 'mandiri_clickpay',
  position: 390,
  rows: [{ type: 'mandiri_clickpay' }],
  accepts: ({ payment_type: type }) => type === 'mandiri_clickpay',
  expiry: { default: 60_000, fixed: true },
  charge(context) {
    const { input3, token } = context.request.payment_params;
    const wrong = [
      ...(typeof input3 === 'string' && /^\d{5}$/.test(input3) ? [] : ['payment_params.input3 must be 5 digits']),
      ...(typeof token === 'string' && /^\d{6}$/.test(token) ? [] : ['payment_params.token must be 6 digits']),
    ];
    if (wrong.length > 0) return invalid(wrong);
    const card = takeCard(context);
    if (!card) return { refused: '411', message: 'Token id is missing, invalid, or timed out' };
    const accepted = token === ACCEPTED;
    const approval = accepted ? { approval_code: String(context.now) } : {};
    return {
      type: 'mandiri_clickpay',
      status: accepted ? 'settlement' : 'deny',
      expiresAt: null,
      data: { masked_card: card.masked_card, ...approval },
    };
  },
  needs: () => ['masked_card'],
  result: ({ data }) => data,
  report: ({ data }) => data,
  hints: [`Mandiri Clickpay: card 4111 1111 1111 1111, response ${ACCEPTED} (accepted) or ${DENIED} (refused)`],
});
