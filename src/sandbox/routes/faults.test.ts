import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { sandbox as levers } from '../testing.ts';
import { SERVER_KEY, trial, type Wire } from '../trial.ts';

const BCA = { payment_type: 'bca_va' };

/** The typed module, talking to a sandbox without a socket. */
function suite(world = trial()) {
  return { world, kasir: levers('http://localhost:4100', { fetch: world.sandbox }) };
}

test.for([
  ['202', 200],
  ['400', 200],
  ['402', 200],
  ['406', 200],
  ['411', 200],
  ['429', 429],
  ['500', 200],
  ['503', 200],
  ['505', 200],
] as const)('the next Core answer is %s under HTTP %d, the one after it is real', async ([code, http]) => {
  const { world, kasir } = suite();
  await world.charge(await world.token('ORD-1'), BCA);
  await kasir.failNext('status', code, 'ordered');
  const failed = await world.core('ORD-1/status');
  expect([failed.status, failed.body['status_code'], failed.body['status_message']]).toEqual([http, code, 'ordered']);
  expect((await world.core('ORD-1/status')).body).toMatchObject({ transaction_status: 'pending' });
});

test('n answers, with the text of the code, and a charge that was not made', async () => {
  const { world, kasir } = suite();
  const token = await world.token('ORD-1');
  await kasir.failNext('pay', '503', undefined, 2);
  for (let count = 0; count < 2; count++)
    expect((await world.charge(token, BCA)).body).toMatchObject({
      status_code: '503',
      status_message: 'Bank or partner is temporarily not available',
    });
  expect((await world.charge(token, BCA)).body).toMatchObject({ status_code: '201' });
  await kasir.failNext('transaction', '500');
  expect((await world.show(token)).status).toBe(500);
});

test('an answer may be given word for word', async () => {
  const { world, kasir } = suite();
  await kasir.fault({ endpoint: 'create', http: 418, body: { teapot: true }, times: 1 });
  const { status, body } = await world.create({});
  expect([status, body]).toEqual([418, { teapot: true }]);
});

test('an outage does nothing; a lost answer has done its work', async () => {
  const { world, kasir } = suite();
  const token = await world.token('ORD-1');
  await kasir.outage('pay');
  await expect(world.charge(token, BCA)).rejects.toThrow(TypeError);
  await kasir.noFaults();
  expect((await world.status(token)).status).toBe(404);
  await kasir.loseAnswers('pay');
  await expect(world.charge(token, BCA)).rejects.toThrow(TypeError);
  expect((await world.status(token)).body).toMatchObject({ transaction_status: 'pending' });
});

test('latency, an error rate, and a limit of requests a minute', async () => {
  const { world, kasir } = suite();
  const token = await world.token('ORD-1');
  await kasir.slow(40, 'transaction');
  const began = performance.now();
  await world.show(token);
  expect(performance.now() - began).toBeGreaterThan(35);
  await kasir.noFaults();
  await kasir.fault({ endpoint: 'transaction', rate: 0.5, code: '500' });
  const seen = await Promise.all(Array.from({ length: 100 }, () => world.show(token)));
  const failed = seen.filter(({ status }) => status === 500).length;
  expect(failed).toBeGreaterThan(20);
  expect(failed).toBeLessThan(80);
  await kasir.noFaults();
  await kasir.fault({ endpoint: 'status', per_minute: 3 });
  const codes = [];
  for (let count = 0; count < 5; count++) codes.push((await world.core('ORD-1/status')).status);
  expect(codes).toEqual([200, 200, 200, 429, 429]);
  world.pass(60_000);
  expect((await world.core('ORD-1/status')).status).toBe(200);
});

