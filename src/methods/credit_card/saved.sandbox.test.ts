import { describe, expect, test } from 'vitest';
import type { SandboxConfig } from '../../sandbox/config.ts';
import { CLIENT_KEY, trial, type Wire } from '../../sandbox/trial.ts';
import { TEST_CARDS } from './cards.sandbox.ts';

type World = ReturnType<typeof trial>;

const ACCEPT = '4811111111111114';
const DENY = '4911111111111113';
const SARI = { user_id: 'sari', credit_card: { secure: true, save_card: true } };

const OK = { otp: '112233', ok: '1' };

/** Pays with a new card, through the bank's page where it asks. */
async function pay(world: World, order: string, params: Wire, more: Wire = SARI, extra: Wire = {}) {
  const token = await world.token(order, more);
  const { body } = await world.charge(token, { payment_type: 'credit_card', payment_params: params, ...extra });
  if (body['redirect_url']) await world.form(new URL(String(body['redirect_url'])).pathname, OK);
  return { token, body: (await world.status(token)).body };
}

const saved = async (world: World, number = ACCEPT, extra: Wire = {}) =>
  pay(world, `ORD-${Math.random()}`, { card_token: await world.card(number), save_card: true }, SARI, extra);

const listed = async (world: World, token: string) =>
  ((await world.show(token)).body['credit_card'] as { saved_tokens: Wire[] }).saved_tokens;

const open = (config: Partial<SandboxConfig> = {}) => trial({ config });

const twoClicks = (world: World, handle: unknown, cvv = '123') =>
  world.call('POST', '/v2/token', { client_key: CLIENT_KEY, token_id: handle, card_cvv: cvv, two_click: true });

test('what is saved has the contract’s form, ends with the card, and is in the notification', async () => {
  const world = open();
  const { body } = await saved(world);
  expect(body['saved_token_id']).toMatch(/^48111111[A-Za-z0-9]{20}1114$/);
  expect(body['saved_token_id_expired_at']).toBe('2030-12-31 23:59:59');
  const [last] = (await world.notifications(String(body['order_id']))).slice(-1);
  expect(last?.body['saved_token_id']).toBe(body['saved_token_id']);
});

test('the browser gets a masked number and a handle that means something for one transaction only', async () => {
  const world = open();
  const first = await saved(world, ACCEPT, { customer_details: { email: 'sari@shop.test', phone: '0811' } });
  const [a, b] = [await world.token('ORD-A', SARI), await world.token('ORD-B', SARI)];
  const [inA] = await listed(world, a);
  const [inB] = await listed(world, b);
  expect(inA).toMatchObject({
    token_type: 'two_clicks',
    masked_card: '48111111-1114',
    expires_at: '2030-12-31 23:59:59',
    bin_detail: { bank_code: 'bni', brand: 'visa' },
    email: 'sari@shop.test',
    phone: '0811',
  });
  expect(inA?.['token']).not.toBe(inB?.['token']);
  expect(JSON.stringify([inA, inB])).not.toContain(String(first.body['saved_token_id']));
  const { body } = await twoClicks(world, inA?.['token']);
  const charged = await world.charge(a, {
    payment_type: 'credit_card',
    payment_params: { card_token: body['token_id'] },
  });
  expect(charged.body).toMatchObject({ status_code: '201', masked_card: '48111111-1114' });
  expect((await twoClicks(world, `${b}.forged`)).body['status_code']).toBe('411');
  expect((await twoClicks(world, inB?.['token'], '1')).body['status_code']).toBe('400');
});

test('a card that the merchant itself keeps is told apart: it is not the customer’s to remove', async () => {
  const world = open();
  const { body } = await pay(
    world,
    'ORD-0',
    { card_token: await world.card(ACCEPT), save_card: true },
    { credit_card: SARI.credit_card },
  );
  const token = await world.token('ORD-1', {
    credit_card: { ...SARI.credit_card, card_token: String(body['saved_token_id']) },
  });
  expect(await listed(world, token)).toMatchObject([{ masked_card: '48111111-1114', removable: false }]);
  await saved(world);
  const [own] = await listed(world, await world.token('ORD-2', SARI));
  expect(own).not.toHaveProperty('removable');
});

test('cards of another user, and of nobody, are not listed', async () => {
  const world = open();
  await saved(world);
  expect(await listed(world, await world.token('ORD-1', { ...SARI, user_id: 'budi' }))).toEqual([]);
  expect(await listed(world, await world.token('ORD-2'))).toEqual([]);
});

