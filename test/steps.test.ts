import { describe, expect, test } from 'vitest';
import { guidesIn, type GuideTexts } from '../src/methods/families/guides.ts';

/** Everything that is paid elsewhere, by folder: its texts say from where, and how. */
const modules = import.meta.glob<{ texts?: Partial<GuideTexts> }>('../src/methods/*/texts.ts', { eager: true });

const banks = Object.entries(modules).flatMap(([file, { texts }]) =>
  texts?.en?.source === undefined ? [] : [{ folder: file.split('/').at(-2) ?? '', texts: texts as GuideTexts }],
);

/** Banks whose menus nobody has written down, and the name by which each is called. */
const GENERIC: Readonly<Record<string, string>> = {
  danamon_va: 'Danamon',
  bsi_va: 'BSI',
  seabank_va: 'SeaBank',
  saqu_va: 'Bank Saqu',
};

const rendered = (texts: GuideTexts, language: 'en' | 'id') =>
  JSON.stringify([texts[language].source, guidesIn(texts[language], '')]);

test('there are banks', () => {
  expect(banks.length).toBeGreaterThanOrEqual(11);
});

describe.for(['en', 'id'] as const)('in %s', (language) => {
  test('no two ways of paying read the same', () => {
    const all = banks.map(({ texts }) => rendered(texts, language));
    expect(new Set(all).size).toBe(all.length);
  });

  test('no place to pay is described in the same words by two banks, but by the generic ones', () => {
    const seen = new Map<string, string>();
    for (const { folder, texts } of banks.filter((bank) => !Object.hasOwn(GENERIC, bank.folder))) {
      for (const { title, steps } of guidesIn(texts[language], '')) {
        const other = seen.get(steps.join()) ?? folder;
        expect(other, `${folder} and ${other} share the steps of ${title}`).toBe(folder);
        seen.set(steps.join(), folder);
      }
    }
  });

  test('the generic ones differ by the bank’s name alone', () => {
    const words = Object.entries(GENERIC).map(([folder, name]) => {
      const texts = banks.find((bank) => bank.folder === folder)?.texts;
      return texts?.[language]['mobileSteps']?.replaceAll(name, '');
    });
    expect(words[0]).toBeTruthy();
    expect(new Set(words).size).toBe(1);
  });
});
