import { describe, expect, test } from 'vitest';
import { signatureKey } from '../signature.ts';
import { SERVER_KEY, trial, type Reply, type Wire } from '../trial.ts';

const PATH = '/snap/v3/merchant-preferences';
const basic = (key: string) => ({ authorization: `Basic ${btoa(`${key}:`)}` });
const OWN = basic(SERVER_KEY);
const channel = (name: string, enabled: boolean) => ({ name, enabled });

describe('channels that are not named stay as they are', () => {
  const START = ['gopay', 'bca_va', 'credit_card'];
  type World = ReturnType<typeof trial>;
  const WAYS: Readonly<Record<'lever' | 'preferences', (world: World, list: Wire[]) => Promise<Reply>>> = {
    lever: (world, list) => world.call('PATCH', '/_sandbox/merchants/G000000001', { payment_channels: list }),
    preferences: (world, list) => world.call('PATCH', PATH, { payment_channels: list }, OWN),
  };
  const cases: readonly (readonly [list: Wire[], on: readonly string[]])[] = [
    [[channel('gopay', false)], ['bca_va', 'credit_card']],
    [[channel('ovo', true)], ['ovo', 'gopay', 'bca_va', 'credit_card']],
    [
      [channel('credit_card', true), channel('gopay', false), channel('ovo', true)],
      ['credit_card', 'ovo', 'bca_va'],
    ],
    [[channel('ovo', false)], START],
    [[], START],
  ];
  for (const [how, patch] of Object.entries(WAYS))
    test.for(cases)(`%j by ${how}: %j`, async ([list, on]) => {
      const world = trial({ config: { channels: START } });
      expect((await patch(world, list)).status).toBe(200);
      const { body } = await world.call('GET', PATH, undefined, OWN);
      const known = body['payment_channels'] as { readonly name: string; readonly enabled: boolean }[];
      expect(known.flatMap(({ name, enabled }) => (enabled ? [name] : []))).toEqual(on);
    });

  test('a complete list, as the console sends it, is taken as it is', async () => {
    const world = trial();
    const { body } = await world.call('GET', PATH, undefined, OWN);
    const list = (body['payment_channels'] as Wire[])
      .map(({ name }) => channel(String(name), name === 'ovo'))
      .reverse();
    const changed = await WAYS.lever(world, list);
    const [first, ...others] = (changed.body['merchant'] as Wire)['payment_channels'] as Wire[];
    expect([first, others.some(({ enabled }) => enabled)]).toEqual([channel('ovo', true), false]);
  });

  test('in a preview and for a new merchant, too', async () => {
    const world = trial({ config: { channels: START } });
    const asked = { payment_channels: [channel('gopay', false)] };
    const { body } = await world.lever('merchants/G000000001/preview', asked);
    const shown = (await world.show(String(body['token']))).body['enabled_payments'] as Wire[];
    expect(shown.map(({ type }) => type)).toEqual(['bca_va', 'credit_card']);
    const made = (await world.lever('merchants', asked)).body['merchant'] as Wire;
    expect(made['payment_channels']).toEqual(
      expect.arrayContaining([channel('bca_va', true), channel('gopay', false), channel('ovo', false)]),
    );
  });
});

test.for([
  ['PATCH', '/_sandbox/merchants/G000000001'],
  ['POST', '/_sandbox/merchants/G000000001/preview'],
  ['POST', '/_sandbox/merchants'],
] as const)('%s %s with a list: 400', async ([method, path]) => {
  const { status, body } = await trial().call(method, path, []);
  expect([status, body]).toEqual([400, { error: 'body must be an object' }]);
});

test('preferences are read and changed in part, and reach the checkout', async () => {
  const { call, token, show } = trial();
  expect((await call('GET', PATH, undefined, basic('SB-Mid-server-x'))).body).toEqual({
    error_messages: ['Access denied, please check server key'],
  });
  expect((await call('GET', PATH, undefined, OWN)).body).toMatchObject({ display_name: 'Toko Kasir', locale: 'id' });
  const changed = await call(
    'PATCH',
    PATH,
    {
      display_name: 'Toko Uji',
      locale: 'en',
      hide_order_id: true,
      brand: { button_color: '#1D4ED8', typography: 'Nunito' },
      payment_channels: [
        { name: 'bca_va', enabled: true },
        { name: 'credit_card', enabled: true },
        { name: 'gopay', enabled: false },
      ],
    },
    OWN,
  );
  const all = (changed.body['payment_channels'] as Wire[]).map(({ name }) => name);
  expect(changed.body).toMatchObject({ display_name: 'Toko Uji', allow_retry: true });
  const { body } = await show(await token('ORD-1'));
  const rows = (body['enabled_payments'] as Wire[]).map(({ type }) => type);
  expect([rows.slice(0, 2), rows.includes('gopay'), rows.includes('ovo')]).toEqual([
    ['bca_va', 'credit_card'],
    false,
    true,
  ]);
  expect(all.at(-1)).toBe('gopay');
  expect(body['merchant']).toMatchObject({
    preference: { display_name: 'Toko Uji', locale: 'en', hide_order_id: true, button_color: '#1D4ED8' },
  });
});

test.for([
  [{ payment_channels: [{ name: 'moon', enabled: true }] }, 'Payment type moon is invalid for this merchant'],
  [{ brand: { button_border_radius: 11 } }, 'brand.button_border_radius'],
  [{ brand: { header_color: 'red' } }, 'brand.header_color must be a colour'],
  [{ finish_payment_return_url: 'javascript:alert(1)' }, 'finish_payment_return_url must be an http(s) URL'],
  [{ locale: 'fr' }, 'locale'],
  [{ payment_channels: [channel('gopay', true), channel('gopay', false)] }, 'Payment type gopay is named twice'],
  [[], 'body must be an object'],
  [[{ locale: 'en' }], 'body must be an object'],
] as const)('%j: 400 %s', async ([body, message]) => {
  const answer = await trial().call('PATCH', PATH, body, OWN);
  expect(answer.status).toBe(400);
  expect(String((answer.body['error_messages'] as string[])[0])).toContain(message);
});

