import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { connect, GatewayFailure, isLoopback, type Gateway } from './gateway.ts';

/** A gateway that gives one prepared answer and keeps what it was asked. */
const answer = { status: 201, body: '{}' };
const asked: { method: string | undefined; url: string | undefined; headers: IncomingHttpHeaders; body: string }[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    asked.push({ method: request.method, url: request.url, headers: request.headers, body });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
});
let gateway: Gateway;

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  gateway = connect(readConfig({ KASIR_URL: `http://127.0.0.1:${port}`, KASIR_SERVER_KEY: 'SB-Mid-server-test' }));
});
beforeEach(() => void asked.splice(0));
afterAll(() => void server.close());

const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('did not fail'),
    (error: unknown) => error as GatewayFailure,
  );

test('a transaction is made with the server key and notifies this shop', async () => {
  Object.assign(answer, { status: 201, body: '{"token":"t","redirect_url":"http://x.test/t"}' });
  expect(await gateway.createTransaction({ a: 1 })).toEqual({ token: 't', redirect_url: 'http://x.test/t' });
  expect(asked).toMatchObject([{ method: 'POST', url: '/snap/v1/transactions', body: '{"a":1}' }]);
  expect(asked[0]?.headers).toMatchObject({
    authorization: `Basic ${btoa('SB-Mid-server-test:')}`,
    'x-override-notification': 'http://127.0.0.1:4000/notifications',
  });
});

test('a refusal keeps the answer and drops the request, which holds the key', async () => {
  Object.assign(answer, { status: 400, body: '{"error_messages":["transaction_details is required"]}' });
  const error = await failure(gateway.createTransaction({}));
  expect(error).toBeInstanceOf(GatewayFailure);
  expect(error).toMatchObject({ status: 400, body: { error_messages: ['transaction_details is required'] } });
  expect(JSON.stringify([error, error.message, error.stack])).not.toContain('Mid-server');
});

test('an order that was never charged has no status', async () => {
  Object.assign(answer, { status: 200, body: '{"status_code":"404","status_message":"Transaction doesn\'t exist."}' });
  expect(await gateway.status('KL-1')).toBeNull();
  expect(asked[0]?.url).toBe('/v2/KL-1/status');
});

test('an order id stays one part of the path', async () => {
  await gateway.status('../snap?x');
  expect(asked[0]?.url).toBe('/v2/..%2Fsnap%3Fx/status');
});

test('an expired order has status_code 407 and is no failure', async () => {
  const body = {
    status_code: '407',
    order_id: 'KL-1',
    gross_amount: '1.00',
    transaction_id: 'a',
    transaction_status: 'expire',
  };
  Object.assign(answer, { status: 200, body: JSON.stringify(body) });
  expect(await gateway.status('KL-1')).toEqual(body);
});

test('a gateway that is not there', async () => {
  const nobody = connect(readConfig({ KASIR_URL: 'http://127.0.0.1:9' }));
  expect(await failure(nobody.status('KL-1'))).toMatchObject({ status: null });
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['127.evil.test', false],
  ['localhost.evil.test', false],
])('%s is this machine: %s', (host, expected) => expect(isLoopback(host)).toBe(expected));
