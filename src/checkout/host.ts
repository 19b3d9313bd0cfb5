import { isFramed, sayHello } from '../bridge/handshake.ts';
import type { CheckoutOptions, Finish } from '../bridge/protocol.ts';
import { isWebUrl } from '../lib/url.ts';
import type { Opening } from './checkout.ts';

/** Where the checkout is shown: a frame on a shop's page, or a window of its own. Both do the same four things. */
export interface Host {
  /** `redirection` is the full window's name on the wire (contract.md §3.1). */
  readonly appType: 'popup' | 'redirection';
  /** Resolves when there is something to pay. */
  readonly opening: Promise<Opening>;
  /** The customer wants to leave by a way this page cannot see. */
  readonly onDismiss: (dismiss: () => void) => void;
  /** The browser has closed the sheet already: nothing can be asked any more. */
  readonly onLeft: (leave: () => void) => void;
  /** The first screen is drawn. */
  readonly shown: () => void;
  readonly resized: (height: number) => void;
  readonly finish: (finish: Finish) => void;
}

export const createHost = (self: Window): Host => (isFramed(self) ? framedHost(self) : windowHost(self));

/** Everything after hello goes through the one port. */
export function framedHost(self: Window): Host {
  const greeted = sayHello(self);
  let dismiss = () => {};
  let left = () => {};
  let resize: ((height: number) => void) | undefined;
  const opening = greeted.then(
    ({ port, parentOrigin }) =>
      new Promise<Opening>((resolve) => {
        port.hear({
          start: ({ token, mode, options, names }) => {
            if (mode === 'embed') resize = (height) => port.send('resize', { height });
            const known = optionsOf(new URLSearchParams(options));
            const hints = async () => (await import('../bridge/options.ts')).optionHints(names, options, known);
            resolve({ token, mode, options: known, origin: parentOrigin, hints });
          },
          dismiss: () => {
            port.send('heard', null);
            dismiss();
          },
          left: () => left(),
        });
      }),
  );
  const send = (tell: (port: Awaited<typeof greeted>['port']) => void) => void greeted.then(({ port }) => tell(port));
  return {
    appType: 'popup',
    opening,
    onDismiss: (listener) => void (dismiss = listener),
    onLeft: (listener) => void (left = listener),
    shown: () => send((port) => port.send('shown', null)),
    resized: (height) => resize?.(height),
    finish: (finish) => send((port) => port.send('finish', finish)),
  };
}

/** The token is in the path, the options are in the query (contract.md §1.8); it never listens to messages. */
export function windowHost(self: Window): Host {
  const { pathname, search, hash } = self.location;
  return {
    appType: 'redirection',
    opening: Promise.resolve({
      token: decodeURIComponent(pathname.split('/').filter(Boolean).at(-1) ?? ''),
      mode: 'window',
      options: optionsOf(new URLSearchParams(search)),
      route: hash.replace(/^#\/?/, ''),
    }),
    onDismiss: () => {},
    onLeft: () => {},
    shown: () => {},
    resized: () => {},
    finish: ({ url }) => {
      if (url !== undefined && isWebUrl(url)) self.location.assign(url);
    },
  };
}

/** Query names are the options' own; pages also write them in other cases (`GoPayMode`). */
export function optionsOf(query: URLSearchParams): CheckoutOptions {
  const given = new Map([...query].map(([name, value]) => [name.toLowerCase(), value.trim()]));
  const word = <T extends string>(name: string, words: readonly T[]): T | undefined =>
    words.find((each) => each === given.get(name)?.toLowerCase());
  const seconds = Number(given.get('autoclosedelay'));
  const modes = ['deeplink', 'qr', 'auto'] as const;
  const options: { [Name in keyof CheckoutOptions]: CheckoutOptions[Name] | undefined } = {
    language: word('language', ['en', 'id']),
    uiMode: word('uimode', modes),
    gopayMode: word('gopaymode', modes),
    selectedPaymentType: given.get('selectedpaymenttype') || undefined,
    enabledPayments: given.get('enabledpayments')?.split(',').filter(Boolean),
    autoCloseDelay: Number.isInteger(seconds) && seconds > 0 ? seconds : undefined,
    customerEmail: given.get('customeremail') || undefined,
    customerPhone: given.get('customerphone') || undefined,
    showOrderId: given.get('showorderid') === 'false' ? false : undefined,
    skipOrderSummary: given.get('skipordersummary') === 'false' ? false : undefined,
    skipCustomerDetails: given.get('skipcustomerdetails') === 'true' ? true : undefined,
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
