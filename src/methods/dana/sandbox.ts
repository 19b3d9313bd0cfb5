import { wibTimeWithZone } from '../../lib/wib.ts';
import { withQuery } from '../../lib/url.ts';
import { defineSandboxMethod, type Charge, type Gateway } from '../../sandbox/method.ts';
import { appActions, appLink, walletApp, type AppResult } from '../families/deeplink.sandbox.ts';

const MINUTE = 60_000;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The call-back, else the finish URL, with two parameters; their names are our choice, as GoPay's. */
function back(charge: Charge, result: AppResult, gateway: Gateway): string | undefined {
  const transaction = gateway.transaction(charge.token);
  const url = transaction && (transaction.request.dana?.callback_url || gateway.homeUrl(transaction));
  return url === undefined ? undefined : withQuery(url, { order_id: charge.orderId, result });
}

export const sandbox = defineSandboxMethod({
  id: 'dana',
  position: 70,
  refundable: true,
  created: 'DANA transaction is created',
  rows: [{ type: 'dana', minimum_amount: 1, maximum_amount: 20_000_000 }],
  accepts: (request) => request.payment_type === 'dana',
  // A shorter `expiry` is lengthened in `charge` (contract §6.6).
  expiry: { default: 15 * MINUTE, max: 24 * 60 * MINUTE },
  renewable: true,
  // Not a UUID: `A1`, the time, and characters of its own (contract §5.1).
  newId: (dice, now) => {
    const time = wibTimeWithZone(now).replaceAll(/\D/g, '').slice(0, 14);
    const own = dice.digits(22).match(/../g) ?? [];
    return `A1${time}${own.map((pair) => LETTERS[Number(pair) % 26]).join('')}`;
  },
  charge: ({ expiresAt, now }) => ({
    type: 'dana',
    data: {},
    expiresAt: Math.max(expiresAt, now + 15 * MINUTE),
  }),
  result: (charge, links) => ({ deeplink_url: appLink(charge, links) }),
  report: () => ({}),
  // In capitals in the status API only (contract §5.3).
  waiting: (charge, links) => ({ transaction_status: 'PENDING', ...appActions(charge, links) }),
  routes: (app, gateway) => walletApp(app, gateway, { method: 'dana', name: 'DANA', back }),
});
