import { expect, test } from 'vitest';
import { parseObject, valueAt, withValue } from './json.ts';

const request = { a: { b: 'x', keep: [1] }, c: 1 };

test('reading along a path', () => {
  expect(valueAt(request, 'a.b')).toBe('x');
  expect(valueAt(request, 'c')).toBe(1);
  for (const path of ['a.z', 'c.b', 'a.keep.length', 'toString', '__proto__.x'])
    expect(valueAt(request, path)).toBeUndefined();
});

test('writing along a path leaves all else alone', () => {
  expect(withValue(request, 'a.b', 'y')).toEqual({ a: { b: 'y', keep: [1] }, c: 1 });
  expect(withValue({}, 'x.y.z', true)).toEqual({ x: { y: { z: true } } });
  expect(withValue({ x: 'text' }, 'x.y', 1)).toEqual({ x: { y: 1 } });
  expect(Object.keys(withValue(request, 'a.b', 'y'))).toEqual(['a', 'c']);
  expect(request).toEqual({ a: { b: 'x', keep: [1] }, c: 1 });
});

test('taking a value out takes the emptied objects with it', () => {
  expect(withValue(request, 'a.b', undefined)).toEqual({ a: { keep: [1] }, c: 1 });
  expect(withValue({ x: { y: { z: 1 } }, c: 1 }, 'x.y.z', undefined)).toEqual({ c: 1 });
  expect(withValue({ c: 1 }, 'x.y', undefined)).toEqual({ c: 1 });
});

test('what is wrong with a typed text', () => {
  expect(parseObject('{"a":1}')).toEqual({ value: { a: 1 } });
  expect(parseObject('[1]')).toMatchObject({ reason: 'not_object' });
  expect(parseObject('null')).toMatchObject({ reason: 'not_object' });
  expect(parseObject('{"a":')).toMatchObject({ reason: 'syntax' });
  expect(parseObject('')).toMatchObject({ reason: 'syntax' });
});
