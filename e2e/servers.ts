import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A gateway and a shop for one worker, on free ports: the gateway on `localhost`, the shop on `127.0.0.1`, so that they are cross-site. */

export const SERVER_KEY = 'SB-Mid-server-kasir-sandbox';
export const CLIENT_KEY = 'SB-Mid-client-kasir-sandbox';

type Json = Readonly<Record<string, unknown>>;

/** A request body for a token; `transaction_details` is made up where it is absent. */
export interface Order extends Json {
  readonly transaction_details?: { readonly order_id?: string; readonly gross_amount?: number };
}

export interface Token {
  readonly token: string;
  readonly redirectUrl: string;
  readonly orderId: string;
}

export interface Gateway {
  readonly origin: string;
  readonly bank: string;
  /** Asks for a token as a shop's back end does. */
  readonly token: (order?: Order, headers?: Record<string, string>) => Promise<Token>;
  /** `GET /v2/{order_id}/status`. */
  readonly status: (orderId: string) => Promise<Record<string, string>>;
  readonly lever: (order: string, lever: 'settle' | 'deny' | 'expire' | 'cancel' | 'challenge') => Promise<void>;
  readonly advance: (seconds: number) => Promise<void>;
  /** Everything that it wrote to its log. */
  readonly printed: () => string;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
}

/** Starts listening on a free port of 127.0.0.1, and says which. */
export const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const basic = `Basic ${Buffer.from(`${SERVER_KEY}:`).toString('base64')}`;

/**
 * Starts the built sandbox, all in memory; `env` says what is different.
 * @throws Error with what it printed when it does not answer within ten seconds.
 */
export async function startGateway(env: Record<string, string> = {}): Promise<Gateway> {
  const [port, bankPort] = [env['KASIR_PORT'] ?? (await freePort()), env['KASIR_BANK_PORT'] ?? (await freePort())];
  const [origin, bank] = [`http://localhost:${port}`, `http://localhost:${bankPort}`];
  const { stop, printed } = await launch('dist/sandbox/main.js', `${origin}/_sandbox/health`, {
    KASIR_DB: ':memory:',
    KASIR_PORT: String(port),
    KASIR_BANK_URL: bank,
    KASIR_BANK_PORT: String(bankPort),
    ...env,
  });
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, string>;
  };
  return {
    origin,
    bank,
    token: async (order = {}, headers = {}) => {
      const orderId = order.transaction_details?.order_id ?? `E2E-${randomUUID().slice(0, 13)}`;
      const transaction_details = { gross_amount: 150_000, ...order.transaction_details, order_id: orderId };
      const body = { ...order, transaction_details };
      const answer = await post('/snap/v1/transactions', body, { authorization: basic, ...headers });
      return { token: answer['token'] ?? '', redirectUrl: answer['redirect_url'] ?? '', orderId };
    },
    status: async (orderId) => {
      const response = await fetch(`${origin}/v2/${orderId}/status`, { headers: { authorization: basic } });
      return (await response.json()) as Record<string, string>;
    },
    lever: async (order, lever) => void (await post(`/_sandbox/transactions/${order}/${lever}`, {})),
    advance: async (seconds) => void (await post('/_sandbox/clock', { advance_s: seconds })),
    printed,
    stop,
  };
}

interface Launched {
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
  readonly printed: () => string;
}

/**
 * Starts a built server and waits until it answers.
 * @throws Error with what it printed when it does not answer within ten seconds.
 */
async function launch(file: string, url: string, env: Record<string, string>): Promise<Launched> {
  const cwd = new URL('..', import.meta.url);
  const child = spawn(process.execPath, [file], { cwd, env: { ...process.env, ...env } });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const deadline = Date.now() + 10_000;
  while (!(await fetch(url).catch(() => undefined))?.ok) {
    if (Date.now() > deadline) throw new Error(`${file} does not answer at ${url}. It printed:\n${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const stop = async (signal?: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };
  return { stop, printed: () => printed };
}

export interface Demo {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** The demo shop with its back end, as `npm start` runs it, pointed at that gateway. */
export async function startDemo(gateway: Gateway): Promise<Demo> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    KASIR_SHOP_PORT: String(port),
    KASIR_SHOP_URL: origin,
    KASIR_URL: gateway.origin,
    KASIR_SHOP_DB: ':memory:',
  };
  const { stop } = await launch('dist/demo/server.js', origin, env);
  return { origin, stop };
}

export interface Shop {
  readonly origin: string;
  /** Serves that HTML at a new address, and says which. */
  readonly page: (html: string, headers?: Record<string, string>) => string;
  /** What the shop was asked for, newest last: method, path with query, and body. */
  readonly asked: { readonly method: string; readonly url: string; readonly body: string }[];
  readonly stop: () => Promise<void>;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A shop on its own origin: it serves the pages it is given, and answers every other address with a line. */
export async function startShop(): Promise<Shop> {
  const pages = new Map<string, { html: string; headers: Record<string, string> }>();
  const asked: { method: string; url: string; body: string }[] = [];
  const server: Server = createServer((request, response) => {
    void read(request).then((body) => {
      const url = request.url ?? '/';
      if (!url.startsWith('/favicon')) asked.push({ method: request.method ?? 'GET', url, body });
      const found = pages.get(url.split('?')[0] ?? '');
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        ...found?.headers,
      });
      response.end(found?.html ?? `<!doctype html><title>Shop</title><h1>${url.split(/[?/]/)[1] ?? ''}</h1>`);
    });
  });
  const origin = `http://127.0.0.1:${await listen(server)}`;
  return {
    origin,
    asked,
    page: (html, headers = {}) => {
      const path = `/page-${pages.size + 1}`;
      pages.set(path, { html, headers });
      return origin + path;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
