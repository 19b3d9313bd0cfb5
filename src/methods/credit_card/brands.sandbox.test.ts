import { expect, test } from 'vitest';
import { cardBrand } from './brands.sandbox.ts';

test.for([
  ['4811', 'visa'],
  ['5011', undefined],
  ['5111', 'mastercard'],
  ['5511', 'mastercard'],
  ['5611', undefined],
  ['2220', undefined],
  ['2221', 'mastercard'],
  ['2720', 'mastercard'],
  ['2721', undefined],
  ['3411', 'amex'],
  ['3528', 'jcb'],
  ['1800', 'jcb'],
  ['2131', 'jcb'],
  ['6212', 'cup'],
  ['8100', 'cup'],
  ['1946', undefined],
] as const)('%s is %s', ([digits, brand]) => {
  expect(cardBrand(digits)).toBe(brand);
});
