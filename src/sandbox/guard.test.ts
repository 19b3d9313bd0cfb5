import { describe, expect, test } from 'vitest';
import { trial } from './trial.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('on loopback', () => {
  const reset = (url: string, headers: Record<string, string>) =>
    trial().call('POST', `${url}/_sandbox/reset`, '{}', headers);

  test.for([
    ['http://localhost:4100', JSON_TYPE, 200],
    ['http://127.0.0.1:4100', JSON_TYPE, 200],
    ['http://[::1]:4100', JSON_TYPE, 200],
    ['http://localhost:4100', { ...JSON_TYPE, origin: 'http://localhost:4100' }, 200],
    // A name of the attacker's that points here.
    ['http://evil.test:4100', JSON_TYPE, 403],
    ['http://localhost.evil.test:4100', JSON_TYPE, 403],
    ['http://localhost:4100', { ...JSON_TYPE, host: 'evil.test' }, 403],
    ['http://evil.test:4100', { ...JSON_TYPE, origin: 'http://evil.test:4100' }, 403],
    ['http://127.0.0.1.nip.test:4100', JSON_TYPE, 403],
    ['http://192.168.1.5:4100', JSON_TYPE, 403],
    ['http://localhost:4100', { ...JSON_TYPE, host: 'localhost@evil.test' }, 403],
    ['http://localhost:4100', { ...JSON_TYPE, host: '' }, 403],
    // It says that it came through a proxy.
    ['http://evil.test:4100', { ...JSON_TYPE, 'x-forwarded-host': 'localhost:4100' }, 403],
    ['http://localhost:4100', { ...JSON_TYPE, origin: 'http://evil.test', 'x-forwarded-host': 'evil.test' }, 403],
    // A page elsewhere that posts here.
    ['http://localhost:4100', { ...JSON_TYPE, origin: 'http://localhost:4000' }, 403],
    ['http://localhost:4100', { ...JSON_TYPE, origin: 'https://evil.test' }, 403],
    ['http://localhost:4100', { ...JSON_TYPE, origin: 'null' }, 403],
    ['http://localhost:4100', { ...JSON_TYPE, origin: 'http://127.0.0.1:4100' }, 403],
    ['http://localhost:4100', { ...JSON_TYPE, origin: 'https://localhost:4100' }, 403],
    ['http://localhost:4100', { ...JSON_TYPE, origin: 'http://localhost:4100.evil.test' }, 403],
    ['http://localhost:4100', { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' }, 403],
    ['http://localhost:4100', { ...JSON_TYPE, 'sec-fetch-site': 'same-site' }, 403],
    // A notification, which anybody with a server key may send anywhere.
    ['http://localhost:4100', { ...JSON_TYPE, 'user-agent': 'Veritrans' }, 403],
    // What a form can send without asking.
    ['http://localhost:4100', { 'content-type': 'text/plain' }, 415],
    ['http://localhost:4100', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['http://localhost:4100', { 'content-type': 'multipart/form-data; boundary=application/json' }, 415],
    ['http://localhost:4100', { 'content-type': 'text/plain; application/json' }, 415],
    ['http://localhost:4100', { 'content-type': 'application/jsonp' }, 415],
  ] as const)('%s with %j: %d', async ([url, headers, expected]) =>
    expect((await reset(url, headers)).status).toBe(expected),
  );

  test.for([
    ['POST', 'faults'],
    ['DELETE', 'faults'],
    ['DELETE', 'faults/1'],
    ['POST', 'clock'],
    ['POST', 'import'],
    ['POST', 'merchants'],
    ['PATCH', 'merchants/G000000001'],
    ['POST', 'transactions/ORD-1/settle'],
    ['POST', 'transactions/ORD-1/pay-again'],
    ['POST', 'notifications/1/replay'],
    ['POST', 'notifications/retry'],
    ['POST', 'notifications/intervals'],
    ['POST', 'notifications/delivery'],
    ['POST', 'gopay/error'],
    ['POST', 'gopay/static'],
    ['POST', 'signature'],
    ['POST', 'no-such-lever'],
  ] as const)('%s %s: not from another page, not as a form, not under another name', async ([method, lever]) => {
    const pull = async (base: string, headers: Record<string, string>) =>
      (await trial().call(method, `${base}/_sandbox/${lever}`, '{}', headers)).status;
    const here = 'http://localhost:4100';
    expect(await pull(here, { ...JSON_TYPE, origin: 'https://evil.test' })).toBe(403);
    expect(await pull(here, { 'content-type': 'text/plain' })).toBe(415);
    expect(await pull('http://evil.test:4100', JSON_TYPE)).toBe(403);
    expect([403, 415]).not.toContain(await pull(here, JSON_TYPE));
  });

  test('nothing is read under another name either', async () => {
    for (const path of ['', 'transactions', 'notifications', 'merchants', 'export?keys=1', 'outbox', 'faults', 'clock'])
      expect((await trial().call('GET', `http://evil.test:4100/_sandbox/${path}`)).status).toBe(403);
  });

  test('there is no CORS, not even when asked', async () => {
    for (const method of ['OPTIONS', 'GET']) {
      const { headers } = await trial().call(method, '/_sandbox/transactions', undefined, {
        origin: 'https://evil.test',
        'access-control-request-method': 'POST',
      });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('a forwarded host does not help', async () => {
    const world = trial({ config: { trustProxy: true } });
    const answer = await world.call('GET', 'http://evil.test/_sandbox/transactions', undefined, {
      'x-forwarded-host': 'localhost',
    });
    expect(answer.status).toBe(403);
  });
});

describe('beyond loopback', () => {
  const config = { host: '192.168.1.5', adminToken: 'a-printed-token', publicUrl: 'https://pay.test' };
  const ask = (url: string, headers: Record<string, string> = {}) =>
    trial({ config }).call('GET', url, undefined, headers);

  test.for([
    ['http://192.168.1.5:4100/_sandbox/transactions?token=a-printed-token', {}, 200],
    ['https://pay.test/_sandbox/transactions', { 'x-kasir-token': 'a-printed-token' }, 200],
    ['http://192.168.1.5:4100/_sandbox/transactions', {}, 401],
    ['http://192.168.1.5:4100/_sandbox/?token=wrong', {}, 401],
    ['http://localhost:4100/_sandbox/transactions', {}, 401],
    ['http://evil.test/_sandbox/transactions?token=a-printed-token', {}, 403],
    ['http://192.168.1.5:4100/_sandbox/health', {}, 200],
  ] as const)('%s %j: %d', async ([url, headers, expected]) => expect((await ask(url, headers)).status).toBe(expected));

  test('without a token nobody gets in', async () => {
    const world = trial({ config: { host: '0.0.0.0', adminToken: undefined } });
    expect((await world.call('GET', '/_sandbox/transactions?token=')).status).toBe(401);
  });
});

describe('a form of the bank’s pages', () => {
  const pay = async (base: string, headers: Record<string, string>, config: Parameters<typeof trial>[0] = {}) => {
    const world = trial(config);
    const { body } = await world.charge(await world.token('ORD-1'), { payment_type: 'bca_va' });
    const [account] = body['va_numbers'] as { readonly va_number: string }[];
    for (const page of ['inquiry', 'payment'])
      await world.call(
        'POST',
        `${base}/bca/va/${page}`,
        new URLSearchParams({ va_number: account?.va_number ?? '' }).toString(),
        {
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
      );
    return (await world.core('ORD-1/status')).body['transaction_status'];
  };

  test.for([
    ['http://localhost:4100', 'http://localhost:4100', {}, 'settlement'],
    ['http://127.0.0.1:4100', 'http://127.0.0.1:4100', {}, 'settlement'],
    ['http://192.168.1.5:4100', 'http://192.168.1.5:4100', {}, 'settlement'],
    ['http://[::1]:4100', 'http://[::1]:4100', {}, 'settlement'],
    ['http://pay.test', 'http://pay.test', { publicUrl: 'http://pay.test' }, 'settlement'],
    // A name of the attacker's that points here.
    ['http://evil.test:4100', 'http://evil.test:4100', {}, 'pending'],
    ['http://localhost.evil.test', 'http://localhost.evil.test', {}, 'pending'],
    ['http://127.0.0.1.nip.test', 'http://127.0.0.1.nip.test', {}, 'pending'],
    ['http://localhost:4100', 'http://evil.test', {}, 'pending'],
  ] as const)('at %s from %s with %j: %s', async ([base, origin, config, status]) =>
    expect(await pay(base, { origin, 'sec-fetch-site': 'same-origin' }, { config })).toBe(status),
  );
});
