import type { Context } from 'hono';
import * as v from 'valibot';
import type { Merchants } from './merchants.ts';
import type { Charge, Dice, Transaction } from './method.ts';
import type { State } from './state.ts';
import { orderId as orderIdRule } from './token-request.ts';

interface Known {
  readonly merchants: Merchants;
  readonly state: State;
}

/** What a request names is nowhere, or at more than one merchant; the answer says what to do. */
interface Unclear {
  readonly problem: Response;
}

/** Whose order an id means: `?merchant=`, else the only merchant's that has it. `undefined` where nobody has it. */
export function ownerOf(
  c: Context,
  orderId: string | undefined,
  { merchants, state }: Known,
): { readonly merchant: string | undefined } | Unclear {
  const asked = c.req.query('merchant') || undefined;
  if (asked !== undefined && !merchants.has(asked))
    return { problem: c.json({ error: 'merchant is none of this sandbox: GET /_sandbox/merchants lists them' }, 404) };
  const owners = asked === undefined && orderId !== undefined ? state.ownersOf(orderId) : [];
  if (owners.length < 2) return { merchant: asked ?? owners[0] };
  const error = `order_id ${orderId} is at ${owners.join(' and ')}: say whose with ?merchant=${owners[0]}, or name the token or transaction_id`;
  return { problem: c.json({ error }, 409) };
}

/** The answer to a filter whose word there is not: it would match nothing, and a test would pass on that. */
export function wrongFilter(c: Context, name: string, known: readonly string[]): Response | undefined {
  const asked = c.req.query(name) ?? '';
  if (asked === '' || known.includes(asked)) return undefined;
  return c.json({ error: `${name} is none of ${known.join(', ')}` }, 400);
}

/** The transaction of `{id}` in the path: an order id, a token or a transaction id, of `?merchant=` where that is given. */
export function namedTransaction(
  c: Context,
  core: Known,
): { readonly transaction: Transaction; readonly charge: Charge | undefined } | Unclear {
  const { state } = core;
  const id = c.req.param('id') ?? '';
  const charge = state.charge(id);
  const own = charge ? state.transaction(charge.token) : state.transaction(id);
  const owner = ownerOf(c, own ? undefined : id, core);
  if ('problem' in owner) return owner;
  const { merchant } = owner;
  const transaction = own ?? (merchant === undefined ? undefined : state.transactionByOrder(merchant, id));
  if (!transaction || (merchant !== undefined && transaction.merchantId !== merchant))
    return { problem: c.json({ error: 'no transaction with that order_id, token or transaction_id' }, 404) };
  return { transaction, charge };
}

/** The order of a payment that no request came before: of `?merchant=`, else the first merchant's; its id as given, or made up. */
export function unusedOrder(
  c: Context,
  given: unknown,
  { dice, ...known }: Known & { readonly dice: Dice },
): { readonly orderId: string; readonly merchantId: string } | Unclear {
  const owner = ownerOf(c, undefined, known);
  if ('problem' in owner) return owner;
  const { merchantId } = known.merchants.of(owner.merchant ?? '');
  if (given === undefined || given === null || given === '') return { orderId: dice.uuid(), merchantId };
  const parsed = v.safeParse(orderIdRule, given);
  if (!parsed.success) return { problem: c.json({ error: `order_id ${parsed.issues[0].message}` }, 400) };
  const orderId = parsed.output;
  if (!known.state.transactionByOrder(merchantId, orderId)) return { orderId, merchantId };
  return { problem: c.json({ error: 'order_id is in use at this merchant: name another, or none' }, 409) };
}
