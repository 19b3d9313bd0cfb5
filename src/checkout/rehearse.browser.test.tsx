import { afterEach, expect, test, vi } from 'vitest';

import { createGateway, type GatewayPlace } from '../gateway/gateway.ts';
import { methods } from '../methods/index.ts';
import type { World } from './checkout.ts';
import { rehearse } from './rehearse.tsx';

const fetched = vi.fn();
const place: GatewayPlace = {
  app: 'https://gateway.test',
  api: 'https://gateway.test',
  fetch: fetched,
  clock: Date.now,
  appType: 'popup',
};
const wrote = vi.fn();
const finish = vi.fn();
const world: World = {
  gateway: createGateway(place),
  methods,
  environment: 'sandbox',
  finish,
  rest: async () => {},
  sleep: async () => {},
  newKey: () => 'key',
  device: () => 'qr',
  hidden: () => false,
  memory: { read: () => undefined, write: wrote },
  hint: () => {},
};

afterEach(() => vi.restoreAllMocks());

const look = () => [
  document.documentElement.dataset['mode'],
  document.title,
  document.body.textContent,
  document.body.childElementCount,
];

test('it goes as far as the list, and leaves no trace of it', async () => {
  document.documentElement.dataset['mode'] = 'window';
  const before = look();
  const made = vi.spyOn(document, 'createElementNS');
  const read = vi.spyOn(HTMLImageElement.prototype, 'src', 'set');
  await rehearse(world, place, () => true);
  expect(read.mock.calls.length).toBeGreaterThanOrEqual(methods.size);
  // Every row was drawn, somewhere: the list's links are made of elements.
  const links = made.mock.calls.filter(([, name]) => name === 'a').length;
  expect(links).toBeGreaterThan(methods.size / 3);
  // Longer than what a screen does after it was drawn takes to begin.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(look()).toEqual(before);
  expect([fetched, wrote, finish].flatMap(({ mock }) => mock.calls)).toEqual([]);
  expect(performance.getEntriesByType('resource').filter(({ name }) => /Paying|Waiting/.test(name))).toEqual([]);
});

test('it ends as soon as there is something to pay', async () => {
  const made = vi.spyOn(document, 'createElement');
  await rehearse(world, place, () => false);
  expect(made).not.toHaveBeenCalled();
});
