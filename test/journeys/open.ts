import { vi } from 'vitest';

import type { Finish } from '../../src/bridge/protocol.ts';
import { Checkout, type Opening, type World } from '../../src/checkout/checkout.ts';
import type { Step } from '../../src/checkout/step.ts';
import { createGateway } from '../../src/gateway/gateway.ts';
import { sleep } from '../../src/lib/time.ts';
import { methods } from '../../src/methods/index.ts';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';

export const SERVER_KEY = 'SB-Mid-server-kasir-sandbox';
export const APP = 'http://gateway.test';

export type Wire = Record<string, unknown>;

/** What goes wrong between the checkout and the gateway, for the next request that `when` picks. */
export interface Fault {
  readonly when: (request: Request) => boolean;
  /** `lost`: the gateway does its work, the answer does not arrive. `refused`: nothing arrives. */
  readonly how: 'lost' | 'unreachable' | (() => Response);
  times: number;
}

/**
 * A whole payment in one process: the real sandbox, the real gateway client and the real checkout model. Time is the
 * sandbox's own and is moved by its lever; pauses of the model are short.
 */
export function open(options: SandboxOptions = {}) {
  const sent: { url: string; body: Wire }[] = [];
  let passed = 0;
  const clock = () => Date.now() + passed;
  const sandbox = createSandbox({
    now: clock,
    send: async ({ url, body }) => {
      sent.push({ url, body: JSON.parse(body) as Wire });
      return { status: 200, via: [url] };
    },
    ...options,
    config: { publicUrl: APP, notificationUrl: 'http://127.0.0.1:9/notify', ...options.config },
  });
  const asked: { method: string; path: string; key: string | null; body: string }[] = [];
  const faults: Fault[] = [];

  const call = async (
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Wire }> => {
    const response = await sandbox(
      new Request(path.startsWith('http') ? path : `${APP}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', host: 'gateway.test', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return { status: response.status, body: (text.startsWith('{') ? JSON.parse(text) : { text }) as Wire };
  };

  const auth = { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` };

  const network: typeof fetch = async (url, init) => {
    const request = new Request(url, init);
    const { pathname } = new URL(request.url);
    asked.push({
      method: request.method,
      path: pathname,
      key: request.headers.get('idempotency-key'),
      body: await request.clone().text(),
    });
    const fault = faults.find((each) => each.times > 0 && each.when(request));
    if (fault) fault.times -= 1;
    if (fault?.how === 'unreachable') throw new TypeError('Failed to fetch');
    if (typeof fault?.how === 'function') return fault.how();
    const response = await sandbox(request);
    if (fault?.how === 'lost') throw new TypeError('Failed to fetch');
    return response;
  };

  return {
    sandbox,
    /** Time goes by for everybody. */
    pass: (ms: number) => {
      passed += ms;
    },
    /** Notifications that the shop's back end received. */
    sent,
    /** Requests that left the checkout. */
    asked,
    /** Faults still to come. */
    fails: faults,
    fail: (when: Fault['when'], how: Fault['how'], times = 1) => void faults.push({ when, how, times }),
    call,
    /** What the shop's back end does. */
    createToken: async (orderId: string, more: Wire = {}): Promise<string> => {
      const { transaction_details: details = {}, ...rest } = more;
      const body = { transaction_details: { order_id: orderId, gross_amount: 150_000, ...(details as Wire) }, ...rest };
      const answer = await call('/snap/v1/transactions', body, auth);
      if (answer.status !== 201) throw new Error(JSON.stringify(answer));
      return answer.body['token'] as string;
    },
    statusOf: async (orderId: string) => (await call(`/v2/${orderId}/status`, undefined, auth)).body,
    lever: (path: string, body: unknown = {}) => call(`http://localhost/_sandbox/${path}`, body, { host: 'localhost' }),
    /** What the customer's browser does. */
    start: (token: string, opening: Partial<Opening> = {}, world: Partial<World> = {}) => {
      const finished: Finish[] = [];
      const remembered = new Map<string, string>();
      const checkout = new Checkout({
        gateway: createGateway({ app: APP, api: APP, fetch: network, clock, appType: 'popup' }),
        methods,
        environment: 'sandbox',
        finish: (finish) => void finished.push(finish),
        rest: (_ms, signal) => sleep(2, signal),
        sleep: (_ms, signal) => sleep(2, signal),
        newKey: () => crypto.randomUUID(),
        device: () => 'qr',
        hidden: () => false,
        memory: { read: (name) => remembered.get(name), write: (name, value) => void remembered.set(name, value) },
        hint: () => {},
        ...world,
      });
      checkout.open({ token, mode: 'popup', options: {}, origin: 'http://shop.test', ...opening });
      const reach = async <At extends Step['at']>(at: At): Promise<Extract<Step, { at: At }>> => {
        await vi
          .waitUntil(() => checkout.step.value.at === at, { timeout: 3_000, interval: 2 })
          .catch(() => {
            throw new Error(`expected to reach ${at}, but stayed at ${JSON.stringify(checkout.step.value)}`);
          });
        return checkout.step.value as Extract<Step, { at: At }>;
      };
      const until = (true_: () => boolean) => vi.waitUntil(true_, { timeout: 3_000, interval: 2 });
      return { checkout, finished, reach, until };
    },
  };
}

/** A card with a fixed expiry and CVV, as the form would hand it over. */
export const payByCard =
  (number: string) =>
  async ({
    tokenise,
  }: {
    tokenise: (card: { number: string; month: string; year: string; cvv: string }) => Promise<string>;
  }) => ({
    payment_type: 'credit_card',
    payment_params: { card_token: await tokenise({ number, month: '12', year: '2030', cvv: '123' }) },
  });
