import { expect, test } from 'vitest';
import { recent } from './recent.ts';

test('a record is read once, until it is forgotten or too many others were read', () => {
  const reads: string[] = [];
  const held = recent<{ name: string }>(2);
  const get = (name: string) => held.get(name, () => (reads.push(name), { name }));
  expect(get('a')).toBe(get('a'));
  expect(reads).toEqual(['a']);
  held.forget('a');
  get('a');
  get('b');
  get('a');
  expect(reads).toEqual(['a', 'a', 'b']);
  get('c');
  get('b');
  expect(reads).toEqual(['a', 'a', 'b', 'c']);
  get('a');
  expect(reads).toEqual(['a', 'a', 'b', 'c', 'a']);
  held.clear();
  get('a');
  expect(reads).toHaveLength(6);
});

test('what is not there is asked for again', () => {
  const held = recent<object>(2);
  expect(held.get('a', () => undefined)).toBeUndefined();
  expect(held.get('a', () => ({}))).toEqual({});
});
