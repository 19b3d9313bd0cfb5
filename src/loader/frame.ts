import { greet } from '../bridge/handshake.ts';
import type { Port } from '../bridge/port.ts';
import type { Finish, Start, ToCheckout, ToMerchant } from '../bridge/protocol.ts';
import type { Place } from './overlay.ts';
import { clientKey, type Script } from './script.ts';

/** The checkout's iframe and the line to whatever checkout runs in it. */
export interface CheckoutFrame {
  readonly element: HTMLIFrameElement;
  /** At once, or as soon as the checkout says hello, which a page that cannot is given another chance to; again whenever it reloads. */
  readonly start: (start: Start) => void;
  /** False when there is nobody to hear it. */
  readonly send: (what: 'dismiss' | 'left') => boolean;
  /** Deaf from now on, and the page as it was. */
  readonly close: () => void;
}

/**
 * Id, name and URL are those that shops' tests and clean-up code look for (contract 1.5).
 * @param put puts the frame into its place, which then shows what the frame is up to
 */
export function createFrame<In extends Place>(
  script: Script,
  put: (element: HTMLIFrameElement) => In,
  onMismatch: () => void,
  onFinish: (finish: Finish) => void,
): CheckoutFrame & In {
  const element = createElement(script);
  const place = put(element);
  let port: Port<ToCheckout, ToMerchant> | undefined;
  let starting: Start | undefined;
  /** Hellos that no `load` has followed yet; below zero, a document has loaded and nobody in it said hello. */
  let hellos = 0;
  let timer: ReturnType<typeof setTimeout>;
  let retries = 0;
  /** How long this checkout may take to hear a dismissal, and by when it should have heard the last one. */
  let patience: number;
  let deadline: number;

  const hangUp = () => {
    clearTimeout(timer);
    if (port) port.close();
    port = undefined;
  };
  const lose = () => {
    place.cover(load);
    // After 2, 4, 8… seconds, ever more rarely. One that is still loading may yet come.
    if (starting && hellos < 0) timer = setTimeout(load, 1000 << ++retries);
  };
  /** A frame that is put in again loads again; a new `src` would not make it do that for the same address. */
  const load = () => {
    hangUp();
    hellos = 0;
    timer = setTimeout(lose, 10_000);
    place.cover();
    place.home.append(element);
  };
  const turnAway = greet(
    window,
    () => element.contentWindow,
    script.origin,
    (next, version) => {
      hangUp();
      port = next;
      hellos = hellos < 0 ? 0 : 1;
      const heard = () => {
        deadline = Infinity;
        place.show();
      };
      patience = version > 1 ? 1000 : Infinity;
      deadline = Infinity;
      place.cover();
      next.hear({ shown: place.show, resize: place.resize, finish: onFinish, heard });
      if (starting) next.send('start', starting);
    },
    onMismatch,
  );

  element.onload = () => {
    if (--hellos >= 0) return;
    hangUp();
    // The hello of the same document may come by another way, and a little later.
    timer = setTimeout(lose, 500);
  };
  load();
  return Object.assign(place, {
    element,
    start: (start: Start) => {
      starting = start;
      place.speak(start.options['language'] === 'en');
      if (port) port.send('start', start);
      else if (hellos < 0) load();
    },
    send: (what: 'dismiss' | 'left') => {
      if (!port || Date.now() >= deadline) return false;
      deadline = Math.min(deadline, Date.now() + patience);
      // Not heard: the way out is back, with the focus that a frame which hangs would keep.
      setTimeout(() => Date.now() >= deadline && place.cover(), patience + 99);
      port.send(what, null);
      return true;
    },
    close: () => {
      turnAway();
      hangUp();
      place.remove();
    },
  });
}

function createElement(script: Script): HTMLIFrameElement {
  const element = document.createElement('iframe') as HTMLIFrameElement & { credentialless?: boolean };
  const query = new URLSearchParams({ origin_host: location.origin });
  const key = clientKey(script);
  if (key) query.set('client_key', key);
  // An isolated page shows only frames that agree to it: the browser can make that so, else the checkout is asked to.
  if (window.crossOriginIsolated) {
    if ('credentialless' in element) element.credentialless = true;
    else query.set('coep', '1');
  }
  element.id = 'snap-midtrans';
  element.name = 'popup_' + Date.now();
  element.allow = 'clipboard-write; web-share; payment; screen-wake-lock';
  element.src = `${script.origin}/snap/v4/popup?${query}#/`;
  return element;
}
