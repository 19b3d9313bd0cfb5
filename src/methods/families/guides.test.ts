import { expect, test } from 'vitest';
import { guidesIn } from './guides.ts';

test('guides come in the order of the texts, with values in their places and the same end', () => {
  const words = {
    source: 'From anywhere',
    atm: 'ATM {{bank}}',
    atmSteps: 'Choose *A*.|Type {{code}}.',
    app: 'App',
    appSteps: 'Open it.',
  };
  expect(guidesIn(words, 'Done.', { bank: 'Uji', code: '009' })).toEqual([
    { title: 'ATM Uji', steps: ['Choose *A*.', 'Type 009.', 'Done.'] },
    { title: 'App', steps: ['Open it.', 'Done.'] },
  ]);
});
