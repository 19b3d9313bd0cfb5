import { describe, expect, test } from 'vitest';

import { contrast, lit, mix, readable, textOn } from './colour.ts';

test.for([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
  ['#243a7c', '#ffffff', 10.66],
] as const)('%s on %s: %d', ([one, other, expected]) => {
  expect(contrast(one, other)).toBeCloseTo(expected, 1);
  expect(contrast(other, one)).toBe(contrast(one, other));
});

test.for([
  ['#ff0000', '#0000ff', 1, '#ff0000'],
  ['#ff0000', '#0000ff', 0, '#0000ff'],
  ['#ffffff', '#000000', 0.5, '#808080'],
] as const)('%s in %s, %d: %s', ([colour, into, share, expected]) => {
  expect(mix(colour, into, share)).toBe(expected);
});

test.for([
  ['#7a4423', '#ffd2b6'],
  ['#0000ff', '#9999ff'],
  ['#000000', '#999999'],
  ['#ffffff', '#ffffff'],
] as const)('%s lit is %s', ([colour, expected]) => {
  expect(lit(colour)).toBe(expected);
});

const MERCHANTS = ['#432a1b', '#ffd21f', '#0aa5ff', '#ffffff', '#000000', '#808080', '#e0115f', '#7f7f00', '#00ff00'];

describe.for(MERCHANTS)('a merchant colour of %s', (colour) => {
  test('carries text that can be read', () => {
    expect(contrast(textOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
  });

  test('becomes readable on light and on dark surfaces', () => {
    expect(contrast(readable(colour, ['#ffffff'], 4.5, '#000000'), '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(readable(colour, ['#171a20'], 4.5, '#ffffff'), '#171a20')).toBeGreaterThanOrEqual(4.5);
  });
});

test('a colour that is readable already stays as it is', () => {
  expect(readable('#243a7c', ['#ffffff'], 4.5, '#000000')).toBe('#243a7c');
});