test.for([
  ['the bank refused', DENY, { save_card: true }, SARI],
  ['the fraud system refused', '4611111111111116', { save_card: true }, SARI],
  ['the fraud system holds it', '4511111111111117', { save_card: true }, SARI],
  ['the customer did not want it', ACCEPT, {}, SARI],
  ['the merchant does not save cards', ACCEPT, { save_card: true }, { ...SARI, credit_card: { secure: true } }],
] as const)('nothing is stored when %s', async ([, number, params, more]) => {
  const world = open();
  const { body } = await pay(world, 'ORD-1', { card_token: await world.card(number), ...params }, more);
  expect(body['saved_token_id']).toBeUndefined();
  expect(await listed(world, await world.token('ORD-2', SARI))).toEqual([]);
});

test('a card held for review is stored once it is approved', async () => {
  const world = open();
  await saved(world, '4511111111111117');
  const { body } = (await world.call('GET', '/_sandbox/transactions')) as unknown as {
    body: { transactions: { order_id: string }[] };
  };
  await world.lever(`transactions/${body.transactions[0]?.order_id}/deny`);
  expect(await listed(world, await world.token('ORD-2', SARI))).toEqual([]);
});

test('two clicks without a user: the merchant keeps the token and names it', async () => {
  const world = open();
  const alone = { credit_card: { secure: false, save_card: true } };
  const { body } = await pay(world, 'ORD-1', { card_token: await world.card(ACCEPT), save_card: true }, alone);
  const token = await world.token('ORD-2', {
    credit_card: { ...alone.credit_card, card_token: body['saved_token_id'] },
  });
  expect((await world.show(token)).text).not.toContain(String(body['saved_token_id']));
  expect(await listed(world, token)).toMatchObject([{ token_type: 'two_clicks', masked_card: '48111111-1114' }]);
  expect((await twoClicks(world, body['saved_token_id'])).body['status_code']).toBe('200');
});

describe('one click', () => {
  const masked = { payment_type: 'credit_card', payment_params: { masked_card: '48111111-1114' } };

  test('no typing where the merchant may and the first payment was proved', async () => {
    const world = open({ recurringMid: true });
    await saved(world);
    const token = await world.token('ORD-1', SARI);
    expect(await listed(world, token)).toMatchObject([{ token_type: 'one_click' }]);
    expect((await world.charge(token, masked)).body).toMatchObject({
      status_code: '200',
      transaction_status: 'capture',
    });
  });

  test.for([
    ['without a recurring MID', false, SARI],
    ['after a payment without 3-D Secure', true, { ...SARI, credit_card: { secure: false, save_card: true } }],
  ] as const)('%s: the CVV is asked for', async ([, recurringMid, more]) => {
    const world = open({ recurringMid });
    await pay(world, 'ORD-0', { card_token: await world.card(ACCEPT), save_card: true }, more);
    const token = await world.token('ORD-1', SARI);
    expect(await listed(world, token)).toMatchObject([{ token_type: 'two_clicks' }]);
    expect((await world.charge(token, masked)).body['status_code']).toBe('411');
  });

  test('of a renewed card only the newest, which its masked number means, needs no CVV', async () => {
    const world = open({ recurringMid: true });
    await saved(world);
    const renewed = await world.card(ACCEPT, { card_exp_month: '04', card_exp_year: '2031' });
    await pay(world, 'ORD-2', { card_token: renewed, save_card: true });
    const token = await world.token('ORD-1', SARI);
    expect(await listed(world, token)).toMatchObject([
      { token_type: 'one_click', expires_at: '2031-04-30 23:59:59' },
      { token_type: 'two_clicks', expires_at: '2030-12-31 23:59:59' },
    ]);
  });

  test('is over once the order has a charge', async () => {
    const world = open({ recurringMid: true });
    await saved(world);
    const token = await world.token('ORD-1', SARI);
    const refused = {
      payment_type: 'credit_card',
      payment_params: { card_token: await world.card('4705859510984866') },
    };
    const { body } = await world.charge(token, refused);
    await world.form(new URL(String(body['redirect_url'])).pathname, OK);
    expect((await listed(world, token))[0]?.['token_type']).toBe('two_clicks');
    expect((await world.charge(token, masked)).body['status_code']).toBe('411');
  });
});

