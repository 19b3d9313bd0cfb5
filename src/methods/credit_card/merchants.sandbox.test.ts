import { expect, test } from 'vitest';
import { CLIENT_KEY, SERVER_KEY, trial, type Wire } from '../../sandbox/trial.ts';

const CARD = { card_number: '4105058689481467', card_exp_month: '12', card_exp_year: '2030', card_cvv: '123' };
const SARI = { user_id: 'sari', credit_card: { secure: false, save_card: true } };

const basic = (key: string) => ({ authorization: `Basic ${btoa(`${key}:`)}` });

/** Two merchants in one sandbox, and what their pages and back ends ask. */
async function two() {
  const world = trial();
  const { body } = await world.lever('merchants', { display_name: 'Toko Dua' });
  const other = body['merchant'] as Record<'server_key' | 'client_key', string>;
  const tokenOf = async (client_key: string, card: Wire = CARD) =>
    String((await world.call('POST', '/v2/token', { client_key, ...card })).body['token_id']);
  const order = async (serverKey: string, id: string, more: Wire = SARI) => {
    const order_id = `ORD-${id}`;
    const made = await world.create(
      { transaction_details: { order_id, gross_amount: 150_000 }, ...more },
      basic(serverKey),
    );
    return String(made.body['token']);
  };
  const pay = async (token: string, card_token: string, more: Wire = {}) =>
    (await world.charge(token, { payment_type: 'credit_card', payment_params: { card_token, ...more } })).body;
  return { world, other, tokenOf, order, pay };
}

test('a token is charged by the merchant whose client key made it, and by nobody else', async () => {
  const { other, tokenOf, order, pay } = await two();
  const card = await tokenOf(CLIENT_KEY);
  const theirs = await order(other.server_key, '1');
  expect(await pay(theirs, card)).toMatchObject({ status_code: '411' });
  expect(await pay(await order(SERVER_KEY, '1'), card)).toMatchObject({ status_code: '200' });
  expect(await pay(theirs, await tokenOf(other.client_key))).toMatchObject({ status_code: '200' });
});

test('Clickpay takes no other merchant’s token either', async () => {
  const { world, other, tokenOf, order } = await two();
  const token_id = await tokenOf(CLIENT_KEY, { card_number: '4111111111111111' });
  const charge = async (token: string) =>
    (
      await world.charge(token, {
        payment_type: 'mandiri_clickpay',
        payment_params: { token_id, input3: '12345', token: '000000' },
      })
    ).body['status_code'];
  expect(await charge(await order(other.server_key, '1', {}))).toBe('411');
  expect(await charge(await order(SERVER_KEY, '1', {}))).toBe('200');
});

test('points are told to the merchant of the card only', async () => {
  const { world, other, tokenOf, order } = await two();
  const card = await tokenOf(CLIENT_KEY);
  const bySnap = async (key: string) =>
    (await world.call('GET', `/snap/v1/transactions/${await order(key, '1')}/point_inquiry/${card}`)).body[
      'status_code'
    ];
  const byCore = async (key: string) =>
    (await world.call('GET', `/v2/point_inquiry/${card}`, undefined, basic(key))).body['status_code'];
  expect([await bySnap(other.server_key), await bySnap(SERVER_KEY)]).toEqual(['411', '200']);
  expect([await byCore(other.server_key), await byCore(SERVER_KEY)]).toEqual(['411', '200']);
});

test('a saved card is its merchant’s, whatever the user is called there', async () => {
  const { world, other, tokenOf, order, pay } = await two();
  const saved = (await pay(await order(SERVER_KEY, '1'), await tokenOf(CLIENT_KEY), { save_card: true }))[
    'saved_token_id'
  ];
  const listed = async (token: string) =>
    ((await world.show(token)).body['credit_card'] as { saved_tokens: Wire[] }).saved_tokens;
  expect(await listed(await order(other.server_key, '2'))).toEqual([]);
  const named = { ...SARI, credit_card: { ...SARI.credit_card, card_token: saved } };
  expect(await listed(await order(other.server_key, '3', named))).toEqual([]);
  const again = (client_key: string, token_id: unknown) =>
    world.call('POST', '/v2/token', { client_key, token_id, card_cvv: '123', two_click: true });
  expect((await again(other.client_key, saved)).body['status_code']).toBe('411');
  expect((await again(CLIENT_KEY, saved)).body['status_code']).toBe('200');
  const [mine] = await listed(await order(SERVER_KEY, '4'));
  expect((await again(other.client_key, mine?.['token'])).body['status_code']).toBe('411');
});

