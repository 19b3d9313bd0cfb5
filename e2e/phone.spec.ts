import { devices } from '@playwright/test';
import { buy, expect, onlyCall, test } from './fixtures.ts';
import { closeButton, expectPaid, list, payButton, toBca, toCard, toGopay, typeCard, vaNumber } from './steps.ts';

const { defaultBrowserType: _, ...pixel } = devices['Pixel 5'];
test.use(pixel);

test('the sheet fills the screen, and nothing scrolls sideways', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await expect(list(sheet)).toBeAttached();
  const box = await page.locator('iframe#snap-midtrans').boundingBox();
  const size = page.viewportSize();
  expect(box?.width).toBe(size?.width);
  expect(Math.abs((box?.height ?? 0) - (size?.height ?? 0))).toBeLessThan(2);
  const sideways = () => sheet.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(await sideways()).toBe(0);
  await toBca(sheet);
  await expect(vaNumber(sheet)).toBeVisible();
  expect(await sideways()).toBe(0);
});

test('every target is at least 24 by 24, the main ones 44 high', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await expect(list(sheet)).toBeAttached();
  for (const row of await sheet.getByRole('link').all()) {
    expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  const close = await closeButton(sheet).boundingBox();
  expect(Math.min(close?.width ?? 0, close?.height ?? 0)).toBeGreaterThanOrEqual(24);
  await toCard(sheet);
  expect((await payButton(sheet).boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

test('GoPay offers the app first, and a code for another phone', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toGopay(sheet);
  const app = sheet.getByRole('link', { name: 'Buka aplikasi GoPay' });
  await expect(app).toBeVisible();
  expect(await app.getAttribute('href')).toMatch(/^(https?|gojek|gopay):/);
  await gateway.lever(orderId, 'settle');
  await expectPaid(sheet);
  expect((await onlyCall(page)).name).toBe('onSuccess');
});

test('the pay button stays on screen while the keyboard is up', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  await typeCard(sheet, { number: '4811' });
  await page.setViewportSize({ width: 393, height: 520 }); // what a keyboard leaves of the screen
  await expect(payButton(sheet)).toBeInViewport({ ratio: 0.9 });
});

test('turning the phone in the middle keeps the screen', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  await typeCard(sheet, { number: '4811 1111' });
  await page.setViewportSize({ width: 727, height: 393 });
  await expect(sheet.locator('input[autocomplete=cc-number]')).toHaveValue('4811 1111');
  await expect(payButton(sheet)).toBeVisible();
});

test('a narrow screen of 320 pixels loses nothing', async ({ page, shop, gateway }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toBca(sheet);
  await expect(vaNumber(sheet)).toBeVisible();
  expect(await sheet.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});
