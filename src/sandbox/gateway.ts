import { isIP } from 'node:net';
import type { Context } from 'hono';
import type { SandboxConfig } from './config.ts';
import type { Calls } from './calls.ts';
import type { Clock } from './clock.ts';
import { jsonBody, formBody } from './body.ts';
import type { Faults } from './faults.ts';
import { basicUser, clientKeyAdvice } from './keys.ts';
import { feeOf } from './fees.ts';
import type { Writes } from './grouped-writes.ts';
import type { Ledger } from './ledger.ts';
import { linksFor } from './links.ts';
import type { Live } from './live.ts';
import type { Merchants } from './merchants.ts';
import type { Charge, Dice, Gateway, SandboxMethod, Transaction } from './method.ts';
import { unusedOrder } from './named.ts';
import type { Notifications } from './notifications.ts';
import { toBuffer } from 'qrcode';
import { layout, pageLanguage, PAGE_HEADERS } from './page.ts';
import type { Previews } from './previews.ts';
import type { Seal } from './seal.ts';
import type { State } from './state.ts';
import type { Storage } from './storage.ts';

/** All parts of one sandbox, for its routes. */
export interface Core {
  /** How the first merchant is set up, or in a view of `of` the one who is meant. */
  readonly config: SandboxConfig;
  readonly merchants: Merchants;
  readonly storage: Storage;
  readonly writes: Writes;
  readonly state: State;
  readonly seal: Seal['seal'];
  readonly clock: Clock;
  readonly dice: Dice;
  readonly faults: Faults;
  readonly calls: Calls;
  readonly live: Live;
  readonly previews: Previews;
  /** Forgets what is held in memory of the state, after all of it was replaced. */
  readonly reload: () => void;
  readonly ledger: Ledger;
  readonly notifications: Notifications;
  readonly methods: ReadonlyMap<string, SandboxMethod>;
  readonly gateway: Gateway;
  /** The sandbox as each merchant has it, by how the merchant is set up: that alone is different in it. */
  readonly views: WeakMap<SandboxConfig, Core>;
  readonly log: (line: string) => void;
  /** Says what went wrong where nobody waits for an answer. */
  readonly complain: (what: string, error: unknown) => void;
}

/** The sandbox as a merchant who is set up like this has it. All parts are the same but that. */
function view(core: Core, config: SandboxConfig): Core {
  const made = core.views.get(config) ?? { ...core, config };
  core.views.set(config, made);
  return made;
}

/** The sandbox as one merchant has it. */
export const coreOf = (core: Core, { merchantId }: { readonly merchantId: string }): Core =>
  view(core, core.merchants.of(merchantId));

/** The sandbox of the merchant whose server key the request carries. */
export function authorized(c: Context, core: Core): Core | undefined {
  const config = core.merchants.byAuthorization(c.req.header('authorization') ?? '');
  return config && view(core, config);
}

/** Host names under which the levers may be reached; another one is a foreign page that made its own name point here. */
export function isKnownHost(hostname: string, { host, publicUrl }: SandboxConfig): boolean {
  if (hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]') return true;
  if (hostname === host || hostname === `[${host}]`) return true;
  return publicUrl !== undefined && hostname === new URL(publicUrl).hostname;
}

/** The same for pages with forms, which phones open as well: under any address, none of which can be made to point elsewhere. */
const isPageHost = (hostname: string, config: SandboxConfig): boolean =>
  isKnownHost(hostname, config) ||
  config.trustProxy ||
  isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 ||
  (config.bankUrl !== undefined && hostname === new URL(config.bankUrl).hostname);

/** Whether a page of this sandbox could have sent the request. Browsers name the sender in `Origin`. */
export function isFromOurPage(c: Context, config: SandboxConfig): boolean {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  const asked = linksFor(c, config).self;
  const own = [...(isPageHost(new URL(asked).hostname, config) ? [asked] : []), config.publicUrl, config.bankUrl];
  return own.includes(origin);
}

/** Browsers say how they fetch; servers do not. */
export const isBrowserRequest = ({ headers }: Request): boolean =>
  headers.get('x-source') === 'snap' || headers.has('sec-fetch-dest') || headers.has('origin');

export const isBrowser = (c: Context): boolean => isBrowserRequest(c.req.raw);

type Payment = Parameters<Gateway['receive']>[0];

/** A payment that no token and no charge request came before. */
function receive(payment: Payment, like: Charge | undefined, parts: Omit<Core, 'gateway' | 'views'>): Charge {
  const { clock, dice, ledger, state } = parts;
  const now = clock.now();
  const { merchantId, orderId, amount } = payment;
  const request = like
    ? state.transaction(like.token)?.request
    : { transaction_details: { order_id: orderId, gross_amount: amount } };
  const transaction: Transaction = {
    token: dice.id(now),
    merchantId,
    orderId,
    amount,
    request: { ...request, transaction_details: { order_id: orderId, gross_amount: amount } },
    notify: (like && state.transaction(like.token)?.notify) ?? [null],
    state: 'open',
    createdAt: now,
    expiresAt: now,
  };
  state.addTransaction(transaction);
  return ledger.add({
    ...payment,
    id: dice.id(now),
    token: transaction.token,
    channel: like?.channel ?? payment.method,
    status: 'settlement',
    fraud: 'accept',
    createdAt: now,
    expiresAt: null,
    settledAt: now,
    dueAt: null,
    dueTo: null,
    customer: null,
    refunds: [],
  });
}

export function createGateway(parts: Omit<Core, 'gateway' | 'views'>): Gateway {
  const { config, merchants, writes, state, clock, dice, ledger } = parts;
  const gateway: Gateway = {
    byClientKey: (key) => merchants.byClientKey(key)?.merchantId,
    basicUser: (c) => basicUser(c.req.header('authorization') ?? '') ?? '',
    byServerKey: (key) => merchants.byServerKey(key)?.merchantId,
    merchantNameOf: ({ merchantId }) => merchants.of(merchantId).merchantName,
    recurringMidOf: ({ merchantId }) => merchants.of(merchantId).recurringMid,
    feeOf(transaction, channel, amount) {
      const method = parts.methods.get(channel);
      return method ? feeOf(transaction, method, amount) : 0;
    },
    seal: parts.seal,
    refusedKey: (what, key, fromPage) => parts.log(clientKeyAdvice(what, key, fromPage)),
    dice,
    now: clock.now,
    links: (c) => linksFor(c, config),
    language: (c) => pageLanguage(c.req.query('language'), c.req.header('accept-language')),
    write: writes.write,
    charge: state.charge,
    chargeByReference: state.chargeByReference,
    transaction: state.transaction,
    move: (charge, change) => ledger.move(charge, change),
    unusedOrder: (c, given) => unusedOrder(c, given, parts),
    receive: (payment, like) => receive(payment, like, parts),
    keep: state.keep,
    kept: (kind, id) => state.kept(kind, id, clock.now()),
    form: (c) => (isFromOurPage(c, config) ? formBody(c) : Promise.resolve(undefined)),
    json: (c) => jsonBody(c, dice),
    page: async (c, { title, body, status }) =>
      c.html(await layout(gateway.language(c), title, body), status ?? 200, PAGE_HEADERS),
    homeUrl({ merchantId, request: { callbacks } }, after) {
      const { errorUrl, finishUrl } = merchants.of(merchantId);
      return (after === 'error' && (callbacks?.error || errorUrl)) || callbacks?.finish || finishUrl;
    },
    qrImage: async (text) =>
      new Uint8Array(await toBuffer(text, { type: 'png', errorCorrectionLevel: 'M', margin: 4, scale: 8 })),
  };
  return gateway;
}
