import { effect } from '@preact/signals';
import { describe, expect, test } from 'vitest';

import type { Prepare } from '../../src/methods/method.ts';
import { walk, type Walker } from '../../src/methods/families/walk.sandbox.ts';
import { open } from './open.ts';

/** Channels that are paid on another page or on a phone, from the list to the shop's callback. */

const ORDER = {
  item_details: [{ id: 'A', name: 'Kopi', price: 150_000, quantity: 1 }],
  customer_details: { first_name: 'Sari' },
  callbacks: { finish: 'http://shop.test/finish' },
};

const BANK = 'http://gateway.test:4101';

const asked =
  (payment_type: string, payment_params: Record<string, string>): Prepare =>
  () =>
    Promise.resolve({ payment_type, payment_params });

interface Channel {
  readonly id: string;
  /** What the form hands over, where there is one. */
  readonly prepare?: Prepare;
  /** Where it is paid, when the charge does not say. */
  readonly page?: string;
  /** What is typed there; `bill` and `order` are the numbers on screen. */
  readonly answers: readonly Readonly<Record<string, string>>[];
  /** Fields of the result beyond the common ones (contract.md §1.7). */
  readonly fields?: readonly string[];
  readonly seconds: number;
}

const LOGIN = { user: 'x', password: 'x' };

const CHANNELS: readonly Channel[] = [
  { id: 'bca_klikpay', answers: [LOGIN, { otp: '1' }], seconds: 7200 },
  { id: 'cimb_clicks', answers: [{ ...LOGIN, user: 'testuser00' }], seconds: 7200 },
  { id: 'bri_epay', answers: [{ ...LOGIN, user: 'testuser00' }], seconds: 7200 },
  { id: 'danamon_online', answers: [LOGIN, { token: '1' }], seconds: 7200 },
  { id: 'mandiri_ecash', answers: [{ phone: '0987654321', pin: '12345' }, { otp: '12123434' }], seconds: 7200 },
  { id: 'akulaku', answers: [{ phone: '08122222222', password: 'x' }, { otp: '1' }], seconds: 7200 },
  { id: 'kredivo', answers: [{ phone: '081123123123', pin: '123456' }, { otp: '1234' }], seconds: 86_400 },
  {
    id: 'uob_ezpay',
    answers: [LOGIN, { otp: '1' }, { otp: '1' }],
    fields: ['uob_ezpay_deeplink_url', 'uob_ezpay_web_url'],
    seconds: 7200,
  },
  {
    id: 'bca_klikbca',
    prepare: asked('bca_klikbca', { user_id: 'UJI0001' }),
    answers: [{ ...LOGIN, user: 'UJI0001' }, { token: '1' }],
    fields: ['bca_klikbca_expire_time', 'redirect_url'],
    seconds: 7200,
  },
  {
    id: 'telkomsel_cash',
    prepare: asked('telkomsel_cash', { customer: '0812345678' }),
    page: '/telkomsel/cash/index',
    answers: [{ phone: '0812345678' }, { pin: '1' }],
    fields: ['payer_phone_number'],
    seconds: 1800,
  },
  {
    id: 'indosat_dompetku',
    prepare: asked('indosat_dompetku', { msisdn: '08123456789' }),
    page: '/indosat/dompetku/index',
    answers: [{ phone: '08123456789' }, { pin: '1' }],
    fields: ['payer_phone_number'],
    seconds: 1800,
  },
  {
    id: 'xl_tunai',
    page: '/xl/tunai/index',
    answers: [{ merchant: '303', number: 'bill' }, { pin: '1' }],
    fields: ['xl_expiration', 'xl_tunai_merchant_id', 'xl_tunai_order_id'],
    seconds: 1800,
  },
];

const COMMON = [
  'currency',
  'expiry_time',
  'finish_200_redirect_url',
  'finish_redirect_url',
  'fraud_status',
  'gross_amount',
  'kasir_channel',
  'merchant_id',
  'order_id',
  'payment_type',
  'status_code',
  'status_message',
  'transaction_id',
  'transaction_status',
  'transaction_time',
];

async function waiting({ id, prepare }: Channel) {
  const journey = open();
  const token = await journey.createToken('ORD-1', ORDER);
  const started = journey.start(token);
  await started.reach('choosing');
  started.checkout.choose(id);
  if (prepare) {
    await started.reach('entering');
    started.checkout.submit(prepare);
  }
  return { ...journey, ...started, token, step: await started.reach('waiting') };
}

