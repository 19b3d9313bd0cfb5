import { describe, expect, test } from 'vitest';

import { TEST_CARDS, type CardOutcome } from '../../src/methods/credit_card/cards.sandbox.ts';
import type { Prepare } from '../../src/methods/method.ts';
import { atBank } from './bank.ts';
import { open, payByCard, type Wire } from './open.ts';

/** Without 3-D Secure the bank decides at once, and what is only about 3-D Secure passes. */
const PASSES = new Set<CardOutcome>([
  'accept',
  'attempted_accept',
  'frictionless_accept',
  'pending_accept',
  'challenge_deny',
  'not_authenticated',
  'version_1',
]);

async function entering(more: Wire) {
  const journey = open();
  const token = await journey.createToken('CARD', more);
  const started = journey.start(token);
  await started.reach('choosing');
  started.checkout.choose('credit_card');
  await started.reach('entering');
  const isAsked = () => {
    const { at, ...step } = started.checkout.step.value;
    return at === 'challenged' || at === 'waiting' || at === 'ended' || (at === 'entering' && 'refusal' in step);
  };
  return { ...journey, ...started, token, answered: () => started.until(isAsked) };
}

const told = async (journey: ReturnType<typeof open>) => {
  await journey.sandbox.run();
  return journey.sent.map(({ body }) => `${String(body['transaction_status'])} ${String(body['status_code'])}`);
};

describe('every kind of card without 3-D Secure', () => {
  const kinds = [...new Map(TEST_CARDS.map((card) => [card.outcome, card.number]))];
  test.for(kinds)('%s', async ([outcome, number]) => {
    const journey = await entering({ credit_card: { secure: false } });
    journey.checkout.submit(payByCard(number));
    await journey.answered();
    const { at } = journey.checkout.step.value;
    expect(at).toBe(PASSES.has(outcome) || outcome === 'fds_challenge' ? 'ended' : 'entering');
    const status = await journey.statusOf('CARD');
    if (at === 'ended') expect(['07', '00']).toContain(status['eci']);
    expect(status['three_ds_version']).toBeUndefined();
    expect(await told(journey)).toHaveLength(1);
  });
});

test('pending after the bank: waiting, and paid a minute later', async () => {
  const journey = await entering({ credit_card: { secure: true } });
  journey.checkout.submit(payByCard('4024007176265022'));
  await atBank(journey, (await journey.reach('challenged')).charge.challengeUrl ?? '', 'ok');
  expect(await journey.reach('waiting')).toMatchObject({ charge: { status: 'pending' } });
  journey.pass(61_000);
  await journey.until(() => journey.finished.length > 0);
  expect(journey.finished[0]).toMatchObject({ outcome: 'success' });
});

test('pending after the bank and left: onPending, as the shop will hear the end by notification', async () => {
  const journey = await entering({ credit_card: { secure: true } });
  journey.checkout.submit(payByCard('4024007176265022'));
  await atBank(journey, (await journey.reach('challenged')).charge.challengeUrl ?? '', 'ok');
  await journey.reach('waiting');
  journey.checkout.leave();
  expect(journey.finished[0]).toMatchObject({ outcome: 'pending', result: { status_code: '201' } });
});

test('the bank’s page times out: back to the form, which says so; the next attempt pays', async () => {
  const journey = await entering({ credit_card: { secure: true } });
  journey.checkout.submit(payByCard('4811111111111114'));
  await journey.reach('challenged');
  journey.pass(10 * 60_000 + 1000);
  expect(await journey.reach('entering')).toMatchObject({ refusal: { reason: '3ds' } });
  journey.checkout.submit(payByCard('4811111111111114'));
  await atBank(journey, (await journey.reach('challenged')).charge.challengeUrl ?? '', 'ok');
  await journey.until(() => journey.finished.length > 0);
  expect(await told(journey)).toEqual(['pending 201', 'deny 202', 'pending 201', 'capture 200']);
});

test('only reserved: success, and captured later', async () => {
  const journey = await entering({ credit_card: { secure: true, type: 'authorize' } });
  journey.checkout.submit(payByCard('4811111111111114'));
  await atBank(journey, (await journey.reach('challenged')).charge.challengeUrl ?? '', 'ok');
  await journey.until(() => journey.finished.length > 0);
  expect(journey.finished[0]).toMatchObject({ outcome: 'success', result: { transaction_status: 'authorize' } });
  await journey.lever('transactions/CARD/settle');
  expect(await journey.statusOf('CARD')).toMatchObject({ transaction_status: 'capture', channel: 'dragon' });
  expect(await told(journey)).toEqual(['pending 201', 'authorize 200', 'capture 200']);
});

describe('held by the fraud system', () => {
  const held = async () => {
    const journey = await entering({ credit_card: { secure: false } });
    journey.checkout.submit(payByCard('4511111111111117'));
    await journey.reach('ended');
    return journey;
  };

  test('then approved', async () => {
    const journey = await held();
    await journey.lever('transactions/CARD/settle');
    expect(await journey.statusOf('CARD')).toMatchObject({ status_code: '200', fraud_status: 'accept' });
  });

  test('then denied', async () => {
    const journey = await held();
    await journey.lever('transactions/CARD/deny');
    expect(await journey.statusOf('CARD')).toMatchObject({ status_code: '202', transaction_status: 'deny' });
    expect(await told(journey)).toEqual(['capture 201', 'deny 202']);
  });
});

test('settled the next day: the status says when', async () => {
  const journey = await entering({ credit_card: { secure: false } });
  journey.checkout.submit(payByCard('4811111111111114'));
  await journey.reach('ended');
  journey.pass(2 * 24 * 60 * 60_000);
  expect(await journey.statusOf('CARD')).toMatchObject({
    transaction_status: 'settlement',
    settlement_time: expect.any(String) as string,
    channel: 'dragon',
  });
});

describe('a promo that is used up between its choice and the payment', () => {
  const withPromo: Prepare = async ({ tokenise }) => ({
    ...(await payByCard('4811111111111114')({ tokenise })),
    promo_details: { promo_id: '4', discounted_gross_amount: '100000' },
  });

  test('is said on the form, and the payment goes through without it', async () => {
    const journey = await entering({ credit_card: { secure: false }, promo: { enabled: true } });
    journey.checkout.submit(withPromo);
    await journey.answered();
    expect(journey.checkout.step.value).toMatchObject({ refusal: { kind: 'gateway', reason: 'promo' } });
    journey.checkout.submit(payByCard('4811111111111114'));
    await journey.reach('ended');
    expect(await journey.statusOf('CARD')).toMatchObject({ gross_amount: '150000.00' });
  });
});

test('what is asked of the customer comes back in notifications', async () => {
  const journey = await entering({ credit_card: {}, customer_details: { collect_name: 'required' } });
  journey.checkout.submit(async (tools) => ({
    ...(await payByCard('4811111111111114')(tools)),
    customer_details: { full_name: 'Sari Putri', email: 'sari@shop.test' },
  }));
  await journey.reach('ended');
  await journey.sandbox.run();
  expect(journey.sent.at(-1)?.body['customer_details']).toEqual({ full_name: 'Sari Putri', email: 'sari@shop.test' });
});
