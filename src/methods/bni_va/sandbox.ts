import { defineSandboxMethod, type Charge } from '../../sandbox/method.ts';
import { wibTime } from '../../lib/wib.ts';
import { vaNumbers, virtualAccountSandbox } from '../families/virtual-account.sandbox.ts';
import { texts } from './texts.ts';

/** Only BNI tells when which amount came in. */
const paymentAmounts = ({ amount, settledAt }: Charge) =>
  settledAt === null ? [] : [{ paid_at: wibTime(settledAt), amount: `${amount}.00` }];

export const sandbox = defineSandboxMethod({
  ...virtualAccountSandbox({
    id: 'bni_va',
    bank: 'bni',
    name: 'BNI',
    position: 32,
    number: { company: '98800000', own: 8 },
    wanted: (request) => request.bni_va?.va_number,
    texts,
    page: {
      path: '/bni/va',
      title: 'BNI Virtual Account',
      paid: 'Payment Success',
      unknown: 'Nomor virtual account tidak ditemukan / Virtual account number not found',
    },
  }),
  report: (charge) => ({ ...vaNumbers('bni', charge), payment_amounts: paymentAmounts(charge) }),
});
