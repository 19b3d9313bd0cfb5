import { wibTimeWithZone } from '../../lib/wib.ts';
import { withQuery } from '../../lib/url.ts';
import {
  defineSandboxMethod,
  type Charge,
  type ChargeRequest,
  type Fields,
  type Gateway,
} from '../../sandbox/method.ts';
import { appLink, walletApp, type AppResult } from '../families/deeplink.sandbox.ts';
import { qrPages } from '../families/qr-pages.sandbox.ts';
import { errorLevers, orderedError } from './errors.sandbox.ts';
import { linkedAccount, linkedReport, verificationLink } from './linked.sandbox.ts';
import { staticQrLever } from './static.sandbox.ts';
import { acquirersIn, qrisData, qrisReport, qrisNeeds, qrisResult } from '../families/qr.sandbox.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** By its app, or by a QRIS code that GoPay acquires. */
const byQr = (request: ChargeRequest): boolean =>
  request.payment_type === 'qris' && acquirersIn(request).includes('gopay');

const denialFields = ({ channel_response_code: code, channel_response_message: text }: Fields): Fields =>
  code === undefined ? {} : { channel_response_code: code, channel_response_message: text };

const isQr = (charge: Charge): boolean => charge.type === 'qris';

/** Only where the merchant asked for a call-back, and not after a code on another screen (contract §1.8). */
function back(charge: Charge, result: AppResult, gateway: Gateway): string | undefined {
  const transaction = gateway.transaction(charge.token);
  const gopay = transaction?.request.gopay;
  if (!transaction || isQr(charge) || !gopay?.enable_callback) return undefined;
  const url = gopay.callback_url || gateway.homeUrl(transaction);
  return url === undefined ? undefined : withQuery(url, { order_id: charge.orderId, result });
}

export const sandbox = defineSandboxMethod({
  id: 'gopay',
  position: 10,
  cost: { share: 0.007, sum: 0 },
  rows: [
    { type: 'gopay', minimum_amount: 1, maximum_amount: 20_000_000 },
    { type: 'qris', acquirer: 'gopay', minimum_amount: 1, maximum_amount: 10_000_000 },
  ],
  accepts: (request) => request.payment_type === 'gopay' || byQr(request),
  expiry: { default: 15 * MINUTE, max: 7 * DAY },
  renewable: true,

  refundable: true,
  created: 'GoPay transaction is created',
  message: ({ data }) => (typeof data['denial'] === 'string' ? data['denial'] : undefined),

  charge(context) {
    const type = byQr(context.request) ? 'qris' : 'gopay';
    const wrong = orderedError(type, context.gateway);
    if (wrong) return wrong;
    const account = linkedAccount(context);
    if (account && !('linked' in account)) return account;
    return { type, data: { ...qrisData(context, 'gopay'), ...account?.linked } };
  },

  needs: qrisNeeds,
  result(charge, links) {
    const deeplink_url = appLink(charge, links);
    if (isQr(charge)) return { ...qrisResult(charge, links), acquirer: 'gopay', qris_acquirer: 'gopay', deeplink_url };
    return {
      qr_string: charge.data['qr_string'],
      qr_code_url: `${links.app}/v2/gopay/${charge.id}/qr-code`,
      gopay_expiration_raw: charge.expiresAt === null ? undefined : wibTimeWithZone(charge.expiresAt),
      deeplink_url,
      ...verificationLink(charge, links),
    };
  },

  report: (charge) => ({
    ...(isQr(charge) ? qrisReport(charge) : {}),
    ...denialFields(charge.data),
    ...linkedReport(charge),
  }),

  routes(app, gateway) {
    walletApp(app, gateway, { method: 'gopay', name: 'GoPay', back, aliases: ['/gopay/ui/index'] });
    qrPages(app, gateway);
    app.get('/v4/qris/gopay/:id/qr-code', (c) => c.redirect(`/v2/gopay/${c.req.param('id')}/qr-code`));
    errorLevers(app, gateway);
    staticQrLever(app, gateway);
  },
});
