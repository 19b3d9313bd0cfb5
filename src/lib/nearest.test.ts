import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const KNOWN = ['customer_details', 'item_details', 'credit_card', 'bca_va'];

test.for([
  ['costumer_details', 'customer_details'],
  ['itemDetails', 'item_details'],
  ['credit_crad', 'credit_card'],
  ['bcava', 'bca_va'],
  ['something_else', undefined],
  ['', undefined],
  ['x'.repeat(500), undefined],
] as const)('%s was meant as %s', ([word, meant]) => expect(nearest(word, KNOWN)).toBe(meant));
