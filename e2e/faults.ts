import type { Page, Route } from '@playwright/test';

export type Fault = (route: Route) => Promise<void>;

/** How a gateway may fail to answer. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'answers 500': (route) => route.fulfill({ status: 500, json: { error_messages: ['internal'] } }),
  'answers 502 with HTML': (route) =>
    route.fulfill({ status: 502, contentType: 'text/html', body: '<html><h1>502 Bad Gateway</h1></html>' }),
  'answers 200 with HTML': (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<html><h1>Welcome to nginx</h1></html>' }),
  'answers half a JSON': (route) =>
    route.fulfill({ status: 200, contentType: 'application/json', body: '{"token":"abc","transaction_det' }),
  'answers something else in JSON': (route) => route.fulfill({ status: 200, json: [1, 2, 3] }),
  'is not there': (route) => route.abort('connectionrefused'),
  'drops the connection': (route) => route.abort('connectionreset'),
};

/** The gateway does its work, and its answer does not arrive. */
export const lost: Fault = async (route) => {
  await route.fetch();
  await route.abort('connectionreset');
};

/** Lets the first `times` requests go wrong, and counts all. */
export async function failing(page: Page, url: RegExp, times: number, fault: Fault) {
  const seen = { requests: 0, keys: new Set<string>() };
  await page.context().route(url, async (route) => {
    seen.requests += 1;
    const key = route.request().headers()['idempotency-key'];
    if (key) seen.keys.add(key);
    if (seen.requests <= times) await fault(route);
    else await route.fallback();
  });
  return seen;
}

export const CHARGE = /\/snap\/v2\/transactions\/[\w-]+\/charge/;
export const CARD_TOKEN = /\/v2\/token/;
export const STATUS = /\/snap\/v1\/transactions\/[\w-]+\/status/;