/** A tester's browser beside the checkout. */
const browser = ({ sandbox }: ReturnType<typeof open>): Walker => {
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const init = { method, headers, ...(typeof body === 'string' && { body }) };
    const response = await sandbox(new Request(path, init));
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return { call, form: (path, fields) => call('POST', path, new URLSearchParams(fields).toString(), type) };
};

describe.for(CHANNELS)('$id', (channel) => {
  const { id, answers, fields = [], page, seconds } = channel;

  test('paid there while this page waits: success', async () => {
    const journey = await waiting(channel);
    const { charge, method } = journey.step;
    expect(method).toBe(id);
    expect(charge.expiresAt! - journey.checkout.now()).toBeGreaterThan(seconds * 1000 - 5_000);
    expect(charge.expiresAt! - journey.checkout.now()).toBeLessThan(seconds * 1000 + 2_000);
    const url = page === undefined ? charge.redirectUrl! : BANK + page;
    expect(url.startsWith(BANK)).toBe(true);
    const typed = answers.map((given) => ({ ...given, ...(given['number'] && { number: charge.bill!.number }) }));
    await walk(browser(journey), url, typed);
    await journey.until(() => journey.finished.length > 0);
    const [{ outcome, result } = { outcome: undefined }] = journey.finished;
    expect(outcome).toBe('success');
    expect(result).toMatchObject({
      status_code: '200',
      transaction_status: 'settlement',
      status_message: 'Success, transaction is found',
      payment_type: id,
      gross_amount: '150000.00',
      finish_redirect_url: 'http://shop.test/finish?order_id=ORD-1&status_code=200&transaction_status=settlement',
    });
    expect(Object.keys(result ?? {}).sort()).toEqual([...COMMON, ...fields, 'settlement_time'].sort());
    await journey.sandbox.run();
    expect(journey.sent.map(({ body }) => [body['transaction_status'], body['payment_type']])).toEqual([
      ['pending', id],
      ['settlement', id],
    ]);
  });

  test('left: pending, without a PDF, and the bank’s page only where it belongs to the result', async () => {
    const { checkout, finished } = await waiting(channel);
    checkout.dismiss();
    expect(checkout.question.value).toBe('pending');
    checkout.leave();
    expect(finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({ outcome: 'pending', result: { status_code: '201', payment_type: id } });
    expect(Object.keys(finished[0]?.result ?? {}).sort()).toEqual([...COMMON, ...fields].sort());
  });

  test('opened again: the same page or number, the same time', async () => {
    const first = await waiting(channel);
    const again = await first.start(first.token).reach('waiting');
    expect(again.method).toBe(id);
    const { appUrl, bill, expiresAt, phone, redirectUrl } = first.step.charge;
    expect(again.charge).toMatchObject(
      JSON.parse(JSON.stringify({ appUrl, bill, expiresAt, phone, redirectUrl })) as object,
    );
  });

  test('too late: error', async () => {
    const { checkout, finished, lever, reach, token } = await waiting(channel);
    await lever(`transactions/${token}/expire`);
    expect((await reach('ended')).charge.status).toBe('expired');
    checkout.returnToShop();
    expect(finished).toEqual([
      expect.objectContaining({
        outcome: 'error',
        result: expect.objectContaining({ status_code: '407', transaction_status: 'expire' }) as object,
      }),
    ]);
  });

  test('autoCloseDelay is not for what is paid at once', async () => {
    if (id === 'xl_tunai') return;
    const journey = open();
    const { checkout, reach } = journey.start(await journey.createToken('ORD-2', ORDER), {
      options: { autoCloseDelay: 1, selectedPaymentType: id },
    });
    if (channel.prepare) {
      await reach('entering');
      checkout.submit(channel.prepare);
    }
    await reach('waiting');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(checkout.closingIn.value).toBeUndefined();
  });
});

describe('refused at the bank', () => {
  test.for([
    ['cimb_clicks', [{ ...LOGIN, user: 'testuser01' }]],
    ['akulaku', [{ phone: '08144444444', password: 'x' }]],
  ] as const)('%s: error', async ([id, answers]) => {
    const journey = await waiting(CHANNELS.find((channel) => channel.id === id)!);
    await walk(browser(journey), journey.step.charge.redirectUrl!, answers);
    expect((await journey.reach('ended')).charge.status).toBe('refused');
    journey.checkout.returnToShop();
    expect(journey.finished[0]).toMatchObject({
      outcome: 'error',
      result: { status_code: '202', transaction_status: 'deny', status_message: [expect.any(String)] },
    });
  });
});

describe('forms that are answered at once', () => {
  const entering = async (id: string) => {
    const journey = open();
    const started = journey.start(await journey.createToken('ORD-1', ORDER), { options: { selectedPaymentType: id } });
    await started.reach('entering');
    return { ...journey, ...started };
  };

  const clickpay =
    (token: string): Prepare =>
    async ({ tokenise }) => ({
      payment_type: 'mandiri_clickpay',
      payment_params: { token_id: await tokenise({ number: '4111111111111111' }), input3: '12345', token },
    });

  test('Mandiri Clickpay: refused, then accepted, the card only at the tokeniser', async () => {
    const { asked: requests, checkout, finished, reach, until } = await entering('mandiri_clickpay');
    checkout.submit(clickpay('111111'));
    await until(() => checkout.step.value.at === 'entering' && checkout.step.value.refusal !== undefined);
    expect(await reach('entering')).toMatchObject({ refusal: { kind: 'bank', charge: { status: 'refused' } } });
    checkout.submit(clickpay('000000'));
    await until(() => finished.length > 0);
    expect(finished[0]).toMatchObject({
      outcome: 'success',
      result: { payment_type: 'mandiri_clickpay', masked_card: '41111111-1111', status_code: '200' },
    });
    const withCard = requests.filter(({ body }) => body.includes('4111111111111111')).map(({ path }) => path);
    expect(new Set(withCard)).toEqual(new Set(['/v2/token']));
  });

  test('a gift card: refused, then accepted, and no trace of it in what the shop gets', async () => {
    const { checkout, finished, until } = await entering('gci');
    checkout.submit(asked('gci', { card_number: '6001000011112222', pin: '000000' }));
    await until(() => checkout.step.value.at === 'entering' && checkout.step.value.refusal !== undefined);
    checkout.submit(asked('gci', { card_number: '6001000011112222', pin: '123456' }));
    await until(() => finished.length > 0);
    expect(finished[0]).toMatchObject({ outcome: 'success', result: { payment_type: 'gci' } });
    expect(JSON.stringify([finished, checkout.step.value])).not.toContain('6001000011112222');
  });

  test.for(['lost', 'unreachable'] as const)(
    'a gift card whose answer is %s is sent again as it was, charged once, and in no step on the way',
    async (how) => {
      const { asked: requests, checkout, fail, finished, until, ...journey } = await entering('gci');
      const steps: string[] = [];
      const stop = effect(() => void steps.push(JSON.stringify(checkout.step.value)));
      fail(({ url }) => url.endsWith('/charge'), how, 2);
      // The status cannot tell either: only sending again does.
      fail(({ url }) => url.endsWith('/status'), 'unreachable', 2);
      checkout.submit(asked('gci', { card_number: '6001000011112222', pin: '123456' }));
      await until(() => finished.length > 0);
      stop();
      expect(finished).toMatchObject([{ outcome: 'success', result: { payment_type: 'gci' } }]);
      expect(steps.some((step) => step.includes('"trouble"'))).toBe(true);
      for (const secret of ['6001000011112222', '"123456"']) expect(steps.join('\n')).not.toContain(secret);
      const sent = requests.filter(({ body }) => body.includes('6001000011112222'));
      expect(sent.length).toBeGreaterThan(how === 'lost' ? 0 : 2);
      expect(new Set(sent.map(({ path }) => path.split('/').at(-1)))).toEqual(new Set(['charge']));
      expect(new Set(sent.map(({ key, body }) => `${key} ${body}`)).size).toBe(1);
      await journey.sandbox.run();
      expect(journey.sent.map(({ body }) => body['transaction_status'])).toEqual(['settlement']);
    },
  );

  test.for([
    ['telkomsel_cash', { customer: '0822222222' }],
    ['indosat_dompetku', { msisdn: '0811111111' }],
  ] as const)('%s: a refused number goes back to the form', async ([id, params]) => {
    const { checkout, finished, reach, until } = await entering(id);
    checkout.submit(asked(id, params));
    await until(() => checkout.step.value.at === 'entering' && checkout.step.value.refusal !== undefined);
    expect(await reach('entering')).toMatchObject({ refusal: { kind: 'bank' } });
    expect(finished).toHaveLength(0);
  });
});

test('an order that Akulaku cannot take: back to the list, with words for the developer', async () => {
  const hints: string[] = [];
  const journey = open();
  const { checkout, until } = journey.start(
    await journey.createToken('ORD-1'),
    { options: { selectedPaymentType: 'akulaku' } },
    { hint: (line) => void hints.push(line) },
  );
  await until(() => checkout.step.value.at === 'choosing' && checkout.step.value.refusal !== undefined);
  expect(hints.join('\n')).toContain('item_details is required');
});
