import type { Hono } from 'hono';
import type { Gateway } from '../../sandbox/method.ts';
import type { TokenisedCard } from './cards.sandbox.ts';
import { balance } from './points.sandbox.ts';
import { newSavedId, save } from './saved.sandbox.ts';
import { cardProblems, typedCard } from './tokens.sandbox.ts';

const DENIED = 'Transaction cannot be authorized with the current client/server key.';

/** What a back end asks about cards (contract §4.3, §3.7): a card to charge again, and a card's points. */
export function registerRoutes(app: Hono, gateway: Gateway): void {
  // The answer is a `saved_token_id`: `/v2/token` makes a token of it and a CVV (contract §4.1).
  app.get('/v2/card/register', (c) => {
    const field = (name: string) => (c.req.query(name) ?? '').trim();
    const id = gateway.dice.uuid();
    c.header('cache-control', 'no-store');
    const merchantId = gateway.byClientKey(field('client_key'));
    if (merchantId === undefined) return c.json({ status_code: '401', status_message: DENIED, id }, 401);
    const problems = cardProblems(field, gateway.now());
    if (problems.length > 0)
      return c.json({
        status_code: '400',
        status_message: 'One or more parameters in the payload is invalid.',
        id,
        validation_messages: problems,
      });
    const card = typedCard(field, merchantId);
    const saved = { id: newSavedId(card.masked_card, gateway), merchantId, user: null, card };
    gateway.write(() => save(saved, gateway));
    return c.json({
      status_code: '200',
      saved_token_id: saved.id,
      transaction_id: id,
      masked_card: card.masked_card,
    });
  });

  // Points belong to cards of one bank; every card of it has the same here.
  app.get('/v2/point_inquiry/:token', (c) => {
    const id = gateway.dice.uuid();
    const merchantId = gateway.byServerKey(gateway.basicUser(c));
    if (merchantId === undefined) return c.json({ status_code: '401', status_message: DENIED, id }, 401);
    const card = gateway.kept('card', c.req.param('token')) as TokenisedCard | undefined;
    if (card?.merchantId !== merchantId)
      return c.json({ status_code: '411', status_message: 'Token id is missing, invalid, or timed out', id });
    return c.json({
      status_code: '200',
      status_message: 'Success, Credit Card Point inquiry is successful',
      ...balance,
    });
  });
}
