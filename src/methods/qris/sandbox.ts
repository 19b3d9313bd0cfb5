import { defineSandboxMethod, type ChargeRequest } from '../../sandbox/method.ts';
import { qrPages } from '../families/qr-pages.sandbox.ts';
import { acquirersIn, qrisData, qrisReport, qrisNeeds, qrisResult, type Acquirer } from '../families/qr.sandbox.ts';

const MINUTE = 60_000;

/** GoPay's unless ShopeePay is asked for. */
const acquirerOf = (request: ChargeRequest): Acquirer =>
  acquirersIn(request).some((name) => name === 'shopeepay' || name === 'airpay shopee') ? 'airpay shopee' : 'gopay';

export const sandbox = defineSandboxMethod({
  id: 'qris',
  position: 60,
  cost: { share: 0.007, sum: 0 },
  refundable: true,
  created: 'QRIS transaction is created',
  rows: [{ type: 'qris', minimum_amount: 1, maximum_amount: 10_000_000 }],
  // A wallet's own code belongs to the wallet, where the merchant has it; everybody else is shown `other_qris`.
  onlyByName: true,
  accepts: (request) => request.payment_type === 'qris',
  expiry: { default: 15 * MINUTE, max: 180 * 24 * 60 * MINUTE },
  renewable: true,
  charge: (context) => ({ type: 'qris', data: qrisData(context, acquirerOf(context.request)) }),
  needs: qrisNeeds,
  result: (charge, links) => ({
    ...qrisResult(charge, links),
    acquirer: charge.data['acquirer'],
    qris_acquirer: charge.data['acquirer'] === 'gopay' ? 'gopay' : 'shopeepay',
  }),
  report: qrisReport,
  routes: qrPages,
});
