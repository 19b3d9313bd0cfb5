/**
 * The levers of a Kasir sandbox for a shop's own test suite (Playwright, Vitest, anything with `fetch`):
 *
 *     import { sandbox } from 'kasir/testing';
 *     const kasir = sandbox('http://localhost:4100');
 *     await kasir.settle('ORD-1');
 *
 * It imports nothing. Every function rejects with the sandbox's own words when the lever does nothing.
 */

export type Transition =
  | 'settle'
  | 'challenge'
  | 'accept'
  | 'capture'
  | 'deny'
  | 'fail'
  | 'expire'
  | 'cancel'
  | 'refund'
  | 'chargeback'
  | 'partial_chargeback';

/** What is to go wrong, and where: a name (`pay`, `status`, `charge` …), or a path with `*` for one part; absent: everywhere. */
export interface Fault {
  readonly endpoint?: string;
  readonly times?: number;
  readonly rate?: number;
  readonly latency_ms?: number;
  readonly outage?: boolean;
  readonly drop?: boolean;
  readonly per_minute?: number;
  readonly code?: string;
  readonly text?: string;
  readonly http?: number;
  readonly body?: Readonly<Record<string, unknown>>;
}

export interface Notification {
  readonly id: number;
  readonly order_id: string;
  readonly transaction_id: string;
  readonly url: string;
  readonly state: 'owed' | 'delivered' | 'failed' | 'nowhere';
  readonly body: Readonly<Record<string, unknown>>;
  readonly attempts: readonly {
    readonly at: string;
    readonly took_ms: number;
    readonly status?: number;
    readonly error?: string;
    readonly answer?: string;
  }[];
}

export interface Options {
  /** The printed token, for a sandbox beyond loopback. */
  readonly token?: string;
  /** Default: the global one. `createSandbox()` can be given as it is. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

type Answer = Readonly<Record<string, unknown>>;

/** The levers of the sandbox at `base`. */
export function sandbox(base = 'http://localhost:4100', { token, fetch: ask = fetch }: Options = {}) {
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const headers = { 'content-type': 'application/json', ...(token !== undefined && { 'x-kasir-token': token }) };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await ask(new Request(`${base}/_sandbox/${path}`, { method, headers, ...sent }));
    const said = (await answer.json()) as Answer;
    if (!answer.ok) throw new Error(`${method} /_sandbox/${path}: ${String(said['error'] ?? answer.status)}`);
    return said;
  };
  const move = (transition: Transition, id: string, more: object = {}) =>
    call('POST', `transactions/${encodeURIComponent(id)}/${transition}`, more);
  const order = (fault: Fault) => call('POST', 'faults', fault);

  return {
    /** Moves a transaction, by its order id, token or transaction id. */
    move,
    settle: (id: string) => move('settle', id),
    deny: (id: string) => move('deny', id),
    expire: (id: string) => move('expire', id),
    cancel: (id: string) => move('cancel', id),
    challenge: (id: string) => move('challenge', id),
    refund: (id: string, amount?: number) => move('refund', id, { amount }),
    /** Somebody pays into the account of an order again; the answer names the new order. */
    payAgain: (id: string, amount?: number) =>
      call('POST', `transactions/${encodeURIComponent(id)}/pay-again`, { amount }),
    /** Travels forward; what comes due on the way happens. */
    travel: (seconds: number) => call('POST', 'clock', { advance_s: seconds }),
    /** Orders a fault; it lasts until `times` are used up or `noFaults`. */
    fault: order,
    failNext: (endpoint: string, code: string, text?: string, times = 1) =>
      order({ endpoint, code, times, ...(text !== undefined && { text }) }),
    outage: (endpoint?: string) => order({ outage: true, ...(endpoint !== undefined && { endpoint }) }),
    /** The next answers are lost after their work was done. */
    loseAnswers: (endpoint: string, times = 1) => order({ endpoint, drop: true, times }),
    slow: (ms: number, endpoint?: string) => order({ latency_ms: ms, ...(endpoint !== undefined && { endpoint }) }),
    noFaults: () => call('DELETE', 'faults'),
    /** The next GoPay charge gets this error of GoPay. */
    gopayError: (code: string) => call('POST', 'gopay/error', { code }),
    notifications: async (orderId?: string) => {
      const query = orderId === undefined ? '' : `?order_id=${encodeURIComponent(orderId)}`;
      return (await call('GET', `notifications${query}`))['notifications'] as readonly Notification[];
    },
    /** Sends a notification once more. */
    replay: (id: number) => call('POST', `notifications/${id}/replay`, {}),
    /** How notifications are sent from now on: each so many times, the first of an order held back so that others overtake it. */
    delivery: (how: { readonly copies?: number; readonly hold_first_s?: number }) =>
      call('POST', 'notifications/delivery', how),
    retryNow: () => call('POST', 'notifications/retry', {}),
    retryIntervals: (seconds: readonly number[]) => call('POST', 'notifications/intervals', { seconds }),
    /** Forgets everything, the clock and the faults too. */
    reset: () => call('POST', 'reset', {}),
  };
}
