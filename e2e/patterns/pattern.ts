import type { FrameLocator, Locator, Page } from '@playwright/test';
import { calls, checkout, expect, onlyCall, test, type Call } from '../fixtures.ts';
import { CLIENT_KEY, type Gateway, type Order, type Shop, type Token } from '../servers.ts';

/** What a page can be made of. */
export interface At {
  /** The URL of snap.js. */
  readonly src: string;
  /** The usual tag. */
  readonly tag: string;
  readonly key: string;
  readonly gateway: string;
  readonly token: string;
  readonly redirectUrl: string;
  readonly orderId: string;
  /** Another host that serves the same. */
  readonly elsewhere: string;
  /** A further address of the shop's, with this body and type. */
  readonly serve: (body: string, type: string) => string;
}

/** Everything a row can use to act and to look. */
export interface Shown extends At {
  readonly page: Page;
  readonly shop: Shop;
  readonly server: Gateway;
  readonly frame: FrameLocator;
  /** Another token for the same kind of order. */
  readonly another: (order?: Order) => Promise<Token>;
}

/** One page as shops write them, and what its shop must get. */
export interface Pattern {
  readonly html: (at: At) => string;
  readonly order?: Order;
  readonly headers?: Record<string, string>;
  /** The page throws on purpose. */
  readonly throws?: boolean;
  /** Added to the page's address. */
  readonly query?: string;
  readonly run: (shown: Shown) => Promise<unknown>;
}

/** An order that opens at the BCA number, without a list. */
const VIRTUAL_ACCOUNT: Order = { enabled_payments: ['bca_va'] };

/** A helper that every page has: it writes down which callback got what. */
const RECORDER = `<script>
window.calls = [];
function record(name) { return function (result) { calls.push({ name: name, result: result === undefined ? null : result }); }; }
function callbacks() { return { onSuccess: record('onSuccess'), onPending: record('onPending'), onError: record('onError'), onClose: record('onClose') }; }
</script>`;

export const html = (head: string, body: string): string =>
  `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Toko</title>${RECORDER}${head}</head><body>${body}</body></html>`;

export const script = (code: string): string => `<script>${code}</script>`;

/** A page with one button, which the test presses. */
export const button = (code: string): string =>
  `<button id="pay-button">Bayar</button>${script(`document.getElementById('pay-button').onclick = function () { ${code} };`)}`;

/** Each row is a test of its own, on a page of its own. */
export function patterns(section: string, rows: Record<string, Pattern>): void {
  test.describe(`usage.md ${section}`, () => {
    for (const [name, { html: write, order = {}, headers, throws, query = '', run }] of Object.entries(rows)) {
      test(name, async ({ page, shop, gateway, watched }) => {
        watched.allowErrors = throws ?? false;
        const another = (more: Order = order) => gateway.token({ ...VIRTUAL_ACCOUNT, ...more });
        const { token, redirectUrl, orderId } = await another(finishAt(shop, order));
        const src = `${gateway.origin}/snap/snap.js`;
        const tag = `<script type="text/javascript" src="${src}" data-client-key="${CLIENT_KEY}"></script>`;
        const at = {
          src,
          tag,
          key: CLIENT_KEY,
          gateway: gateway.origin,
          elsewhere: gateway.bank,
          token,
          redirectUrl,
          orderId,
          serve: (body: string, type: string) => shop.page(body, { 'content-type': type }),
        };
        await page.goto(shop.page(write(at), headers) + query);
        await run({ ...at, page, shop, server: gateway, frame: checkout(page), another });
      });
    }
  });
}

/** `{shop}` in a row's finish URLs is the shop's origin, which is not known before. */
const finishAt = (shop: Shop, order: Order): Order =>
  JSON.parse(JSON.stringify(order).replaceAll('{shop}', shop.origin)) as Order;

export const press = ({ page }: Shown) => page.locator('#pay-button').click();

