import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';

import { sleep } from '../lib/time.ts';
import { defineMethod, type Method, type MethodView } from '../methods/method.ts';
import { viewOf } from './view.ts';

const screens: MethodView = { Instruction: () => null };
const method = (view: Method['view']) =>
  defineMethod({ id: 'x', group: 'wallet', route: 'x', name: { en: 'x', id: 'x' }, logo: '', view });
const world = { hint: () => {}, rest: (_ms: number, leaving: AbortSignal) => sleep(1, leaving) };

test('a fetch that fails is made again until it works', async () => {
  const fetchView = vi.fn<Method['view']>().mockRejectedValueOnce(new TypeError('offline')).mockResolvedValue(screens);
  const view = viewOf(signal(method(fetchView)), world);
  expect(view.value).toBeUndefined();
  await vi.waitFor(() => expect(view.value).toBe(screens));
  expect(fetchView).toHaveBeenCalledTimes(2);
});

test('what was chosen before comes too late', async () => {
  let arrive = (_view: MethodView) => {};
  const slow = method(() => new Promise((resolve) => (arrive = resolve)));
  const chosen = signal<Method | undefined>(slow);
  const view = viewOf(chosen, world);
  chosen.value = undefined;
  arrive(screens);
  await sleep(5, new AbortController().signal);
  expect(view.value).toBeUndefined();
});
