import { describe, expect, test } from 'vitest';

import { contrast } from '../lib/colour.ts';
import { brandProperties } from './theme.ts';

const COLOURS = [
  '#432a1b',
  '#ffd21f',
  '#0aa5ff',
  '#ffffff',
  '#000000',
  '#808080',
  '#e0115f',
  '#00ff00',
  '#0000ff',
  '#7a4423',
];
const THEMES = [
  { dark: false, surface: '#ffffff', sunken: '#f4f5f8' },
  { dark: true, surface: '#171a20', sunken: '#1e222a' },
];

describe.for(COLOURS)('%s', (colour) => {
  test.for(THEMES)('dark: $dark', ({ dark, surface, sunken }) => {
    const set = brandProperties({ header: colour, accent: colour }, dark);
    const between = (one: string, other: string) => contrast(set[one] ?? one, set[other] ?? other);
    expect(between('--on-header', '--header')).toBeGreaterThanOrEqual(4.5);
    expect(between('--on-header-muted', '--header')).toBeGreaterThanOrEqual(4.5);
    expect(between('--on-accent', '--accent')).toBeGreaterThanOrEqual(4.5);
    expect(between('--accent-text', '--accent-soft')).toBeGreaterThanOrEqual(4.5);
    expect(between('--accent-text', surface)).toBeGreaterThanOrEqual(4.5);
    expect(between('--accent-text', sunken)).toBeGreaterThanOrEqual(4.5);
    const edge = set['--accent-edge'] === 'transparent' ? '--accent' : '--accent-edge';
    expect(between(edge, surface)).toBeGreaterThanOrEqual(3);
  });
});

test('a merchant without colours changes nothing', () => {
  expect(brandProperties({}, false)).toEqual({});
  expect(Object.keys(brandProperties({ accent: '#123456' }, true))).not.toContain('--header');
});
