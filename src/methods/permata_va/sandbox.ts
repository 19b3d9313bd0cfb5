import { defineSandboxMethod } from '../../sandbox/method.ts';
import { openApiPage, recipientName } from '../families/bank-page.sandbox.ts';
import { numberOf } from '../families/transfer.sandbox.ts';
import { ownFields, virtualAccountSandbox } from '../families/virtual-account.sandbox.ts';
import { texts } from './texts.ts';

/** Permata's answers have a field of their own where others have the list `va_numbers` (contract §1.7, §5.4). */
export const sandbox = defineSandboxMethod({
  ...virtualAccountSandbox({
    id: 'permata_va',
    bank: 'permata',
    name: 'Permata',
    position: 34,
    number: { company: '856200', own: 10 },
    wanted: (request) => request.permata_va?.va_number,
    texts,
    page: {
      ...openApiPage('permata', 'Permata'),
      recipient: (transaction, gateway) =>
        recipientName(transaction.request.permata_va?.recipient_name || gateway.merchantNameOf(transaction)),
    },
  }),
  reversible: true,
  expireRefusal: 'Transaction status cannot be updated.',
  created: 'Success, PERMATA VA transaction is successful',
  result: (charge, links) => ownFields('permata', charge, links),
  report: (charge) => ({ permata_va_number: numberOf(charge) }),
});
