import { defineSandboxMethod } from '../../sandbox/method.ts';
import { qrPages } from '../families/qr-pages.sandbox.ts';
import { qrisData, qrisReport, qrisNeeds, qrisResult } from '../families/qr.sandbox.ts';

const MINUTE = 60_000;

export const sandbox = defineSandboxMethod({
  id: 'other_qris',
  position: 61,
  cost: { share: 0.007, sum: 0 },
  refundable: true,
  created: 'QRIS transaction is created',
  rows: [{ type: 'other_qris', minimum_amount: 1, maximum_amount: 10_000_000 }],
  accepts: (request) => request.payment_type === 'other_qris',
  expiry: { default: 15 * MINUTE, max: 180 * 24 * 60 * MINUTE },
  renewable: true,
  charge: (context) => ({ type: 'qris', data: qrisData(context, 'gopay') }),
  needs: qrisNeeds,
  result: qrisResult,
  report: qrisReport,
  routes: qrPages,
});
