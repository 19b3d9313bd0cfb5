import { createSandbox, type SandboxOptions } from './sandbox.ts';

export type Wire = Record<string, unknown>;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; empty where it is none. */
  readonly body: Wire;
}

const parse = (text: string): Wire => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Wire) : {};
  } catch {
    return {};
  }
};

export const SERVER_KEY = 'SB-Mid-server-kasir-sandbox';
export const CLIENT_KEY = 'SB-Mid-client-kasir-sandbox';
export const BASE = 'http://localhost:4100';
export const AUTHORIZATION = `Basic ${btoa(`${SERVER_KEY}:`)}`;

/** A sandbox without sockets and with a clock of its own, and everybody who talks to it; for tests. */
export function trial(options: SandboxOptions = {}) {
  let at = Date.parse('2026-02-03T10:15:00+07:00');
  const lines: string[] = [];
  const sandbox = createSandbox({
    now: () => at,
    after: () => () => {},
    log: (line) => void lines.push(line),
    ...options,
  });

  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const isText = typeof body === 'string';
    const request = new Request(path.startsWith('http') ? path : BASE + path, {
      method,
      headers: { ...(body !== undefined && !isText ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const response = await sandbox(request);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  };

  const create = (body: unknown, headers: Record<string, string> = {}) =>
    call('POST', '/snap/v1/transactions', body, { authorization: AUTHORIZATION, ...headers });

  return {
    sandbox,
    call,
    create,
    /** Lines for the developer. */
    lines,
    pass: (ms: number) => void (at += ms),
    /** A token for an order of Rp150.000. */
    token: async (orderId: string, more: Wire = {}): Promise<string> => {
      const { body } = await create({ transaction_details: { order_id: orderId, gross_amount: 150_000 }, ...more });
      if (typeof body['token'] !== 'string') throw new Error(JSON.stringify(body));
      return body['token'];
    },
    show: (token: string) => call('GET', `/snap/v1/transactions/${token}`),
    status: (token: string) => call('GET', `/snap/v1/transactions/${token}/status`),
    charge: (token: string, body: unknown, headers: Record<string, string> = {}) =>
      call('POST', `/snap/v2/transactions/${token}/charge`, body, headers),
    core: (path: string, method = 'GET', body?: unknown) =>
      call(method, `/v2/${path}`, body, { authorization: AUTHORIZATION }),
    lever: (path: string, body: unknown = {}) => call('POST', `/_sandbox/${path}`, body),
    notifications: async (orderId: string) =>
      (await call('GET', `/_sandbox/notifications?order_id=${orderId}`)).body['notifications'] as {
        readonly url: string;
        readonly state: string;
        readonly body: Wire;
        readonly attempts: readonly { readonly status?: number; readonly error?: string }[];
        readonly next_attempt_at?: string;
      }[],
    /** A one-time token for a card. */
    card: async (number: string, more: Wire = {}): Promise<string> => {
      const { body } = await call('POST', '/v2/token', {
        client_key: CLIENT_KEY,
        card_number: number,
        card_exp_month: '12',
        card_exp_year: '2030',
        card_cvv: '123',
        ...more,
      });
      if (typeof body['token_id'] !== 'string') throw new Error(JSON.stringify(body));
      return body['token_id'];
    },
    form: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      call('POST', path, new URLSearchParams(fields).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      }),
  };
}
