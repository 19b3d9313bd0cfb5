import type { Hono } from 'hono';
import type { Gateway } from '../../sandbox/method.ts';
import { wibTime } from '../../lib/wib.ts';
import { binOf } from './bins.sandbox.ts';
import type { TokenisedCard } from './cards.sandbox.ts';
import { cardFor } from './tokens.sandbox.ts';

/** Every BNI card has as many, each worth Rp3 (contract §3.7). */
const BALANCE = { points: 26_667, rupiah: 80_000 };

/** The balance in the wire's words (contract §3.7). */
export const balance = { point_balance: BALANCE.points, point_balance_amount: `${BALANCE.rupiah}.00` };

export const hasPoints = (card: TokenisedCard): boolean => binOf(card.masked_card).bank === 'bni' && !card.debit;

/** Points for that many rupiah, or why not. */
export function redeem(
  rupiah: unknown,
  card: TokenisedCard,
  amount: number,
): { readonly error: string } | { readonly point: { amount: number; quantity: number; left: number } } {
  if (!hasPoints(card)) return { error: 'point is not available for this card' };
  const value = Number(rupiah);
  if (!Number.isSafeInteger(value) || value < 1 || value > Math.min(BALANCE.rupiah, amount))
    return { error: 'point is invalid' };
  const quantity = Math.ceil((value * BALANCE.points) / BALANCE.rupiah);
  return { point: { amount: value, quantity, left: BALANCE.rupiah - value } };
}

/** `GET …/point_inquiry/{card_token}`; the token stays good for its one charge. */
export function pointRoutes(app: Hono, gateway: Gateway): void {
  app.get('/snap/v1/transactions/:token/point_inquiry/:card', (c) => {
    c.header('cache-control', 'no-store');
    const transaction = gateway.transaction(c.req.param('token'));
    if (!transaction) return c.json({ error_messages: ['token not found'] }, 404);
    const card = cardFor(transaction, c.req.param('card'), gateway);
    if (!card || card.used)
      return c.json({ status_code: '411', status_message: 'Token id is missing, invalid, or timed out' });
    if (!hasPoints(card))
      return c.json({
        status_code: '400',
        status_message: 'One or more parameters in the payload is invalid.',
        validation_messages: ['point is not available for this card'],
      });
    return c.json({
      status_code: '200',
      status_message: 'Success, point inquiry is successful',
      validation_messages: [],
      ...balance,
      transaction_time: wibTime(gateway.now()),
    });
  });
}
