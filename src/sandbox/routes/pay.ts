import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { enabledMethods, serverOf, unknownChannel } from '../channels.ts';
import { chargeExpiry } from '../expiry.ts';
import { feeOf } from '../fees.ts';
import { coreOf, isBrowser, type Core } from '../gateway.ts';
import { linksFor } from '../links.ts';
import { once, type Answer } from '../idempotency.ts';
import { problemAnswer } from '../ledger.ts';
import type { Charge, ChargeRequest, Fields, SandboxMethod, Transaction } from '../method.ts';
import { channelNames } from '../payment-names.ts';
import { snapshot } from '../snapshot.ts';
import { isGivenUp } from '../status-cycle.ts';
import { ACTIVATED_ONLY } from '../texts.ts';
import { snapResult } from '../wire.ts';
import { newCharge } from '../new-charge.ts';

const fields = v.record(v.string(), v.unknown());

const chargeRequest = v.looseObject({
  payment_type: v.pipe(v.string(), v.minLength(1), v.maxLength(50)),
  payment_params: v.optional(
    v.pipe(
      v.nullish(fields),
      v.transform((value) => value ?? {}),
    ),
    {},
  ),
  customer_details: v.nullish(fields),
});

type Outcome = Answer & { readonly changed: boolean };

/** A request that is no charge; a charge that is refused says so under HTTP 200 (contract §3.5). */
const refuse = (status: 200 | 400, body: Fields): Outcome => ({ status, body, changed: false });

