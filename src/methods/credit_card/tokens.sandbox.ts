import type { Context, Hono } from 'hono';
import { brandOf } from '../../lib/card-brand.ts';
import { luhn } from '../../lib/luhn.ts';
import type { Fields, Gateway, Transaction } from '../../sandbox/method.ts';
import { cardBrand } from './brands.sandbox.ts';
import { testCard, type TokenisedCard } from './cards.sandbox.ts';
import { cardBehind, cardEnd } from './saved.sandbox.ts';

/** How long a card token can be charged. */
export const TOKEN_LIFE_MS = 15 * 60_000;

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

const OFFSET_MS = 7 * 60 * 60 * 1000;

/** Debit cards with a token device are made into tokens by their number alone, as Midtrans' own SDKs do. */
const isNumberOnly = (field: (name: string) => string): boolean =>
  ['card_exp_month', 'card_exp_year', 'card_cvv'].every((name) => field(name) === '');

const numberIn = (field: FieldOf): string => field('card_number').replaceAll(/[ -]/g, '');

/** Texts of everything wrong with number and date (contract §4.1); no value is repeated. */
export function cardProblems(field: FieldOf, now: number): string[] {
  const found: string[] = [];
  const number = numberIn(field);
  if (number === '') found.push('card_number is required');
  else if (!/^\d{13,19}$/.test(number) || (brandOf(number).luhn && !luhn(number)))
    found.push('card_number does not match with luhn algorithm');
  const month = field('card_exp_month');
  const year = field('card_exp_year');
  if (!/^(?:0?[1-9]|1[0-2])$/.test(month)) found.push('card_exp_month is invalid');
  if (!/^(?:20)?\d\d$/.test(year)) found.push('card_exp_year is invalid');
  const today = new Date(now + OFFSET_MS);
  const full = yearOf(year);
  if (found.length === 0 && full < today.getUTCFullYear()) found.push('card_exp_year must be greater than this year');
  if (found.length === 0 && full === today.getUTCFullYear() && Number(month) < today.getUTCMonth() + 1)
    found.push("card_exp_month must be greater than this year's month");
  return found;
}

/** The same for a token, which wants a CVV too, or the number alone. */
function problems(field: FieldOf, now: number): string[] {
  const found = cardProblems(field, now);
  if (isNumberOnly(field)) return found.filter((text) => text.startsWith('card_number'));
  return isCvv(field) ? found : [...found, 'card_cvv is invalid'];
}

export type FieldOf = (name: string) => string;

const isCvv = (field: FieldOf): boolean => /^\d{3,4}$/.test(field('card_cvv'));

const yearOf = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/**
 * The client key comes in the query or the body, or as Basic user. Back ends send their server key as user beside it, which is
 * none of our business; from a page it is a leak, and refused. No key is ever repeated.
 */
function merchantOf(c: Context, field: FieldOf, gateway: Gateway): string | undefined {
  return leakedKey(c, gateway) === undefined
    ? gateway.byClientKey(field('client_key') || gateway.basicUser(c))
    : undefined;
}

const isFromPage = (c: Context): boolean =>
  c.req.header('origin') !== undefined || c.req.header('sec-fetch-dest') !== undefined;

/** A server key that a page sent as Basic user. */
function leakedKey(c: Context, gateway: Gateway): string | undefined {
  const user = gateway.basicUser(c);
  return isFromPage(c) && /(?:Mid|VT)-server-/i.test(user) ? user : undefined;
}

/** Keeps a card behind a new token, and gives the token. */
function keepCard(card: TokenisedCard, gateway: Gateway): string {
  const token = `${card.masked_card}-${gateway.dice.uuid()}`;
  gateway.write(() => gateway.keep('card', token, card, gateway.now() + TOKEN_LIFE_MS));
  return token;
}

/** The card behind a token, where this transaction may be paid with it. */
export function cardFor({ merchantId, token }: Transaction, id: string, gateway: Gateway): TokenisedCard | undefined {
  const card = gateway.kept('card', id) as TokenisedCard | undefined;
  return card?.merchantId === merchantId && (card.only ?? token) === token ? card : undefined;
}

