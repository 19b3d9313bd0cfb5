import type { Hono } from 'hono';
import * as v from 'valibot';
import { refundShape, rupiah } from '../core-shapes.ts';
import type { Core } from '../gateway.ts';
import { once } from '../idempotency.ts';
import type { Charge, Refund } from '../method.ts';
import { refundChange, refundedAmount, refundProblem } from '../refunds.ts';
import { unknownKeys } from '../unknown-keys.ts';
import { coreError, findCharge, forMerchant, keyed, notFound, notLed, reportOf, type CoreAnswer } from './core.ts';

/** The charge, whichever of its names was used; each way to refund has its own keys. */
function scopeOf(id: string, how: Refund['how'], core: Core): string {
  const charge = findCharge(core, id);
  return `refund ${how} ${charge && !isHidden(id, charge.data, charge.id) ? charge.id : id}`;
}

const refundRequest = v.pipe(
  v.unknown(),
  // A list is an object to valibot, and an object without an amount is a refund of everything.
  v.check((body) => !Array.isArray(body)),
  v.object({
    refund_key: v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(255))),
    amount: v.nullish(rupiah),
    reason: v.nullish(v.pipe(v.string(), v.maxLength(255))),
  }),
);

/** A payment at the till with a printed code is given back by its transaction id only (since January 2024). */
const isHidden = (id: string, data: Readonly<Record<string, unknown>>, chargeId: string): boolean =>
  data['static'] === true && id !== chargeId;

/** Why there is no refund, for the developer. */
function whyNot(charge: Charge, code: string, refundable: boolean): string {
  const { orderId, type, amount } = charge;
  if (code === '406') return `${orderId} has a refund with that refund_key: each refund needs one of its own`;
  if (code === '414') return `of ${orderId} there are ${amount - refundedAmount(charge)} left to give back`;
  return refundable ? notLed(charge, 'refund') : `${orderId} was paid by ${type}, which has no refunds`;
}

function refund(id: string, body: unknown, how: Refund['how'], core: Core): CoreAnswer {
  for (const line of unknownKeys(body, refundShape)) core.log(`refund: ${line}`);
  const charge = findCharge(core, id);
  if (!charge) return notFound(core);
  if (isHidden(id, charge.data, charge.id)) {
    core.log(`refund: a static QRIS payment is refunded by its transaction_id, not by its order_id`);
    return notFound(core);
  }
  const parsed = v.safeParse(refundRequest, body);
  if (!parsed.success)
    return coreError(core, '400', 'One or more parameters in the payload is invalid.', {
      validation_messages: [`${v.getDotPath(parsed.issues[0]) ?? 'body'} is invalid`],
    });
  const { refund_key: key, amount, reason } = parsed.output;
  const request = { key: key ?? undefined, amount: amount ?? undefined, reason: reason ?? '', how };
  const refundable = core.ledger.methodOf(charge).refundable === true;
  const problem = refundProblem(charge, request, refundable);
  if (problem) {
    core.log(`refund: ${whyNot(charge, problem.code, refundable)}`);
    return coreError(core, problem.code, problem.message);
  }
  const moved = core.ledger.move(charge, refundChange(charge, request, core.clock.now(), core.dice));
  const made = moved.refunds.at(-1);
  return {
    status: 200,
    body: {
      ...reportOf(moved, core),
      status_code: '200',
      status_message: 'Success, refund request is approved',
      refund_chargeback_id: Number(made?.id),
      refund_amount: `${made?.amount ?? 0}.00`,
      refund_key: made?.key,
    },
  };
}

/** Money goes back: all of it or a part, with a second notification when the bank has confirmed it (contract §5.4). */
export function refundRoutes(app: Hono, core: Core): void {
  for (const [path, how] of [
    ['refund', 'offline'],
    ['refund/online/direct', 'online'],
  ] as const) {
    app.post(`/v2/:id/${path}`, async (c) => {
      const body = await core.gateway.json(c);
      if ('problem' in body) return body.problem;
      const id = c.req.param('id');
      const key = c.req.header('idempotency-key');
      return forMerchant(c, core, 'refund', (merchant) => {
        const answer = once(merchant, { scope: scopeOf(id, how, merchant), key, body: body.value }, () => {
          const made = refund(id, body.value, how, merchant);
          return { ...made, changed: made.body['status_code'] === '200' };
        });
        return keyed(merchant, answer);
      });
    });
  }
}
