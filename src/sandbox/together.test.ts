import { expect, test } from 'vitest';
import { together } from './together.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what is given in one turn comes back at its end, in order; what comes later, a turn later', async () => {
  const held = together();
  const back: string[] = [];
  const give = (name: string) => void held(name).then((value) => back.push(value));
  give('first');
  await Promise.resolve();
  give('second');
  await Promise.resolve();
  expect(back).toEqual([]);
  await turn();
  expect(back).toEqual(['first', 'second']);
  give('third');
  await Promise.resolve();
  expect(back).toEqual(['first', 'second']);
  await turn();
  expect(back).toEqual(['first', 'second', 'third']);
});
