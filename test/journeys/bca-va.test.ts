import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import { open, SERVER_KEY } from './open.ts';

const VA_NUMBER = /^\d{11}$/;

/** A transaction charged to a BCA virtual account and waiting to be paid. */
async function waiting(orderId: string, opening = {}, world = {}) {
  const journey = open();
  const token = await journey.createToken(orderId);
  const started = journey.start(token, opening, world);
  await started.reach('choosing');
  started.checkout.choose('bca_va');
  const step = await started.reach('waiting');
  return { ...journey, ...started, token, step };
}

test('paid while watching: success once, with the gateway’s result, and two signed notifications', async () => {
  const { checkout, finished, lever, reach, sent, sandbox, statusOf, step, token, until } = await waiting('VA-1');
  expect(step.charge.virtualAccount).toEqual({ bank: 'bca', number: expect.stringMatching(VA_NUMBER) as string });
  expect(step.charge.expiresAt).toBeGreaterThan(checkout.now() + 23 * 3_600_000);

  await lever(`transactions/${token}/settle`);
  await reach('ended');
  await until(() => finished.length > 0);
  checkout.dismiss();
  checkout.leave();

  expect(finished).toHaveLength(1);
  expect(finished[0]).toMatchObject({
    outcome: 'success',
    result: {
      status_code: '200',
      transaction_status: 'settlement',
      order_id: 'VA-1',
      gross_amount: '150000.00',
      payment_type: 'bank_transfer',
      va_numbers: [{ bank: 'bca', va_number: step.charge.virtualAccount!.number }],
      bca_va_number: step.charge.virtualAccount!.number,
      pdf_url: expect.stringMatching(/^http.*\/pdf$/) as string,
      finish_redirect_url: expect.stringContaining(
        'order_id=VA-1&status_code=200&transaction_status=settlement',
      ) as string,
    },
  });

  await sandbox.run();
  expect(sent.map(({ body }) => body['transaction_status'])).toEqual(['pending', 'settlement']);
  for (const { body } of sent) {
    const signed = [body['order_id'], body['status_code'], body['gross_amount'], SERVER_KEY].join('');
    expect(body['signature_key']).toBe(createHash('sha512').update(signed).digest('hex'));
  }
  expect(await statusOf('VA-1')).toMatchObject({ status_code: '200', transaction_status: 'settlement' });
});

test('left pending: asks once, then pending with the number', async () => {
  const { checkout, finished } = await waiting('VA-2');
  checkout.dismiss();
  expect(checkout.question.value).toBe('pending');
  expect(finished).toHaveLength(0);
  checkout.leave();
  expect(finished).toEqual([
    expect.objectContaining({
      outcome: 'pending',
      result: expect.objectContaining({
        status_code: '201',
        transaction_status: 'pending',
        bca_va_number: expect.stringMatching(VA_NUMBER) as string,
      }) as object,
    }),
  ]);
});

test('three Escapes: asked, stayed, left', async () => {
  const { checkout, finished } = await waiting('VA-3');
  checkout.dismiss();
  checkout.dismiss();
  expect(checkout.question.value).toBeUndefined();
  expect(finished).toHaveLength(0);
  checkout.dismiss();
  expect(finished).toHaveLength(1);
});

test('autoCloseDelay closes as pending; a touch stops it', async () => {
  const closed = await waiting('VA-4', { options: { autoCloseDelay: 3 } });
  await closed.until(() => closed.finished.length > 0);
  expect(closed.finished[0]).toMatchObject({ outcome: 'pending' });

  const kept = await waiting('VA-5', { options: { autoCloseDelay: 20 } });
  await kept.until(() => kept.checkout.closingIn.value !== undefined);
  kept.checkout.keepOpen();
  expect(kept.checkout.closingIn.value).toBeUndefined();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(kept.finished).toHaveLength(0);
});

test('reopened, also on another device: the same number and the same deadline', async () => {
  const first = await waiting('VA-6');
  const second = first.start(first.token);
  const step = await second.reach('waiting');
  expect(step.method).toBe('bca_va');
  expect(step.charge.virtualAccount).toEqual(first.step.charge.virtualAccount);
  expect(step.charge.expiresAt).toBe(first.step.charge.expiresAt);
});

