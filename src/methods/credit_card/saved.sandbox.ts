import type { Context, Hono } from 'hono';
import type { Charge, Fields, Gateway, Records, Transaction } from '../../sandbox/method.ts';
import { binDetail, binOf } from './bins.sandbox.ts';
import { cardData } from './outcome.sandbox.ts';
import type { SavedCard, TokenisedCard } from './cards.sandbox.ts';

const DAY = 24 * 60 * 60_000;
/** An expired card is still shown for a while, as expired. */
const SHOWN_EXPIRED = 180 * DAY;

/** The last moment of a card's month, by the bank's clock (WIB). */
export const cardEnd = ({ month, year }: Pick<TokenisedCard, 'month' | 'year'>): number =>
  Date.UTC(year, month, 1) - 7 * 60 * 60_000 - 1000;

/** Cards that are kept of one user. */
const MOST = 20;

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Eight digits, twenty characters, four digits (contract §4.2). */
export function newSavedId(masked: string, gateway: Gateway): string {
  const dice = gateway.dice.digits(60);
  const middle = Array.from({ length: 20 }, (_, i) => ALPHANUMERIC[Number(dice.slice(i * 3, i * 3 + 3)) % 62]);
  return masked.replace('-', middle.join(''));
}

const savedCard = (id: string, records: Records) => records.kept('saved_card', id) as SavedCard | undefined;

const idsOf = (user: string, records: Records) => (records.kept('saved_cards', user) ?? []) as readonly string[];

/** Neither bank nor fraud system said no: only then was it saved. */
const wasAccepted = (charge: Charge | undefined): charge is Charge =>
  charge !== undefined && charge.fraud === 'accept' && cardData(charge.data).approval_code !== undefined;

/** A merchant's saved card by its id, expired ones too. */
function findSaved(id: string, gateway: Gateway, merchantId: string): SavedCard | undefined {
  const saved = savedCard(id, gateway);
  if (saved?.merchantId !== merchantId) return undefined;
  return saved.chargeId === undefined || wasAccepted(gateway.charge(saved.chargeId)) ? saved : undefined;
}

/** Users are the merchant's own: another merchant's user of the same name is somebody else. */
export const userOf = ({ merchantId, request }: Transaction): string | null =>
  request.user_id ? `${merchantId} ${request.user_id}` : null;

const keyOf = ({ card }: SavedCard): string => `${card.masked_card} ${card.month} ${card.year}`;

/** The cards of this token's user, newest first; and the one that the merchant itself names, unless it is another user's. */
function ownCards(transaction: Transaction, gateway: Gateway): readonly SavedCard[] {
  const { request, merchantId } = transaction;
  const user = userOf(transaction);
  const own = user === null ? [] : idsOf(user, gateway);
  const named = request.credit_card?.card_token || request.credit_card?.token_id;
  return [...new Set([...(named ? [named] : []), ...own])].flatMap((id) => {
    const saved = findSaved(id, gateway, merchantId);
    return saved && (saved.user ?? user) === (user ?? saved.user) ? saved : [];
  });
}

/** Those, each card once however often it was saved. */
export function savedCards(transaction: Transaction, gateway: Gateway): readonly SavedCard[] {
  const byKey = new Map<string, SavedCard>();
  for (const saved of ownCards(transaction, gateway)) if (!byKey.has(keyOf(saved))) byKey.set(keyOf(saved), saved);
  return [...byKey.values()];
}

/** Writes down a card; in its user's list it takes the place of the same card saved before. */
export function save(saved: SavedCard, records: Records): void {
  const { user } = saved;
  const others = (user === null ? [] : idsOf(user, records)).flatMap((id) => savedCard(id, records) ?? []);
  const same = others.filter((other) => keyOf(other) === keyOf(saved));
  const older = same.flatMap((other) => [other.id, ...(other.older ?? [])]).slice(0, MOST);
  const until = cardEnd(saved.card) + SHOWN_EXPIRED;
  records.keep('saved_card', saved.id, { ...saved, ...(older.length > 0 && { older }) }, until);
  if (user === null) return;
  const ids = [saved, ...others.filter((other) => !same.includes(other))].slice(0, MOST).map(({ id }) => id);
  records.keep('saved_cards', user, ids, records.now() + 3650 * DAY);
}

function forget(user: string, gone: readonly SavedCard[], records: Records): void {
  const left = idsOf(user, records).filter((id) => !gone.some((saved) => saved.id === id));
  records.keep('saved_cards', user, left, records.now() + 3650 * DAY);
  for (const id of gone.flatMap((saved) => [saved.id, ...(saved.older ?? [])])) records.keep('saved_card', id, null, 0);
}

