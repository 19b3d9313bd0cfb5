import { openApiPage } from '../families/bank-page.sandbox.ts';
import { virtualAccountSandbox } from '../families/virtual-account.sandbox.ts';
import { texts } from './texts.ts';

export const sandbox = virtualAccountSandbox({
  id: 'saqu_va',
  bank: 'saqu',
  name: 'Bank Saqu',
  position: 39,
  // No number of this bank's is attested: prefix and length are ours.
  number: { company: '7472', own: 12 },
  texts,
  page: openApiPage('saqu', 'Bank Saqu'),
});