/** A card as it is kept: without its number and its CVV. */
export function typedCard(field: FieldOf, merchantId: string): TokenisedCard {
  const number = numberIn(field);
  const { outcome, debit } = testCard(number);
  return {
    merchantId,
    masked_card: `${number.slice(0, 8)}-${number.slice(-4)}`,
    brand: cardBrand(number) ?? null,
    debit: debit ?? false,
    outcome,
    month: Number(field('card_exp_month')),
    year: yearOf(field('card_exp_year')),
    used: false,
    ...(isNumberOnly(field) && { numberOnly: true }),
  };
}

type Made = { readonly card: TokenisedCard } | { readonly code: '400' | '411'; readonly found?: readonly string[] };

/** Two clicks: the CVV for a card that is known. */
function savedCardAgain(field: FieldOf, gateway: Gateway, merchantId: string): Made {
  const behind = cardBehind(field('token_id'), gateway, merchantId);
  if (!behind) return { code: '411' };
  const { saved, only } = behind;
  if (!isCvv(field)) return { code: '400', found: ['card_cvv is invalid'] };
  if (cardEnd(saved.card) < gateway.now())
    return { code: '400', found: ['card_exp_year must be greater than this year'] };
  return { card: { ...saved.card, merchantId, used: false, savedAs: saved.id, ...(only !== undefined && { only }) } };
}

function cardOf(field: FieldOf, gateway: Gateway, merchantId: string): Made {
  if (field('callback') !== '') return { code: '400', found: ['unsupported token request parameter(s)'] };
  if (field('token_id') !== '') return savedCardAgain(field, gateway, merchantId);
  const found = problems(field, gateway.now());
  return found.length > 0 ? { code: '400', found } : { card: typedCard(field, merchantId) };
}

/** Full PAN: number and date, and a CVV where there is one; cards that are charged again and again have none to send. */
export function wholeCard(
  given: Fields,
  merchantId: string,
  gateway: Gateway,
): { readonly token: string } | { readonly errors: readonly string[] } {
  const field = (name: string) => text(given[name]);
  const errors = cardProblems(field, gateway.now());
  if (field('card_cvv') !== '' && !isCvv(field)) errors.push('card_cvv is invalid');
  return errors.length > 0 ? { errors } : { token: keepCard(typedCard(field, merchantId), gateway) };
}

/** What the token is for; an amount that is none says nothing. */
const amountIn = (field: FieldOf): number | undefined =>
  /^\d{1,15}(?:\.0+)?$/.test(field('gross_amount')) ? Number(field('gross_amount')) : undefined;

function answer(c: Context, given: Readonly<Record<string, unknown>>, gateway: Gateway): Response {
  const field = (name: string) => text(given[name]);
  const refuse = (code: '400' | '411', message: string, messages?: readonly string[]) =>
    c.json({
      status_code: code,
      status_message: message,
      id: gateway.dice.uuid(),
      ...(messages ? { validation_messages: messages } : {}),
    });
  c.header('cache-control', 'no-store');
  const merchantId = merchantOf(c, field, gateway);
  if (merchantId === undefined) {
    gateway.refusedKey('card token', leakedKey(c, gateway) ?? field('client_key'), isFromPage(c));
    return c.json(
      {
        status_code: '401',
        status_message: 'Transaction cannot be authorized with the current client/server key.',
        id: gateway.dice.uuid(),
      },
      401,
    );
  }
  const made = cardOf(field, gateway, merchantId);
  if (!('card' in made))
    return made.code === '411'
      ? refuse('411', 'Token id is missing, invalid, or timed out')
      : refuse('400', 'One or more parameters in the payload is invalid.', made.found);
  const amount = amountIn(field);
  const token = keepCard({ ...made.card, ...(amount !== undefined && { amount }) }, gateway);
  return c.json({
    status_code: '200',
    status_message: 'Credit card token is created as Token ID.',
    token_id: token,
    hash: `${made.card.masked_card}-mami`,
  });
}

/** `/v2/token`: a card for a token that can be charged once (contract §4.1). */
export function tokenRoutes(app: Hono, gateway: Gateway): void {
  app.get('/v2/token', (c) => answer(c, c.req.query(), gateway));
  app.post('/v2/token', async (c) => {
    const body = await gateway.json(c);
    if ('problem' in body) return body.problem;
    const isObject = typeof body.value === 'object' && body.value !== null;
    return answer(c, isObject ? (body.value as Record<string, unknown>) : {}, gateway);
  });
}
