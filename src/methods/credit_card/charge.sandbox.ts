import type { ChargeContext, Charged, Fields, Refusal } from '../../sandbox/method.ts';
import { binOf, type Bin } from './bins.sandbox.ts';
import type { TokenisedCard } from './cards.sandbox.ts';
import { asFields, asksCustomer, decide, type CardData } from './outcome.sandbox.ts';
import { redeem } from './points.sandbox.ts';
import { applyPromo, usePromo } from './promo.sandbox.ts';
import { acquirerOf, channelOf, ruleError, termOf, type Term } from './rules.sandbox.ts';
import { cardEnd, expiryText, isOneClick, newSavedId, ofMask, savedCards, userOf } from './saved.sandbox.ts';
import { cardFor, TOKEN_LIFE_MS } from './tokens.sandbox.ts';

export const CHALLENGE_MS = 10 * 60_000;
/** What a card charge says of its end once nobody is asked any more (contract §4.6). */
const LIFE_MS = 8 * 24 * 60 * 60_000;

const refuse = (code: string, message: string, details?: Fields): Refusal => ({
  refused: code,
  message,
  ...(details ? { details } : {}),
});

const invalid = (text: string): Refusal =>
  refuse('400', 'One or more parameters in the payload is invalid.', { validation_messages: [text] });

const OTHER_AMOUNT = 'transaction_details.gross_amount must be equal to token request gross_amount';

interface Taken {
  readonly card: TokenisedCard;
  readonly token: string;
}

/** The card behind a one-time token. */
function byToken({ request, gateway, transaction }: ChargeContext): Taken | undefined {
  const token = request.payment_params['card_token'];
  if (typeof token !== 'string') return undefined;
  const card = cardFor(transaction, token, gateway);
  return card && !card.used && !card.numberOnly ? { card, token } : undefined;
}

/** One click: a card of this token's user, named by its masked number; for an order's first charge only. */
function byMask({ request, gateway, transaction, isFirst }: ChargeContext): Taken | undefined {
  const masked = request.payment_params['masked_card'];
  const saved = ofMask(masked, savedCards(transaction, gateway));
  if (!saved || !isFirst || !isOneClick(saved, gateway) || cardEnd(saved.card) < gateway.now()) return undefined;
  return {
    card: { ...saved.card, savedAs: saved.id },
    token: `${saved.card.masked_card}-${gateway.dice.uuid()}`,
  };
}

interface Price {
  /** Rupiah, after a promo. */
  readonly amount: number;
  readonly bin: Bin;
  readonly term: Term | undefined;
  readonly promo?: string;
  readonly point?: CardData['point'];
}

/** What this charge takes, or what the merchant's rules have against it. */
function pricing(context: ChargeContext, card: TokenisedCard): Price | { readonly error: string } {
  const { transaction, request, gateway } = context;
  const bin = binOf(card.masked_card);
  const asked = termOf(request.payment_params['installment']);
  if ('error' in asked) return asked;
  const { term } = asked;
  const error = ruleError(transaction.request.credit_card, bin, term, transaction.amount);
  if (error !== undefined) return { error };
  const details = request['promo_details'] as Fields | null | undefined;
  const priced = details ? applyPromo(details, { transaction, bin, term, gateway }) : { amount: transaction.amount };
  if ('error' in priced) return priced;
  const point = request.payment_params['point'];
  if (!point) return { ...priced, bin, term };
  const redeemed = redeem(point, card, priced.amount);
  return 'error' in redeemed ? redeemed : { ...priced, ...redeemed, bin, term };
}

/** Who may be written to about a saved card: what was typed, else what the shop knows. */
function contactOf({ request, transaction }: ChargeContext) {
  const typed = (request['customer_details'] ?? {}) as Fields;
  const known = transaction.request.customer_details;
  const email = String(typed['email'] ?? '') || known?.email;
  const phone = String(typed['phone'] ?? '') || known?.phone;
  return { ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
}

/** What the card is saved as, where the merchant allows it and the customer (or a subscription) wants it. */
function withSaving(data: CardData, card: TokenisedCard, context: ChargeContext): CardData {
  const { transaction, request, gateway, id } = context;
  const { credit_card: asked, recurring } = transaction.request;
  const wanted = request.payment_params['save_card'];
  const save = recurring?.required === true || (asked?.save_card === true && (wanted === true || wanted === 'true'));
  if (!save) return data;
  const expired_at = expiryText(card);
  if (card.savedAs !== undefined) return { ...data, saved: { id: card.savedAs, expired_at } };
  const { amount: _amount, ...kept } = card;
  const saved = {
    id: newSavedId(card.masked_card, gateway),
    merchantId: transaction.merchantId,
    user: userOf(transaction),
    chargeId: id,
    card: { ...kept, used: false },
    ...contactOf(context),
  };
  return { ...data, saved: { id: saved.id, expired_at, card: saved } };
}

const isSecure = ({ transaction }: ChargeContext): boolean => {
  const asked = transaction.request.credit_card;
  return asked?.authentication === undefined ? asked?.secure === true : asked.authentication !== 'none';
};

/** One attempt with a card (contract §3.4, §4). The sandbox knows it by its token; the number is gone. */
export function chargeCard(context: ChargeContext): Charged | Refusal {
  const { transaction, now, gateway, id } = context;
  const taken = byToken(context) ?? byMask(context);
  if (!taken) return refuse('411', 'Token id is missing, invalid, or timed out');
  const { card, token } = taken;
  // Of the order, not of what a promo, points or a fee make of it: the token was asked for before those were chosen.
  if (card.amount !== undefined && card.amount !== transaction.amount) return invalid(OTHER_AMOUNT);
  const price = pricing(context, card);
  if ('error' in price) return invalid(price.error);
  gateway.keep('card', token, { ...card, used: true }, now + TOKEN_LIFE_MS);
  const oneClick = context.request.payment_params['masked_card'] !== undefined;
  const secure = isSecure(context) && !oneClick;
  if (secure && card.outcome === 'version_1')
    return refuse(
      '402',
      'Cards with 3DS version 1 or lower are not supported. Please retry with another card that supports the minimum 3DS version 2.',
    );
  const asked = transaction.request.credit_card;
  const challenged = secure && asksCustomer(card.outcome);
  const fee = context.fee(price.amount);
  const bank = acquirerOf(asked, price.bin, price.term);
  const plain: CardData = {
    masked_card: card.masked_card,
    card_type: card.debit ? 'debit' : 'credit',
    brand: card.brand,
    bank,
    channel: channelOf(asked, bank),
    outcome: card.outcome,
    authorizeOnly: asked?.type === 'authorize',
    challenge: challenged ? 'open' : 'none',
    ...(price.term ? { installment_term: price.term.months } : {}),
    ...(price.point ? { point: price.point } : {}),
    ...(fee > 0 ? { fee } : {}),
    ...(price.promo === undefined ? {} : { promo: price.promo }),
  };
  const data = withSaving(plain, card, context);
  if (data.promo !== undefined) usePromo(data.promo, id, transaction, gateway);
  const common = { type: 'credit_card', reference: token, amount: price.amount };
  if (challenged)
    return { ...common, data: asFields(data), expiresAt: now + CHALLENGE_MS, dueAt: now + CHALLENGE_MS, dueTo: 'deny' };
  const { data: decided = asFields(data), dueAt: _dueAt, ...change } = decide(data, price.amount + fee, secure, now);
  return { ...common, expiresAt: now + LIFE_MS, ...change, data: decided };
}
