import { expect, test } from 'vitest';

import { open } from './open.ts';

async function waiting(orderId: string, opening = {}, world = {}) {
  const journey = open();
  const token = await journey.createToken(orderId, { enabled_payments: ['gopay', 'bca_va'] });
  const started = journey.start(token, opening, world);
  await started.reach('choosing');
  started.checkout.choose('gopay');
  return { ...journey, ...started, token, step: await started.reach('waiting') };
}

test.for([
  [{}, 'qr', 'qris'],
  [{}, 'app', 'gopay'],
  [{ uiMode: 'qr' }, 'app', 'qris'],
  [{ uiMode: 'deeplink' }, 'qr', 'gopay'],
  [{ gopayMode: 'deeplink' }, 'qr', 'gopay'],
  [{ uiMode: 'qr', gopayMode: 'deeplink' }, 'app', 'qris'],
  [{ uiMode: 'auto' }, 'app', 'gopay'],
] as const)('%o on a device for %s charges %s', async ([options, device, type]) => {
  const { checkout, finished, lever, step, token, until } = await waiting(
    'GP-1',
    { options },
    { device: () => device },
  );
  expect(step.method).toBe('gopay');
  expect(step.charge.wire['payment_type']).toBe(type);
  expect(step.charge.appUrl).toMatch(/^http/);
  expect(step.charge.qr?.text).toMatch(/^000201/);
  expect(step.charge.expiresAt! - checkout.now()).toBeGreaterThan(14 * 60_000);
  expect(step.charge.expiresAt! - checkout.now()).toBeLessThan(15 * 60_000 + 2_000);
  await lever(`transactions/${token}/settle`);
  await until(() => finished.length > 0);
  expect(finished).toEqual([
    expect.objectContaining({
      outcome: 'success',
      result: expect.objectContaining({
        status_code: '200',
        transaction_status: 'settlement',
        payment_type: type,
        order_id: 'GP-1',
      }) as object,
    }),
  ]);
});

test('its settlement is notified', async () => {
  const { lever, sandbox, sent, token } = await waiting('GP-2');
  await lever(`transactions/${token}/settle`);
  await sandbox.run();
  expect(sent.map(({ body }) => [body['transaction_status'], body['status_code']])).toEqual([
    ['pending', '201'],
    ['settlement', '200'],
  ]);
});

test('left: pending, without a PDF', async () => {
  const { checkout, finished } = await waiting('GP-3');
  checkout.leave();
  expect(finished[0]).toMatchObject({
    outcome: 'pending',
    result: { status_code: '201', transaction_status: 'pending' },
  });
  expect(finished[0]?.result).not.toHaveProperty('pdf_url');
});

test('reopened: the same code', async () => {
  const first = await waiting('GP-4');
  const step = await first.start(first.token).reach('waiting');
  expect(step.method).toBe('gopay');
  expect(step.charge.qr?.text).toBe(first.step.charge.qr?.text);
});

test('expired after a quarter of an hour: error', async () => {
  const { checkout, finished, lever, reach } = await waiting('GP-5');
  await lever('clock', { advance_s: 15 * 60 + 5 });
  expect((await reach('ended')).charge.status).toBe('expired');
  checkout.returnToShop();
  expect(finished[0]).toMatchObject({ outcome: 'error', result: { transaction_status: 'expire' } });
});

test('denied: error', async () => {
  const { checkout, finished, lever, reach, token } = await waiting('GP-6');
  await lever(`transactions/${token}/deny`);
  await reach('ended');
  checkout.returnToShop();
  expect(finished[0]).toMatchObject({ outcome: 'error', result: { status_code: '202', transaction_status: 'deny' } });
});

test('autoCloseDelay is not for what is paid at once', async () => {
  const { checkout } = await waiting('GP-7', { options: { autoCloseDelay: 1 } });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(checkout.closingIn.value).toBeUndefined();
});
