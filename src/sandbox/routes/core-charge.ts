import type { Context, Hono } from 'hono';
import { enabledMethods, serverOf, unknownChannel } from '../channels.ts';
import { coreExpiry, parseCoreCharge } from '../core-charge.ts';
import { chargeShape } from '../core-shapes.ts';
import type { Core } from '../gateway.ts';
import { linksFor } from '../links.ts';
import { once } from '../idempotency.ts';
import type { Charge, Fields, Links, Refusal, SandboxMethod, Transaction } from '../method.ts';
import { isRefused, isPaid } from '../status-cycle.ts';
import { ACTIVATED_ONLY } from '../texts.ts';
import { coreError, forMerchant, keyed, reportOf, unauthorized, type CoreAnswer } from './core.ts';
import { amountError, notifyTargets, warnOfNumber } from './create.ts';
import { withServerKey } from '../server-key.ts';
import { unknownKeys } from '../unknown-keys.ts';
import { newCharge } from '../new-charge.ts';

const INVALID = 'One or more parameters in the payload is invalid.';
const CONFLICT =
  'The request could not be completed due to a conflict with the current state of the target resource, please try again';

const invalid = (core: Core, messages: readonly string[]): CoreAnswer => ({
  ...coreError(core, '400', INVALID, { validation_messages: messages }),
  status: 400,
});

/** `actions`: what can be done with a pending charge, by the links that its method has (contract §5.3). */
function actions(result: Fields, charge: Charge, { app }: Links): readonly Fields[] {
  const image = result['qr_code_url'] ?? result['qris_url'];
  const link = result['deeplink_url'];
  const verification = result['gopay_verification_link_url'];
  const found: Fields[] = [];
  if (image !== undefined) found.push({ name: 'generate-qr-code', method: 'GET', url: image });
  if (image !== undefined && charge.type === 'gopay')
    found.push({ name: 'generate-qr-code-v2', method: 'GET', url: `${app}/v4/qris/gopay/${charge.id}/qr-code` });
  if (link !== undefined) found.push({ name: 'deeplink-redirect', method: 'GET', url: link });
  if (verification !== undefined) found.push({ name: 'verification-link-url', method: 'GET', url: verification });
  if (found.length === 0) return [];
  return [
    ...found,
    { name: 'get-status', method: 'GET', url: `${app}/v2/${charge.id}/status` },
    { name: 'cancel', method: 'POST', url: `${app}/v2/${charge.id}/cancel` },
  ];
}

const CREATED: Readonly<Record<string, string>> = {
  bank_transfer: 'Success, Bank Transfer transaction is created',
  echannel: 'OK, Mandiri Bill transaction is successful',
  cstore: 'Success, cstore transaction is successful',
};

/** Fields of the customer's result that a merchant's own page needs, too. */
const NEEDED = [
  'redirect_url',
  'uob_ezpay_web_url',
  'uob_ezpay_deeplink_url',
  'qr_string',
  'acquirer',
  'payer_phone_number',
];

/** The charge as the Core API tells of it: the status answer, and what the customer needs next. */
function created(method: SandboxMethod, charge: Charge, core: Core, links: Links): Fields {
  const { signature_key: _signature, ...report } = reportOf(charge, core);
  const result = method.result(charge, links);
  const pending = method.created ?? CREATED[charge.type] ?? 'Success, transaction is created';
  const next = charge.status === 'pending' ? actions(result, charge, links) : [];
  return {
    ...report,
    ...(charge.status === 'pending' && method.message?.(charge) === undefined ? { status_message: pending } : {}),
    ...Object.fromEntries(NEEDED.filter((name) => result[name] !== undefined).map((name) => [name, result[name]])),
    ...(next.length > 0 ? { actions: next } : {}),
  };
}

function orderProblem(orderId: string, core: Core): CoreAnswer | undefined {
  const before = core.state.latestChargeOfOrder(core.config.merchantId, orderId);
  if (!before || isRefused(before)) return undefined;
  return coreError(
    core,
    '406',
    isPaid(before) ? 'Order ID has been paid and utilized, please use another order ID' : CONFLICT,
  );
}

interface Prepared {
  readonly transaction: Transaction;
  readonly method: SandboxMethod;
  readonly channel: SandboxMethod;
  readonly expiresAt: number;
  readonly request: Parameters<SandboxMethod['charge']>[0]['request'];
}

