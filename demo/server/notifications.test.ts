import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { GatewayFailure } from './gateway.ts';
import { basket, closeShops, notification, openShop } from './trial-shop.ts';

afterEach(closeShops);

describe('notifications', () => {
  const placed = async (database?: string) => {
    const shop = openShop(database);
    await shop.post('/orders', basket);
    return { ...shop, notify: (fields?: Record<string, unknown>) => shop.post('/notifications', notification(fields)) };
  };

  test('the gateway is asked, and its answer moves the order', async () => {
    const { notify, world, json, get } = await placed();
    world.status = { transaction_status: 'settlement', payment_type: 'bank_transfer' };
    expect(await json(notify())).toEqual({ code: 'changed', message: 'Order KL-1 is paid.' });
    const order = await json(get('/orders/KL-1'));
    expect(order).toMatchObject({ state: 'paid', payment_type: 'bank_transfer', payable: false });
    expect(order).not.toHaveProperty('token');
  });

  test('repeats and late ones change nothing', async () => {
    const { notify, world, json, get } = await placed();
    world.status = { transaction_status: 'settlement' };
    await notify();
    expect(await json(notify())).toMatchObject({ code: 'unchanged' });
    expect(await json(notify({ transaction_status: 'pending', status_code: '201' }))).toMatchObject({
      code: 'unchanged',
    });
    world.status = { transaction_status: 'pending' };
    expect(await json(notify({ transaction_status: 'expire', status_code: '202' }))).toMatchObject({
      code: 'unchanged',
    });
    expect(await json(get('/orders/KL-1'))).toMatchObject({ state: 'paid' });
  });

  test('a signed "settlement" alone does not pay an order', async () => {
    const { notify, world, json, get } = await placed();
    world.status = { transaction_status: 'pending' };
    await notify();
    expect(await json(get('/orders/KL-1'))).toMatchObject({ state: 'pending' });
    world.status = null;
    expect((await notify()).status).toBe(200);
    expect(await json(get('/orders/KL-1'))).toMatchObject({ state: 'pending' });
  });

  test('many at once are settled one after the other', async () => {
    const { notify, world, json } = await placed();
    world.status = { transaction_status: 'settlement' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => json(notify())));
    expect(answers.filter(({ code }) => code === 'changed')).toHaveLength(1);
  });

  test('a wrong signature is 403 and asks nobody', async () => {
    const { notify, world, json } = await placed();
    const response = await notify({ signature_key: '0'.repeat(128) });
    expect(response.status).toBe(403);
    expect(await json(response)).toMatchObject({ code: 'wrong_signature' });
    expect(world.asked).toBe(0);
  });

  test('an unknown order is 404, in words', async () => {
    const { notify, json } = await placed();
    const response = await notify({ order_id: 'KL-9' });
    expect(response.status).toBe(404);
    expect((await json(response))['message']).toBe('There is no order "KL-9" in this shop.');
  });

  test.each([
    ['half a JSON', '{"order_id":', 'This is not JSON.'],
    ['a list', '[]', 'This is no notification'],
    ['a number where a string belongs', { ...notification(), status_code: 200 }, 'status_code'],
  ])('%s is 400, in words', async (_, body, words) => {
    const { post, json } = await placed();
    const response = await post('/notifications', body);
    expect(response.status).toBe(400);
    expect((await json(response))['message']).toContain(words);
  });

  test('an answer about less money or another order is not believed', async () => {
    const { notify, world, json, get } = await placed();
    world.status = { transaction_status: 'settlement', gross_amount: '1.00' };
    expect((await notify()).status).toBe(409);
    world.status = { transaction_status: 'settlement', order_id: 'KL-2' };
    expect((await notify()).status).toBe(409);
    expect(await json(get('/orders/KL-1'))).toMatchObject({ state: 'open' });
  });

  test('a gateway that cannot answer now makes it come again', async () => {
    const { notify, world, json } = await placed();
    world.status = new GatewayFailure(null, null);
    expect((await notify()).status).toBe(503);
    world.status = { transaction_status: 'settlement' };
    expect(await json(notify())).toMatchObject({ code: 'changed' });
  });

  test('orders and notifications survive a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shop-'));
    const file = join(folder, 'shop.db');
    const first = await placed(file);
    first.world.status = { transaction_status: 'pending' };
    await first.notify();
    closeShops();
    const { json, get, orders } = openShop(file);
    expect(await json(get('/orders/KL-1'))).toMatchObject({ state: 'pending', token: 'token-1' });
    expect(orders.receipts('KL-1')).toMatchObject([{ outcome: 'changed', payload: { order_id: 'KL-1' } }]);
    closeShops();
    rmSync(folder, { recursive: true });
  });

  test('a page that watches hears of it at once, and after a lost connection of what it missed', async () => {
    const { app, notify, world } = await placed();
    world.status = { transaction_status: 'pending' };
    await notify({ transaction_status: 'pending' });
    const stream = await app.request('/orders/KL-1/events', { headers: { 'last-event-id': '0' } });
    const hear = hearing(stream);
    expect(await hear('notification')).toMatchObject({ id: 1, outcome: 'changed' });
    world.status = { transaction_status: 'settlement' };
    await notify();
    expect(await hear('order')).toMatchObject({ state: 'paid' });
    expect(await hear('notification')).toMatchObject({ id: 2, payload: { transaction_status: 'settlement' } });
    const again = hearing(await app.request('/orders/KL-1/events', { headers: { 'last-event-id': '1' } }));
    expect(await again('notification')).toMatchObject({ id: 2 });
    await Promise.all([hear(null), again(null)]);
  });
});

/** Reads server-sent events until one of the wanted kind comes; null stops reading. */
function hearing(response: Response) {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  return async (wanted: string | null): Promise<unknown> => {
    if (wanted === null) return reader.cancel();
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended without "${wanted}"`);
        text += new TextDecoder().decode(value);
        continue;
      }
      const event = text.slice(0, end);
      text = text.slice(end + 2);
      const data = /^data: (.*)$/m.exec(event)?.[1] ?? 'null';
      if (event.includes(`event: ${wanted}\n`)) return JSON.parse(data) as unknown;
    }
  };
}
