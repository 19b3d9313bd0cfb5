import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from './scratch.ts';
import { openStorage } from './storage.ts';
import { trial } from './trial.ts';

const file = () => join(scratchFolder(), 'deeper', 'state.sqlite');

const BCA = { payment_type: 'bca_va' };
const CONFIG = { notificationUrl: 'http://127.0.0.1:4000/notify' };

test('a killed sandbox comes back with everything it had answered', async () => {
  const state = file();
  // Never closed: as after kill -9.
  const before = trial({ storage: openStorage(state), config: CONFIG, send: () => new Promise(() => {}) });
  const token = await before.token('ORD-1');
  const key = { 'idempotency-key': 'attempt-1' };
  const charged = await before.charge(token, BCA, key);
  const secure = await before.token('ORD-2', { credit_card: { secure: true } });
  const card = await before.card('4811111111111114');
  const spare = await before.card('4811111111111114');
  const challenged = await before.charge(secure, { payment_type: 'credit_card', payment_params: { card_token: card } });
  await before.lever('clock', { advance_s: 180 });

  const posts: string[] = [];
  const after = trial({
    storage: openStorage(state),
    config: CONFIG,
    send: ({ url, body }) => {
      posts.push(String((JSON.parse(body) as Record<string, unknown>)['order_id']));
      return Promise.resolve({ status: 200, via: [url] });
    },
  });
  expect((await after.status(token)).body).toEqual(charged.body);
  expect((await after.charge(token, BCA, key)).body).toEqual(charged.body);
  expect((await after.charge(token, BCA)).status).toBe(406);
  expect((await after.call('GET', '/_sandbox/clock')).body).toMatchObject({ offset_s: 180 });
  await after.sandbox.run();
  expect(posts.toSorted()).toEqual(['ORD-1', 'ORD-2']);
  const path = new URL(String(challenged.body['redirect_url'])).pathname;
  expect((await after.call('GET', path)).text).toContain('id="otp"');
  await after.form(path, { otp: '112233', ok: '1' });
  expect((await after.status(secure)).body).toMatchObject({ transaction_status: 'capture' });
  expect(
    (
      await after.charge(await after.token('ORD-3'), {
        payment_type: 'credit_card',
        payment_params: { card_token: spare },
      })
    ).body,
  ).toMatchObject({ status_code: '200' });
  after.pass(24 * 3_600_000);
  expect((await after.status(token)).body).toMatchObject({ transaction_status: 'expire' });
});

test('neither the file nor its log ever holds a card number or a CVV', async () => {
  const state = file();
  const world = trial({ storage: openStorage(state) });
  const planted = await world.token('ORD-5399-planted');
  const { body } = await world.call('POST', '/v2/token', {
    client_key: 'SB-Mid-client-kasir-sandbox',
    card_number: '4811 1111 1111 1114',
    card_exp_month: '12',
    card_exp_year: '2030',
    card_cvv: '7391',
  });
  await world.charge(planted, { payment_type: 'credit_card', payment_params: { card_token: body['token_id'] } });
  const key = 'SB-Mid-client-kasir-sandbox';
  const query = `card_number=4811111111111114&card_exp_month=12&card_exp_year=2030&client_key=${key}`;
  for (const path of [
    `/v2/token?${query}&card_cvv=7391`,
    `/v2/card/register?${query}`,
    '/v1/bins/4811111111111114',
    '/v1/bins/4811%201111%201111%201114',
    '/v2/token/4811111111111114',
    '/snap/v1/transactions/4811111111111114',
    `/snap/v1/transactions/${planted}/point_inquiry/4811111111111114`,
    `/snap/v1/transactions/${planted}/saved_tokens/4811%201111%201111%201114`,
  ])
    await world.call('GET', path, undefined, { authorization: `Basic ${btoa(`${key}:`)}` });
  // Makes it write its log of calls down.
  const timeline = await world.call('GET', '/_sandbox/transactions/ORD-5399-planted');
  expect(timeline.text).toContain('/charge');
  const bytes =
    timeline.text +
    (await world.call('GET', '/_sandbox/export')).text +
    [state, `${state}-wal`].map((one) => readFileSync(one).toString('latin1')).join('') +
    world.lines.join('');
  expect(bytes).toContain('ORD-5399-planted');
  expect(bytes).toContain('48111111-1114');
  expect(bytes).toContain('/v2/card/register');
  expect(bytes).not.toMatch(/4811(?: |%20)?1111(?: |%20)?1111(?: |%20)?1114/);
  expect(bytes).not.toContain('7391"');
});