function prepare(body: unknown, core: Core, notify: Transaction['notify']): Prepared | CoreAnswer {
  const parsed = parseCoreCharge(body);
  if ('errors' in parsed) {
    warnOfNumber(parsed.errors, core, 'charge');
    return invalid(core, parsed.errors);
  }
  const { request, charge } = parsed;
  const { order_id: orderId, gross_amount: amount } = request.transaction_details;
  const wrong = unknownChannel('charge', parsed.named, charge, core) ?? amountError(request, core, 'charge');
  if (wrong !== undefined) return invalid(core, [wrong]);
  const taken = orderProblem(orderId, core);
  if (taken) return taken;
  const now = core.clock.now();
  const token = core.dice.id(now);
  const { merchantId } = core.config;
  const life = { createdAt: now, expiresAt: now + 24 * 3_600_000, state: 'open' } as const;
  const transaction: Transaction = { token, merchantId, orderId, amount, request, notify, ...life };
  const asked = { ...transaction, request: { ...request, enabled_payments: [charge.payment_type] } };
  const channel = enabledMethods(asked, core, charge)[0] ?? enabledMethods(transaction, core, charge)[0];
  if (!channel) return coreError(core, '402', ACTIVATED_ONLY);
  const method = serverOf(channel, core) ?? channel;
  const expiry = coreExpiry(body, method.expiry, now);
  return 'error' in expiry
    ? invalid(core, [expiry.error])
    : { transaction, method, channel, expiresAt: expiry.at, request: charge };
}

interface Asked {
  readonly body: unknown;
  readonly notify: Transaction['notify'];
  readonly links: Links;
}

function charge({ body, notify, links }: Asked, core: Core): CoreAnswer & { readonly changed: boolean } {
  const ready = prepare(body, core, notify);
  if ('body' in ready) return { ...ready, changed: false };
  const { transaction, method, channel, expiresAt, request } = ready;
  const { dice, gateway, ledger, state } = core;
  // The charge makes its order, so both are of one moment, and it is told by that from one that a token was asked for.
  const now = transaction.createdAt;
  const id = method.newId?.(dice, now) ?? dice.id(now);
  // A fee is imposed by Snap; the Core API charges what it is told.
  const fee = () => 0;
  const made = method.charge({ transaction, request, id, now, expiresAt, isFirst: true, fee, gateway });
  if ('refused' in made) return { ...refusal(made, core), changed: true };
  state.addTransaction(transaction);
  const added = ledger.add(
    newCharge({ id, transaction, method: method.id, channel: channel.id, now, expiresAt, customer: null, fee }, made),
  );
  return { status: 200, body: created(method, added, core, links), changed: true };
}

const refusal = ({ refused, message, details, http }: Refusal, core: Core): CoreAnswer => ({
  ...coreError(core, refused, message, details ?? {}),
  status: http ?? (refused === '400' ? 400 : 200),
});

const cardNumber = (body: unknown): boolean => {
  const card = (body as { readonly credit_card?: { readonly card_number?: unknown } } | null)?.credit_card;
  return card?.card_number !== undefined;
};

/** Full card numbers are taken under a host name of their own (since September 2023). */
const isPanHost = (c: Context): boolean => (c.req.header('host') ?? '').startsWith('panapi.');

/** The body with a token in place of a full card number, as if the merchant had asked for one first; or what is wrong with it. */
function withToken(body: unknown, core: Core): { readonly body: unknown } | { readonly errors: readonly string[] } {
  if (!cardNumber(body)) return { body };
  const { credit_card: card, ...rest } = body as { readonly credit_card: Fields };
  const { config, gateway, methods } = core;
  const made = methods.get('credit_card')?.tokenise?.(card, config.merchantId, gateway);
  if (made && 'errors' in made) return made;
  return { body: { ...rest, credit_card: { ...card, token_id: made?.token } } };
}

/** `POST /v2/charge`: a merchant's own payment page (contract §5.3). */
export function coreChargeRoutes(app: Hono, core: Core): void {
  const shape = chargeShape(core.methods.keys());
  app.post('/v2/charge', async (c) => {
    const merchant = withServerKey(c, core, 'charge');
    if (!merchant) return c.json(unauthorized(core).body, 401);
    const sent = await core.gateway.json(c);
    if ('problem' in sent) return sent.problem;
    const { value } = sent;
    if (cardNumber(value) && !isPanHost(c))
      return c.json(coreError(core, '402', 'Please migrate to Full PAN new endpoint').body);
    for (const line of unknownKeys(value, shape)) core.log(`charge: ${line}`);
    const order = (value as { readonly transaction_details?: { readonly order_id?: unknown } } | null)
      ?.transaction_details;
    core.calls.note(c.req.raw, String(order?.order_id ?? ''));
    const key = c.req.header('idempotency-key');
    const links = linksFor(c, core.config);
    const notify = notifyTargets(c);
    return forMerchant(c, core, 'charge', (own) => {
      if (typeof notify === 'string') return invalid(own, [notify]);
      const answer = once(own, { scope: 'charge', key, body: value }, () => {
        const asked = withToken(value, own);
        if ('errors' in asked) return { ...invalid(own, asked.errors), changed: false };
        return charge({ body: asked.body, notify, links }, own);
      });
      return keyed(own, answer);
    });
  });
}
