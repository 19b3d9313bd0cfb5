import type { Transaction } from '../../sandbox/method.ts';
import { virtualAccountSandbox } from '../families/virtual-account.sandbox.ts';
import { texts } from './texts.ts';

const NO_COMPANY = '00000';

const own = ({ request }: Transaction) => request.bca_va;

export const sandbox = virtualAccountSandbox({
  id: 'bca_va',
  bank: 'bca',
  name: 'BCA',
  position: 30,
  number: { company: '', own: 11, first: '7' },
  wanted: (request) => request.bca_va?.va_number,
  texts,
  page: {
    path: '/bca/va',
    title: 'BCA Virtual Account',
    inputs: [
      {
        name: 'va_number',
        id: 'inputMerchantId',
        label: { en: 'Virtual account number', id: 'Nomor virtual account' },
      },
    ],
    lines: (transaction) => [
      [{ en: 'Sub-company code', id: 'Kode sub-perusahaan' }, own(transaction)?.sub_company_code || NO_COMPANY],
    ],
    words: (transaction, when) => own(transaction)?.free_text?.[when] ?? [],
    paid: 'Success Payment VA',
    unknown: 'Invalid Bill/Virtual Account not found',
  },
});
