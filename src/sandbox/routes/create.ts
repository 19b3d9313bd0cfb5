import type { Context, Hono } from 'hono';
import { nearest } from '../../lib/nearest.ts';
import { isWebUrl } from '../../lib/url.ts';
import { tokenExpiry } from '../expiry.ts';
import type { Core } from '../gateway.ts';
import { linksFor } from '../links.ts';
import { once, type Answer } from '../idempotency.ts';
import type { TokenProblem } from '../ledger.ts';
import { channelNames, GROUPS } from '../payment-names.ts';
import { withServerKey } from '../server-key.ts';
import { isPaid } from '../status-cycle.ts';
import { NO_TOKEN, parseTokenRequest, tokenRequest, type TokenRequest } from '../token-request.ts';
import { didYouMean, unknownKeys } from '../unknown-keys.ts';

export const ACCESS_DENIED = {
  error_messages: [
    'Access denied due to unauthorized transaction, please check client or server key',
    'Visit https://snap-docs.midtrans.com/#request-headers for more details',
  ],
};

const refuse = (...messages: readonly string[]) =>
  ({ status: 400, body: { error_messages: messages }, changed: false }) as const;

/** URLs of an `X-Override-Notification` or `X-Append-Notification` header, or undefined when it holds anything else. */
function urlsOf(header: string | undefined): readonly string[] | undefined {
  const urls = (header ?? '')
    .split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '');
  return urls.length <= 3 && urls.every((url) => url.length <= 2048 && isWebUrl(url)) ? urls : undefined;
}

/** Where notifications of this order go; `null` is the merchant's own URL. A text says what is wrong with the headers. */
export function notifyTargets(c: Context): readonly (string | null)[] | string {
  const override = urlsOf(c.req.header('x-override-notification'));
  const append = urlsOf(c.req.header('x-append-notification'));
  if (!override) return 'X-Override-Notification must be up to 3 http(s) URLs';
  if (!append) return 'X-Append-Notification must be up to 3 http(s) URLs';
  return [...new Set([...(override.length > 0 ? override : [null]), ...append])];
}

/** What is wrong with the amounts, if anything; `what` is the request, for the developer. */
export function amountError(
  { transaction_details: details, item_details: items }: TokenRequest,
  core: Core,
  what: string,
): string | undefined {
  const amount = details.gross_amount;
  if (amount < core.config.minAmount)
    return `transaction_details.gross_amount must be greater than or equal to ${core.config.minAmount}`;
  const sum = items?.length ? items.reduce((total, { price, quantity }) => total + price * quantity, 0) : amount;
  if (sum === amount) return undefined;
  core.log(
    `${what}: gross_amount is ${amount}, but its item_details sum up to ${sum}: make them equal; a discount is an item with a negative price`,
  );
  return 'transaction_details.gross_amount is not equal to the sum of item_details';
}

function orderError(orderId: string, { state, config }: Core): string | undefined {
  const charge = state.latestChargeOfOrder(config.merchantId, orderId);
  if (!charge) return undefined;
  if (isPaid(charge)) return 'transaction_details.order_id has been paid and utilized, please use another order ID';
  return `transaction_details.order_id ${config.locale === 'id' ? 'sudah digunakan' : 'has already been taken'}`;
}

/** What to do where a card's number was sent for a token. */
export const SEND_TOKEN =
  'send the saved_token_id that the charge which saved the card was answered with; a back end should never see a card number';

/** A card's number that came where a token belongs is kept nowhere; the developer hears why it was refused. */
export function warnOfNumber(errors: readonly string[], { log }: Core, what: string): void {
  for (const error of errors.filter((text) => text.endsWith(NO_TOKEN))) log(`${what}: ${error}: ${SEND_TOKEN}`);
}

/** Of one list; a list of nothing but mistakes is one mistake. */
const MOST_LINES = 20;