/** A name for a saved card that means something for one transaction only, and nothing to anybody else. */
export const handleOf = (token: string, { id }: SavedCard, gateway: Gateway): string =>
  `${token}.${gateway.seal(`${token} ${id}`).slice(0, 24)}`;

/** The card behind a handle, with the one transaction that the handle is for, or behind a merchant's `saved_token_id`. */
export function cardBehind(
  reference: string,
  gateway: Gateway,
  merchantId: string,
): { readonly saved: SavedCard; readonly only?: string } | undefined {
  const [token = '', seal] = reference.split('.');
  const transaction = seal === undefined ? undefined : gateway.transaction(token);
  if (!transaction) {
    const saved = findSaved(reference, gateway, merchantId);
    return saved && { saved };
  }
  if (transaction.merchantId !== merchantId) return undefined;
  const saved = savedCards(transaction, gateway).find((one) => handleOf(token, one, gateway) === reference);
  return saved && { saved, only: token };
}

/** No CVV is asked for: the merchant may charge without, and the card's first payment was proved by 3-D Secure. */
export function isOneClick(saved: SavedCard, gateway: Gateway): boolean {
  const first = saved.chargeId === undefined ? undefined : gateway.charge(saved.chargeId);
  const data = first && cardData(first.data);
  return (
    first !== undefined &&
    gateway.recurringMidOf(first) &&
    saved.user !== null &&
    (data?.challenge === 'done' || /^0[1256]$/.test(data?.eci ?? ''))
  );
}

/** The card that a masked number means: the newest, where one was renewed and both are saved. */
export const ofMask = (masked: unknown, cards: readonly SavedCard[]): SavedCard | undefined =>
  cards.find(({ card }) => card.masked_card === masked);

/**
 * `credit_card.saved_tokens` (contract §3.3). Once an order has a charge, every card asks for its CVV; so does one that
 * its masked number does not mean.
 */
export const savedTokens = (transaction: Transaction, gateway: Gateway, charged: boolean): readonly Fields[] =>
  savedCards(transaction, gateway).map((saved, _, all) => ({
    token: handleOf(transaction.token, saved, gateway),
    token_type:
      !charged && ofMask(saved.card.masked_card, all) === saved && isOneClick(saved, gateway)
        ? 'one_click'
        : 'two_clicks',
    masked_card: saved.card.masked_card,
    expires_at: expiryText(saved.card),
    bin_detail: binDetail(binOf(saved.card.masked_card)),
    email: saved.email,
    phone: saved.phone,
    // The merchant's own: no customer of its may take it away.
    removable: saved.user === null ? false : undefined,
  }));

/** `saved_token_id_expired_at`: the card's own end. */
export const expiryText = (card: Pick<TokenisedCard, 'month' | 'year'>): string =>
  new Date(cardEnd(card) + 7 * 60 * 60_000).toISOString().slice(0, 19).replace('T', ' ');

/** What an accepted charge says of the card that it saved. */
export const savedFields = (charge: Charge): Fields => {
  const { saved } = cardData(charge.data);
  return saved && wasAccepted(charge) ? { saved_token_id: saved.id, saved_token_id_expired_at: saved.expired_at } : {};
};

/** Writes down the card that a charge saves, at the moment when it is accepted. */
export function saveAccepted(charge: Charge, before: Charge | undefined, records: Records): void {
  const { saved } = cardData(charge.data);
  if (saved?.card && wasAccepted(charge) && !wasAccepted(before)) save(saved.card, records);
}

/** `DELETE …/saved_tokens/{masked_card}`, or its handle, which means one of several of that number: only a card of this token's own user. */
export function savedRoutes(app: Hono, gateway: Gateway): void {
  app.delete('/snap/v1/transactions/:token/saved_tokens/:masked', (c: Context) => {
    const transaction = gateway.transaction(c.req.param('token') ?? '');
    if (!transaction) return c.json({ error_messages: ['token not found'] }, 404);
    const wanted = c.req.param('masked') ?? '';
    const user = userOf(transaction);
    const mine = ownCards(transaction, gateway).filter((saved) => saved.user === user);
    const meant = mine.find(
      (saved) => saved.card.masked_card === wanted || handleOf(transaction.token, saved, gateway) === wanted,
    );
    const gone = mine.filter((saved) => meant && keyOf(saved) === keyOf(meant));
    if (!user || gone.length === 0) return c.json({ error_messages: ['saved card not found'] }, 404);
    gateway.write(() => forget(user, gone, gateway));
    return c.json({});
  });
}
