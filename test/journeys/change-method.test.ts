import { describe, expect, test } from 'vitest';

import { open } from './open.ts';

const confirm = (checkout: { change: () => void; giveUp: () => void }) => {
  checkout.change();
  checkout.giveUp();
};

async function waiting(orderId: string, config = {}) {
  const journey = open({ config });
  const token = await journey.createToken(orderId);
  const started = journey.start(token);
  await started.reach('choosing');
  started.checkout.choose('bca_va');
  const step = await started.reach('waiting');
  return { ...journey, ...started, token, number: step.charge.virtualAccount?.number };
}

test('changed: the old number can no longer be paid, the new instrument can, the shop hears of no cancellation', async () => {
  const journey = await waiting('CM-1');
  expect(journey.checkout.canChange.value).toBe(true);
  journey.checkout.change();
  expect(journey.checkout.question.value).toBe('change');
  journey.checkout.giveUp();
  await journey.reach('choosing');
  const page = await journey.sandbox(
    new Request('http://gateway.test/bca/va/inquiry', {
      method: 'POST',
      body: new URLSearchParams({ va_number: journey.number ?? '' }),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
  );
  expect(page.status).toBe(404);
  journey.checkout.choose('gopay');
  const step = await journey.reach('waiting');
  expect(step.method).toBe('gopay');
  expect(step.charge.virtualAccount).toBeUndefined();
  await journey.lever(`transactions/${journey.token}/settle`);
  await journey.until(() => journey.finished.length > 0);
  expect(journey.finished[0]).toMatchObject({ outcome: 'success', result: { payment_type: 'qris' } });
  expect(journey.finished[0]?.result).not.toHaveProperty('bca_va_number');
  await journey.sandbox.run();
  expect(journey.sent.map(({ body }) => body['transaction_status'])).toEqual(['pending', 'pending', 'settlement']);
});

test('also where the merchant allows no retry after a refusal: nothing was refused', async () => {
  const journey = await waiting('CM-2', { allowRetry: false });
  confirm(journey.checkout);
  expect((await journey.reach('choosing')).at).toBe('choosing');
});

test('paid a moment before: paid it is', async () => {
  const journey = await waiting('CM-3');
  journey.fail(({ url }) => url.endsWith('/status'), 'unreachable', 1_000);
  await journey.lever(`transactions/${journey.token}/settle`);
  confirm(journey.checkout);
  await journey.until(() => journey.checkout.step.value.at !== 'waiting');
  journey.fails.length = 0;
  await journey.until(() => journey.finished.length > 0);
  expect(journey.finished[0]).toMatchObject({ outcome: 'success', result: { payment_type: 'bank_transfer' } });
});

describe('two tabs', () => {
  test('both change: one instrument is payable', async () => {
    const first = await waiting('CM-4');
    const second = first.start(first.token);
    await second.reach('waiting');
    confirm(first.checkout);
    confirm(second.checkout);
    await first.reach('choosing');
    await second.reach('choosing');
    first.checkout.choose('gopay');
    second.checkout.choose('bca_va');
    const steps = [await first.reach('waiting'), await second.reach('waiting')];
    expect(new Set(steps.map(({ charge }) => charge.transactionId)).size).toBe(1);
    expect(new Set(steps.map(({ method }) => method)).size).toBe(1);
  });

  test('one changes and pays: the other follows by itself', async () => {
    const first = await waiting('CM-5');
    const second = first.start(first.token);
    await second.reach('waiting');
    confirm(first.checkout);
    await first.reach('choosing');
    await second.reach('choosing');
    first.checkout.choose('gopay');
    await first.reach('waiting');
    await first.lever(`transactions/${first.token}/settle`);
    await first.until(() => first.finished.length > 0);
    expect(second.finished).toEqual([]);
  });

  test('an old tab cannot give up the new instrument', async () => {
    const first = await waiting('CM-6');
    const old = first.checkout.step.value;
    confirm(first.checkout);
    await first.reach('choosing');
    first.checkout.choose('gopay');
    const now = await first.reach('waiting');
    const id = old.at === 'waiting' ? old.charge.transactionId : '';
    const answer = await first.call(`/snap/v1/transactions/${first.token}/change_method`, { transaction_id: id });
    expect(answer).toMatchObject({ status: 400, body: { status_code: '412' } });
    expect((await first.call(`/snap/v1/transactions/${first.token}/status`)).body).toMatchObject({
      transaction_id: now.charge.transactionId,
      transaction_status: 'pending',
    });
  });
});
