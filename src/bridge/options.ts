import { nearest } from '../lib/nearest.ts';
import type { Asked, CheckoutOptions } from './protocol.ts';

/** Names that never reach the checkout: callbacks and the container stay on the page, card data is typed here or nowhere. */
export const KEPT = [
  'onSuccess',
  'onPending',
  'onError',
  'onClose',
  'embedId',
  'embedID',
  'creditCardNumber',
  'creditCardCvv',
  'creditCardExpiry',
];

/** What the checkout understands, and what those values can be that are words. */
export const TOLD = {
  language: '"en" or "id"',
  enabledPayments: undefined,
  selectedPaymentType: undefined,
  autoCloseDelay: undefined,
  uiMode: '"deeplink", "qr" or "auto"',
  gopayMode: '"deeplink", "qr" or "auto"',
  skipOrderSummary: undefined,
  skipCustomerDetails: undefined,
  showOrderId: undefined,
  customerEmail: undefined,
  customerPhone: undefined,
} satisfies Record<keyof CheckoutOptions, string | undefined>;

const CARD_DATA =
  'snap: creditCardNumber, creditCardCvv and creditCardExpiry are ignored and never sent: card data on your own page would put your shop in PCI scope; the checkout asks for it itself';

const KNOWN = [...Object.keys(TOLD), ...KEPT];

/**
 * What a developer should hear about the options a page used: a line for each unknown name, with the nearest known
 * one, for each value that means nothing, and for card data. Values are never repeated.
 */
export function optionHints(names: readonly string[], asked: Asked, understood: CheckoutOptions): string[] {
  const unknown = names
    .filter((name) => !KNOWN.includes(name))
    .map((name) => {
      const meant = nearest(name, KNOWN);
      return `snap: there is no option "${name}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
    });
  const empty = Object.entries(TOLD)
    .filter(([name, words]) => words !== undefined && name in asked && !(name in understood))
    .map(([name, words]) => `snap: option "${name}" is ignored: it can be ${words}`);
  const card = names.some((name) => name.startsWith('creditCard')) ? [CARD_DATA] : [];
  return [...unknown, ...empty, ...card];
}
