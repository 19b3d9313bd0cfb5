import { defineMethod } from '../method.ts';
import logo from './logo.svg?inline';
import { marksOf } from './marks.ts';

export default defineMethod({
  id: 'credit_card',
  group: 'card',
  name: { en: 'Credit or debit card', id: 'Kartu kredit atau debit' },
  route: 'credit-card',
  logo,
  marks: ({ merchant: { brands } }) => marksOf(brands),
  saved: ({ wire }) => (wire['credit_card'] as { saved_tokens?: unknown[] } | undefined)?.saved_tokens?.length ?? 0,
  view: () => import('./view.tsx'),
});
