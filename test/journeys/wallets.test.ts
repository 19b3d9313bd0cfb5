import { describe, expect, test } from 'vitest';

import type { Prepare } from '../../src/methods/method.ts';
import { open, type Wire } from './open.ts';

interface Wallet {
  readonly channel: string;
  /** The device: with the app, or for a code. */
  readonly device: 'app' | 'qr';
  readonly type: string;
  /** The simulator's form, by the charge's id. */
  readonly page: (id: string) => string;
  readonly fields: Record<string, string>;
  readonly form?: Prepare;
  /** Until it expires by itself, in seconds. */
  readonly life: number;
}

const qris = (id: string) => `/v2/qris/payment?tref=${id}`;
const app = (id: string) => `/v2/deeplink/payment?tref=${id}`;
const LIFE = 15 * 60;
const pays = { action: 'pay' };

const byPhone =
  (payer_phone_number: string): Prepare =>
  () =>
    Promise.resolve({ payment_type: 'ovo', payment_params: { payer_phone_number } });

const wallets: readonly Wallet[] = [
  { channel: 'gopay', device: 'qr', type: 'qris', page: qris, fields: pays, life: LIFE },
  { channel: 'gopay', device: 'app', type: 'gopay', page: app, fields: pays, life: LIFE },
  { channel: 'shopeepay', device: 'qr', type: 'qris', page: qris, fields: pays, life: LIFE },
  { channel: 'shopeepay', device: 'app', type: 'shopeepay', page: app, fields: pays, life: LIFE },
  { channel: 'qris', device: 'qr', type: 'qris', page: qris, fields: pays, life: LIFE },
  { channel: 'other_qris', device: 'app', type: 'qris', page: qris, fields: pays, life: LIFE },
  { channel: 'dana', device: 'app', type: 'dana', page: app, fields: pays, life: LIFE },
  {
    channel: 'ovo',
    device: 'app',
    type: 'ovo',
    page: () => '/ovo/payment',
    fields: { phone: '0824 2974 268', action: 'pay' },
    form: byPhone('08242974268'),
    life: 65,
  },
];

async function waiting({ channel, device, form }: Wallet, opening = {}) {
  const journey = open();
  const token = await journey.createToken(`ORD-${channel}`, { enabled_payments: [channel, 'bca_va'] });
  const started = journey.start(token, opening, { device: () => device });
  await started.reach('choosing');
  started.checkout.choose(channel);
  if (form) {
    await started.reach('entering');
    started.checkout.submit(form);
  }
  return { ...journey, ...started, token, step: await started.reach('waiting') };
}

