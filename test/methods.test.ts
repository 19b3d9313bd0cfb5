import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { methods } from '../src/methods/index.ts';

const NEEDED = ['index.ts', 'logo.svg', 'sandbox.ts', 'texts.ts', 'view.tsx'];

const folders = readdirSync('src/methods', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'families')
  .map(({ name }) => name);

test('there are methods', () => {
  expect(folders.length).toBeGreaterThan(0);
});

describe.for(folders)('src/methods/%s', (folder) => {
  const files = readdirSync(`src/methods/${folder}`);

  test('lacks nothing', () => {
    const lacking = NEEDED.filter((file) => !files.includes(file));
    if (!files.some((file) => /\.test\.tsx?$/.test(file))) lacking.push('a *.test.ts');
    expect(lacking, `src/methods/${folder} lacks`).toEqual([]);
  });

  test('is registered under its own name', () => {
    expect(methods.get(folder)?.id).toBe(folder);
  });

  test('has a name in every language and a mark', () => {
    const method = methods.get(folder);
    expect(method?.name.en).toBeTruthy();
    expect(method?.name.id).toBeTruthy();
    expect(method?.logo).toBeTruthy();
  });

  test('has a mark that only draws', () => {
    const logo = readFileSync(`src/methods/${folder}/logo.svg`, 'utf8');
    expect(logo).toMatch(/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<svg/);
    expect(logo).not.toMatch(/<script|<foreignObject|<image|href=["'](?!#)|\son\w+=|@import|url\((?!#)/i);
  });

  test('has a view that shows what to do next', async () => {
    const view = await methods.get(folder)?.view();
    expect(view?.Instruction).toBeTypeOf('function');
  });
});

test('no two methods share an address', () => {
  const routes = [...methods.values()].map(({ route }) => route);
  expect(new Set(routes).size).toBe(routes.length);
});
