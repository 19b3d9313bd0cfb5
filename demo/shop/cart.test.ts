import { expect, test } from 'vitest';
import { adjusted, restoredCart } from './cart.ts';

test('adding, taking away, and the two ends', () => {
  expect(adjusted({}, 'a', 1, 3)).toEqual({ a: 1 });
  expect(adjusted({ a: 3 }, 'a', 1, 3)).toEqual({ a: 3 });
  expect(adjusted({ a: 1, b: 2 }, 'a', -1, 3)).toEqual({ b: 2 });
  expect(adjusted({ b: 2 }, 'a', -1, 3)).toEqual({ b: 2 });
});

test.each([
  ['nothing', null, {}],
  ['half a JSON', '{"a":', {}],
  ['null', 'null', {}],
  ['a good basket', '{"a":2}', { a: 2 }],
  ['what is not sold', '{"gold":1,"a":1}', { a: 1 }],
  ['nonsense', '{"a":"2","b":-1}', {}],
  ['too many', '{"a":99}', {}],
])('restoring %s', (_, text, expected) => {
  expect(restoredCart(text, new Set(['a', 'b']), 20)).toEqual(expected);
});