test('a second merchant has its own keys, settings, orders and notifications', async () => {
  const { call, token, charge, core, card, lever, notifications } = trial();
  const made = await lever('merchants', { display_name: 'Toko Dua', notification_url: 'http://127.0.0.1:4001/two' });
  expect(made.status).toBe(201);
  const other = made.body['merchant'] as Record<'merchant_id' | 'server_key' | 'client_key', string>;
  expect(other).toMatchObject({ merchant_id: 'G000000002' });
  await charge(await token('ORD-1'), { payment_type: 'bca_va' });
  const order = { transaction_details: { order_id: 'ORD-1', gross_amount: 20_000 } };
  const second = await call('POST', '/snap/v1/transactions', order, basic(other.server_key));
  expect(second.status).toBe(201);
  const shown = await call('GET', `/snap/v1/transactions/${String(second.body['token'])}`);
  expect(shown.body['merchant']).toMatchObject({
    merchant_id: 'G000000002',
    client_key: other.client_key,
    preference: { display_name: 'Toko Dua' },
  });
  await charge(String(second.body['token']), { payment_type: 'bca_va' });
  const [mine, theirs] = await Promise.all(
    [SERVER_KEY, other.server_key].map((key) => call('GET', '/v2/ORD-1/status', undefined, basic(key))),
  );
  expect([mine?.body['gross_amount'], theirs?.body['gross_amount']]).toEqual(['150000.00', '20000.00']);
  expect(theirs?.body['signature_key']).toBe(signatureKey('ORD-1', '201', '20000.00', other.server_key));
  // Neither reaches the other's by its transaction id.
  expect((await core(`${String(theirs?.body['transaction_id'])}/status`)).body).toMatchObject({ status_code: '404' });
  expect((await notifications('ORD-1&merchant=G000000001')).map(({ url }) => url)).toEqual(['']);
  expect((await notifications('ORD-1&merchant=G000000002')).map(({ url }) => url)).toEqual([
    'http://127.0.0.1:4001/two',
  ]);
  expect(await card('4811111111111114')).toMatch(/^48111111-1114-/);
  expect((await lever('merchants', { allowed_origins: ['https://shop.test/path'] })).status).toBe(400);
});

test('a customer links GoPay, the merchant sees it and takes it back', async () => {
  const { call, token, form } = trial();
  const made = await token('ORD-1', { user_id: 'sari' });
  const link = (phone: string) =>
    call('POST', `/snap/v3/accounts/${made}/linking`, { type: 'gopay', country_code: '62', phone_number: phone });
  expect((await link('8271939753')).body).toMatchObject({
    status_code: '410',
    status_message: 'GoPay user is blocked',
  });
  expect((await link('000')).body).toMatchObject({ status_code: '404' });
  const { status, body } = await link('81212345678');
  expect(status).toBe(201);
  const page = new URL(String(body['activation_link_url']));
  expect((await call('GET', page.pathname + page.search)).text).toContain('81212345678');
  expect((await form(page.pathname + page.search, { pin: '0' })).status).toBe(400);
  expect((await form(page.pathname + page.search, { pin: '112233' })).status).toBe(303);
  expect((await link('81212345678')).status).toBe(406);
  expect((await call('GET', `/snap/v3/accounts/${made}/gopay`)).body).toEqual({ account_status: 'ENABLED' });
  const users = '/snap/v3/users/sari/gopay';
  expect((await call('GET', users)).status).toBe(401);
  expect((await call('GET', users, undefined, OWN)).body).toMatchObject({ user_id: 'sari', account_status: 'ENABLED' });
  expect((await call('DELETE', users, undefined, OWN)).status).toBe(200);
  expect((await call('GET', users, undefined, OWN)).body).toMatchObject({ error_messages: ['account not found'] });
});

test.for([
  [{ minimum_amuont: 1 }, 'unknown key "minimum_amuont", did you mean "minimum_amount"?'],
  [{ finish_url: 'https://a.test/' }, 'unknown key "finish_url", did you mean "finish_payment_return_url"?'],
  [{ brand: { colour: '#000000' } }, 'unknown key "brand.colour"'],
  [{ server_key: 'SB-Mid-server-other' }, 'unknown key "server_key": it cannot be changed'],
  [{ client_key: 'SB-Mid-client-other' }, 'unknown key "client_key": it cannot be changed'],
] as const)('%j changes no merchant: 400 %s', async ([body, why]) => {
  const { call, lever } = trial();
  const merchants = async () => (await call('GET', '/_sandbox/merchants')).body;
  const before = await merchants();
  const path = '/_sandbox/merchants/G000000001';
  for (const answer of [await call('PATCH', path, body), await call('POST', `${path}/preview`, body)])
    expect([answer.status, answer.body['error']]).toEqual([400, expect.stringContaining(why)]);
  if (!why.includes('_key')) expect((await lever('merchants', body)).status).toBe(400);
  expect(await merchants()).toEqual(before);
});

test('what a lever tells of a merchant may come back as it is, with a change', async () => {
  const { call } = trial();
  const [merchant] = (await call('GET', '/_sandbox/merchants')).body['merchants'] as Wire[];
  const { status, body } = await call('PATCH', '/_sandbox/merchants/G000000001', { ...merchant, display_name: 'Toko' });
  expect([status, body['merchant']]).toEqual([200, { ...merchant, display_name: 'Toko' }]);
});