test('several cards, newest first, each once; removed by its own user only', async () => {
  const world = open();
  await saved(world);
  await saved(world, '5211111111111117');
  await saved(world);
  const token = await world.token('ORD-1', SARI);
  const masks = async () => (await listed(world, token)).map((card) => card['masked_card']);
  expect(await masks()).toEqual(['48111111-1114', '52111111-1117']);
  const path = (of: string) => `/snap/v1/transactions/${of}/saved_tokens/48111111-1114`;
  expect((await world.call('DELETE', path(await world.token('ORD-2', { user_id: 'budi' })))).status).toBe(404);
  expect((await world.call('DELETE', path(await world.token('ORD-3')))).status).toBe(404);
  expect((await world.call('DELETE', path('nobody'))).status).toBe(404);
  const gone = await world.call('DELETE', path(token));
  expect([gone.status, gone.body]).toEqual([200, {}]);
  expect(await masks()).toEqual(['52111111-1117']);
});

test('of two cards with one masked number the handle removes the one it means', async () => {
  const world = open();
  await saved(world);
  const renewed = await world.card(ACCEPT, { card_exp_month: '04', card_exp_year: '2031' });
  await pay(world, 'ORD-2', { card_token: renewed, save_card: true });
  const token = await world.token('ORD-1', SARI);
  const [, older] = await listed(world, token);
  const handle = encodeURIComponent(String(older?.['token']));
  expect((await world.call('DELETE', `/snap/v1/transactions/${token}/saved_tokens/${handle}`)).status).toBe(200);
  expect(await listed(world, token)).toMatchObject([{ expires_at: '2031-04-30 23:59:59' }]);
});

test('an expired card is still shown, and cannot be used', async () => {
  const world = open();
  await saved(world);
  world.pass(Date.parse('2031-01-01T12:00:00+07:00') - Date.parse('2026-02-03T10:15:00+07:00'));
  const token = await world.token('ORD-1', SARI);
  const [card] = await listed(world, token);
  expect(card?.['expires_at']).toBe('2030-12-31 23:59:59');
  expect((await twoClicks(world, card?.['token'])).body['status_code']).toBe('400');
});

test('attempts that were refused, and one card saved again and again, push no card out of the list', async () => {
  const world = open();
  const numbers = ['5211111111111117', '4105058689481467', '4773776057051650'];
  for (const number of numbers) await saved(world, number);
  for (let attempt = 0; attempt < 22; attempt++) await saved(world, attempt % 2 === 0 ? DENY : ACCEPT);
  // One is still before its bank's page.
  const waiting = await world.token('ORD-OPEN', SARI);
  const params = { card_token: await world.card('5520029870899100'), save_card: true };
  await world.charge(waiting, { payment_type: 'credit_card', payment_params: params });
  const masks = (await listed(world, await world.token('ORD-1', SARI))).map((card) => card['masked_card']);
  expect(masks).toEqual(['48111111-1114', '47737760-1650', '41050586-1467', '52111111-1117']);
});

test('of more cards than a list has room for the oldest goes', async () => {
  const world = open();
  const [oldest, ...others] = TEST_CARDS.filter(({ outcome }) => outcome === 'accept').map(({ number }) => number);
  for (const number of [oldest ?? '', ...others.slice(0, 20)]) await saved(world, number);
  const masks = (await listed(world, await world.token('ORD-1', SARI))).map((card) => card['masked_card']);
  const masked = (number: string) => `${number.slice(0, 8)}-${number.slice(-4)}`;
  expect(masks).toEqual(others.slice(0, 20).map(masked).reverse());
});

test('a subscription paid with a saved card answers with the token that the merchant charges again', async () => {
  const world = open({ recurringMid: true });
  const first = await saved(world);
  const more = { ...SARI, recurring: { required: true, interval_unit: 'month' } };
  const kept = {
    saved_token_id: first.body['saved_token_id'],
    saved_token_id_expired_at: '2030-12-31 23:59:59',
  };
  for (const how of ['two clicks', 'one click']) {
    const token = await world.token(`ORD-${how}`, more);
    const [card] = await listed(world, token);
    const typed = async () => ({ card_token: (await twoClicks(world, card?.['token'])).body['token_id'] });
    const payment_params = how === 'one click' ? { masked_card: card?.['masked_card'] } : await typed();
    const { body } = await world.charge(token, { payment_type: 'credit_card', payment_params });
    if (body['redirect_url']) await world.form(new URL(String(body['redirect_url'])).pathname, OK);
    expect((await world.status(token)).body, how).toMatchObject({ transaction_status: 'capture', ...kept });
    expect((await world.notifications(`ORD-${how}`)).at(-1)?.body, how).toMatchObject(kept);
  }
});
