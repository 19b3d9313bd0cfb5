import { openApiPage } from '../families/bank-page.sandbox.ts';
import { virtualAccountSandbox } from '../families/virtual-account.sandbox.ts';
import { texts } from './texts.ts';

export const sandbox = virtualAccountSandbox({
  id: 'cimb_va',
  bank: 'cimb',
  name: 'CIMB Niaga',
  position: 35,
  // No number of this bank's is attested: prefix and length are ours.
  number: { company: '7022', own: 12 },
  wanted: (request) => request.cimb_va?.va_number,
  texts,
  page: openApiPage('cimb', 'CIMB Niaga'),
});
