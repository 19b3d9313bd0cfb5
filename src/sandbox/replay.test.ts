import { expect, test } from 'vitest';
import type { Delivery, Sender } from './notifications.ts';
import { trial } from './trial.ts';

/** What happens to a notification while it is on its way. */

const BCA = { payment_type: 'bca_va' };
const SHOP = 'http://127.0.0.1:4000/notify';

/** A shop that answers when it is told to. */
function slowShop() {
  const waiting: ((delivery: Delivery) => void)[] = [];
  const send: Sender = () => new Promise((resolve) => void waiting.push(resolve));
  const world = trial({ send, config: { notificationUrl: SHOP } });
  return {
    ...world,
    waiting,
    begun: async (count: number) => {
      await expect.poll(() => waiting.length).toBe(count);
    },
    /** Lets what was answered be written down, and what is due then begin. */
    turn: () => new Promise((resolve) => setTimeout(resolve, 10)),
  };
}

const told = (world: ReturnType<typeof slowShop>, id: string) => world.notifications(id);

test.each(['reset', 'import'])(
  'after a %s, the answer to an old notification is no answer to a new one',
  async (how) => {
    const world = slowShop();
    const { text: empty } = await world.call('GET', '/_sandbox/export');
    await world.charge(await world.token('OLD'), BCA);
    await world.begun(1);
    expect((await world.lever(how, how === 'import' ? JSON.parse(empty) : {})).status).toBe(200);
    await world.charge(await world.token('NEW'), BCA);
    await world.begun(2);
    world.waiting[1]?.({ status: 503, via: [SHOP] });
    await world.turn();
    world.waiting[0]?.({ status: 200, via: ['http://old.test/'] });
    await world.turn();
    expect(
      (await told(world, 'NEW')).map(({ state, attempts }) => [state, attempts.map(({ status }) => status)]),
    ).toEqual([['owed', [503]]]);
  },
);

test('a replay during a delivery is one more delivery, with all its retries', async () => {
  const world = slowShop();
  await world.charge(await world.token('ORD-1'), BCA);
  await world.begun(1);
  expect((await world.lever('notifications/1/replay')).body).toEqual({ status: 'owed' });
  world.waiting[0]?.({ status: 200, via: [SHOP] });
  await world.begun(2);
  world.waiting[1]?.({ status: 404, via: [SHOP] });
  await world.turn();
  const [first] = await told(world, 'ORD-1');
  expect([first?.state, first?.attempts.map(({ status }) => status)]).toEqual(['owed', [200, 404]]);
  expect(first?.next_attempt_at).toBe('2026-02-03T03:17:00.000Z');
});
