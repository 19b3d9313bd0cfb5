import { describe, expect, test } from 'vitest';
import { sandbox } from '../testing.ts';
import { trial, type Wire } from '../trial.ts';

const BCA = { payment_type: 'bca_va' };

const CARD = async (world: ReturnType<typeof trial>, order: string, secure: boolean) => {
  const made = await world.token(order, { credit_card: { secure } });
  await world.charge(made, {
    payment_type: 'credit_card',
    payment_params: { card_token: await world.card('4811111111111114') },
  });
  return made;
};

describe('transactions', () => {
  test.for([
    ['settle', '200', 'settlement'],
    ['deny', '202', 'deny'],
    ['expire', '407', 'expire'],
    ['cancel', '202', 'cancel'],
  ] as const)('%s a pending payment', async ([action, code, status]) => {
    const world = trial();
    const made = await world.token('ORD-1');
    await world.charge(made, BCA);
    const answer = await world.lever(`transactions/ORD-1/${action}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ transaction_status: status });
    expect((await world.status(made)).body).toMatchObject({ status_code: code, transaction_status: status });
  });

  test('by order id, token and transaction id', async () => {
    const world = trial();
    for (const [order, pick] of [
      ['A', 'order'],
      ['B', 'token'],
      ['C', 'transaction'],
    ] as const) {
      const made = await world.token(order);
      const { body } = await world.charge(made, BCA);
      const id = { order, token: made, transaction: String(body['transaction_id']) }[pick];
      expect((await world.lever(`transactions/${id}/settle`)).body).toMatchObject({
        order_id: order,
        transaction_status: 'settlement',
      });
    }
    expect((await world.lever('transactions/nobody/settle')).status).toBe(404);
  });

  test('a card: settled in two steps, challenged, let through', async () => {
    const world = trial();
    const made = await CARD(world, 'ORD-1', true);
    await world.lever('transactions/ORD-1/settle');
    expect((await world.status(made)).body).toMatchObject({
      transaction_status: 'capture',
      eci: '05',
      approval_code: expect.stringMatching(/^\d+$/) as string,
    });
    await world.lever('transactions/ORD-1/settle');
    expect((await world.status(made)).body).toMatchObject({ transaction_status: 'settlement' });
    const other = await CARD(world, 'ORD-2', true);
    await world.lever('transactions/ORD-2/challenge');
    expect((await world.status(other)).body).toMatchObject({
      status_code: '201',
      transaction_status: 'capture',
      fraud_status: 'challenge',
    });
    await world.lever('transactions/ORD-2/deny');
    expect((await world.status(other)).body).toMatchObject({ status_code: '202', transaction_status: 'deny' });
  });

  test('a challenged card that nobody decides on is cancelled at 16:00 of the next day', async () => {
    const world = trial();
    const made = await CARD(world, 'ORD-1', false);
    await world.lever('transactions/ORD-1/challenge');
    await world.lever('clock', { advance_s: 30 * 3600 });
    expect((await world.status(made)).body).toMatchObject({ transaction_status: 'cancel' });
  });

  test('what the status cycle forbids is 409 and changes nothing', async () => {
    const world = trial();
    const made = await world.token('ORD-1');
    expect((await world.lever('transactions/ORD-1/settle')).status).toBe(409);
    await world.charge(made, BCA);
    expect((await world.lever('transactions/ORD-1/challenge')).body).toEqual({
      error: 'bca_va has no fraud challenge',
    });
    await world.lever('transactions/ORD-1/settle');
    expect((await world.lever('transactions/ORD-1/expire')).body).toEqual({ error: 'settlement cannot become expire' });
    expect((await world.notifications('ORD-1')).map(({ body }) => body['transaction_status'])).toEqual([
      'pending',
      'settlement',
    ]);
  });

  test('an unused token expires and is cancelled', async () => {
    const world = trial();
    const [first, second] = [await world.token('A'), await world.token('B')];
    await world.lever('transactions/A/expire');
    await world.lever(`transactions/${second}/cancel`);
    expect([(await world.show(first)).status, (await world.show(second)).status]).toEqual([407, 408]);
    expect(await world.notifications('A')).toEqual([]);
  });

  test.for(['expire', 'cancel'] as const)(
    'a token that is closed, over or replaced is not to %s: 409 says why',
    async (action) => {
      const world = trial({ config: { allowRetry: false } });
      const [late, cancelled, expired, replaced] = [
        await world.token('LATE', { page_expiry: { unit: 'minutes', duration: 5 } }),
        await world.token('CANCELLED'),
        await world.token('EXPIRED'),
        await world.token('AGAIN'),
      ];
      const newer = await world.token('AGAIN');
      const refused = await world.token('REFUSED');
      await world.charge(refused, BCA);
      for (const done of ['CANCELLED/cancel', 'EXPIRED/expire', 'REFUSED/deny'])
        expect((await world.lever(`transactions/${done}`)).status).toBe(200);
      world.pass(301_000);
      for (const [made, error, seen] of [
        [late, /^the token is expired: .*new/, 407],
        [cancelled, /^the token is cancelled: .*new/, 408],
        [expired, /^the token is expired: .*new/, 407],
        [replaced, /^the token is replaced by a newer one .*order id/, 407],
        [refused, /^its payment was refused,.*allow_retry/, 406],
      ] as const) {
        for (const lever of [action, 'settle']) {
          const answer = await world.lever(`transactions/${made}/${lever}`);
          expect([answer.status, answer.body['error']], lever).toEqual([409, expect.stringMatching(error)]);
        }
        expect((await world.show(made)).status).toBe(seen);
        expect((await world.call('GET', `/_sandbox/transactions/${made}`)).body['possible']).toEqual([]);
      }
      expect((await world.call('GET', `/_sandbox/transactions/${newer}`)).body['possible']).toEqual([
        'expire',
        'cancel',
      ]);
      expect((await world.lever(`transactions/AGAIN/${action}`)).status).toBe(200);
      expect((await world.show(newer)).status).toBe(action === 'expire' ? 407 : 408);
    },
  );

  test('a token whose time is over is listed, found and exported as expired', async () => {
    const world = trial();
    await world.token('LATE', { page_expiry: { unit: 'minutes', duration: 5 } });
    await world.token('OPEN');
    world.pass(301_000);
    const found = async (status: string) =>
      ((await world.call('GET', `/_sandbox/transactions?status=${status}`)).body['transactions'] as Wire[]).map(
        ({ order_id, state }) => [order_id, state],
      );
    expect([await found('expired'), await found('open')]).toEqual([[['LATE', 'expired']], [['OPEN', 'open']]]);
    expect((await world.call('GET', '/_sandbox/transactions.csv?status=expired')).text).toMatch(/,LATE,.*,expired\r/);
  });

  test('after a refused attempt the customer has to pay again before anything but its end', async () => {
    const world = trial();
    await world.charge(await world.token('ORD-1'), BCA);
    await world.lever('transactions/ORD-1/deny');
    expect((await world.lever('transactions/ORD-1/settle')).body).toEqual({
      error: 'the last attempt is deny, and the customer has not paid again yet',
    });
  });

  test('the transaction id of an earlier attempt moves no later one', async () => {
    const world = trial();
    const made = await world.token('ORD-1');
    const first = String((await world.charge(made, BCA)).body['transaction_id']);
    await world.lever(`transactions/${first}/deny`);
    const second = String((await world.charge(made, BCA)).body['transaction_id']);
    const answer = await world.lever(`transactions/${first}/settle`);
    expect([answer.status, answer.body]).toEqual([
      409,
      { error: `that attempt is deny, and a later one was made: its transaction_id is ${second}` },
    ]);
    expect((await world.core('ORD-1/status')).body).toMatchObject({ transaction_status: 'pending' });
    expect((await world.lever(`transactions/${second}/settle`)).status).toBe(200);
  });

  test('are listed, newest first', async () => {
    const world = trial();
    await world.token('A');
    await world.charge(await world.token('B'), BCA);
    const { body } = await world.call('GET', '/_sandbox/transactions');
    expect(body['transactions']).toMatchObject([
      { order_id: 'B', transaction_status: 'pending', method: 'bca_va' },
      { order_id: 'A', state: 'open' },
    ]);
  });
});

describe('one order id at two merchants', () => {
  /** Both have ORD-1, and the second one's is the newer. */
  const two = async () => {
    const world = trial();
    const { body } = await world.lever('merchants', { display_name: 'Toko Dua' });
    const { merchant_id: second, server_key: key } = body['merchant'] as Record<string, string>;
    const customer_details = { email: 'sari@shop.test' };
    const first = await world.token('ORD-1', { customer_details });
    const authorization = `Basic ${btoa(`${key}:`)}`;
    const order = { transaction_details: { order_id: 'ORD-1', gross_amount: 20_000 }, customer_details };
    const made = await world.create(order, { authorization });
    const other = String(made.body['token']);
    for (const token of [first, other]) await world.charge(token, BCA);
    const told = async (token: string) => (await world.status(token)).body['transaction_status'];
    return { world, first, other, second: String(second), states: async () => [await told(first), await told(other)] };
  };

  const UNCLEAR =
    'order_id ORD-1 is at G000000001 and G000000002: say whose with ?merchant=G000000001, or name the token or transaction_id';

  test.for([
    ['POST', 'transactions/ORD-1/settle'],
    ['POST', 'transactions/ORD-1/pay-again'],
    ['GET', 'transactions/ORD-1'],
    ['GET', 'notifications?order_id=ORD-1'],
    ['GET', 'outbox?order_id=ORD-1'],
  ] as const)('%s %s without saying whose is 409, and changes nothing', async ([method, path]) => {
    const { world, states } = await two();
    const answer = await world.call(method, `/_sandbox/${path}`, method === 'POST' ? {} : undefined);
    expect([answer.status, answer.body]).toEqual([409, { error: UNCLEAR }]);
    expect(await states()).toEqual(['pending', 'pending']);
  });

  test('?merchant= says whose', async () => {
    const { world, first, other, second, states } = await two();
    expect((await world.lever('transactions/ORD-1/settle?merchant=G000000001')).status).toBe(200);
    expect(await states()).toEqual(['settlement', 'pending']);
    const get = async (path: string) => (await world.call('GET', `/_sandbox/${path}`)).body;
    expect(await get(`transactions/ORD-1?merchant=${second}`)).toMatchObject({ merchant_id: second, token: other });
    expect(await get('transactions/ORD-1?merchant=G000000001')).toMatchObject({ token: first });
    const kinds = async (path: string) =>
      (((await get(path))['notifications'] ?? (await get(path))['mails']) as Wire[]).map((one) => [
        one['merchant_id'] ?? (one['body'] as Wire)['merchant_id'],
        one['kind'] ?? (one['body'] as Wire)['transaction_status'],
      ]);
    expect(await kinds(`notifications?order_id=ORD-1&merchant=${second}`)).toEqual([[second, 'pending']]);
    expect(await kinds('notifications?order_id=ORD-1&merchant=G000000001')).toEqual([
      ['G000000001', 'pending'],
      ['G000000001', 'settlement'],
    ]);
    expect(await kinds(`notifications?merchant=${second}`)).toEqual([[second, 'pending']]);
    expect(await kinds(`outbox?order_id=ORD-1&merchant=${second}`)).toEqual([[second, 'instructions']]);
    expect((await get('notifications'))['notifications']).toHaveLength(3);
  });

  test('a token and a transaction id need no merchant, and are nobody else’s', async () => {
    const { world, first, other, second, states } = await two();
    const id = String((await world.status(other)).body['transaction_id']);
    for (const [name, merchant] of [
      [first, second],
      [id, 'G000000001'],
    ] as const)
      expect((await world.lever(`transactions/${name}/settle?merchant=${merchant}`)).status).toBe(404);
    expect((await world.lever(`transactions/${id}/settle`)).status).toBe(200);
    expect(await states()).toEqual(['pending', 'settlement']);
    const nobody = await world.lever('transactions/ORD-1/settle?merchant=G9');
    expect([nobody.status, nobody.body['error']]).toEqual([404, expect.stringContaining('none of this sandbox')]);
  });

  test('the typed module is for one merchant where it is told which', async () => {
    const { world, second, states } = await two();
    const base = 'http://localhost:4100';
    const kasir = sandbox(base, { fetch: world.sandbox, merchant: second });
    await kasir.settle('ORD-1');
    expect(await states()).toEqual(['pending', 'settlement']);
    expect(await kasir.transaction('ORD-1')).toMatchObject({ merchant_id: second });
    expect(await kasir.notifications('ORD-1')).toHaveLength(2);
    expect(await kasir.notifications()).toHaveLength(2);
    expect((await kasir.outbox('ORD-1')).map(({ kind }) => kind)).toEqual(['paid', 'paid', 'instructions']);
    expect(await kasir.transactions()).toHaveLength(1);
    expect((await kasir.transactionsCsv()).split('\r\n')).toHaveLength(3);
    expect(await kasir.payAgain('ORD-1', 5000)).toMatchObject({ gross_amount: '5000.00' });
    await kasir.payStaticQr(5000, 'TILL-1');
    expect(await kasir.transaction('TILL-1')).toMatchObject({ merchant_id: second });
    await expect(sandbox(base, { fetch: world.sandbox }).expire('ORD-1')).rejects.toThrow(UNCLEAR);
  });
});

describe('a payment at the till', () => {
  const TAKEN = 'order_id is in use at this merchant: name another, or none';

  test.for([
    ['ORD-1', 409, TAKEN],
    ['TILL-1', 409, TAKEN],
    ['x'.repeat(51), 400, 'order_id is too long (maximum is 50 characters)'],
    ['A\u0000B', 400, 'order_id must not contain control characters'],
    ['  ', 400, 'order_id is required'],
    [{}, 400, 'order_id must be a string'],
    [true, 400, 'order_id must be a string'],
  ] as const)('under the order id %j is %s', async ([order_id, status, error]) => {
    const world = trial();
    const made = await world.token('ORD-1');
    await world.lever('gopay/static', { gross_amount: 15_000, order_id: 'TILL-1' });
    const answer = await world.lever('gopay/static', { gross_amount: 15_000, order_id });
    expect([answer.status, answer.body]).toEqual([status, { error }]);
    expect((await world.show(made)).status).toBe(200);
    expect((await world.call('GET', '/_sandbox/transactions')).body['transactions']).toHaveLength(2);
  });

  test('another merchant’s order id is free', async () => {
    const world = trial();
    const { body } = await world.lever('merchants', {});
    const { merchant_id: second } = body['merchant'] as Record<string, string>;
    await world.token('ORD-1');
    const paid = await world.lever(`gopay/static?merchant=${second}`, { gross_amount: 15_000, order_id: 'ORD-1' });
    expect([paid.status, paid.body['order_id']]).toEqual([200, 'ORD-1']);
    expect((await world.lever('gopay/static?merchant=G9', { gross_amount: 15_000 })).status).toBe(404);
  });

  test.for([true, '15000', [15_000], 0, -1, 0.5, null])('of %j is refused', async (gross_amount) =>
    expect((await trial().lever('gopay/static', { gross_amount })).status).toBe(400),
  );
});

describe('clock', () => {
  test('travels forward, expires on the way, and is told by the Date header', async () => {
    const world = trial();
    const made = await world.token('ORD-1');
    await world.charge(made, { payment_type: 'gopay' });
    const answer = await world.lever('clock', { advance_s: 900 });
    expect(answer.body).toEqual({ now: '2026-02-03T03:30:00.000Z', offset_s: 900 });
    const { body, headers } = await world.status(made);
    expect(body).toMatchObject({ transaction_status: 'expire' });
    expect(headers.get('date')).toBe('Tue, 03 Feb 2026 03:30:00 GMT');
  });

  test.for([[{}], [{ advance_s: -1 }], [{ advance_s: '5' }], [{ advance_s: 1e12 }], [null]] as const)(
    '%j is refused',
    async ([body]) => expect((await trial().lever('clock', body)).status).toBe(400),
  );
});

test('reset forgets everything, the clock too', async () => {
  const world = trial();
  const made = await world.token('ORD-1');
  await world.charge(made, BCA);
  await world.lever('clock', { advance_s: 60 });
  await world.lever('reset');
  expect((await world.show(made)).status).toBe(404);
  expect(await world.notifications('ORD-1')).toEqual([]);
  expect((await world.call('GET', '/_sandbox/health')).body).toEqual({ status: 'ok', now: '2026-02-03T03:15:00.000Z' });
});

test('the pages show hostile names as text', async () => {
  const world = trial({ config: { merchantName: '<img src=x onerror=alert(1)>' } });
  const order = '"><script>alert(1)</script>';
  const made = await world.token(order);
  const page = await world.call('GET', '/_sandbox/');
  expect(page.text).not.toContain('<script>alert');
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  const charged = await world.charge(made, { payment_type: 'gopay' });
  const app = await world.call('GET', `/v2/deeplink/index?tref=${String(charged.body['transaction_id'])}`);
  expect(app.text).not.toMatch(/<script|<img/);
  expect((await world.call('GET', '/')).status).toBe(200);
});

describe('amounts of levers', () => {
  const paid = async () => {
    const world = trial();
    await world.charge(await world.token('ORD-1'), { payment_type: 'gopay' });
    await world.lever('transactions/ORD-1/settle');
    return world;
  };

  test.for([{ amount: -5 }, { amount: 0 }, { amount: 0.5 }, { amount: '5' }, { amount: [5] }, [1], 5, '"x"'])(
    'a refund of %j gives nothing back',
    async (body) => {
      const world = await paid();
      const { status } = await world.call('POST', '/_sandbox/transactions/ORD-1/refund', JSON.stringify(body), {
        'content-type': 'application/json',
      });
      expect(status).toBe(400);
      const { body: told } = await world.core('ORD-1/status');
      expect([told['transaction_status'], told['refund_amount']]).toEqual(['settlement', undefined]);
    },
  );

  test.for([{}, { amount: null }, null])('a refund of %j gives all of it back', async (body) => {
    const world = await paid();
    const answer = await world.lever('transactions/ORD-1/refund', body);
    expect(answer.body).toMatchObject({ transaction_status: 'refund', refund_amount: '150000.00' });
  });

  test.for(['settle', 'expire', 'chargeback', 'partial_chargeback'] as const)(
    '%s takes none, and says who does',
    async (transition) => {
      const world = await paid();
      await world.charge(await world.token('OPEN'), BCA);
      const before = await world.call('GET', '/_sandbox/transactions');
      const order = transition.endsWith('chargeback') ? 'ORD-1' : 'OPEN';
      const answer = await world.lever(`transactions/${order}/${transition}`, { amount: 5 });
      expect([answer.status, answer.body]).toEqual([
        400,
        { error: 'unknown key "amount"; only refund and pay-again take an amount' },
      ]);
      expect((await world.call('GET', '/_sandbox/transactions')).body).toEqual(before.body);
    },
  );

  test('numbers as text are no numbers', async () => {
    const world = trial();
    await world.charge(await world.token('ORD-1'), BCA);
    await world.lever('transactions/ORD-1/settle');
    for (const [path, body] of [
      ['transactions/ORD-1/pay-again', { amount: '5' }],
      ['notifications/delivery', { copies: '2' }],
      ['notifications/delivery', { hold_first_s: '2' }],
      ['clock', { advance_s: '900' }],
    ] as const)
      expect((await world.lever(path, body)).status, path).toBe(400);
  });
});

describe('a key that a lever does not know', () => {
  const AMOUNT = 'unknown key "ammount", did you mean "amount"?';

  test.for([
    ['transactions/GOPAY/refund', { ammount: 50_000 }, AMOUNT],
    ['transactions/BCA/pay-again', { ammount: 50_000 }, AMOUNT],
    ['transactions/OPEN/settle', { reason: 'x' }, /^unknown key "reason"; /],
    ['transactions/nobody/refund', { ammount: 50_000 }, AMOUNT],
    ['clock', { advance_s: 60, offset: 5 }, 'unknown key "offset"'],
    ['clock', { advance: 60 }, 'unknown key "advance", did you mean "advance_s"?'],
    ['notifications/delivery', { copy: 3 }, 'unknown key "copy"'],
    ['notifications/delivery', { copies: 3, hold_s: 5 }, 'unknown key "hold_s", did you mean "hold_first_s"?'],
    ['notifications/intervals', { seconds: [1], second: [2] }, 'unknown key "second", did you mean "seconds"?'],
  ] as const)('%s %j is 400, and nothing is done', async ([path, body, error]) => {
    const world = trial();
    for (const [order, request] of [
      ['GOPAY', { payment_type: 'gopay' }],
      ['BCA', BCA],
      ['OPEN', BCA],
    ] as const)
      await world.charge(await world.token(order), request);
    for (const order of ['GOPAY', 'BCA']) await world.lever(`transactions/${order}/settle`);
    const whole = async () => (await world.call('GET', '/_sandbox/export')).body['tables'];
    const before = await whole();
    const answer = await world.lever(path, body);
    expect([answer.status, answer.body]).toEqual([
      400,
      { error: typeof error === 'string' ? error : (expect.stringMatching(error) as string) },
    ]);
    expect(await whole()).toEqual(before);
    expect((await world.call('GET', '/_sandbox/clock')).body['offset_s']).toBe(0);
  });
});

test('what the way of sending is not told stays as it is', async () => {
  const world = trial();
  const told = async (body: Wire) => {
    const answer = await world.lever('notifications/delivery', body);
    const now = (await world.call('GET', '/_sandbox/notifications')).body['delivery'];
    expect(answer.body).toEqual(now);
    return now;
  };
  expect(await told({})).toEqual({ copies: 1, hold_first_s: 0 });
  expect(await told({ hold_first_s: 5 })).toEqual({ copies: 1, hold_first_s: 5 });
  expect(await told({ copies: 2 })).toEqual({ copies: 2, hold_first_s: 5 });
  expect(await told({})).toEqual({ copies: 2, hold_first_s: 5 });
  expect(await told({ copies: null, hold_first_s: 0 })).toEqual({ copies: 2, hold_first_s: 0 });
});
