import { describe, expect, test } from 'vitest';
import { trial } from '../trial.ts';

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
