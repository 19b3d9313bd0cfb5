import { effect } from '@preact/signals';
import { render } from 'preact';

import { createGateway, type GatewayPlace } from '../gateway/gateway.ts';
import { sleep } from '../lib/time.ts';
import { methods } from '../methods/index.ts';
import { App } from './App.tsx';
import { device, memory, newKey, rest } from './browser.ts';
import { Checkout, type World } from './checkout.ts';
import { createHost } from './host.ts';
import { readPage } from './page.ts';
import { rehearse } from './rehearse.tsx';

/** Not needed for the list, and by every screen after it. */
void import('../ui/screens-style.ts');

const page = readPage(document, location.origin);
const host = createHost(window);
/** How long the history was when our own entry was pushed; 0 without one. */
let top = 0;
const place: GatewayPlace = {
  ...page,
  fetch: fetch.bind(window),
  clock: Date.now,
  appType: host.appType,
};
const world: World = {
  gateway: createGateway(place),
  methods,
  environment: page.environment,
  finish: (what) => void stepBack().then(() => host.finish(what)),
  rest,
  sleep,
  newKey,
  device,
  hidden: () => document.hidden,
  memory,
  hint: (line) => {
    if (page.environment === 'sandbox') console.warn(`[Kasir] ${line}`);
  },
};
const checkout = new Checkout(world);
void rehearse(world, place, () => checkout.step.peek().at === 'idle');
const root = document.querySelector('#app') as HTMLElement;

host.onDismiss(checkout.dismiss);
host.onLeft(checkout.leave);
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) checkout.dismiss();
});

void host.opening.then((opening) => {
  checkout.open(opening);
  showWhenThereIs();
  if (opening.mode === 'embed') new ResizeObserver(() => host.resized(root.scrollHeight)).observe(root);
  else keepBack();
  writeRoute();
});

/** Until there is something to say, the first frame is the one in index.html: nothing moves, nothing is drawn twice. */
function showWhenThereIs(): void {
  const stop = effect(() => {
    const step = checkout.step.value;
    if (step.at === 'idle' || (step.at === 'loading' && !step.trouble)) return;
    queueMicrotask(() => stop());
    root.replaceChildren();
    render(<App checkout={checkout} />, root);
    host.shown();
  });
}

/** Back closes the sheet: one entry of the frame's own is pushed at the customer's first touch. */
function keepBack(): void {
  if (host.appType !== 'popup') return;
  addEventListener('pointerdown', () => {
    if (top) return;
    history.pushState(null, '');
    top = history.length;
  });
  addEventListener('popstate', () => {
    top = 0;
    checkout.dismiss();
  });
}

/**
 * Chromium keeps the entries of a frame that is gone: the shop's first Back would do nothing. So the frame goes back over
 * its own, unless somebody has added another since.
 */
const stepBack = () =>
  new Promise<unknown>((resolve) => {
    if (history.length === top) {
      // Before the one above: this Back is no dismissal.
      addEventListener('popstate', (event) => resolve(event.stopImmediatePropagation()), true);
      setTimeout(resolve, 400);
      history.back();
    } else resolve(top);
  });

/** The address follows the screen without a history entry (contract.md §1.10). */
function writeRoute(): void {
  effect(() => {
    const step = checkout.step.value;
    const route = 'method' in step ? methods.get(step.method)?.route : undefined;
    history.replaceState(history.state, '', `#/${route ?? ''}`);
  });
}
