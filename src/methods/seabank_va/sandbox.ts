import { openApiPage } from '../families/bank-page.sandbox.ts';
import { virtualAccountSandbox } from '../families/virtual-account.sandbox.ts';
import { texts } from './texts.ts';

export const sandbox = virtualAccountSandbox({
  id: 'seabank_va',
  bank: 'seabank',
  name: 'SeaBank',
  position: 38,
  // No number of this bank's is attested: prefix and length are ours.
  number: { company: '7535', own: 19 },
  wanted: (request) => request.seabank_va?.va_number,
  texts,
  page: openApiPage('seabank', 'SeaBank'),
});
