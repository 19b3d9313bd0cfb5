import { wibTimeWithZone } from '../../lib/wib.ts';
import { defineSandboxMethod, type Charge, type ChargeRequest, type Gateway } from '../../sandbox/method.ts';
import { appActions, appLink, walletApp } from '../families/deeplink.sandbox.ts';
import { qrPages } from '../families/qr-pages.sandbox.ts';
import { acquirersIn, qrisData, qrisReport, qrisNeeds, qrisResult } from '../families/qr.sandbox.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** By its app, or by a QRIS code that ShopeePay acquires; as an acquirer it has another name. */
const byQr = (request: ChargeRequest): boolean =>
  request.payment_type === 'qris' &&
  acquirersIn(request).some((acquirer) => acquirer === 'shopeepay' || acquirer === 'airpay shopee');

const isQr = (charge: Charge): boolean => charge.type === 'qris';

/** ShopeePay returns without saying how it went (contract §1.8). */
function back(charge: Charge, _result: unknown, gateway: Gateway): string | undefined {
  const transaction = gateway.transaction(charge.token);
  if (!transaction || isQr(charge)) return undefined;
  return transaction.request.shopeepay?.callback_url || gateway.homeUrl(transaction);
}

export const sandbox = defineSandboxMethod({
  id: 'shopeepay',
  position: 50,
  refundable: true,
  created: 'ShopeePay transaction is created',
  rows: [
    { type: 'shopeepay', minimum_amount: 1, maximum_amount: 10_000_000 },
    { type: 'qris', acquirer: 'shopeepay', minimum_amount: 1, maximum_amount: 10_000_000 },
  ],
  accepts: (request) => request.payment_type === 'shopeepay' || byQr(request),
  expiry: { default: 15 * MINUTE, max: 5 * DAY },
  renewable: true,

  charge: (context) => ({
    type: byQr(context.request) ? 'qris' : 'shopeepay',
    data: {
      ...qrisData(context, 'airpay shopee'),
      shopeepay_reference_number: context.gateway.dice.digits(18),
      reference_id: context.gateway.dice.uuid(),
    },
  }),

  needs: qrisNeeds,
  result(charge, links) {
    const deeplink_url = appLink(charge, links);
    if (isQr(charge))
      return { ...qrisResult(charge, links), acquirer: 'airpay shopee', qris_acquirer: 'shopeepay', deeplink_url };
    return {
      qr_string: charge.data['qr_string'],
      shopeepay_expiration_raw: charge.expiresAt === null ? undefined : wibTimeWithZone(charge.expiresAt),
      deeplink_url,
    };
  },

  report(charge) {
    if (isQr(charge)) return qrisReport(charge);
    const { shopeepay_reference_number, reference_id } = charge.data;
    return charge.status === 'settlement' ? { shopeepay_reference_number, reference_id } : {};
  },

  waiting: (charge, links) => (isQr(charge) ? {} : appActions(charge, links)),

  routes(app, gateway) {
    walletApp(app, gateway, { method: 'shopeepay', name: 'ShopeePay', back });
    qrPages(app, gateway);
  },
});
