/**
 * The levers of a Kasir sandbox for a shop's own test suite (Playwright, Vitest, anything with `fetch`):
 *
 *     import { sandbox } from 'kasir/testing';
 *     const kasir = sandbox('http://localhost:4100');
 *     await kasir.settle('ORD-1');
 *
 * It imports nothing but types. Every function rejects with the sandbox's own words when the lever does nothing.
 */

import type {
  Fault,
  Mail,
  Merchant,
  Notification,
  Options,
  Settings,
  Timeline,
  Transaction,
  Transition,
} from './testing-types.d.ts';

export type * from './testing-types.d.ts';

type Answer = Readonly<Record<string, unknown>>;

type Filter = Readonly<Record<string, string | number | undefined>>;

const query = (filter: Filter): string => {
  const given = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
};

type Ask = (method: string, path: string, body?: unknown) => Promise<Response>;

function caller(base: string, { token, merchant, fetch: ask = fetch }: Options) {
  const send: Ask = async (method, path, body) => {
    const headers = { 'content-type': 'application/json', ...(token !== undefined && { 'x-kasir-token': token }) };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await ask(new Request(`${base}/_sandbox/${path}`, { method, headers, ...sent }));
    if (answer.ok) return answer;
    const said = (await answer.json().catch(() => ({}))) as Answer;
    throw new Error(`${method} /_sandbox/${path}: ${String(said['error'] ?? answer.status)}`);
  };
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> =>
    (await send(method, path, body)).json() as Promise<Answer>;
  /** Of the one merchant whom the suite is about, where it said so. */
  const own = (filter: Filter = {}): string => query({ merchant, ...filter });
  return { send, call, own, post: (path: string, body: unknown = {}) => call('POST', path, body) };
}

type Calls = ReturnType<typeof caller>;

function transactionLevers({ send, call, own, post }: Calls) {
  const at = (id: string) => `transactions/${encodeURIComponent(id)}`;
  const move = (transition: Transition, id: string, more: { readonly amount?: number | undefined } = {}) =>
    post(`${at(id)}/${transition}${own()}`, more);
  return {
    /** Moves a transaction, by its order id, token or transaction id; only a refund takes an amount. */
    move,
    settle: (id: string) => move('settle', id),
    deny: (id: string) => move('deny', id),
    fail: (id: string) => move('fail', id),
    expire: (id: string) => move('expire', id),
    cancel: (id: string) => move('cancel', id),
    /** The fraud system holds a card payment; `accept` lets it go. */
    challenge: (id: string) => move('challenge', id),
    accept: (id: string) => move('accept', id),
    /** Captures a card payment that was authorised. */
    capture: (id: string) => move('capture', id),
    /** Gives back `amount` rupiah; absent: all that is left. */
    refund: (id: string, amount?: number) => move('refund', id, { amount }),
    chargeback: (id: string) => move('chargeback', id),
    partialChargeback: (id: string) => move('partial_chargeback', id),
    /** Somebody pays into the account of an order again; the answer names the new order. */
    payAgain: (id: string, amount?: number) => post(`${at(id)}/pay-again${own()}`, { amount }),
    /** The newest first: those whose order id has `search` in it, or whose token or transaction id it is. */
    transactions: async (
      filter: {
        readonly search?: string;
        readonly status?: string;
        readonly channel?: string;
        readonly merchant?: string;
        readonly limit?: number;
      } = {},
    ) => (await call('GET', `transactions${own(filter)}`))['transactions'] as readonly Transaction[],
    /** Everything that happened to one transaction. */
    transaction: async (id: string) => (await call('GET', `${at(id)}${own()}`)) as unknown as Timeline,
    transactionsCsv: async (filter: Filter = {}) => (await send('GET', `transactions.csv${own(filter)}`)).text(),
  };
}

function faultLevers({ call, post }: Calls) {
  const fault = (wanted: Fault) => post('faults', wanted);
  const at = (endpoint: string | undefined) => (endpoint === undefined ? {} : { endpoint });
  return {
    /** Orders a fault; it lasts until `times` are used up or `noFaults`. */
    fault,
    failNext: (endpoint: string, code: string, text?: string, times = 1) =>
      fault({ endpoint, code, times, ...(text !== undefined && { text }) }),
    outage: (endpoint?: string) => fault({ outage: true, ...at(endpoint) }),
    /** The next answers are lost after their work was done. */
    loseAnswers: (endpoint: string, times = 1) => fault({ endpoint, drop: true, times }),
    slow: (ms: number, endpoint?: string) => fault({ latency_ms: ms, ...at(endpoint) }),
    /** More than so many requests a minute get 429. */
    limit: (perMinute: number, endpoint?: string) => fault({ per_minute: perMinute, ...at(endpoint) }),
    faults: async () => (await call('GET', 'faults'))['faults'] as readonly (Fault & { readonly id: number })[],
    /** Takes one back. */
    noFault: (id: number) => call('DELETE', `faults/${id}`),
    noFaults: () => call('DELETE', 'faults'),
    /** The next GoPay charge gets this error of GoPay. */
    gopayError: (code: string) => post('gopay/error', { code }),
    /** What `gopayError` takes, and what the gateway makes of each. */
    gopayErrors: async () =>
      (await call('GET', 'gopay/errors'))['errors'] as readonly {
        readonly code: string;
        readonly status_code: string;
        readonly http: number;
        readonly notification: boolean;
      }[],
  };
}