/** Lines for the developer; nothing in them is a value of the request. */
function warn(request: TokenRequest, { log, methods }: Core): void {
  if (request.transaction_details.gross_amount < 10_000)
    log('token request: gross_amount is under 10000, which production refuses');
  if (!/^[\w~.-]+$/.test(request.transaction_details.order_id))
    log('token request: order_id should only have letters, digits and - _ ~ .');
  const names = request.enabled_payments ?? [];
  const isKnown = (name: string) => channelNames([name]).some((channel) => methods.has(channel));
  const unknown = [...names.entries()].filter(([, name]) => !isKnown(name));
  const known = [...methods.keys(), ...GROUPS];
  for (const [at, name] of unknown.slice(0, MOST_LINES))
    log(`token request: enabled_payments[${at}] is not known${didYouMean(nearest(name.trim(), known))}`);
  if (names.length > 0 && unknown.length === names.length)
    log('token request: enabled_payments names no channel that this sandbox offers');
}

function create(c: Context, body: unknown, core: Core): Answer & { readonly changed: boolean } {
  const { clock, config, dice, state } = core;
  // Before anything is refused: a wrong key is mostly why.
  for (const line of unknownKeys(body, tokenRequest)) core.log(`token request: ${line}`);
  const parsed = parseTokenRequest(body);
  if ('errors' in parsed) {
    warnOfNumber(parsed.errors, core, 'token request');
    return refuse(...parsed.errors);
  }
  const { request } = parsed;
  warn(request, core);
  const now = clock.now();
  const expiry = tokenExpiry(request, now);
  if ('error' in expiry) return refuse(expiry.error);
  const notify = notifyTargets(c);
  if (typeof notify === 'string') return refuse(notify);
  const orderId = request.transaction_details.order_id;
  const error = amountError(request, core, 'token request') ?? orderError(orderId, core);
  if (error !== undefined) return refuse(error);
  const token = dice.id(now);
  const amount = request.transaction_details.gross_amount;
  state.addTransaction({
    token,
    merchantId: config.merchantId,
    orderId,
    amount,
    request,
    notify,
    state: 'open',
    createdAt: now,
    expiresAt: expiry.at,
  });
  core.calls.note(c.req.raw, token);
  const redirect = `${linksFor(c, config).app}/snap/v4/redirection/${token}`;
  return { status: 201, body: { token, redirect_url: redirect }, changed: true };
}

/** How a session that is over answers to its being ended again (contract §2.5); all others are on their way. */
const ENDED: { readonly [problem in TokenProblem]?: string } = {
  'token is expired': 'token already expired',
  'transaction has been canceled': 'token already canceled',
};

/** `POST /snap/v1/transactions`: a merchant's back end asks for a token (contract §2). */
export function createRoutes(app: Hono, core: Core): void {
  app.post('/snap/v1/transactions', async (c) => {
    const merchant = withServerKey(c, core, 'token request');
    if (!merchant) return c.json(ACCESS_DENIED, 401);
    const body = await core.gateway.json(c);
    if ('problem' in body) return body.problem;
    const key = c.req.header('idempotency-key');
    const answer = core.gateway.write(() =>
      once(merchant, { scope: 'create', key, body: body.value }, () => create(c, body.value, merchant)),
    );
    return c.json(answer.body as object, answer.status);
  });

  for (const [action, end] of [
    ['cancel', 'cancelled'],
    ['expire', 'expired'],
  ] as const) {
    app.post(`/snap/v1/transactions/:token/${action}`, (c) => {
      const merchant = withServerKey(c, core, `token ${action}`);
      if (!merchant) return c.json(ACCESS_DENIED, 401);
      return core.gateway.write(() => {
        const transaction = core.state.transaction(c.req.param('token'));
        if (transaction?.merchantId !== merchant.config.merchantId)
          return c.json({ error_messages: ['token not found'] }, 404);
        const problem = core.ledger.problem(transaction, core.state.latestCharge(transaction.token), true);
        if (problem) return c.json({ error_messages: [ENDED[problem] ?? 'Transaction is on progress'] }, 400);
        core.state.close(transaction.token, end);
        return c.json({
          [end === 'cancelled' ? 'canceled_at' : 'expired_at']: new Date(core.clock.now()).toISOString(),
        });
      });
    });
  }
}