test('what is made of a handle is charged in the handle’s own transaction only', async () => {
  const { world, tokenOf, order, pay } = await two();
  await pay(await order(SERVER_KEY, '1'), await tokenOf(CLIENT_KEY), { save_card: true });
  const own = await order(SERVER_KEY, '2');
  const [card] = ((await world.show(own)).body['credit_card'] as { saved_tokens: Wire[] }).saved_tokens;
  const made = await tokenOf(CLIENT_KEY, { token_id: card?.['token'], card_cvv: '123', two_click: true });
  expect(await pay(await order(SERVER_KEY, '3', { ...SARI, user_id: 'budi' }), made)).toMatchObject({
    status_code: '411',
  });
  expect(await pay(own, made)).toMatchObject({ status_code: '200' });
});

test('a card that the merchant names is not shown to another user of the merchant’s', async () => {
  const { world, tokenOf, order, pay } = await two();
  const paid = await pay(await order(SERVER_KEY, '1'), await tokenOf(CLIENT_KEY), { save_card: true });
  const named = (user_id: string | undefined) => ({
    ...(user_id !== undefined && { user_id }),
    credit_card: { save_card: true, card_token: paid['saved_token_id'] },
  });
  const shown = async (id: string, user: string | undefined) => {
    const { body } = await world.show(await order(SERVER_KEY, id, named(user)));
    return (body['credit_card'] as { saved_tokens: Wire[] }).saved_tokens.length;
  };
  expect([await shown('2', 'budi'), await shown('3', 'sari'), await shown('4', undefined)]).toEqual([0, 1, 1]);
});

test('a registered card is charged with its CVV, again and again, by its merchant', async () => {
  const { world, other, order, pay } = await two();
  const query = (given: Wire) => `/v2/card/register?${new URLSearchParams(given as Record<string, string>)}`;
  const { card_cvv: _cvv, ...plain } = CARD;
  const { body } = await world.call('GET', query({ ...plain, client_key: CLIENT_KEY }));
  expect(body).toMatchObject({ status_code: '200', masked_card: '41050586-1467' });
  const token_id = body['saved_token_id'];
  expect(token_id).toMatch(/^41050586[A-Za-z0-9]{20}1467$/);
  const ask = (client_key: string, more: Wire = {}) =>
    world.call('POST', '/v2/token', { client_key, token_id, card_cvv: '123', two_click: true, ...more });
  for (const id of ['1', '2']) {
    const made = (await ask(CLIENT_KEY)).body;
    expect(made).toMatchObject({ status_code: '200', token_id: expect.stringMatching(/^41050586-1467-/) as string });
    expect(await pay(await order(SERVER_KEY, id), String(made['token_id']))).toMatchObject({
      status_code: '200',
      masked_card: '41050586-1467',
    });
  }
  expect((await ask(CLIENT_KEY, { card_cvv: '1' })).body['status_code']).toBe('400');
  expect((await ask(other.client_key)).body['status_code']).toBe('411');
  const past = await world.call('GET', query({ ...plain, card_exp_year: '2025', client_key: CLIENT_KEY }));
  expect(past.body['validation_messages']).toEqual(['card_exp_year must be greater than this year']);
});

test('lookups by BIN are counted for each merchant', async () => {
  const { world, other } = await two();
  const ask = async (key: string) => (await world.call('GET', '/v1/bins/41050586', undefined, basic(key))).status;
  for (let count = 0; count < 100; count += 1) await ask(CLIENT_KEY);
  expect([await ask(CLIENT_KEY), await ask(SERVER_KEY), await ask(other.client_key)]).toEqual([409, 409, 200]);
});

test('a promo’s quota is each merchant’s own', async () => {
  const { world, other, tokenOf, order } = await two();
  const use = async (serverKey: string, clientKey: string, id: string) => {
    const token = await order(serverKey, id, { promo: { enabled: true }, credit_card: { secure: false } });
    const { body } = await world.charge(token, {
      payment_type: 'credit_card',
      payment_params: { card_token: await tokenOf(clientKey) },
      promo_details: { promo_id: '1', discounted_gross_amount: '140000' },
    });
    return body['status_code'];
  };
  for (let count = 0; count < 100; count += 1) expect(await use(SERVER_KEY, CLIENT_KEY, String(count))).toBe('200');
  expect(await use(SERVER_KEY, CLIENT_KEY, 'more')).toBe('400');
  expect(await use(other.server_key, other.client_key, '1')).toBe('200');
});
