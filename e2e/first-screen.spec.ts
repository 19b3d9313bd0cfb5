import { checkout, expect, shopPage, test } from './fixtures.ts';
import { list } from './steps.ts';

/** What the customer's line and eyes get between the button and the list. */
test('a prepared frame asks the gateway once, and nothing on screen moves', async ({ page, shop, gateway }) => {
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const { token } = await gateway.token();
  await page.goto(shop.page(shopPage(gateway.origin, { token })));
  await page.locator('#snap-midtrans').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.getByRole('button', { name: 'Beli' }).click();
  const sheet = checkout(page);
  await expect(list(sheet)).toBeAttached();
  await expect(sheet.getByTestId('list-item').first()).toBeVisible();

  // The merchant's logo and the next screens' files are fetched beside it: the list waits for neither.
  const waitedFor = asked.filter((path) => !path.startsWith('/snap/v4/assets/') && path !== '/snap/merchant/logo.svg');
  expect(waitedFor).toEqual([`/snap/v1/transactions/${token}`]);
  const shift = () =>
    sheet.locator('body').evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift);
  expect(await shift()).toBe(0);
});

test('a prepared frame shows its first frame and asks for nothing more until pay', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(shop.page(shopPage(gateway.origin, { token })));
  await page.locator('#snap-midtrans').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  // As long as the rehearsal takes, and more.
  await page.waitForTimeout(1500);
  const sheet = checkout(page);
  await expect(sheet.locator('#app > .k--first')).toBeAttached();
  expect(await sheet.locator('img').count()).toBe(0);
  const forPaying = () => asked.filter((path) => /transactions|Paying|Waiting/.test(path));
  expect(forPaying()).toEqual([]);
  await page.getByRole('button', { name: 'Beli' }).click();
  await expect(list(sheet)).toBeAttached();
  await expect.poll(() => forPaying().length).toBeGreaterThan(2);
});

test('in a window of its own the list comes with the page', async ({ page, gateway }) => {
  const { token, redirectUrl } = await gateway.token();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(redirectUrl);
  await expect(list(page)).toBeAttached();
  expect(asked.filter((path) => path.includes('/transactions/'))).toEqual([]);
  expect(asked[0]).toBe(`/snap/v4/redirection/${token}`);
});