const post = (path: string, fields: Record<string, string>) =>
  new Request(`http://gateway.test${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

describe.for(wallets)('$channel on a device for its $device', (wallet) => {
  const { channel, type, page, fields, life } = wallet;

  test('paid in its simulator while watching: success, and two notifications', async () => {
    const { finished, sandbox, sent, step, until } = await waiting(wallet);
    expect(step.method).toBe(channel);
    const done = await sandbox(post(page(step.charge.transactionId ?? ''), fields));
    expect(done.status).toBeLessThan(400);
    await until(() => finished.length > 0);
    const result = { status_code: '200', transaction_status: 'settlement', payment_type: type };
    expect(finished).toEqual([
      expect.objectContaining({ outcome: 'success', result: expect.objectContaining(result) as object }),
    ]);
    expect(finished[0]?.result).not.toHaveProperty('pdf_url');
    await sandbox.run();
    expect(sent.map(({ body }) => [body['payment_type'], body['transaction_status']])).toEqual([
      [type, 'pending'],
      [type, 'settlement'],
    ]);
  });

  test('left: pending', async () => {
    const { checkout, finished } = await waiting(wallet);
    checkout.leave();
    expect(finished).toMatchObject([{ outcome: 'pending', result: { status_code: '201', payment_type: type } }]);
  });

  test('does not close by itself: it is paid now', async () => {
    const { checkout } = await waiting(wallet, { options: { autoCloseDelay: 1 } });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(checkout.closingIn.value).toBeUndefined();
  });

  test('expired: error', async () => {
    const { checkout, finished, lever, reach } = await waiting(wallet);
    await lever('clock', { advance_s: life + 5 });
    expect((await reach('ended')).charge.status).toBe('expired');
    checkout.returnToShop();
    expect(finished).toMatchObject([
      { outcome: 'error', result: { status_code: '407', transaction_status: 'expire', payment_type: type } },
    ]);
  });

  test('expired, and then another attempt with a key of its own: success', async () => {
    const { asked, checkout, finished, lever, reach, token, until, ...rest } = await waiting(wallet);
    await lever('clock', { advance_s: life + 5 });
    await reach('ended');
    expect(checkout.renewable.value).toBe(true);
    checkout.renew();
    if (wallet.form) {
      expect((await reach('entering')).refusal).toMatchObject({ reason: 'expired', charge: { phone: '08242974268' } });
      checkout.submit(wallet.form);
    }
    const step = await reach('waiting');
    expect(step.charge.transactionId).not.toBe(rest.step.charge.transactionId);
    expect(step.charge.expiresAt! - checkout.now()).toBeGreaterThan((life - 5) * 1000);
    const keys = asked.filter(({ path }) => path.endsWith('/charge')).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
    await lever(`transactions/${token}/settle`);
    await until(() => finished.length > 0);
    expect(finished).toMatchObject([{ outcome: 'success' }]);
  });

  test('expired, and then another way to pay', async () => {
    const { checkout, lever, reach } = await waiting(wallet);
    await lever('clock', { advance_s: life + 5 });
    await reach('ended');
    checkout.back();
    await reach('choosing');
    checkout.choose('bca_va');
    expect((await reach('waiting')).method).toBe('bca_va');
  });

  test('reopened elsewhere: the same instrument', async () => {
    const first = await waiting(wallet);
    const step = await first.start(first.token).reach('waiting');
    expect(step.method).toBe(channel);
    expect(step.charge.transactionId).toBe(first.step.charge.transactionId);
    expect(step.charge.qr?.text).toBe(first.step.charge.qr?.text);
    expect(step.charge.expiresAt).toBe(first.step.charge.expiresAt);
  });
});

test('a page that has ended renews nothing', async () => {
  const { checkout, lever, reach } = await (async () => {
    const journey = open();
    const token = await journey.createToken('ORD-1', { expiry: { unit: 'minute', duration: 1 } });
    const started = journey.start(token);
    await started.reach('choosing');
    started.checkout.choose('gopay');
    await started.reach('waiting');
    return { ...journey, ...started };
  })();
  await lever('clock', { advance_s: 90 });
  await reach('ended');
  expect(checkout.renewable.value).toBe(false);
  checkout.renew();
  expect(checkout.step.value.at).toBe('ended');
});

describe('OVO', () => {
  const [ovo] = wallets.filter(({ channel }) => channel === 'ovo');

  test('refused on the phone: back to the form, which says why, and again', async () => {
    const { checkout, finished, reach, sandbox, until } = await waiting({ ...ovo!, form: byPhone('081234567890') });
    await sandbox(post('/ovo/payment', { phone: '081234567890', action: 'refuse' }));
    expect((await reach('entering')).refusal).toMatchObject({ kind: 'bank', reason: '17', charge: { method: 'ovo' } });
    checkout.submit(byPhone('081234567890'));
    await reach('waiting');
    await sandbox(post('/ovo/payment', { phone: '081234567890', action: 'pay' }));
    await until(() => finished.length > 0);
    expect(finished).toMatchObject([{ outcome: 'success' }]);
  });

  test('a phone that OVO does not know: back to the form', async () => {
    const journey = open();
    const token = await journey.createToken('ORD-1', { enabled_payments: ['ovo'] });
    const { checkout, reach } = journey.start(token);
    await reach('entering');
    checkout.submit(byPhone('+628249134000'));
    await reach('preparing').catch(() => undefined);
    expect((await reach('entering')).refusal ?? checkout.step.value).toMatchObject({ reason: 'payer_unknown' });
  });
});

test.for([
  [{ uiMode: 'qr' }, 'app', 'shopeepay', 'qris'],
  [{ uiMode: 'deeplink' }, 'qr', 'shopeepay', 'shopeepay'],
  [{ gopayMode: 'deeplink' }, 'qr', 'shopeepay', 'qris'],
  [{ gopayMode: 'qr' }, 'app', 'shopeepay', 'shopeepay'],
  [{ gopayMode: 'qr' }, 'app', 'gopay', 'qris'],
  [{}, 'app', 'shopeepay', 'shopeepay'],
] as const)('%o on a device for its %s: %s charges %s', async ([options, device, channel, type]) => {
  const [wallet] = wallets.filter((each) => each.channel === channel);
  const { step } = await waiting({ ...wallet!, device }, { options });
  expect((step.charge.wire as Wire)['payment_type']).toBe(type);
});