/** Asks now what became of it; the checkout's own question may have been sooner: then, and only then, the button is gone. */
export async function asks(check: Locator): Promise<void> {
  const click = check.click({ timeout: 5_000 }).catch(async (error: unknown) => {
    if (await check.isVisible()) throw error;
  });
  // Not the whole time-out for a button that is gone: the result page returns to the shop by itself.
  await Promise.race([click, check.waitFor({ state: 'hidden' })]);
}

/** The customer pays the number that is on screen and goes back at once. */
export async function pays({ server, frame, token }: Pick<Shown, 'server' | 'frame' | 'token'>): Promise<void> {
  const check = frame.getByRole('button', { name: /Saya sudah bayar|I have paid/ });
  await check.waitFor();
  await server.lever(token, 'settle');
  await asks(check);
  await frame.getByRole('heading', { name: /Pembayaran berhasil|Payment complete/ }).waitFor();
  await frame.getByRole('button', { name: /Kembali ke|Back to/ }).click();
}

/** The customer leaves with the number still to be paid. */
export async function leavesPending({ frame }: Pick<Shown, 'frame'>): Promise<void> {
  await frame.getByRole('button', { name: /Saya sudah bayar|I have paid/ }).waitFor();
  await frame.getByRole('button', { name: /Tutup pembayaran|Close payment/ }).click();
  await frame.getByRole('button', { name: /Tutup, bayar nanti|Close and pay later/ }).click();
}

/** The customer closes the list of an order that has more than one way to pay. */
export async function closes({ frame }: Pick<Shown, 'frame'>): Promise<void> {
  await frame.getByRole('button', { name: /Tutup pembayaran|Close payment/ }).click();
}

/** More than one way to pay: the list is shown and nothing is charged. */
export const LIST: Order = { enabled_payments: ['bca_va', 'gopay', 'credit_card'] };

/** Pays, and the page's one callback is onSuccess for that order. */
export async function succeeds(shown: Shown): Promise<Call> {
  await pays(shown);
  return succeeded(shown);
}

export async function succeeded({ page, orderId }: Shown): Promise<Call> {
  const call = await onlyCall(page);
  expect(call).toMatchObject({
    name: 'onSuccess',
    result: { order_id: orderId, status_code: '200', transaction_status: 'settlement', gross_amount: '150000.00' },
  });
  return call;
}

/** Leaves a number unpaid, and the page's one callback is onPending with it. */
export async function pends(shown: Shown): Promise<Call> {
  await leavesPending(shown);
  const call = await onlyCall(shown.page);
  expect(call).toMatchObject({
    name: 'onPending',
    result: { order_id: shown.orderId, status_code: '201', transaction_status: 'pending' },
  });
  return call;
}

/** Presses the page's button, pays, and the page's one callback is onSuccess for that order. */
export async function pressAndSucceed(shown: Shown): Promise<Call> {
  await press(shown);
  return succeeds(shown);
}

export async function pressAndPend(shown: Shown): Promise<Call> {
  await press(shown);
  return pends(shown);
}

/** Closes the list, and the page's one callback is onClose with nothing. */
export async function isClosed(shown: Shown): Promise<void> {
  await closes(shown);
  expect(await onlyCall(shown.page)).toEqual({ name: 'onClose', result: null });
}

/** What the page wrote down under a name of its own. */
export const value = (page: Page, name: string): Promise<unknown> =>
  page.evaluate((key) => (window as unknown as Record<string, unknown>)[key], name);

/** The shop was asked for this path; its query. */
export async function arrives({ page }: Pick<Shown, 'page'>, path: string): Promise<Record<string, string>> {
  await page.waitForURL((url) => url.pathname === path);
  return Object.fromEntries(new URL(page.url()).searchParams);
}

export const frames = ({ page }: Shown): Promise<number> => page.locator('iframe#snap-midtrans').count();

export { calls, expect, onlyCall, test };
