import { buy, expect, onlyCall, test } from './fixtures.ts';
import { closeButton, list, toBca, toCard } from './steps.ts';

test('after a click inside the sheet and its close, one Back leaves the shop’s page', async ({
  page,
  shop,
  gateway,
}) => {
  await page.goto(`${shop.origin}/before`);
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  const at = page.url();
  await toCard(sheet);
  await closeButton(sheet).click();
  await onlyCall(page);
  expect(page.url()).toBe(at);
  await page.goBack();
  expect(page.url()).toBe(`${shop.origin}/before`);
});

test('Back while the sheet is open closes it and stays on the page', async ({ page, shop, gateway }) => {
  await page.goto(`${shop.origin}/before`);
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  const at = page.url();
  await toCard(sheet);
  await page.evaluate(() => history.back());
  expect((await onlyCall(page)).name).toBe('onClose');
  expect(page.url()).toBe(at);
});

test('an entry that the shop pushed meanwhile is left alone', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toBca(sheet);
  await expect(list(sheet)).toHaveCount(0);
  await page.evaluate(() => history.pushState(null, '', '#mine'));
  await closeButton(sheet).click();
  await sheet.getByRole('button', { name: 'Tutup, bayar nanti' }).click();
  expect((await onlyCall(page)).name).toBe('onPending');
  expect(new URL(page.url()).hash).toBe('#mine');
});