test.for([
  ['charge', '/v2/charge', { payment_type: 'gopay' }],
  ['pay_account', '/v2/pay/account', { payment_type: 'gopay', gopay_partner: { phone_number: '81212345678' } }],
] as const)(
  'over its limit %s answers 429 in the body and as HTTP, and does nothing',
  async ([endpoint, path, body]) => {
    const { world, kasir } = suite();
    await kasir.limit(2, endpoint);
    const ask = (id: string) => {
      const transaction_details = { order_id: id, gross_amount: 20_000 };
      return world.call(
        'POST',
        path,
        { ...body, transaction_details },
        { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` },
      );
    };
    for (const id of ['A', 'B']) expect((await ask(id)).body).toMatchObject({ status_code: '201' });
    const over = await ask('C');
    expect([over.status, over.body['status_code'], over.body['status_message']]).toEqual([
      429,
      '429',
      'Too many requests, please try again later',
    ]);
    expect((await world.core('C/status')).body).toMatchObject({ status_code: '404' });
    world.pass(60_000);
    expect((await ask('C')).body).toMatchObject({ status_code: '201' });
  },
);

test.for([
  ['taken back', (kasir) => kasir.noFault(1)],
  ['taken back with all', (kasir) => kasir.noFaults()],
  ['forgotten with the state', (kasir) => kasir.reset()],
] as const satisfies [string, (kasir: ReturnType<typeof levers>) => Promise<unknown>][])(
  'a used-up limit that is %s starts anew when it is ordered again',
  async ([, end]) => {
    const { world, kasir } = suite();
    const ask = async () => (await world.core('NONE/status')).body['status_code'];
    for (let round = 0; round < 2; round++) {
      await kasir.limit(2, 'status');
      expect([await ask(), await ask(), await ask()]).toEqual(['404', '404', '429']);
      await end(kasir);
    }
  },
);

test('faults are listed, taken back one by one, checked, and never stop the levers', async () => {
  const { world, kasir } = suite();
  await kasir.outage();
  await kasir.fault({ endpoint: '/v2/*/status', code: '500' });
  const list = async () => (await world.call('GET', '/_sandbox/faults')).body['faults'] as { id: number }[];
  expect((await list()).map(({ id }) => id)).toEqual([1, 2]);
  await world.call('DELETE', '/_sandbox/faults/1', {});
  expect((await list()).map(({ id }) => id)).toEqual([2]);
  await expect(kasir.fault({ rate: 2 })).rejects.toThrow('rate');
  await expect(kasir.fault({ latency: 2 } as object)).rejects.toThrow('/_sandbox/faults');
  await kasir.reset();
  expect(await list()).toEqual([]);
});

describe('a fault that could not happen is refused', () => {
  test.for([
    [{ endpoint: 'payy', code: '503' }, 'endpoint is not known, did you mean "pay"?'],
    [{ endpoint: 'constructor', code: '503' }, 'endpoint is not known'],
    [{ endpoint: 'v2/charge', code: '503' }, 'endpoint is not known'],
    [{ endpoint: '/_sandbox/reset', code: '503' }, 'endpoint: the levers and the console never fail'],
    [{ endpoint: 'POST /_sandbox/*', code: '503' }, 'endpoint: the levers and the console never fail'],
    [{ endpoint: '/v2/*/status?x=1', code: '503' }, 'endpoint: a path is compared without its query'],
    [{ endpoint: '/v2/*/status#x', code: '503' }, 'endpoint: a path is compared without its query'],
    [{ endpoint: '/v2/ORD 1/status', code: '503' }, 'endpoint: a path is compared without its query'],
    [{ endpoint: 'OPTIONS /v2/charge', code: '503' }, 'endpoint: no request that fails has the method OPTIONS'],
    [{ endpoint: 'PSOT /v2/charge', code: '503' }, 'endpoint: no request that fails has the method PSOT'],
    [{ endpont: 'pay', code: '503' }, 'unknown key "endpont", did you mean "endpoint"?'],
    [{ endpoint: 'pay', latencyms: 5 }, 'unknown key "latencyms", did you mean "latency_ms"?'],
    [{ endpoint: 'status' }, 'nothing goes wrong'],
    [{}, 'nothing goes wrong'],
    [{ outage: false, latency_ms: 0 }, 'nothing goes wrong'],
    [{ http: 500, text: 'ordered' }, 'nothing goes wrong'],
    [{ code: '099' }, 'code'],
    [{ code: '999' }, 'code'],
    [{ code: '503', http: 204 }, 'http'],
    [{ body: {}, http: 304 }, 'http'],
  ] as const)('%j: %s', async ([fault, why]) => {
    const { world, kasir } = suite();
    await expect(kasir.fault(fault)).rejects.toThrow(why);
    expect((await world.call('GET', '/_sandbox/faults')).body['faults']).toEqual([]);
  });

  test.for(['pay', '/v2/*/status', 'POST /v2/charge'])('%s is a place', async (endpoint) => {
    await expect(suite().kasir.fault({ endpoint, code: '503' })).resolves.toBeTruthy();
  });
});

test('every code has a text of its own', async () => {
  const { codes } = (await trial().call('GET', '/_sandbox/faults')).body as { codes: Wire };
  expect(Object.keys(codes)).toEqual(
    expect.arrayContaining('202 300 400 401 402 404 406 407 408 411 412 413 414 429 500 502 503 504 505'.split(' ')),
  );
});

test('a charge’s 400 is HTTP 400, as the sandbox’s own', async () => {
  const { world, kasir } = suite();
  const ask = () => world.call('POST', '/v2/charge', {}, { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` });
  const own = await ask();
  await kasir.failNext('charge', '400');
  const failed = await ask();
  expect([failed.status, failed.body['status_code']]).toEqual([own.status, own.body['status_code']]);
});

test.for(['300', '304', '407', '408', '503'])(
  '%s where the HTTP status tells it: browsers cannot read all of them',
  async (code) => {
    const { world, kasir } = suite();
    const order = { transaction_details: { order_id: 'ORD-1', gross_amount: 150_000 } };
    await kasir.failNext('create', code);
    const { status } = await world.create(order);
    expect(status).toBe(code === '304' ? 200 : Number(code));
    await kasir.failNext('transaction', code);
    const shown = await world.call('GET', '/snap/v1/transactions/x', undefined, { 'x-source': 'snap' });
    expect(shown.status).toBe(code === '407' || code === '408' ? 400 : status);
  },
);

describe('notifications on demand', () => {
  const CONFIG = { notificationUrl: 'http://127.0.0.1:4000/notify' };
  const shop = () => {
    const posts: unknown[] = [];
    const world = trial({
      config: CONFIG,
      send: ({ url, body }) => {
        posts.push((JSON.parse(body) as Record<string, unknown>)['transaction_status']);
        return Promise.resolve({ status: 200, answer: 'thanks', via: [url] });
      },
    });
    return { posts, ...suite(world) };
  };

  test('twice, in another order, and once more', async () => {
    const { posts, world, kasir } = shop();
    await kasir.delivery({ copies: 2, hold_first_s: 5 });
    await world.charge(await world.token('ORD-1'), BCA);
    await kasir.settle('ORD-1');
    await world.sandbox.run();
    world.pass(6000);
    await world.sandbox.run();
    expect(posts).toEqual(['settlement', 'settlement', 'pending', 'pending']);
    const [first] = await kasir.notifications('ORD-1');
    expect(first?.attempts).toMatchObject([{ status: 200, answer: 'thanks' }]);
    await kasir.replay(first?.id ?? 0);
    await world.sandbox.run();
    expect(posts).toHaveLength(5);
    await expect(kasir.replay(999)).rejects.toThrow('no notification');
  });
});

test('over a socket an outage is a broken connection, and the server goes on', async () => {
  const world = trial();
  // As in main.ts: whoever serves the sandbox cuts the connection.
  const server: Server = createServer((incoming, outgoing) => {
    world
      .sandbox(new Request(`http://localhost:4100${incoming.url ?? '/'}`))
      .then((answer) => outgoing.writeHead(answer.status).end())
      .catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = () =>
    new Promise<number | string>((resolve) => {
      request({ port, path: '/', agent: false }, (answer) => resolve(answer.resume().statusCode ?? 0))
        .on('error', ({ message }) => resolve(message))
        .end();
    });
  await levers('http://localhost:4100', { fetch: world.sandbox }).fault({ outage: true, times: 1 });
  expect(await ask()).toBe('socket hang up');
  expect(await ask()).toBe(200);
  server.close();
});

test('without a key none of it is reached', async () => {
  const { status } = await trial().call('POST', '/_sandbox/faults', '{}', {
    origin: 'https://evil.test',
    authorization: SERVER_KEY,
  });
  expect(status).toBe(403);
});
