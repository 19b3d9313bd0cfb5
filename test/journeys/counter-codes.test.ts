import { describe, expect, test } from 'vitest';

import { open } from './open.ts';

async function waiting(channel: string, opening = {}) {
  const journey = open();
  const token = await journey.createToken(`ORD-${channel}`);
  const started = journey.start(token, opening);
  await started.reach('choosing');
  started.checkout.choose(channel);
  const step = await started.reach('waiting');
  return { ...journey, ...started, token, step, code: step.charge.paymentCode ?? '' };
}

describe.for([
  ['indomaret', '/indomaret/phoenix'],
  ['alfamart', '/alfamart'],
  ['kioson', '/kioson'],
] as const)('%s', ([channel, till]) => {
  test('paid at the till while watching: success', async () => {
    const { code, finished, sandbox, sent, until } = await waiting(channel);
    const page = await sandbox(
      new Request(`http://gateway.test${till}/payment`, {
        method: 'POST',
        body: new URLSearchParams({ payment_code: code }),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    );
    expect(page.status).toBe(200);
    await until(() => finished.length > 0);
    expect(finished).toEqual([
      expect.objectContaining({
        outcome: 'success',
        result: expect.objectContaining({
          status_code: '200',
          transaction_status: 'settlement',
          payment_type: 'cstore',
          payment_code: code,
          pdf_url: expect.stringMatching(/^http.*\/pdf$/) as string,
        }) as object,
      }),
    ]);
    await sandbox.run();
    expect(sent.map(({ body }) => [body['store'], body['payment_code'], body['transaction_status']])).toEqual([
      [channel, code, 'pending'],
      [channel, code, 'settlement'],
    ]);
  });

  test('left: pending, with the code', async () => {
    const { checkout, code, finished } = await waiting(channel);
    checkout.leave();
    expect(finished).toMatchObject([
      { outcome: 'pending', result: { status_code: '201', payment_type: 'cstore', payment_code: code } },
    ]);
  });

  test('expired: error, and no second code', async () => {
    const { checkout, finished, lever, reach } = await waiting(channel);
    await lever('clock', { advance_s: 24 * 3600 + 5 });
    await reach('ended');
    expect(checkout.renewable.value).toBe(false);
    checkout.returnToShop();
    expect(finished).toMatchObject([{ outcome: 'error', result: { status_code: '407', payment_type: 'cstore' } }]);
  });

  test('closes by itself as pending where the shop wants it', async () => {
    const { finished, until } = await waiting(channel, { options: { autoCloseDelay: 2 } });
    await until(() => finished.length > 0);
    expect(finished).toMatchObject([{ outcome: 'pending' }]);
  });

  test('reopened: the same code and the true time', async () => {
    const first = await waiting(channel);
    await first.lever('clock', { advance_s: 180 });
    const step = await first.start(first.token).reach('waiting');
    expect([step.method, step.charge.paymentCode, step.charge.expiresAt]).toEqual([
      channel,
      first.code,
      first.step.charge.expiresAt,
    ]);
  });
});