test('reloaded on the paid page, or opened again later: success, as before', async () => {
  const { finished, lever, reach, start, token, until } = await waiting('VA-10');
  await lever(`transactions/${token}/settle`);
  await reach('ended');
  await until(() => finished.length > 0);
  const again = start(token);
  await again.until(() => again.finished.length > 0);
  expect(again.finished).toEqual(finished);
});

test('expired while watching: onError', async () => {
  const { checkout, finished, lever, reach } = await waiting('VA-7');
  await lever('clock', { advance_s: 24 * 3600 + 5 });
  const ended = await reach('ended');
  expect(ended.charge.status).toBe('expired');
  checkout.returnToShop();
  expect(finished).toEqual([
    expect.objectContaining({
      outcome: 'error',
      result: expect.objectContaining({ status_code: '407', status_message: [expect.any(String)] }) as object,
    }),
  ]);
});

test('cancelled by the merchant while watching: onError', async () => {
  const { checkout, finished, lever, reach, token } = await waiting('VA-8');
  await lever(`transactions/${token}/cancel`);
  await reach('ended');
  checkout.returnToShop();
  expect(finished[0]).toMatchObject({ outcome: 'error', result: { status_code: '408', transaction_status: 'cancel' } });
});

test('“I have paid” asks at once and says when nothing has come in', async () => {
  const { checkout, asked, until } = await waiting('VA-9', {}, { rest: () => new Promise(() => {}) });
  const before = asked.filter(({ path }) => path.endsWith('/status')).length;
  checkout.check();
  checkout.check();
  await until(() => {
    const step = checkout.step.value;
    return step.at === 'waiting' && step.notYet;
  });
  expect(asked.filter(({ path }) => path.endsWith('/status')).length).toBe(before + 1);
});

describe('a bad network', () => {
  test.for(['lost', 'unreachable'] as const)(
    'an answer to the charge that is %s: one number, one charge',
    async (how) => {
      const journey = open();
      const token = await journey.createToken(`NET-${how}`);
      const { checkout, reach } = journey.start(token);
      await reach('choosing');
      journey.fail(({ url }) => url.endsWith('/charge'), how, 3);
      journey.fail(({ url }) => url.endsWith('/status'), 'unreachable', 2);
      checkout.choose('bca_va');
      const step = await reach('waiting');
      const keys = journey.asked.filter(({ path }) => path.endsWith('/charge')).map(({ key }) => key);
      expect(new Set(keys).size).toBe(1);
      const { body } = await journey.call(`/snap/v1/transactions/${token}/status`);
      expect(step.charge.transactionId).toBe(body['transaction_id']);
      await journey.sandbox.run();
      expect(journey.sent).toHaveLength(1);
    },
  );

  test.for([
    ['500', () => new Response('{}', { status: 500 })],
    ['HTML', () => new Response('<!doctype html><h1>Bad gateway</h1>', { status: 200 })],
    ['half a JSON', () => new Response('{"status_code":"20')],
  ] as const)('a gateway that answers everything with %s loses nothing', async ([, how]) => {
    const journey = open();
    const token = await journey.createToken('NET-1');
    journey.fail(() => true, how, 4);
    const { checkout, reach, until } = journey.start(token);
    await until(() => {
      const step = checkout.step.value;
      return step.at === 'loading' && step.trouble !== undefined;
    });
    await reach('choosing');
    journey.fail(() => true, how, 5);
    checkout.choose('bca_va');
    await reach('waiting');
    await journey.sandbox.run();
    expect(journey.sent).toHaveLength(1);
  });

  test('losing the network while waiting is not a failed payment', async () => {
    const { checkout, fail, finished, lever, token, until } = await waiting('NET-2');
    fail(() => true, 'unreachable', 5);
    await until(() => {
      const step = checkout.step.value;
      return step.at === 'waiting' && step.trouble !== undefined;
    });
    await lever(`transactions/${token}/settle`);
    await until(() => finished.length > 0);
    expect(finished[0]).toMatchObject({ outcome: 'success' });
  });

  test.for([
    ['a firewall', () => new Response('{"message":"rate limited"}', { status: 403 })],
    ['the gateway itself', () => new Response('{"status_code":"400","error_messages":["what?"]}', { status: 400 })],
  ] as const)('a no of %s to a status is not the end of a pending payment', async ([, how]) => {
    const { checkout, fail, finished, lever, token, until } = await waiting('NET-4');
    fail(({ url }) => url.endsWith('/status'), how, 4);
    await until(() => {
      const step = checkout.step.value;
      return step.at === 'waiting' && step.trouble !== undefined;
    });
    await lever(`transactions/${token}/settle`);
    await until(() => finished.length > 0);
    expect(finished[0]).toMatchObject({ outcome: 'success' });
  });

  test('leaving while nobody knows whether it was charged is pending', async () => {
    const journey = open();
    const token = await journey.createToken('NET-3');
    const { checkout, finished, reach, until } = journey.start(token);
    await reach('choosing');
    journey.fail(() => true, 'unreachable', 1_000);
    checkout.choose('bca_va');
    await until(() => {
      const step = checkout.step.value;
      return step.at === 'charging' && step.trouble !== undefined;
    });
    checkout.dismiss();
    expect(checkout.question.value).toBe('charging');
    checkout.leave();
    expect(finished).toEqual([expect.objectContaining({ outcome: 'pending' })]);
    const left = journey.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(journey.asked.length).toBeLessThanOrEqual(left + 1);
  });
});

