import type { Hono } from 'hono';
import { luhn } from '../../lib/luhn.ts';
import type { Gateway } from '../../sandbox/method.ts';
import { keyIn } from './bins.sandbox.ts';

/** What a back end asks about cards (contract §4.3, §3.7): a card to charge again, and a card's points. */
export function registerRoutes(app: Hono, gateway: Gateway): void {
  app.get('/v2/card/register', (c) => {
    const field = (name: string) => (c.req.query(name) ?? '').trim();
    const id = gateway.dice.uuid();
    const refuse = (code: '400' | '401', message: string, messages?: readonly string[]) =>
      c.json(
        { status_code: code, status_message: message, id, ...(messages && { validation_messages: messages }) },
        code === '401' ? 401 : 200,
      );
    if (!gateway.isClientKey(field('client_key')))
      return refuse('401', 'Transaction cannot be authorized with the current client/server key.');
    const number = field('card_number').replaceAll(/[ -]/g, '');
    const problems = [
      ...(/^\d{13,19}$/.test(number) && luhn(number) ? [] : ['card_number does not match with luhn algorithm']),
      ...(/^(?:0?[1-9]|1[0-2])$/.test(field('card_exp_month')) ? [] : ['card_exp_month is invalid']),
      ...(/^(?:20)?\d\d$/.test(field('card_exp_year')) ? [] : ['card_exp_year is invalid']),
    ];
    if (problems.length > 0) return refuse('400', 'One or more parameters in the payload is invalid.', problems);
    const random = gateway.dice.uuid().replaceAll('-', '').slice(0, 20);
    return c.json({
      status_code: '200',
      saved_token_id: `${number.slice(0, 8)}${random}${number.slice(-4)}`,
      transaction_id: id,
      masked_card: `${number.slice(0, 8)}-${number.slice(-4)}`,
    });
  });

  // Points belong to cards of one bank; every card of it has the same here.
  app.get('/v2/point_inquiry/:token', (c) => {
    const user = keyIn(c);
    const id = gateway.dice.uuid();
    if (!gateway.isServerKey(user))
      return c.json(
        {
          status_code: '401',
          status_message: 'Transaction cannot be authorized with the current client/server key.',
          id,
        },
        401,
      );
    const card = gateway.kept('card', c.req.param('token'));
    if (!card) return c.json({ status_code: '411', status_message: 'Token id is missing, invalid, or timed out', id });
    return c.json({
      status_code: '200',
      status_message: 'Success, Credit Card Point inquiry is successful',
      point_balance: 26_667,
      point_balance_amount: '80000.00',
    });
  });
}
