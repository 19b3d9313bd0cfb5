import { expect, test } from 'vitest';
import { recent } from './recent.ts';

function watched(limit: number) {
  const reads: string[] = [];
  const held = recent<{ name: string }>(limit);
  return { ...held, reads, ask: (name: string) => held.get(name, () => (reads.push(name), { name })) };
}

test('a record is read once, until it is forgotten', () => {
  const { ask, reads, forget, clear } = watched(2);
  expect(ask('a')).toBe(ask('a'));
  expect(reads).toEqual(['a']);
  forget('a');
  ask('a');
  expect(reads).toEqual(['a', 'a']);
  clear();
  ask('a');
  expect(reads).toHaveLength(3);
});

test('the last ones are held, and never more than twice as many', () => {
  const { ask, reads } = watched(3);
  for (const name of 'abcdefghij') ask(name);
  const before = reads.length;
  for (const name of 'jih') ask(name);
  expect(reads).toHaveLength(before);
  for (const name of 'abcd') ask(name);
  expect(reads).toHaveLength(before + 4);
});

test('what is asked for again stays, and what was forgotten is gone, however long it was held', () => {
  const { ask, reads, forget } = watched(2);
  for (const name of 'abcacacac') ask(name);
  expect(reads).toEqual(['a', 'b', 'c']);
  ask('d');
  forget('a', 'c', 'd');
  for (const name of 'acd') ask(name);
  expect(reads.slice(3)).toEqual(['d', 'a', 'c', 'd']);
});

test('what is not there is asked for again', () => {
  const held = recent<object>(2);
  expect(held.get('a', () => undefined)).toBeUndefined();
  expect(held.get('a', () => ({}))).toEqual({});
});