describe('a token that cannot be paid', () => {
  const cases = [
    ['unknown', 'not_found', '404', async () => {}],
    [
      'expired',
      'expired',
      '407',
      async (journey: ReturnType<typeof open>) => void (await journey.lever('clock', { advance_s: 25 * 3600 })),
    ],
    [
      'cancelled',
      'cancelled',
      '408',
      async (journey: ReturnType<typeof open>, token: string) =>
        void (await journey.lever(`transactions/${token}/cancel`)),
    ],
  ] as const;
  test.for(cases)('%s', async ([name, code, status, spoil]) => {
    const journey = open();
    const token =
      name === 'unknown' ? '00000000-0000-4000-8000-000000000000' : await journey.createToken(`BAD-${name}`);
    await spoil(journey, token);
    const { checkout, finished, reach } = journey.start(token);
    expect(await reach('failed')).toMatchObject({ code });
    checkout.returnToShop();
    expect(finished).toEqual([
      expect.objectContaining({
        outcome: 'error',
        result: expect.objectContaining({ status_code: status, status_message: [expect.any(String)] }) as object,
      }),
    ]);
  });

  test('closed while it could still be chosen: close, and nothing was charged', async () => {
    const journey = open();
    const { checkout, finished, reach } = journey.start(await journey.createToken('BAD-1'));
    await reach('choosing');
    checkout.dismiss();
    expect(finished).toEqual([{ outcome: 'close' }]);
    await journey.sandbox.run();
    expect(journey.sent).toHaveLength(0);
  });

  test('the page expires while the list is open', async () => {
    const journey = open();
    const { reach } = journey.start(
      await journey.createToken('BAD-2', { page_expiry: { duration: 5, unit: 'minutes' } }),
    );
    await reach('choosing');
    journey.pass(6 * 60_000);
    expect(await reach('failed')).toMatchObject({ code: 'expired' });
  });
});

describe('where it may be opened', () => {
  test.for([
    [['http://shop.test'], 'http://shop.test', 'choosing'],
    [['http://shop.test'], 'http://evil.test', 'failed'],
    [['http://shop.test'], 'null', 'failed'],
    [['http://shop.test', 'null'], 'null', 'choosing'],
    [[], 'http://anybody.test', 'choosing'],
  ] as const)('registered %j, opened by %s: %s', async ([allowedOrigins, origin, at]) => {
    const journey = open({ config: { allowedOrigins } });
    const { reach } = journey.start(await journey.createToken('ORIGIN-1'), { origin });
    expect((await reach(at)).at).toBe(at);
  });
});

describe('what opens at once', () => {
  test.for([
    [{ options: { selectedPaymentType: 'bca_va' } }, 'waiting'],
    [{ route: 'bank-transfer/bca-va' }, 'waiting'],
    [{ options: { enabledPayments: ['bca_va'] } }, 'waiting'],
    [{ options: { selectedPaymentType: 'credit_card' } }, 'entering'],
    [{ options: { selectedPaymentType: 'unheard_of' } }, 'choosing'],
    [{ options: {} }, 'choosing'],
  ] as const)('%o leads to %s', async ([opening, at]) => {
    const journey = open();
    const { reach } = journey.start(await journey.createToken('AT-ONCE'), opening);
    expect((await reach(at)).at).toBe(at);
  });
});
