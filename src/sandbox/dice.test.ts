import { expect, test } from 'vitest';
import { dice, seededDice } from './dice.ts';

test('ids that are made one after another follow each other, and no two are the same', () => {
  const ids = Array.from({ length: 200 }, (_, at) => dice.id(Date.UTC(2026, 10, 20) + at));
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(Array.from({ length: 1000 }, () => dice.id(0))).size).toBe(1000);
});

test('the same seed gives the same ids, whatever the time', () => {
  expect(seededDice(7).id(1)).toBe(seededDice(7).id(2));
  expect(seededDice(7).id(1)).not.toBe(seededDice(8).id(1));
});

test.for([0, 1, 6, 11, 14, 15, 28, 60])('%i digits are so many, and all ten are among them', (count) => {
  const made = Array.from({ length: 200 }, () => dice.digits(count));
  for (const digits of made) expect(digits).toMatch(new RegExp(`^\\d{${count}}$`));
  expect(new Set(made.join('')).size).toBe(count === 0 ? 0 : 10);
});
