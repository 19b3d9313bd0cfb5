import { expect, test } from 'vitest';
import { grouped, pasteable, testCards } from './cards.ts';

const outcome = { en: 'Accepted', id: 'Diterima' };
const card = { number: '4811111111111114', brand: 'visa', cvv: '123', expiry: '12/29', kind: 'accept', outcome };

test('what the sandbox lists', () => {
  const [shown] = testCards({ otp: '112233', cards: [card] });
  expect(shown).toEqual({ number: card.number, brand: 'visa', bank: '', expiry: '12/29', cvv: '123', outcome });
  expect(shown && pasteable(shown)).toBe('4811111111111114 12/29 123');
});

test('an outcome without a name is shown by its kind', () => {
  const [shown] = testCards({ cards: [{ ...card, outcome: 5 }] });
  expect(shown?.outcome).toEqual({ en: 'accept', id: 'accept' });
});

test.each([[null], ['cards'], [[card]], [{ cards: {} }], [{ cards: [null, 1, {}, { number: 5 }, { number: '<b>' }] }]])(
  '%j lists no cards',
  (answer) => expect(testCards(answer)).toEqual([]),
);

test('numbers in groups', () => {
  expect(grouped('4811111111111114')).toBe('4811 1111 1111 1114');
  expect(grouped('370192169722458')).toBe('3701 9216 9722 458');
});
