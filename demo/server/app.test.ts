import { afterEach, describe, expect, test } from 'vitest';
import { basket, closeShops, config, openShop } from './trial-shop.ts';

afterEach(closeShops);

describe('placing an order', () => {
  test('takes every amount from the catalogue and leaves the key out of the answer', async () => {
    const { post, json, created } = openShop();
    const priced = {
      items: [{ ...basket.items[0], price: 1 }, basket.items[1]],
      total: 1,
      customer: { name: ' Ayu ' },
    };
    const response = await post('/orders', priced);
    expect(response.status).toBe(201);
    const order = await json(response);
    expect(order).toMatchObject({ id: 'KL-1', total: 189_000, state: 'open', token: 'token-1', payable: true });
    expect(created[0]).toMatchObject({
      transaction_details: { order_id: 'KL-1', gross_amount: 189_000 },
      customer_details: { first_name: 'Ayu' },
      callbacks: { finish: 'http://127.0.0.1:4000/finish', error: 'http://127.0.0.1:4000/error' },
    });
    expect(JSON.stringify(order)).not.toContain(config.serverKey);
  });

  test.each([
    ['an empty basket', { items: [] }, 'the basket is empty'],
    ['a thing that is not sold', { items: [{ id: 'gold', quantity: 1 }] }, 'there is no product "gold"'],
    ['a negative quantity', { items: [{ id: 'gayo-250', quantity: -1 }] }, 'items.0.quantity'],
    ['half a bag', { items: [{ id: 'gayo-250', quantity: 0.5 }] }, 'items.0.quantity'],
    ['one thing twice', { items: [basket.items[0], basket.items[0]] }, 'a product is named twice'],
    ['half a JSON', '{"items":[', 'Invalid type'],
  ])('%s is refused in words', async (_, body, words) => {
    const { post, json, created } = openShop();
    const response = await post('/orders', body);
    expect(response.status).toBe(400);
    expect((await json(response))['message']).toContain(words);
    expect(created).toEqual([]);
  });

  test("another site's page cannot place one", async () => {
    const { post } = openShop();
    expect((await post('/orders', basket, { origin: 'https://evil.test' })).status).toBe(403);
    expect((await post('/orders', basket, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('/orders', basket, { origin: 'http://127.0.0.1:4000' })).status).toBe(201);
  });
});

describe('the playground', () => {
  test('passes a request on as it is and knows the order afterwards', async () => {
    const { post, created, json, get } = openShop();
    const request = { transaction_details: { order_id: 'PG-1', gross_amount: 25_000 }, custom_field1: '</script>' };
    expect((await post('/playground/tokens', { request })).status).toBe(201);
    expect(created).toEqual([request]);
    expect(await json(get('/orders/PG-1'))).toMatchObject({ from: 'playground', total: 25_000 });
  });

  test("does not touch the shop's own orders", async () => {
    const { post } = openShop();
    await post('/orders', basket);
    const request = { transaction_details: { order_id: 'KL-1', gross_amount: 1 } };
    expect((await post('/playground/tokens', { request })).status).toBe(409);
  });

  test('hands levers on to the sandbox', async () => {
    const { post, levers } = openShop();
    expect((await post('/playground/levers/settle', { order_id: 'PG/1' })).status).toBe(200);
    expect((await post('/playground/clock', { advance_s: 60 })).status).toBe(200);
    expect((await post('/playground/levers/reset', { order_id: 'PG-1' })).status).toBe(404);
    expect((await post('/playground/clock', { advance_s: -1 })).status).toBe(400);
    expect(levers).toEqual([
      { url: 'http://localhost:4100/_sandbox/transactions/PG%2F1/settle', body: '{}' },
      { url: 'http://localhost:4100/_sandbox/clock', body: '{"advance_s":60}' },
    ]);
  });

  test('answers only to its own name and its own pages', async () => {
    const { post, app } = openShop();
    expect((await post('/playground/clock', { advance_s: 60 }, { host: 'evil.test' })).status).toBe(403);
    expect((await post('/playground/clock', { advance_s: 60 }, { origin: 'https://evil.test' })).status).toBe(403);
    const rebound = await app.request('/playground/gateway', { headers: { host: 'evil.test:4000' } });
    expect(rebound.status).toBe(403);
  });
});

test('every answer carries the strict policy', async () => {
  const { get } = openShop();
  const policy = (await get('/catalogue')).headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self' http://localhost:4100;");
  expect(policy).toContain("connect-src 'self';");
  expect(policy).not.toContain('unsafe');
});
