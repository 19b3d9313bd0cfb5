import { test as base, expect, type FrameLocator, type Page } from '@playwright/test';
import { CLIENT_KEY, startGateway, startShop, type Gateway, type Shop } from './servers.ts';

/** A call that the shop's page got, with a copy of what it was given. */
export interface Call {
  readonly name: 'onSuccess' | 'onPending' | 'onError' | 'onClose';
  readonly result: Record<string, unknown> | null;
}

interface WorkerFixtures {
  readonly gateway: Gateway;
}

interface TestFixtures {
  readonly shop: Shop;
  /** Fails a test whose browser asked any host but the gateway's and the shop's, or whose pages threw. */
  readonly watched: { allowErrors: boolean; readonly hosts: Set<string> };
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  gateway: [
    async ({}, use) => {
      const gateway = await startGateway();
      await use(gateway);
      await gateway.stop();
    },
    { scope: 'worker' },
  ],
  shop: async ({}, use) => {
    const shop = await startShop();
    await use(shop);
    await shop.stop();
  },
  watched: [
    async ({ context, gateway, shop }, use) => {
      const hosts = new Set([gateway.origin, gateway.bank, shop.origin]);
      const foreign: string[] = [];
      const errors: string[] = [];
      context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && !hosts.has(origin)) foreign.push(request.url());
      });
      context.on('weberror', (error) => {
        const { message } = error.error();
        // Firefox says so when a shop's policy stops the request that it makes by itself.
        if (!message.includes('/favicon.ico')) errors.push(message);
      });
      const watched = { allowErrors: false, hosts };
      await use(watched);
      expect(foreign, 'requests to other hosts').toEqual([]);
      if (!watched.allowErrors) expect(errors, 'errors thrown in pages').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** What the shop's page does with a token. */
export interface Opening {
  readonly token: string;
  readonly how?: 'pay' | 'embed';
  /** Options of `pay` and `embed`, without the callbacks. */
  readonly options?: Record<string, unknown>;
  /** Callbacks the page gives; all four unless named. */
  readonly callbacks?: readonly Call['name'][];
}

const CALLBACKS: readonly Call['name'][] = ['onSuccess', 'onPending', 'onError', 'onClose'];

/** A shop's page with one button; every callback is written down in `window.calls`. */
export function shopPage(
  gateway: string,
  { token, how = 'pay', options = {}, callbacks = CALLBACKS }: Opening,
): string {
  const json = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Toko</title>
<script src="${gateway}/snap/snap.js" data-client-key="${CLIENT_KEY}"></script>
</head>
<body style="margin:1rem;overflow-y:scroll">
<main>
<h1>Toko</h1>
<button id="buy">Beli</button>
<div id="snap-container"></div>
</main>
<script>
window.calls = [];
const options = ${json(options)};
for (const name of ${json(callbacks)}) {
  options[name] = (result) => calls.push({ name, result: result === undefined ? null : JSON.parse(JSON.stringify(result)) });
}
buy.onclick = () => snap.${how}(${json(token)}, ${how === 'embed' ? '{ embedId: "snap-container", ...options }' : 'options'});
</script>
</body>
</html>`;
}

/** Opens the shop's page and presses its button. */
export async function buy(page: Page, shop: Shop, gateway: Gateway, opening: Opening): Promise<FrameLocator> {
  await page.goto(shop.page(shopPage(gateway.origin, opening)));
  await page.getByRole('button', { name: 'Beli' }).click();
  return checkout(page);
}

export const checkout = (page: Page): FrameLocator => page.frameLocator('iframe#snap-midtrans');

/** The callbacks that the page has got so far. */
export const calls = (page: Page): Promise<Call[]> =>
  page.evaluate(() => (window as unknown as { calls: Call[] }).calls);

/** Waits for the one callback, then a little longer for one too many. */
export async function onlyCall(page: Page): Promise<Call> {
  await expect.poll(() => calls(page).then(({ length }) => length), { timeout: 15_000 }).toBeGreaterThan(0);
  await page.waitForTimeout(300);
  const all = await calls(page);
  expect(all.map(({ name }) => name)).toHaveLength(1);
  return all[0] as Call;
}
