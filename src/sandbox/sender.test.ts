import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createSender } from './sender.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A shop's back end on this machine. */
async function shop(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  const asked: { path: string; body: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.on('data', (chunk) => (body += String(chunk)));
    incoming.on('end', () => {
      asked.push({ path: incoming.url ?? '', body, headers: incoming.headers });
      answer(incoming, response, body);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, asked };
}

const sender = (names: Record<string, string> = {}, more: { loopbackOnly?: boolean; timeoutMs?: number } = {}) =>
  createSender({
    open: { 'http:': request, 'https:': secureRequest },
    resolve: (name) => {
      const address = names[name];
      return address === undefined
        ? Promise.reject(new Error(`no address for ${name}`))
        : Promise.resolve(address.split(' ').map((one) => ({ address: one, family: one.includes(':') ? 6 : 4 })));
    },
    loopbackOnly: true,
    ...more,
  });

const ok = (_request: IncomingMessage, response: ServerResponse) => void response.writeHead(200).end('OK');

test('posts the body as it is, under the name that was asked for', async () => {
  const { port, asked } = await shop(ok);
  const url = `http://shop.test:${port}/notify?x=1`;
  const delivery = await sender({ 'shop.test': '127.0.0.1' })({ url, body: '{"order_id":"Ü"}', trusted: false });
  expect(delivery).toEqual({ status: 200, answer: 'OK', via: [url] });
  expect(asked).toMatchObject([
    {
      path: '/notify?x=1',
      body: '{"order_id":"Ü"}',
      headers: {
        host: `shop.test:${port}`,
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'Veritrans',
      },
    },
  ]);
});

describe('redirects', () => {
  test.for([[301], [302], [303]] as const)('%d is not followed', async ([status]) => {
    const { port, asked } = await shop(
      (_request, response) => void response.writeHead(status, { location: '/b' }).end(),
    );
    expect(await sender()({ url: `http://127.0.0.1:${port}/a`, body: '{}', trusted: false })).toMatchObject({ status });
    expect(asked).toHaveLength(1);
  });

  test.for([[307], [308]] as const)('%d is followed with the body, five times at most', async ([status]) => {
    const { port, asked } = await shop(
      (_request, response) => void response.writeHead(status, { location: 'next' }).end(),
    );
    const delivery = await sender()({ url: `http://127.0.0.1:${port}/a`, body: '{"a":1}', trusted: false });
    expect([delivery.status, delivery.via.length, asked.length]).toEqual([status, 6, 6]);
    expect(new Set(asked.map(({ body }) => body))).toEqual(new Set(['{"a":1}']));
  });

  test('a public server cannot send the post on into a private network', async () => {
    const { port, asked } = await shop(ok);
    const outside = createSender({
      open: {
        'http:': (_url, _options, answer) => {
          answer({
            statusCode: 307,
            headers: { location: `http://127.0.0.1:${port}/secret` },
            on: (event, listener) => (event === 'end' ? queueMicrotask(listener) : undefined),
          });
          return { on: () => {}, end: () => {} };
        },
        'https:': secureRequest,
      },
      resolve: () => Promise.resolve([{ address: '93.184.216.34', family: 4 }]),
      loopbackOnly: true,
    });
    const delivery = await outside({ url: 'http://evil.test/', body: '{}', trusted: true });
    expect(delivery).toMatchObject({
      error: expect.stringContaining('loopback') as string,
      via: ['http://evil.test/'],
    });
    expect(asked).toEqual([]);
  });

  test.for([
    ['http://10.0.0.1/', 'private'],
    ['http://192.168.0.1:8080/', 'private'],
    ['http://2130706433/', 'loopback'],
    ['http://[::ffff:10.0.0.1]/', 'private'],
    ['http://[fd00::1]/', 'private'],
    ['http://169.254.169.254/', 'forbidden'],
    ['http://inside.test/', 'private'],
  ] as const)(
    'when others can reach the sandbox, the operator’s own shop is not followed to %s',
    async ([location, kind]) => {
      const { port, asked } = await shop((_request, response) => void response.writeHead(307, { location }).end());
      const send = sender({ 'inside.test': '172.20.0.5' }, { loopbackOnly: false });
      const own = `http://127.0.0.1:${port}/`;
      const delivery = await send({ url: own, body: '{}', trusted: true });
      expect(delivery).toMatchObject({ error: expect.stringContaining(`a ${kind} address`) as string, via: [own] });
      expect(asked).toHaveLength(1);
    },
  );

  test.for([['file:///etc/passwd'], ['gopher://127.0.0.1/'], ['javascript:alert(1)']] as const)(
    'not to %s',
    async ([location]) => {
      const { port } = await shop((_request, response) => void response.writeHead(307, { location }).end());
      expect((await sender()({ url: `http://127.0.0.1:${port}/`, body: '{}', trusted: false })).error).toContain(
        'neither http nor https',
      );
    },
  );
});

describe('addresses', () => {
  const to = (
    url: string,
    options: { loopbackOnly?: boolean; trusted?: boolean; names?: Record<string, string> } = {},
  ) =>
    sender(options.names, { loopbackOnly: options.loopbackOnly ?? true, timeoutMs: 300 })({
      url,
      body: '{}',
      trusted: options.trusted ?? false,
    });

  test.for([
    ['http://169.254.169.254/latest/meta-data/', 'forbidden'],
    ['http://[::ffff:a9fe:a9fe]/', 'forbidden'],
    ['http://0.0.0.0:4100/', 'forbidden'],
    ['http://metadata.test/', 'forbidden'],
    ['http://both.test/', 'forbidden'],
  ] as const)('%s never', async ([url, kind]) => {
    const names = { 'metadata.test': '169.254.169.254', 'both.test': '93.184.216.34 169.254.169.254' };
    expect((await to(url, { names, trusted: true })).error).toContain(kind);
  });

  test.for([
    ['http://127.0.0.1:9/', 'loopback'],
    ['http://2130706433:9/', 'loopback'],
    ['http://0x7f.1:9/', 'loopback'],
    ['http://0177.0.0.1:9/', 'loopback'],
    ['http://127.1:9/', 'loopback'],
    ['http://127.0.0.1.:9/', 'loopback'],
    ['http://１２７.０.０.１:9/', 'loopback'],
    ['http://shop.test@127.0.0.1:9/', 'loopback'],
    ['http://[::1]:9/', 'loopback'],
    ['http://[::ffff:127.0.0.1]:9/', 'loopback'],
    ['http://[0:0:0:0:0:ffff:7f00:1]:9/', 'loopback'],
    ['http://localhost:9/', 'loopback'],
    ['http://192.168.1.1/', 'private'],
    ['http://3232235777/', 'private'],
    ['http://10.0.0.1/', 'private'],
    ['http://172.16.0.1/', 'private'],
    ['http://100.64.0.1/', 'private'],
    ['http://[fd00::1]/', 'private'],
    ['http://[::ffff:10.0.0.1]/', 'private'],
    ['http://rebound.test/', 'private'],
  ] as const)('%s not from a sandbox that others can reach', async ([url, kind]) => {
    expect(
      (await to(url, { loopbackOnly: false, names: { 'rebound.test': '10.0.0.8', localhost: '127.0.0.1' } })).error,
    ).toContain(kind);
  });

  test('the operator’s own URL may be on this machine', async () => {
    const { port } = await shop(ok);
    expect(await to(`http://127.0.0.1:${port}/`, { loopbackOnly: false, trusted: true })).toMatchObject({
      status: 200,
    });
  });
});

test('a name is looked up once, and that answer is connected to', async () => {
  const { port, asked } = await shop(ok);
  let lookups = 0;
  const send = createSender({
    open: { 'http:': request, 'https:': secureRequest },
    resolve: () => Promise.resolve([{ address: lookups++ === 0 ? '127.0.0.1' : '169.254.169.254', family: 4 }]),
    loopbackOnly: true,
  });
  expect(await send({ url: `http://rebind.test:${port}/`, body: '{}', trusted: false })).toMatchObject({ status: 200 });
  expect([lookups, asked.length]).toEqual([1, 1]);
});

test('a shop that does not answer is given up', async () => {
  const { port } = await shop(() => {});
  expect(
    (await sender({}, { timeoutMs: 50 })({ url: `http://127.0.0.1:${port}/`, body: '{}', trusted: false })).error,
  ).toBe('no answer in time');
});

test.for([200, 500])('a shop that answered %i and never comes to an end has answered', async (status) => {
  const { port } = await shop((_request, response) => {
    response.writeHead(status, { 'content-type': 'text/plain' });
    response.write('so f');
  });
  const delivery = await sender(
    {},
    { timeoutMs: 50 },
  )({
    url: `http://127.0.0.1:${port}/`,
    body: '{}',
    trusted: false,
  });
  expect(delivery).toMatchObject({ status, answer: 'so f' });
  expect(delivery.error).toBeUndefined();
});

test('a shop has fifteen seconds to answer', async () => {
  const { port } = await shop(() => {});
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  const asked = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 300));
  const { error } = await sender()({ url: `http://127.0.0.1:${port}/`, body: '{}', trusted: false });
  expect([error, asked.mock.calls]).toEqual(['no answer in time', [[15_000]]]);
  asked.mockRestore();
});

test('nobody there', async () => {
  expect((await sender()({ url: 'http://127.0.0.1:1/', body: '{}', trusted: false })).error).toContain('ECONNREFUSED');
  expect((await sender()({ url: 'http://nobody.test/', body: '{}', trusted: false })).error).toContain('no address');
});
