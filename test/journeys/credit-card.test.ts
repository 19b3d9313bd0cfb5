import { describe, expect, test } from 'vitest';

import { reasonOf } from '../../src/methods/decline.ts';
import { atBank } from './bank.ts';
import { open, payByCard, SERVER_KEY } from './open.ts';

/** The card form of a transaction, ready to be sent. */
async function entering(orderId: string, more: Record<string, unknown> = {}, config = {}) {
  const journey = open({ config });
  const token = await journey.createToken(orderId, { credit_card: { secure: true }, ...more });
  const started = journey.start(token);
  await started.reach('choosing');
  started.checkout.choose('credit_card');
  await started.reach('entering');
  return { ...journey, ...started, token };
}

const ACCEPT = '4811111111111114';
const BANK_DENY = '4911111111111113';
const FRAUD_DENY = '4611111111111116';

test('3-D Secure accepted: success with the card’s own fields, and the card itself nowhere', async () => {
  const journey = await entering('CC-1');
  journey.checkout.submit(payByCard(ACCEPT));
  const { charge } = await journey.reach('challenged');
  await atBank(journey, charge.challengeUrl!, 'ok');
  await journey.until(() => journey.finished.length > 0);
  expect(journey.finished).toEqual([
    expect.objectContaining({
      outcome: 'success',
      result: expect.objectContaining({
        status_code: '200',
        transaction_status: 'capture',
        fraud_status: 'accept',
        payment_type: 'credit_card',
        masked_card: '48111111-1114',
        approval_code: expect.any(String) as string,
        gross_amount: '150000.00',
      }) as object,
    }),
  ]);
  const card = journey.asked.filter(({ body }) => body.includes(ACCEPT));
  expect(card.map(({ path }) => path)).toEqual(['/v2/token']);
  expect(JSON.stringify([journey.finished, journey.checkout.step.value, journey.sent])).not.toContain(ACCEPT);
  await journey.sandbox.run();
  expect(journey.sent.at(-1)?.body).toMatchObject({
    transaction_status: 'capture',
    fraud_status: 'accept',
    status_code: '200',
  });
});

test('without 3-D Secure it is captured at once', async () => {
  const journey = await entering('CC-2', { credit_card: { secure: false } });
  journey.checkout.submit(payByCard(ACCEPT));
  await journey.until(() => journey.finished.length > 0);
  expect(journey.finished[0]).toMatchObject({ outcome: 'success', result: { transaction_status: 'capture' } });
});

describe('refused', () => {
  test.for([
    ['4716125059847899', 'unfit'],
    ['4604633194219929', 'challenge'],
  ] as const)('3-D Secure of %s fails: %s is the step that may help', async ([number, expected]) => {
    const journey = await entering(`CC-${number}`);
    journey.checkout.submit(payByCard(number));
    if (expected === 'challenge') await atBank(journey, (await journey.reach('challenged')).charge.challengeUrl!, 'ok');
    await journey.until(() => {
      const step = journey.checkout.step.value;
      return step.at === 'entering' && step.refusal !== undefined;
    });
    const { refusal } = await journey.reach('entering');
    expect(refusal && reasonOf(refusal)).toBe(expected);
  });

  test('by the merchant’s own list of banks, which only the gateway can tell: the form says so; another card pays', async () => {
    const journey = await entering('CC-LIST', { credit_card: { secure: false, whitelist_bins: ['bca'] } });
    journey.checkout.submit(payByCard(ACCEPT));
    await journey.reach('preparing');
    expect(await journey.reach('entering')).toMatchObject({ refusal: { kind: 'gateway', reason: 'card_unwanted' } });
    journey.checkout.submit(payByCard('4773776057051650'));
    await journey.until(() => journey.finished.length > 0);
    expect(journey.finished[0]).toMatchObject({ outcome: 'success' });
  });

  test('by the bank after 3-D Secure: back to the form with the reason; another card pays; callbacks once', async () => {
    const journey = await entering('CC-3');
    journey.checkout.submit(payByCard(BANK_DENY));
    await atBank(journey, (await journey.reach('challenged')).charge.challengeUrl!, 'ok');
    expect(await journey.reach('entering')).toMatchObject({ refusal: { kind: 'bank', reason: '05' } });
    journey.checkout.submit(payByCard(ACCEPT));
    await atBank(journey, (await journey.reach('challenged')).charge.challengeUrl!, 'ok');
    await journey.until(() => journey.finished.length > 0);
    expect(journey.finished).toHaveLength(1);
    expect(journey.finished[0]).toMatchObject({ outcome: 'success' });
    await journey.sandbox.run();
    expect(journey.sent.map(({ body }) => body['transaction_status'])).toEqual(
      expect.arrayContaining(['deny', 'capture']),
    );
  });

  test('by the fraud system', async () => {
    const journey = await entering('CC-4');
    journey.checkout.submit(payByCard(FRAUD_DENY));
    const step = await Promise.race([journey.reach('challenged'), journey.reach('entering')]);
    if (step.at === 'challenged') await atBank(journey, step.charge.challengeUrl!, 'ok');
    await journey.until(() => {
      const now = journey.checkout.step.value;
      return now.at === 'entering' && now.refusal !== undefined;
    });
    expect(journey.checkout.step.value).toMatchObject({ refusal: { kind: 'bank', reason: 'fraud' } });
  });

  test('on the bank’s page: 3-D Secure denied', async () => {
    const journey = await entering('CC-5');
    journey.checkout.submit(payByCard(ACCEPT));
    await atBank(journey, (await journey.reach('challenged')).charge.challengeUrl!, 'cancel');
    expect(await journey.reach('entering')).toMatchObject({ refusal: { kind: 'bank', reason: '3ds' } });
  });

  test('and closed: close, since it may be retried', async () => {
    const journey = await entering('CC-6', { credit_card: { secure: false } });
    journey.checkout.submit(payByCard(BANK_DENY));
    await journey.until(() => {
      const now = journey.checkout.step.value;
      return now.at === 'entering' && now.refusal !== undefined;
    });
    journey.checkout.dismiss();
    expect(journey.finished).toEqual([{ outcome: 'close' }]);
  });

  test('where the merchant allows no retry: error', async () => {
    const journey = await entering('CC-7', { credit_card: { secure: false } }, { allowRetry: false });
    journey.checkout.submit(payByCard(BANK_DENY));
    expect(await journey.reach('ended')).toMatchObject({ charge: { status: 'refused' } });
    journey.checkout.returnToShop();
    expect(journey.finished[0]).toMatchObject({
      outcome: 'error',
      result: { status_code: '202', transaction_status: 'deny', status_message: [expect.any(String)] },
    });
  });
});

