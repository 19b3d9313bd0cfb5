import { buy, calls, checkout, expect, onlyCall, shopPage, test } from './fixtures.ts';
import { answerBank, backToShop, CARDS, closeButton, expectPaid, list, payByCard, toBca, vaNumber } from './steps.ts';

test('the checkout is inside the container, without a close button, and is paid there', async ({
  page,
  shop,
  gateway,
}) => {
  const { token, orderId } = await gateway.token({ credit_card: { secure: true } });
  const place = await buy(page, shop, gateway, { token, how: 'embed' });
  await expect(list(place)).toBeAttached();
  await expect(page.locator('#snap-container iframe#snap-midtrans')).toBeVisible();
  await expect(closeButton(place)).toHaveCount(0);
  await payByCard(place, { number: CARDS.accepted });
  await answerBank(place);
  await expectPaid(place);
  await backToShop(place).click();
  const { name, result } = await onlyCall(page);
  expect(name).toBe('onSuccess');
  expect(result?.['order_id']).toBe(orderId);
  await expect(page.locator('#snap-container iframe')).toHaveCount(0);
});

test('it is at least 320 by 560, as wide as the container, and grows with its content', async ({
  page,
  shop,
  gateway,
}) => {
  // Two rows: a short list, so that what comes after it is taller.
  const { token } = await gateway.token({ enabled_payments: ['bca_va', 'bni_va'] });
  const place = await buy(page, shop, gateway, { token, how: 'embed' });
  await expect(list(place)).toBeAttached();
  const frame = page.locator('#snap-container iframe');
  const before = await frame.boundingBox();
  const container = await page.locator('#snap-container').boundingBox();
  expect(before?.width).toBeGreaterThanOrEqual(320);
  expect(before?.height).toBeGreaterThanOrEqual(560);
  expect(Math.abs((before?.width ?? 0) - (container?.width ?? 0))).toBeLessThan(2);
  await toBca(place);
  await expect(vaNumber(place)).toBeVisible();
  for (const steps of await place.locator('summary').all()) await steps.click();
  await expect.poll(() => frame.boundingBox().then((box) => box?.height)).toBeGreaterThan(before?.height ?? 0);
});

test('hide() takes it away and calls nothing back; embed() works again at once', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const place = await buy(page, shop, gateway, { token, how: 'embed' });
  await expect(list(place)).toBeAttached();
  await page.evaluate(() => (window as unknown as { snap: { hide: () => void } }).snap.hide());
  await expect(page.locator('#snap-container iframe')).toHaveCount(0);
  expect(await calls(page)).toEqual([]);
  await page.getByRole('button', { name: 'Beli' }).click();
  await expect(list(checkout(page))).toBeAttached();
});

test('a pending payment is left as onPending', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const place = await buy(page, shop, gateway, { token, how: 'embed', options: { autoCloseDelay: 2 } });
  await toBca(place);
  expect((await onlyCall(page)).name).toBe('onPending');
});

test('an expired token is onError when it is left', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token();
  await gateway.lever(orderId, 'expire');
  const place = await buy(page, shop, gateway, { token, how: 'embed' });
  await expect(place.getByRole('heading', { name: 'Waktu pembayaran habis' })).toBeVisible();
  await backToShop(place).click();
  expect((await onlyCall(page)).name).toBe('onError');
});

test('pay and embed do not open at the same time', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const place = await buy(page, shop, gateway, { token, how: 'embed' });
  await expect(list(place)).toBeAttached();
  const other = await gateway.token();
  const thrown = await page.evaluate((another) => {
    try {
      (window as unknown as { snap: { pay: (token: string) => void } }).snap.pay(another);
      return 'nothing';
    } catch (error) {
      return (error as Error).message;
    }
  }, other.token);
  expect(thrown).toContain('Invalid state transition');
});

test('a container that is not there is an error that names it', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  await page.goto(shop.page(shopPage(gateway.origin, { token })));
  const thrown = await page.evaluate((known) => {
    try {
      (window as unknown as { snap: { embed: (token: string, options: object) => void } }).snap.embed(known, {
        embedId: 'nowhere',
      });
      return 'nothing';
    } catch (error) {
      return (error as Error).message;
    }
  }, token);
  expect(thrown).toContain('nowhere');
});
