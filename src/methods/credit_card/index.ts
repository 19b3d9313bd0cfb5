import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';
import { marksOf } from './marks.ts';
import { savedRows } from './saved.ts';

export default defineMethod({
  id: 'credit_card',
  group: 'card',
  name: { en: 'Credit or debit card', id: 'Kartu kredit atau debit' },
  logo,
  asksWho: true,
  marks: ({ merchant: { brands } }) => marksOf(brands),
  saved: savedRows,
  view: () => import('./view.tsx'),
});