test('a wrong code is asked for again, and nothing is decided', async () => {
  const journey = await entering('CC-8');
  journey.checkout.submit(payByCard(ACCEPT));
  const { charge } = await journey.reach('challenged');
  expect(await atBank(journey, charge.challengeUrl!, 'ok', '000000')).toContain('otp');
  expect(await journey.statusOf('CC-8')).toMatchObject({ transaction_status: 'pending' });
  await atBank(journey, charge.challengeUrl!, 'ok');
  await journey.until(() => journey.finished.length > 0);
  expect(journey.finished[0]).toMatchObject({ outcome: 'success' });
});

test('reloaded while the bank asks: the bank’s page is there again', async () => {
  const journey = await entering('CC-9');
  journey.checkout.submit(payByCard(ACCEPT));
  const { charge } = await journey.reach('challenged');
  const again = journey.start(journey.token);
  expect((await again.reach('challenged')).charge.challengeUrl).toBe(charge.challengeUrl);
});

test('left while the bank asks: asks first, then pending', async () => {
  const journey = await entering('CC-10');
  journey.checkout.submit(payByCard(ACCEPT));
  await journey.reach('challenged');
  journey.checkout.dismiss();
  expect(journey.checkout.question.value).toBe('pending');
  journey.checkout.leave();
  expect(journey.finished[0]).toMatchObject({
    outcome: 'pending',
    result: { status_code: '201', payment_type: 'credit_card' },
  });
});

test('seven clicks charge once', async () => {
  const journey = await entering('CC-11', { credit_card: { secure: false } });
  for (let click = 0; click < 7; click += 1) journey.checkout.submit(payByCard(ACCEPT));
  await journey.until(() => journey.finished.length > 0);
  expect(journey.asked.filter(({ path }) => path === '/v2/token')).toHaveLength(1);
  expect(journey.asked.filter(({ path }) => path.endsWith('/charge'))).toHaveLength(1);
});

describe('what goes wrong before the charge', () => {
  test('a number the tokeniser refuses: the form says so, nothing was charged', async () => {
    const journey = await entering('CC-12');
    journey.checkout.submit(payByCard('4811111111111112'));
    await journey.until(() => journey.asked.some(({ path }) => path === '/v2/token'));
    expect(await journey.reach('entering')).toMatchObject({ refusal: { kind: 'gateway', reason: 'card_rejected' } });
    expect(journey.asked.some(({ path }) => path.endsWith('/charge'))).toBe(false);
  });

  test('a client key the tokeniser does not know: the shop is set up wrongly', async () => {
    const journey = await entering('CC-13');
    journey.fail(
      ({ url }) => url.endsWith('/v2/token'),
      () => new Response('{"status_code":"401"}', { status: 401 }),
    );
    journey.checkout.submit(payByCard(ACCEPT));
    await journey.until(() => {
      const now = journey.checkout.step.value;
      return now.at === 'entering' && now.refusal !== undefined;
    });
    expect(journey.checkout.step.value).toMatchObject({ refusal: { kind: 'gateway', reason: 'setup' } });
  });

  test('a tokeniser out of reach: the form stays, and the next try works', async () => {
    const journey = await entering('CC-14', { credit_card: { secure: false } });
    journey.fail(({ url }) => url.endsWith('/v2/token'), 'unreachable');
    journey.checkout.submit(payByCard(ACCEPT));
    await journey.until(() => {
      const now = journey.checkout.step.value;
      return now.at === 'entering' && now.refusal !== undefined;
    });
    journey.checkout.submit(payByCard(ACCEPT));
    await journey.until(() => journey.finished.length > 0);
    expect(journey.finished[0]).toMatchObject({ outcome: 'success' });
  });
});

