import { describe, expect, test, vi } from 'vitest';

import { createGateway, type GatewayPlace } from './gateway.ts';

const never = new AbortController().signal;
const body = {
  token: 't',
  transaction_details: { order_id: 'ORD-1', gross_amount: 150_000 },
  merchant: { client_key: 'SB-Mid-client-x' },
};
const card = { number: '4811111111111114', month: '01', year: '2030', cvv: '123' };
const request = { payment_type: 'bca_va' };

/** A gateway client whose network answers with `answer`; says what was asked. */
function open(answer: () => Response | Promise<Response>, more: Partial<GatewayPlace> = {}) {
  const asked: { url: string; init: RequestInit }[] = [];
  const gateway = createGateway({
    app: 'https://app.test',
    api: 'https://api.test',
    clock: () => 1_000_000,
    appType: 'popup',
    fetch: async (url, init) => {
      asked.push({ url: String(url), init: init ?? {} });
      return answer();
    },
    ...more,
  });
  return { gateway, asked };
}
const json = (value: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), { status, headers });

describe('a transaction', () => {
  test.for([
    [404, 'not_found'],
    [406, 'used'],
    [408, 'cancelled'],
    [400, 'rejected'],
    [429, 'unavailable'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ] as const)('HTTP %i is %s', async ([status, code]) => {
    const { gateway } = open(() => json({ error_messages: ['x'] }, status));
    await expect(gateway.transaction('t', never)).rejects.toMatchObject({ code });
  });

  test('a paid token is asked for its status, and is a transaction that is paid', async () => {
    const answers = [
      json({ ...body, error_messages: ['transaction has been succeed'] }, 409),
      json({ status_code: '200', transaction_status: 'settlement', payment_type: 'gopay' }),
    ];
    const { gateway, asked } = open(() => answers.shift()!);
    await expect(gateway.transaction('t', never)).resolves.toMatchObject({
      orderId: 'ORD-1',
      charge: { status: 'paid' },
    });
    expect(asked[1]?.url).toMatch(/\/t\/status$/);
  });

  test('a paid token of a gateway that says no more than that is an error', async () => {
    const answers = [json({ error_messages: ['transaction has been succeed'] }, 409), json({ status_code: '200' })];
    const { gateway } = open(() => answers.shift()!);
    await expect(gateway.transaction('t', never)).rejects.toMatchObject({ code: 'paid' });
  });

  test('the body’s code says what an HTTP status cannot: browsers do not let pages read a 407', async () => {
    const { gateway } = open(() => json({ status_code: '407', error_messages: ['token is expired'] }, 400));
    await expect(gateway.transaction('t', never)).rejects.toMatchObject({ code: 'expired' });
  });

  test.for([
    ['HTML', () => new Response('<!doctype html><title>Bad gateway</title>')],
    ['half a JSON', () => new Response('{"token":"t","transaction_det')],
    ['nothing', () => new Response('')],
    ['the wrong JSON', () => json({ hello: 'world' })],
  ] as const)('%s is malformed, and may be asked again', async ([, answer]) => {
    const { gateway } = open(answer);
    await expect(gateway.transaction('t', never)).rejects.toMatchObject({ code: 'malformed', unknown: true });
  });

  test('an unreachable gateway is offline', async () => {
    const { gateway } = open(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(gateway.transaction('t', never)).rejects.toMatchObject({ code: 'offline', unknown: true });
  });

  test('a gateway that does not answer is given up', async () => {
    const { gateway } = open(() => new Promise(() => {}), {
      patience: { question: 5, charge: 5 },
      fetch: (_url, init) =>
        new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    });
    await expect(gateway.transaction('t', never)).rejects.toMatchObject({ code: 'timeout', unknown: true });
  });

  test('leaving aborts the request, with the leaver’s reason', async () => {
    const abort = new AbortController();
    const { gateway } = open(() => json(body), {
      fetch: (_url, init) =>
        new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    });
    const asking = gateway.transaction('t', abort.signal);
    abort.abort(new Error('left'));
    await expect(asking).rejects.toThrow('left');
  });

  test('the answer that came with the page is taken once', async () => {
    const { gateway, asked } = open(() => json(body), { first: { status: 200, date: 5_000_000, body } });
    await gateway.transaction('t', never);
    expect(asked).toHaveLength(0);
    expect(gateway.now()).toBe(5_000_000);
    await gateway.transaction('t', never);
    expect(asked).toHaveLength(1);
  });

  test('a token is a path segment, whatever is in it', async () => {
    const { gateway, asked } = open(() => json(body));
    await gateway.transaction('../v2/x?y', never);
    expect(asked[0]?.url).toBe('https://app.test/snap/v1/transactions/..%2Fv2%2Fx%3Fy');
  });
});

describe('the clock', () => {
  test('follows every answer’s Date', async () => {
    const date = vi
      .fn()
      .mockReturnValueOnce('Thu, 01 Jan 2026 00:00:00 GMT')
      .mockReturnValueOnce('Fri, 02 Jan 2026 00:00:00 GMT');
    const { gateway } = open(() => json(body, 200, { date: date() as string }));
    await gateway.transaction('t', never);
    expect(new Date(gateway.now()).toISOString()).toBe('2026-01-01T00:00:00.500Z');
    await gateway.transaction('t', never);
    expect(new Date(gateway.now()).toISOString()).toBe('2026-01-02T00:00:00.500Z');
  });
});

describe('a charge', () => {
  test('carries its key', async () => {
    const { gateway, asked } = open(() => json({ status_code: '201', transaction_status: 'pending' }));
    await gateway.pay('t', request, 'key-1', never);
    expect(asked[0]).toMatchObject({
      url: 'https://app.test/snap/v2/transactions/t/charge',
      init: {
        method: 'POST',
        headers: { 'idempotency-key': 'key-1' },
        body: '{"payment_type":"bca_va"}',
        credentials: 'omit',
      },
    });
  });

  test.for([
    [200, { status_code: '202', transaction_status: 'deny' }, 'refused'],
    [400, { status_code: '202', transaction_status: 'deny' }, 'refused'],
    [200, { status_code: '201' }, 'pending'],
    [200, { status_code: '402', status_message: 'Cards with 3DS version 1 or lower are not supported.' }, 'refused'],
  ] as const)('HTTP %i %o is an answer: %s', async ([status, wire, expected]) => {
    const { gateway } = open(() => json(wire, status));
    await expect(gateway.pay('t', request, 'k', never)).resolves.toMatchObject({ status: expected });
  });

  test.for([
    [200, { status_code: '402', status_message: 'Payment channel is not activated.' }, 'channel_down'],
    [200, { status_code: '503' }, 'channel_down'],
    [200, { status_code: '500' }, 'unavailable'],
    [200, { status_code: '501' }, 'unavailable'],
    [200, { status_code: '502' }, 'unavailable'],
    [200, { status_code: '504' }, 'unavailable'],
    [200, { status_code: '505' }, 'unavailable'],
    [500, { status_code: '500' }, 'unavailable'],
    [503, { status_code: '503' }, 'unavailable'],
    [200, { status_code: '401' }, 'rejected'],
    [200, { status_code: '403' }, 'rejected'],
    [200, { status_code: '405' }, 'rejected'],
    [200, { status_code: '408', status_message: 'wrong data type' }, 'rejected'],
    [200, { status_code: '409', status_message: 'too many transactions for this card' }, 'rejected'],
    [400, { status_code: '408', error_messages: ['transaction has been canceled'] }, 'cancelled'],
    [400, { status_code: '409', error_messages: ['transaction has been succeed'] }, 'paid'],
    [200, { status_code: '410' }, 'rejected'],
    [200, { status_code: '412' }, 'rejected'],
    [200, { status_code: '413' }, 'rejected'],
    [200, { status_code: '414' }, 'rejected'],
    [200, { status_code: '429' }, 'rejected'],
    [200, { status_code: '411' }, 'card_rejected'],
    [200, { status_code: '400', validation_messages: ['promo quota has been used up'] }, 'promo'],
    [200, { status_code: '400', validation_messages: ['card bin is not in whitelist_bins'] }, 'card_unwanted'],
    [406, { error_messages: ['transaction has been processed'] }, 'in_flight'],
    [404, { error_messages: ['token not found'] }, 'not_found'],
    [200, { status_code: '404', status_message: "User with requested phone number doesn't exist" }, 'payer_unknown'],
    [400, { status_code: '407' }, 'expired'],
    [400, { error_messages: ['payment_type is required'] }, 'rejected'],
  ] as const)('HTTP %i %o is the error %s', async ([status, wire, code]) => {
    const { gateway } = open(() => json(wire, status));
    await expect(gateway.pay('t', request, 'k', never)).rejects.toMatchObject({ code });
  });

  test('no status before the first charge', async () => {
    const { gateway } = open(() => json({ error_messages: ['transaction not found'] }, 404));
    await expect(gateway.status('t', never)).resolves.toBeUndefined();
  });
});

describe('tokenisation', () => {
  const transaction = async () => open(() => json(body)).gateway.transaction('t', never);

  test('goes to the tokeniser with the transaction’s own client key, and says nothing of the card elsewhere', async () => {
    const { gateway, asked } = open(() => json({ status_code: '200', token_id: '48111111-1114-uuid' }));
    await expect(gateway.tokenise(card, await transaction(), never)).resolves.toBe('48111111-1114-uuid');
    expect(asked[0]?.url).toBe('https://api.test/v2/token');
    expect(asked[0]?.init.headers).toMatchObject({ authorization: `Basic ${btoa('SB-Mid-client-x:')}` });
    expect(JSON.stringify(asked[0]?.init.headers)).not.toContain(card.number);
  });

  test('a saved card goes by its name there, with the CVV and nothing else', async () => {
    const { gateway, asked } = open(() => json({ status_code: '200', token_id: '48111111-1114-uuid' }));
    await gateway.tokenise({ savedToken: 'T.handle', cvv: '123' }, await transaction(), never);
    expect(JSON.parse(String(asked[0]?.init.body))).toEqual({
      client_key: 'SB-Mid-client-x',
      token_id: 'T.handle',
      two_click: true,
      card_cvv: '123',
      gross_amount: 150_000,
      currency: 'IDR',
      order_id: 'ORD-1',
    });
  });

  test('a method’s own question goes to the address it names, with the key only where cards are', async () => {
    const { gateway, asked } = open(() => json({ data: {} }));
    const shown = await transaction();
    await gateway.ask({ to: 'api', path: '/v1/bins/48111111' }, shown, never);
    await gateway.ask({ to: 'app', path: '/snap/v1/x', method: 'DELETE' }, shown, never);
    expect(asked.map(({ url, init }) => [init.method, url, 'authorization' in (init.headers ?? {})])).toEqual([
      ['GET', 'https://api.test/v1/bins/48111111', true],
      ['DELETE', 'https://app.test/snap/v1/x', false],
    ]);
    const refused = open(() => json({ error_messages: ['token not found'] }, 404)).gateway.ask(
      { to: 'app', path: '/x' },
      shown,
      never,
    );
    await expect(refused).rejects.toMatchObject({ code: 'not_found' });
  });

  test.for([
    [
      200,
      { status_code: '400', validation_messages: ['card_number does not match with luhn algorithm'] },
      'card_rejected',
    ],
    [401, { status_code: '401', status_message: 'Transaction cannot be authorized' }, 'setup'],
    [200, { status_code: '401' }, 'setup'],
    [200, { status_code: '200' }, 'malformed'],
  ] as const)('HTTP %i %o is %s, without the card in its text', async ([status, wire, code]) => {
    const { gateway } = open(() => json(wire, status));
    const error = await gateway.tokenise(card, await transaction(), never).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain(card.number);
  });
});
