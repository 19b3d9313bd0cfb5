import { openApiPage } from '../families/bank-page.sandbox.ts';
import { virtualAccountSandbox } from '../families/virtual-account.sandbox.ts';
import { texts } from './texts.ts';

export const sandbox = virtualAccountSandbox({
  id: 'bsi_va',
  bank: 'bsi',
  name: 'BSI',
  position: 37,
  // No number of this bank's is attested: prefix and length are ours.
  number: { company: '7451', own: 12 },
  wanted: (request) => request.bsi_va?.va_number,
  texts,
  page: openApiPage('bsi', 'BSI'),
});