describe('an answer that is lost', () => {
  test.for(['lost', 'unreachable'] as const)('%s: one charge', async (how) => {
    const journey = await entering(`CC-${how}`, { credit_card: { secure: false } });
    journey.fail(({ url }) => url.endsWith('/charge'), how);
    journey.checkout.submit(payByCard(ACCEPT));
    await journey.until(() => journey.finished.length > 0);
    expect(journey.finished[0]).toMatchObject({ outcome: 'success' });
    await journey.sandbox.run();
    expect(journey.sent.filter(({ body }) => body['transaction_status'] === 'capture')).toHaveLength(1);
  });

  test('the earlier refusal is not taken for the answer to the next attempt', async () => {
    const journey = await entering('CC-15', { credit_card: { secure: false } });
    journey.checkout.submit(payByCard(BANK_DENY));
    await journey.until(() => {
      const now = journey.checkout.step.value;
      return now.at === 'entering' && now.refusal !== undefined;
    });
    journey.fail(({ url }) => url.endsWith('/charge'), 'unreachable');
    journey.checkout.submit(payByCard(ACCEPT));
    await journey.until(() => journey.finished.length > 0);
    expect(journey.finished[0]).toMatchObject({ outcome: 'success' });
  });
});

describe('what a lost answer must not be taken for', () => {
  const refusedOnce = async (orderId: string) => {
    const journey = await entering(orderId, { credit_card: { secure: false } });
    journey.checkout.submit(payByCard(BANK_DENY));
    await journey.until(() => {
      const now = journey.checkout.step.value;
      return now.at === 'entering' && now.refusal !== undefined;
    });
    return journey;
  };
  const charges = (journey: ReturnType<typeof open>) => journey.asked.filter(({ path }) => path.endsWith('/charge'));

  test('an older refusal, after going back to the list', async () => {
    const journey = await refusedOnce('LOST-1');
    journey.checkout.back();
    await journey.reach('choosing');
    journey.checkout.choose('credit_card');
    await journey.reach('entering');
    journey.fail(({ url }) => url.endsWith('/charge'), 'unreachable');
    journey.checkout.submit(payByCard(ACCEPT));
    await journey.until(() => journey.finished.length > 0);
    expect(journey.finished[0]).toMatchObject({ outcome: 'success' });
    expect(new Set(charges(journey).map(({ key }) => key)).size).toBe(2);
  });

  test('an older refusal, after a reload', async () => {
    const journey = await refusedOnce('LOST-2');
    const again = journey.start(journey.token);
    await again.reach('choosing');
    again.checkout.choose('credit_card');
    await again.reach('entering');
    journey.fail(({ url }) => url.endsWith('/charge'), 'unreachable');
    again.checkout.submit(payByCard(ACCEPT));
    await again.until(() => again.finished.length > 0);
    expect(again.finished[0]).toMatchObject({ outcome: 'success' });
  });

  test('a firewall’s no to the second try: the same attempt goes on', async () => {
    const journey = await entering('LOST-3', { credit_card: { secure: false } });
    const firewall = () => new Response('{"message":"forbidden"}', { status: 403 });
    journey.fail(({ url }) => url.endsWith('/charge'), 'unreachable');
    journey.fail(({ url }) => url.endsWith('/charge'), firewall);
    journey.checkout.submit(payByCard(ACCEPT));
    await journey.until(() => journey.finished.length > 0);
    expect(journey.finished[0]).toMatchObject({ outcome: 'success' });
    expect(charges(journey)).toHaveLength(3);
    expect(new Set(charges(journey).map(({ key }) => key)).size).toBe(1);
  });

  test('a payment made in another tab while this form is open: success, as it was paid', async () => {
    const journey = await entering('LOST-4');
    const other = journey.start(journey.token);
    await other.reach('choosing');
    other.checkout.choose('bca_va');
    await other.reach('waiting');
    await journey.lever(`transactions/${journey.token}/settle`);
    journey.checkout.submit(payByCard(ACCEPT));
    await journey.until(() => journey.finished.length > 0);
    expect(journey.finished[0]).toMatchObject({ outcome: 'success', result: { payment_type: 'bank_transfer' } });
  });
});

test('what the fraud system holds is being checked until the page is opened again after the merchant’s yes', async () => {
  const journey = await entering('CC-HELD', { credit_card: { secure: false } });
  journey.checkout.submit(payByCard('4511111111111117'));
  expect((await journey.reach('ended')).charge.status).toBe('review');
  const asked = journey.asked.length;
  const approve = { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` };
  expect((await journey.call('/v2/CC-HELD/approve', {}, approve)).body).toMatchObject({ status_code: '200' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(journey.asked).toHaveLength(asked);
  expect(journey.checkout.step.value).toMatchObject({ at: 'ended', charge: { status: 'review' } });
  const again = journey.start(journey.token);
  expect((await again.reach('ended')).charge.status).toBe('paid');
});
