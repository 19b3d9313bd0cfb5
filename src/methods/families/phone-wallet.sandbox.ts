import { localPhone } from '../../lib/phone.ts';
import { defineSandboxMethod, type Charge, type SandboxMethod } from '../../sandbox/method.ts';
import { providerPages } from './provider-pages.sandbox.ts';
import { BUTTONS, FIELDS, type Provider } from './provider.sandbox.ts';
import { invalid } from './redirect.sandbox.ts';

const HALF_AN_HOUR = 30 * 60_000;

/** How long the customer of the accepted test number takes to say yes on the phone. */
const YES_AFTER_MS = 5_000;

/** A phone company's wallet: the customer types a number here and says yes on the phone. */
export interface PhoneWallet {
  readonly channel: string;
  readonly name: string;
  readonly position: number;
  /** The number's name in `payment_params` (contract §3.4). */
  readonly parameter: string;
  /** The test number that is paid by itself (contract §6.3). */
  readonly accepted: string;
  readonly denies: (phone: string) => boolean;
  /** Path of the page that stands in for the phone. */
  readonly path: string;
  readonly hint: string;
}

const phonePages = ({ channel, name, path }: PhoneWallet): Provider => ({
  channel,
  name,
  paths: { start: `${path}/index`, step: path, end: `${path}/done` },
  reference: ({ phone = '' }) => localPhone(phone),
  steps: {
    number: { fields: [FIELDS.phone], button: BUTTONS.next, judge: () => ({ to: 'confirm' }) },
    confirm: { fields: [FIELDS.pin], button: BUTTONS.pay, refuses: true, judge: () => ({ end: 'pay' }) },
  },
});

/** The sandbox's half: one number pays, others are refused at once or wait for the page that stands in for the phone. */
export function phoneWallet(wallet: PhoneWallet): SandboxMethod {
  const { channel, parameter, accepted, denies } = wallet;
  const phoneOf = ({ reference }: Charge) => ({ payer_phone_number: reference ?? undefined });
  return defineSandboxMethod({
    id: channel,
    position: wallet.position,
    rows: [{ type: channel }],
    accepts: ({ payment_type: type }) => type === channel,
    expiry: { default: HALF_AN_HOUR },
    charge({ request, now }) {
      const given = request.payment_params[parameter];
      const phone = typeof given === 'string' ? localPhone(given) : '';
      if (phone === '') return invalid([`payment_params.${parameter} is required`]);
      const charged = { type: channel, reference: phone, data: {} };
      if (denies(phone)) return { ...charged, status: 'deny' };
      return phone === accepted ? { ...charged, dueAt: now + YES_AFTER_MS, dueTo: 'settlement' } : charged;
    },
    // Ours, as OVO's: a page that is opened again has nothing else to show.
    needs: () => ['reference'],
    result: phoneOf,
    report: () => ({}),
    routes: (app, gateway) => providerPages(app, gateway, phonePages(wallet)),
    hints: [wallet.hint],
  });
}
