import type { Context, Hono } from 'hono';
import { enabledMethods, serverOf } from '../channels.ts';
import { coreExpiry, parseCoreCharge } from '../core-charge.ts';
import { chargeShape } from '../core-shapes.ts';
import { timedUuid } from '../dice.ts';
import { linksFor, type Core } from '../gateway.ts';
import { once } from '../idempotency.ts';
import type { Charge, Fields, Links, Refusal, SandboxMethod, Transaction } from '../method.ts';
import { isRefused, isPaid } from '../status-cycle.ts';
import { ACTIVATED_ONLY } from '../texts.ts';
import { coreError, forMerchant, keyed, reportOf, unauthorized, type CoreAnswer } from './core.ts';
import { mismatch } from './create.ts';
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
  const found: Fields[] = [];
  if (image !== undefined) found.push({ name: 'generate-qr-code', method: 'GET', url: image });
  if (image !== undefined && charge.type === 'gopay')
    found.push({ name: 'generate-qr-code-v2', method: 'GET', url: `${app}/v4/qris/gopay/${charge.id}/qr-code` });
  if (link !== undefined) found.push({ name: 'deeplink-redirect', method: 'GET', url: link });
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

/** The charge as the Core API tells of it: the status answer, and what the customer needs next. */
function created(method: SandboxMethod, charge: Charge, core: Core, links: Links): Fields {
  const { signature_key: _signature, ...report } = reportOf(charge, core);
  const result = method.result(charge, links);
  const pending = method.created ?? CREATED[charge.type];
  const next = charge.status === 'pending' ? actions(result, charge, links) : [];
  return {
    ...report,
    ...(charge.status === 'pending' && method.message?.(charge) === undefined && pending !== undefined
      ? { status_message: pending }
      : {}),
    ...Object.fromEntries(
      ['redirect_url', 'qr_string', 'acquirer', 'payer_phone_number']
        .filter((name) => result[name] !== undefined)
        .map((name) => [name, result[name]]),
    ),
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

function prepare(body: unknown, core: Core): Prepared | CoreAnswer {
  const parsed = parseCoreCharge(body);
  if ('errors' in parsed) return invalid(core, parsed.errors);
  const { request, charge } = parsed;
  const { order_id: orderId, gross_amount: amount } = request.transaction_details;
  const sum = request.item_details?.reduce((total, { price, quantity }) => total + price * quantity, 0) ?? amount;
  if (sum !== amount && request.item_details?.length) {
    core.log(`charge: ${mismatch(amount, sum)}`);
    return invalid(core, ['transaction_details.gross_amount is not equal to the sum of item_details']);
  }
  const taken = orderProblem(orderId, core);
  if (taken) return taken;
  const now = core.clock.now();
  const token = timedUuid(core.dice, now);
  const { merchantId } = core.config;
  const life = { createdAt: now, expiresAt: now + 24 * 3_600_000, state: 'open' } as const;
  const transaction: Transaction = { token, merchantId, orderId, amount, request, notify: [null], ...life };
  const asked = { ...transaction, request: { ...request, enabled_payments: [charge.payment_type] } };
  const able = [...enabledMethods(asked, core), ...enabledMethods(transaction, core)];
  const channel = able.find((one) => one.accepts(charge));
  if (!channel) return coreError(core, '402', ACTIVATED_ONLY);
  const method = serverOf(channel, core) ?? channel;
  const expiry = coreExpiry(body, method.expiry, now);
  return 'error' in expiry
    ? invalid(core, [expiry.error])
    : { transaction, method, channel, expiresAt: expiry.at, request: charge };
}

function charge(body: unknown, core: Core, links: Links): CoreAnswer & { readonly changed: boolean } {
  const ready = prepare(body, core);
  if ('body' in ready) return { ...ready, changed: false };
  const { transaction, method, channel, expiresAt, request } = ready;
  const { clock, dice, gateway, ledger, state } = core;
  const now = clock.now();
  const id = method.newId?.(dice, now) ?? timedUuid(dice, now);
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
  status: http ?? 200,
});

const cardNumber = (body: unknown): boolean => {
  const card = (body as { readonly credit_card?: { readonly card_number?: unknown } } | null)?.credit_card;
  return card?.card_number !== undefined;
};

/** Full card numbers are taken under a host name of their own (since September 2023). */
const isPanHost = (c: Context): boolean => (c.req.header('host') ?? '').startsWith('panapi.');

/** A full card number becomes a token by the tokenisation endpoint, as if the merchant had asked there first. */
async function withToken(app: Hono, c: Context, body: unknown, core: Core): Promise<unknown> {
  const fields = body as { readonly credit_card: Fields };
  const made = await app.request(new URL('/v2/token', c.req.url).href, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_key: core.config.clientKey, ...fields.credit_card }),
  });
  const { token_id: token } = (await made.json()) as { readonly token_id?: string };
  return { ...fields, credit_card: { token_id: token, authentication: fields.credit_card['authentication'] } };
}

/** `POST /v2/charge`: a merchant's own payment page (contract §5.3). */
export function coreChargeRoutes(app: Hono, core: Core): void {
  const shape = chargeShape(core.methods.keys());
  app.post('/v2/charge', async (c) => {
    const merchant = withServerKey(c, core, 'charge');
    if (!merchant) return c.json(unauthorized(core).body, 401);
    const body = await core.gateway.json(c);
    if ('problem' in body) return body.problem;
    if (cardNumber(body.value) && !isPanHost(c))
      return c.json(coreError(core, '402', 'Please migrate to Full PAN new endpoint').body);
    for (const line of unknownKeys(body.value, shape)) core.log(`charge: ${line}`);
    const value = cardNumber(body.value) ? await withToken(app, c, body.value, merchant) : body.value;
    const key = c.req.header('idempotency-key');
    const links = linksFor(c, core.config);
    const order = (value as { readonly transaction_details?: { readonly order_id?: unknown } } | null)
      ?.transaction_details;
    core.calls.note(c.req.raw, String(order?.order_id ?? ''));
    return forMerchant(c, core, 'charge', (own) => {
      // By what was sent: a card's token is another one each time.
      const answer = once(own, { scope: 'charge', key, body: body.value }, () => charge(value, own, links));
      return keyed(own, answer);
    });
  });
}
