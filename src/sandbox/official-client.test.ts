import { createServer, request, type Server } from 'node:http';
import { request as secureRequest } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { createSender } from './sender.ts';
import { signatureKey } from './signature.ts';
import { CLIENT_KEY, SERVER_KEY } from './trial.ts';

/** The merchants' own client against the sandbox, over real sockets. */

type Wire = Record<string, unknown>;

interface Common {
  readonly apiConfig: { getSnapApiBaseUrl: () => string; getCoreApiBaseUrl: () => string };
}
interface Snap extends Common {
  createTransaction(order: Wire): Promise<{ token: string; redirect_url: string }>;
  createTransactionToken(order: Wire): Promise<string>;
  readonly transaction: Readonly<
    Record<'status' | 'cancel' | 'expire' | 'notification', (of: unknown) => Promise<Wire>>
  >;
}
interface CoreApi extends Common {
  cardToken(card: Wire): Promise<Wire>;
}
type Keys = { readonly isProduction: boolean; readonly serverKey: string; readonly clientKey: string };

/** It has no types of its own. */
const midtrans = createRequire(import.meta.url)('midtrans-client') as {
  readonly Snap: new (keys: Keys) => Snap;
  readonly CoreApi: new (keys: Keys) => CoreApi;
};

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const notified: Wire[] = [];
const shop = createServer((incoming, response) => {
  let body = '';
  incoming.on('data', (chunk) => (body += String(chunk)));
  incoming.on('end', () => {
    notified.push(JSON.parse(body) as Wire);
    response.end('OK');
  });
});

let sandbox: Sandbox;
let server: Server;
let base = '';

beforeAll(async () => {
  const notificationUrl = `${await listen(shop)}/notify`;
  const open = { 'http:': request, 'https:': secureRequest };
  const send = createSender({ open, resolve: () => Promise.reject(new Error('no names here')), loopbackOnly: true });
  sandbox = createSandbox({ send, config: { notificationUrl } });
  server = createAdaptorServer({ fetch: sandbox }) as Server;
  base = await listen(server);
});

afterAll(async () => {
  server.close();
  shop.close();
  await sandbox.close();
});

function client(serverKey = SERVER_KEY) {
  const snap = new midtrans.Snap({ isProduction: false, serverKey, clientKey: CLIENT_KEY });
  const core = new midtrans.CoreApi({ isProduction: false, serverKey, clientKey: CLIENT_KEY });
  for (const { apiConfig } of [snap, core]) {
    apiConfig.getSnapApiBaseUrl = () => `${base}/snap/v1`;
    apiConfig.getCoreApiBaseUrl = () => base;
  }
  return { snap, core };
}

const order = (id: string) => ({ transaction_details: { order_id: id, gross_amount: 150_000 } });

async function charge(token: string): Promise<Wire> {
  const response = await fetch(`${base}/snap/v2/transactions/${token}/charge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"payment_type":"bca_va"}',
  });
  return (await response.json()) as Wire;
}

test('token, payment, status, cancel, expire', async () => {
  const { snap } = client();
  const { token, redirect_url: redirect } = await snap.createTransaction(order('ORD-1'));
  expect(redirect).toBe(`${base}/snap/v4/redirection/${token}`);
  expect(await snap.createTransactionToken(order('ORD-2'))).toMatch(/^[0-9a-f-]{36}$/);
  await expect(snap.transaction.status('ORD-1')).rejects.toThrow('404');
  await charge(token);
  expect(await snap.transaction.status('ORD-1')).toMatchObject({ transaction_status: 'pending' });
  expect(await snap.transaction.cancel('ORD-1')).toMatchObject({ transaction_status: 'cancel', status_code: '200' });
  await expect(snap.transaction.cancel('ORD-1')).rejects.toThrow('412');
  const other = await snap.createTransaction(order('ORD-3'));
  await charge(other.token);
  expect(await snap.transaction.expire('ORD-3')).toMatchObject({ transaction_status: 'expire', status_code: '407' });
});

test('a wrong key and a bad request are errors', async () => {
  await expect(client('SB-Mid-server-wrong').snap.createTransaction(order('ORD-4'))).rejects.toMatchObject({
    httpStatusCode: 401,
  });
  await expect(client().snap.createTransaction({})).rejects.toMatchObject({ httpStatusCode: 400 });
  await expect(client('SB-Mid-server-wrong').snap.transaction.status('ORD-1')).rejects.toMatchObject({
    httpStatusCode: 401,
  });
});

test('a card token', async () => {
  const card = {
    client_key: CLIENT_KEY,
    card_number: '4811111111111114',
    card_exp_month: '12',
    card_exp_year: '2030',
    card_cvv: '123',
  };
  expect(await client().core.cardToken(card)).toMatchObject({ status_code: '200' });
});

test('the shop is notified over HTTP, can check the signature, and reads the notification with the client', async () => {
  const { snap } = client();
  const { token } = await snap.createTransaction(order('ORD-5'));
  await charge(token);
  await fetch(`${base}/_sandbox/transactions/ORD-5/settle`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  await sandbox.run();
  const told = notified.filter((one) => one['order_id'] === 'ORD-5');
  expect(told.map((one) => one['transaction_status'])).toEqual(['pending', 'settlement']);
  for (const one of told) {
    const signature = signatureKey('ORD-5', String(one['status_code']), String(one['gross_amount']), SERVER_KEY);
    expect(one['signature_key']).toBe(signature);
  }
  expect(await snap.transaction.notification(told[0])).toMatchObject({ transaction_status: 'settlement' });
});