/** Only what the customer may have been asked for (contract §3.4). */
const customerOf = (given: Fields | null | undefined): Fields | null => {
  const kept = ['full_name', 'email', 'phone', 'address'].flatMap((name) => {
    const value = given?.[name];
    return typeof value === 'string' && value !== '' ? [[name, value.slice(0, 255)] as const] : [];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : null;
};

function limitError(method: SandboxMethod, { amount }: Transaction): string | undefined {
  const under = method.rows.every(({ minimum_amount: least = 0 }) => amount < least);
  const over = method.rows.every(({ maximum_amount: most = Infinity }) => amount > most);
  return under || over ? `gross_amount is ${under ? 'below' : 'above'} the limit of this payment type` : undefined;
}

function make(
  channel: SandboxMethod,
  transaction: Transaction,
  request: ChargeRequest,
  customer: Fields | null,
  core: Core,
  toBrowser: boolean,
): Charge | Outcome {
  const { clock, dice, gateway, ledger } = core;
  const now = clock.now();
  const method = serverOf(channel, core) ?? channel;
  const id = method.newId?.(dice, now) ?? dice.id(now);
  const expiry = chargeExpiry(transaction.request, method.expiry, now);
  if ('over' in expiry) return { ...problemAnswer('token is expired', toBrowser), changed: false };
  if ('error' in expiry) return refuse(400, { error_messages: [expiry.error] });
  const expiresAt = expiry.at;
  const isFirst = core.state.latestCharge(transaction.token) === undefined;
  const fee = (amount: number) => feeOf(transaction, channel, amount);
  const made = method.charge({ transaction, request, id, now, expiresAt, isFirst, fee, gateway });
  if ('refused' in made)
    return {
      status: made.http ?? 200,
      body: { status_code: made.refused, status_message: made.message, id: dice.uuid(), ...made.details },
      changed: true,
    };
  return ledger.add(
    newCharge({ id, transaction, method: method.id, channel: channel.id, now, expiresAt, customer, fee }, made),
  );
}

/** `all_va` of the oldest apps is the first of the virtual accounts that the customer may choose from. */
function inOneName(request: ChargeRequest, transaction: Transaction, core: Core): ChargeRequest {
  if (request.payment_type !== 'all_va') return request;
  const banks = channelNames(['all_va']);
  const first = enabledMethods(transaction, core).find(({ id }) => banks.includes(id))?.id ?? banks[0];
  return { ...request, payment_type: first ?? request.payment_type };
}

function attempt(c: Context, token: string, body: unknown, all: Core): Outcome {
  const transaction = all.state.transaction(token);
  const core = transaction ? coreOf(all, transaction) : all;
  const problem = core.ledger.problem(transaction, transaction && core.state.latestCharge(token), true);
  if (!transaction || problem) return { ...problemAnswer(problem ?? 'token not found', isBrowser(c)), changed: false };
  const parsed = v.safeParse(chargeRequest, body);
  if (!parsed.success)
    return refuse(400, { error_messages: [`${v.getDotPath(parsed.issues[0]) ?? 'body'} is invalid`] });
  const request = inOneName(parsed.output, transaction, core);
  const unknown = unknownChannel('pay', { by: 'payment_type', as: request.payment_type }, request, core);
  if (unknown !== undefined) return refuse(400, { error_messages: [unknown] });
  const able = enabledMethods(transaction, core, request);
  const method = able.find(({ onlyByName }) => !onlyByName) ?? able[0];
  if (!method) return refuse(200, { status_code: '402', status_message: ACTIVATED_ONLY, id: core.dice.uuid() });
  const limit = limitError(method, transaction);
  if (limit !== undefined) return refuse(400, { error_messages: [limit] });
  const made = make(method, transaction, request, customerOf(parsed.output.customer_details), core, isBrowser(c));
  if (!('token' in made)) return made;
  const result = snapResult(core.ledger.methodOf(made), transaction, made, core.config, linksFor(c, core.config));
  return { status: result['status_code'] === '201' ? 201 : 200, body: result, changed: true };
}

/**
 * Gives up the named instrument, and only while it is the pending one: two tabs cannot give up each other's, and what was
 * paid meanwhile stays paid.
 */
function giveUp(token: string, id: string | false, core: Core): Outcome {
  const charge = core.state.latestCharge(token);
  if (!charge) return { ...problemAnswer('token not found', false), changed: false };
  if (charge.id !== id || charge.status !== 'pending')
    return refuse(400, { status_code: '412', status_message: 'Merchant cannot modify the status of the transaction' });
  core.ledger.giveUp(charge);
  return {
    status: 200,
    body: {
      status_code: '200',
      status_message: 'Success, transaction is canceled',
      transaction_id: charge.id,
      transaction_status: 'cancel',
    },
    changed: true,
  };
}

/** What the customer's browser calls with the token as its only credential (contract §3.2–§3.6). */
export function payRoutes(app: Hono, core: Core): void {
  app.get('/snap/v1/transactions/:token', (c) => {
    const { status, body } = snapshot(c.req.param('token'), core, linksFor(c, core.config), isBrowser(c));
    c.header('cache-control', 'no-store');
    return c.json(body as object, status);
  });

  app.get('/snap/v1/transactions/:token/status', (c) => {
    const transaction = core.state.transaction(c.req.param('token'));
    const charge = transaction && core.state.latestCharge(transaction.token);
    c.header('cache-control', 'no-store');
    if (transaction && charge && !isGivenUp(charge))
      return c.json(
        snapResult(
          core.ledger.methodOf(charge),
          transaction,
          charge,
          core.merchants.of(charge.merchantId),
          linksFor(c, core.config),
        ) as object,
      );
    const problem = core.ledger.problem(transaction, charge);
    if (!problem) return c.json({ error_messages: ['transaction not found'] }, 404);
    const answer = problemAnswer(problem, isBrowser(c));
    return c.json(answer.body, answer.status);
  });

  const charge = async (c: Context) => {
    const token = c.req.param('token') ?? '';
    const body = await core.gateway.json(c);
    if ('problem' in body) return body.problem;
    const key = c.req.header('idempotency-key');
    const answer = core.gateway.write(() =>
      once(core, { scope: `pay ${token}`, key, body: body.value }, () => attempt(c, token, body.value, core)),
    );
    const { status_code: code } = answer.body as Fields;
    if (typeof code === 'string') core.calls.noteCode(c.req.raw, code);
    return c.json(answer.body as object, answer.status);
  };
  app.post('/snap/v1/transactions/:token/change_method', async (c) => {
    const body = await core.gateway.json(c);
    if ('problem' in body) return body.problem;
    const given = v.safeParse(v.looseObject({ transaction_id: v.string() }), body.value);
    const answer = core.gateway.write(() =>
      giveUp(c.req.param('token'), given.success && given.output.transaction_id, core),
    );
    return c.json(answer.body as object, answer.status);
  });

  app.post('/snap/v1/transactions/:token/pay', charge);
  app.post('/snap/v2/transactions/:token/charge', charge);
}
