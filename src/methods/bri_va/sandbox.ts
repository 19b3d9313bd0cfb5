import { openApiPage } from '../families/bank-page.sandbox.ts';
import { virtualAccountSandbox } from '../families/virtual-account.sandbox.ts';
import { texts } from './texts.ts';

export const sandbox = virtualAccountSandbox({
  id: 'bri_va',
  bank: 'bri',
  name: 'BRI',
  position: 33,
  number: { company: '70011', own: 13 },
  wanted: (request) => request.bri_va?.va_number,
  texts,
  page: openApiPage('bri', 'BRI'),
});
