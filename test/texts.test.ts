import { describe, expect, test } from 'vitest';

interface Both {
  readonly en: Readonly<Record<string, string>>;
  readonly id: Readonly<Record<string, string>>;
}

const modules = import.meta.glob<Record<string, unknown>>('../src/**/*texts.ts', {
  eager: true,
});

const isBoth = (value: unknown): value is Both =>
  typeof value === 'object' && value !== null && 'en' in value && 'id' in value;

const sets = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter((entry): entry is [string, Both] => isBoth(entry[1]))
    .map(([name, both]): [where: string, both: Both] => [`${file.replace('../', '')} ${name}`, both]),
);

const placeholders = (text: string) => [...text.matchAll(/\{\{(.+?)\}\}/g)].map(([, name = '']) => name).sort();

test('there are texts', () => {
  expect(sets.length).toBeGreaterThan(0);
});

/** The compiler checks the shape; this checks what it cannot see, and texts that were cast. */
describe.for(sets)('%s', ([, { en, id }]) => {
  test('has the same texts in both languages', () => {
    expect(Object.keys(id).sort()).toEqual(Object.keys(en).sort());
  });

  test('has no empty text and no lost value', () => {
    for (const [key, text] of Object.entries(en)) {
      expect(text.trim(), key).not.toBe('');
      expect(id[key]?.trim(), key).not.toBe('');
      expect(placeholders(id[key] ?? ''), key).toEqual(placeholders(text));
    }
  });

  test('has no markup', () => {
    for (const text of [...Object.values(en), ...Object.values(id)]) expect(text).not.toMatch(/<\/?[a-z]/i);
  });
});