function notificationLevers({ call, own, post }: Calls) {
  return {
    /** What was sent for an order, oldest first; without one the latest of all, or those that `filter` finds. */
    notifications: async (
      orderId?: string,
      filter: {
        readonly search?: string;
        readonly state?: Notification['state'];
        readonly merchant?: string;
        readonly limit?: number;
      } = {},
    ) =>
      (await call('GET', `notifications${own({ order_id: orderId, ...filter })}`))[
        'notifications'
      ] as readonly Notification[],
    /** Sends a notification once more. */
    replay: (id: number) => post(`notifications/${id}/replay`),
    /**
     * How notifications are sent from now on: each so many times, the first of an order held back so that others overtake it. What is
     * absent stays as it is; `{ copies: 1, hold_first_s: 0 }` is as it is at first.
     */
    delivery: (how: { readonly copies?: number; readonly hold_first_s?: number }) =>
      post('notifications/delivery', how),
    retryNow: () => post('notifications/retry'),
    retryIntervals: (seconds: readonly number[]) => post('notifications/intervals', { seconds }),
    /** Which part of a notification's signature is wrong; `right` when none is. */
    checkSignature: async (parts: {
      readonly order_id: string;
      readonly status_code: string;
      readonly gross_amount: string;
      readonly signature_key: string;
      readonly merchant_id?: string;
    }) => (await post('signature', parts))['finding'] as string,
    /** E-mails that the shop and its customers would have got. */
    outbox: async (orderId?: string) =>
      (await call('GET', `outbox${own({ order_id: orderId })}`))['mails'] as readonly Mail[],
  };
}

function stateLevers({ send, call, own, post }: Calls) {
  const merchant = (answer: Answer) => answer['merchant'] as Merchant;
  return {
    /** Travels forward; what comes due on the way happens. */
    travel: (seconds: number) => post('clock', { advance_s: seconds }),
    time: async () => (await call('GET', 'clock')) as { readonly now: string; readonly offset_s: number },
    merchants: async () => (await call('GET', 'merchants'))['merchants'] as readonly Merchant[],
    addMerchant: async (settings: Settings = {}) => merchant(await post('merchants', settings)),
    changeMerchant: async (id: string, settings: Settings) =>
      merchant(await call('PATCH', `merchants/${encodeURIComponent(id)}`, settings)),
    /** A token under which the checkout shows those settings without their being saved; nothing can be paid with it. */
    preview: async (id: string, settings: Settings) =>
      String((await post(`merchants/${encodeURIComponent(id)}/preview`, settings))['token']),
    /** A payment at the till by a printed QR code; no token and no charge came before. */
    payStaticQr: (amount: number, orderId?: string) =>
      post(`gopay/static${own()}`, { gross_amount: amount, order_id: orderId }),
    cards: async () => (await call('GET', 'cards'))['cards'] as readonly Answer[],
    /** The whole state as JSON, without keys unless asked. */
    exportState: (withKeys = false) => call('GET', `export${withKeys ? '?keys=1' : ''}`),
    /** Replaces everything by a state that was exported. */
    importState: (state: unknown) => post('import', state),
    /** Forgets everything, the clock and the faults too. */
    reset: () => post('reset'),
    health: () => call('GET', 'health'),
    /** Every lever of this sandbox, as `POST /_sandbox/clock`. */
    levers: async () => (await call('GET', 'levers'))['levers'] as readonly string[],
    /** A line whenever something changed, until it is cancelled. */
    live: async () => (await send('GET', 'live')).body,
  };
}

/** The levers of the sandbox at `base`. */
export function sandbox(base = 'http://localhost:4100', options: Options = {}) {
  const calls = caller(base, options);
  return {
    ...transactionLevers(calls),
    ...faultLevers(calls),
    ...notificationLevers(calls),
    ...stateLevers(calls),
  };
}
