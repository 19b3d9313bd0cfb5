import { expect, test } from 'vitest';
import { AUTHORIZATION, trial, type Wire } from '../../sandbox/trial.ts';

/** Wallets that customers linked (contract §2.7, §3.2, §5.4): from the link to the charge and back. */

type World = ReturnType<typeof trial>;

const core = (world: World, method: string, path: string, body?: unknown) =>
  world.call(method, `/v2/${path}`, body, { authorization: AUTHORIZATION });

const pathOf = (url: unknown): string => {
  const { pathname, search } = new URL(String(url));
  return pathname + search;
};

const option = (account: Wire): Wire =>
  (account['metadata'] as { payment_options: [Wire] } | undefined)?.payment_options[0] ?? {};

/** An account that a merchant's back end had linked. */
async function linked(world: World) {
  const gopay_partner = { phone_number: '81212345678', country_code: '62' };
  const { body } = await core(world, 'POST', 'pay/account', { payment_type: 'gopay', gopay_partner });
  const [activation] = body['actions'] as [Wire];
  await world.form(pathOf(activation['url']), { pin: '112233' });
  return String(body['account_id']);
}

const charge = (world: World, gopay: Wire, more: Wire = {}) =>
  core(world, 'POST', 'charge', {
    payment_type: 'gopay',
    transaction_details: { order_id: 'ORD-1', gross_amount: 20_000 },
    gopay,
    ...more,
  });

test('an account is made, linked at the app, asked for, charged and unbound', async () => {
  const world = trial();
  const account_id = await linked(world);
  const { body: account } = await core(world, 'GET', `pay/account/${account_id}`);
  expect(account).toMatchObject({ status_code: '200', account_status: 'ENABLED' });
  const payment_option_token = option(account)['token'];

  const metadata = { invoice: '7' };
  const { body: made } = await charge(world, { account_id, payment_option_token }, { metadata });
  expect(made).toMatchObject({ status_code: '201', transaction_status: 'pending', payment_type: 'gopay' });
  const link = (made['actions'] as Wire[]).find(({ name }) => name === 'verification-link-url');
  expect(link?.['url']).toContain(`reference=${String(made['transaction_id'])}`);
  expect((await world.call('GET', pathOf(link?.['url']))).status).toBe(200);
  await world.form(pathOf(link?.['url']).replace('index', 'payment'), { action: 'pay' });

  expect((await world.core('ORD-1/status')).body).toMatchObject({
    transaction_status: 'settlement',
    payment_option_type: 'GOPAY_WALLET',
  });
  const told = (await world.notifications('ORD-1')).map(({ body }) => body);
  expect(told).toHaveLength(2);
  for (const one of told) expect(one['metadata']).toEqual({ invoice: '7', extra_info: { account_id } });

  expect((await core(world, 'POST', `pay/account/${account_id}/unbind`)).body).toMatchObject({
    status_code: '204',
    account_status: 'DISABLED',
  });
  expect((await core(world, 'POST', `pay/account/${account_id}/unbind`)).body).toMatchObject({ status_code: '412' });
});

test('a charge of an account that cannot be charged says why, and makes none', async () => {
  const world = trial();
  const account_id = await linked(world);
  const said = async (gopay: Wire) => {
    const { status, body } = await charge(world, gopay);
    return [status, body['status_code'], body['validation_messages']];
  };
  const wrong = [400, '400', ['GoPay token is invalid for the payment']];
  expect(await said({ payment_option_token: account_id })).toEqual([400, '400', ['Gopay.account_id is required']]);
  expect(await said({ account_id: 'nobody', payment_option_token: 'x' })).toEqual(wrong);
  expect(await said({ account_id, payment_option_token: 'x' })).toEqual(wrong);
  await core(world, 'POST', `pay/account/${account_id}/unbind`);
  expect(await said({ account_id, payment_option_token: account_id })).toEqual(wrong);
  expect(await world.notifications('ORD-1')).toEqual([]);
});

test('another merchant’s account is nobody’s', async () => {
  const world = trial();
  const account_id = await linked(world);
  const { body } = await world.lever('merchants', { display_name: 'Toko Dua' });
  const other = `Basic ${btoa(`${String((body['merchant'] as Wire)['server_key'])}:`)}`;
  const sent = {
    payment_type: 'gopay',
    transaction_details: { order_id: 'ORD-1', gross_amount: 20_000 },
    gopay: { account_id, payment_option_token: account_id },
  };
  const answer = await world.call('POST', '/v2/charge', sent, { authorization: other });
  expect(answer.body['validation_messages']).toEqual(['GoPay token is invalid for the payment']);
});

test('more than the wallet holds is denied, and notified', async () => {
  const world = trial();
  const account_id = await linked(world);
  const transaction_details = { order_id: 'ORD-1', gross_amount: 1_000_001 };
  const { body } = await charge(world, { account_id, payment_option_token: account_id }, { transaction_details });
  expect(body).toMatchObject({
    status_code: '202',
    transaction_status: 'deny',
    channel_response_code: '201',
    channel_response_message: 'insufficient balance',
  });
  expect(await world.notifications('ORD-1')).toHaveLength(1);
});

test('in the checkout, the wallet of the shop’s user is charged where the customer wants it', async () => {
  const world = trial();
  const user = { user_id: 'sari' };
  const first = await world.token('ORD-1', user);
  const wallet = { payment_type: 'gopay', tokenization: 'true' };
  const { body: plain } = await world.charge(first, wallet);
  expect(plain['gopay_verification_link_url']).toBeUndefined();

  const second = await world.token('ORD-2', user);
  const { body: asked } = await world.call('POST', `/snap/v3/accounts/${second}/linking`, {
    type: 'gopay',
    phone_number: '81212345678',
  });
  await world.form(pathOf(asked['activation_link_url']), { pin: '112233' });
  const { body: made } = await world.charge(second, wallet);
  expect(made['gopay_verification_link_url']).toContain(`reference=${String(made['transaction_id'])}`);
  expect((await world.notifications('ORD-2'))[0]?.body['metadata']).toEqual({
    extra_info: { user_id: 'sari', account_id: asked['account_id'] },
  });
  const { body: unasked } = await world.charge(await world.token('ORD-3', user), { payment_type: 'gopay' });
  expect(unasked['gopay_verification_link_url']).toBeUndefined();
});
