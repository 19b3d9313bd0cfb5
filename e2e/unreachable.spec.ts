import type { Page } from '@playwright/test';
import { buy, calls, expect, onlyCall, test } from './fixtures.ts';
import { list } from './steps.ts';

const CHECKOUT = /\/snap\/v4\//;

/** From now on nobody answers for the checkout's page and its files. */
const cutOff = (page: Page) => page.context().route(CHECKOUT, (route) => route.abort('connectionrefused'));

const sheet = (page: Page) => page.locator('dialog#snap-sheet');
const cross = (page: Page) => sheet(page).getByRole('button', { name: /^(Tutup|Close)$/ });
const again = (page: Page) => sheet(page).getByRole('button', { name: /tidak dapat dibuka.*Coba lagi|Try again/ });

const reload = (page: Page) =>
  page
    .frames()
    .find((frame) => CHECKOUT.test(frame.url()))
    ?.evaluate(() => setTimeout(() => location.reload()));

/** Nothing tells the page that its frame could not reload: no `load` follows there. */
const UNTOLD = 'Firefox fires no load for a frame that failed to reload';

test('the checkout’s page goes away under an open sheet: the way out is back, and closing is onClose', async ({
  page,
  shop,
  gateway,
  browserName,
}) => {
  test.skip(browserName === 'firefox', UNTOLD);
  const { token } = await gateway.token();
  await expect(list(await buy(page, shop, gateway, { token }))).toBeVisible();
  await expect(cross(page)).toHaveCount(0);
  await cutOff(page);
  await reload(page);
  await expect(again(page)).toBeFocused();
  await expect(sheet(page).locator('iframe')).toBeHidden();
  await cross(page).click();
  await expect(sheet(page)).not.toBeVisible();
  expect((await onlyCall(page)).name).toBe('onClose');
});

test('it comes back by itself, with the same payment', async ({ page, shop, gateway, browserName }) => {
  test.skip(browserName === 'firefox', UNTOLD);
  const { token } = await gateway.token();
  const frame = await buy(page, shop, gateway, { token });
  await expect(list(frame)).toBeVisible();
  await cutOff(page);
  await reload(page);
  await expect(again(page)).toBeVisible();
  await page.context().unroute(CHECKOUT);
  await expect(list(frame)).toBeVisible();
  await expect(again(page)).toBeHidden();
  expect(await calls(page)).toEqual([]);
});

for (const [language, words] of [
  ['id', 'Pembayaran tidak dapat dibuka. Coba lagi'],
  ['en', 'Payment cannot be opened. Try again'],
] as const) {
  test(`a cold start with nobody there says so (${language}), and a press tries again`, async ({
    page,
    shop,
    gateway,
  }) => {
    const { token } = await gateway.token();
    await cutOff(page);
    const frame = await buy(page, shop, gateway, { token, options: { language } });
    await expect(sheet(page).getByRole('button', { name: words })).toBeFocused();
    await page.context().unroute(CHECKOUT);
    await page.keyboard.press('Enter');
    await expect(list(frame)).toBeVisible();
  });
}

test('a gateway whose proxy answers for it: Escape closes', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  await page
    .context()
    .route(CHECKOUT, (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' }));
  await buy(page, shop, gateway, { token });
  await expect(again(page)).toBeVisible();
  await page.keyboard.press('Escape');
  expect((await onlyCall(page)).name).toBe('onClose');
});
