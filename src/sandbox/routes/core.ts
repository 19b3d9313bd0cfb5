import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { captureShape, rupiah } from '../core-shapes.ts';
import type { Core } from '../gateway.ts';
import { linksFor } from '../links.ts';
import type { Answer } from '../idempotency.ts';
import { IllegalMove } from '../ledger.ts';
import { captureOf, MERCHANT_ACTIONS } from '../merchant-actions.ts';
import type { Charge, Links } from '../method.ts';
import { withServerKey } from '../server-key.ts';
import { unknownKeys } from '../unknown-keys.ts';
import { statusReport } from '../wire.ts';

export const UNMODIFIABLE = 'Merchant cannot modify the status of the transaction';
const NOT_FOUND = "Transaction doesn't exist.";

export interface CoreAnswer {
  readonly status: 200 | 400 | 401;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Business errors are HTTP 200 with the code in the body, and carry an `id` (contract §5.1). */
export const coreError = ({ dice }: Core, code: string, message: string, more: object = {}): CoreAnswer => ({
  status: code === '401' ? 401 : 200,
  body: { status_code: code, status_message: message, id: dice.uuid(), ...more },
});

/** An answer under an Idempotency-Key, in the Core API's form also where the key was used for another request. */
export function keyed(core: Core, { status, body }: Answer): CoreAnswer {
  const { error_messages: messages } = body as { readonly error_messages?: readonly string[] };
  if (messages === undefined) return { status, body } as CoreAnswer;
  const text = 'One or more parameters in the payload is invalid.';
  return { ...coreError(core, '400', text, { validation_messages: messages }), status: 400 };
}

export const unauthorized = (core: Core): CoreAnswer =>
  coreError(core, '401', 'Transaction cannot be authorized with the current client/server key.');

export const notFound = (core: Core): CoreAnswer => coreError(core, '404', NOT_FOUND);

/** A charge of this merchant by its order id or transaction id. */
export const findCharge = ({ state, config }: Core, id: string): Charge | undefined =>
  state.chargeOf(config.merchantId, id);

export function reportOf(charge: Charge, { ledger, merchants, state }: Core): Readonly<Record<string, unknown>> {
  const transaction = state.transaction(charge.token);
  if (!transaction) throw new Error(`charge ${charge.id} has lost its transaction`);
  return statusReport(ledger.methodOf(charge), transaction, charge, merchants.of(charge.merchantId));
}

/** The code in the body is what counts, so the timeline has it too. */
function send(c: Context, core: Core, merchant: Core | undefined, { body, status }: CoreAnswer): Response {
  core.calls.noteCode(c.req.raw, String(body['status_code']), merchant?.config.merchantId);
  return c.json(body, status);
}

/** Answers a question of the merchant whose key is sent. */
function tell(c: Context, core: Core, what: string, work: (merchant: Core) => CoreAnswer): Response {
  const merchant = withServerKey(c, core, what);
  return send(c, core, merchant, merchant ? work(merchant) : unauthorized(core));
}

/** Answers for the merchant whose key is sent, as one durable change. */
export async function forMerchant(
  c: Context,
  core: Core,
  what: string,
  work: (merchant: Core) => CoreAnswer,
): Promise<Response> {
  const merchant = withServerKey(c, core, what);
  return send(c, core, merchant, merchant ? core.gateway.write(() => work(merchant)) : unauthorized(core));
}

/** Why the status cycle forbids it, for the developer. */
export const notLed = ({ orderId, status }: Charge, to: string): string =>
  `${orderId} is ${status}, which the status cycle does not lead on to ${to}`;

function act(name: string, id: string, core: Core): CoreAnswer {
  const action = MERCHANT_ACTIONS[name];
  const charge = findCharge(core, id);
  if (!action || !charge) return notFound(core);
  const change = action.change(charge, core.ledger.methodOf(charge));
  if (!change) {
    core.log(`${name}: ${notLed(charge, name)}`);
    const own = name === 'expire' ? core.ledger.methodOf(charge).expireRefusal : undefined;
    return coreError(core, '412', own ?? UNMODIFIABLE);
  }
  const moved = core.ledger.move(charge, change);
  // The merchant's word is the last one: what is expired by hand is not renewed.
  if (name === 'expire') core.state.close(charge.token, 'expired');
  return {
    status: 200,
    body: { ...reportOf(moved, core), status_code: action.code, status_message: action.message },
  };
}

function capture(body: unknown, core: Core): CoreAnswer {
  for (const line of unknownKeys(body, captureShape)) core.log(`capture: ${line}`);
  const given = (body ?? {}) as { readonly transaction_id?: unknown; readonly gross_amount?: unknown };
  const { transaction_id: id, gross_amount: amount } = given;
  const charge = typeof id === 'string' ? findCharge(core, id) : undefined;
  if (!charge) return notFound(core);
  const method = core.ledger.methodOf(charge);
  const change = captureOf(charge, method);
  if (!change) {
    core.log(`capture: ${notLed(charge, 'capture')}`);
    return coreError(core, '412', UNMODIFIABLE);
  }
  const wanted = v.safeParse(rupiah, amount === undefined ? charge.amount : amount);
  if (!wanted.success || wanted.output > charge.amount)
    return coreError(core, '400', 'One or more parameters in the payload is invalid.', {
      validation_messages: [`gross_amount must be from 1 to ${charge.amount}`],
    });
  const moved = core.ledger.move(charge, { ...change, amount: wanted.output });
  return { status: 200, body: reportOf(moved, core) };
}

/** Everything that was paid into one multi-use account, under the order that opened it. */
function listB2b(id: string, core: Core): CoreAnswer {
  const charge = findCharge(core, id);
  if (!charge) return notFound(core);
  const all = charge.reference === null ? [charge] : core.state.chargesByReference(charge.method, charge.reference);
  const own = all.filter(({ merchantId }) => merchantId === charge.merchantId);
  return {
    status: 200,
    body: {
      status_code: '200',
      status_message: 'Success, transaction is found',
      transactions: own.map((one) => reportOf(one, core)),
    },
  };
}

function status(id: string, core: Core, links: () => Links): CoreAnswer {
  const charge = findCharge(core, id);
  if (charge) {
    const more = charge.status === 'pending' ? core.ledger.methodOf(charge).waiting?.(charge, links()) : undefined;
    return { status: 200, body: { ...reportOf(charge, core), ...more } };
  }
  if (core.state.transactionByOrder(core.config.merchantId, id))
    core.log(
      'status: the order has a token, but its customer has not chosen how to pay yet; until then it is 404: wait for the first notification',
    );
  return notFound(core);
}

/** The Core API as merchants' back ends use it (contract §5.1). */
export function coreRoutes(app: Hono, core: Core): void {
  app.get('/v2/:id/status', (c) =>
    tell(c, core, 'status', (merchant) => status(c.req.param('id'), merchant, () => linksFor(c, core.config))),
  );
  app.get('/v2/:id/status/b2b', (c) => tell(c, core, 'status/b2b', (merchant) => listB2b(c.req.param('id'), merchant)));
  for (const name of Object.keys(MERCHANT_ACTIONS))
    app.post(`/v2/:id/${name}`, (c) =>
      forMerchant(c, core, name, (merchant) => {
        try {
          return act(name, c.req.param('id'), merchant);
        } catch (error) {
          if (error instanceof IllegalMove) return coreError(merchant, '412', UNMODIFIABLE);
          throw error;
        }
      }),
    );
  app.post('/v2/capture', async (c) => {
    const body = await core.gateway.json(c);
    if ('problem' in body) return body.problem;
    return forMerchant(c, core, 'capture', (merchant) => capture(body.value, merchant));
  });
}
