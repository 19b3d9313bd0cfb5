import type { Page } from '@playwright/test';
import { buy, checkout, expect, onlyCall, shopPage, test } from './fixtures.ts';
import { bank, CARDS, expectPaid, list, payButton, vaNumber } from './steps.ts';

/** Presses Tab until the thing has the focus. */
async function tabTo(page: Page, thing: { evaluate: (check: (element: Element) => boolean) => Promise<boolean> }) {
  for (let presses = 0; presses < 40; presses++) {
    if (await thing.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never came there');
}

test('a card is paid with the keyboard alone', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token({ credit_card: { secure: true } });
  await page.goto(shop.page(shopPage(gateway.origin, { token })));
  await page.getByRole('button', { name: 'Beli' }).focus();
  await page.keyboard.press('Enter');
  const sheet = checkout(page);
  await tabTo(page, sheet.getByRole('link', { name: /Kartu kredit/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, sheet.locator('input[autocomplete=cc-number]'));
  await page.keyboard.type(CARDS.accepted.replaceAll(' ', ''));
  await tabTo(page, sheet.locator('input[autocomplete=cc-exp]'));
  await page.keyboard.type('0130');
  await tabTo(page, sheet.locator('input[autocomplete=cc-csc]'));
  await page.keyboard.type('123');
  await tabTo(page, payButton(sheet));
  await page.keyboard.press('Enter');
  await expect(bank(sheet).locator('#otp')).toBeVisible();
  await tabTo(page, bank(sheet).locator('#otp'));
  await page.keyboard.type('112233');
  await page.keyboard.press('Enter');
  await expectPaid(sheet);
  await tabTo(page, sheet.getByRole('button', { name: /^Kembali ke/ }));
  await page.keyboard.press('Enter');
  expect((await onlyCall(page)).name).toBe('onSuccess');
  await expect(page.getByRole('button', { name: 'Beli' })).toBeFocused();
});

test('each screen takes the focus to its heading', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await expect(list(sheet)).toBeAttached();
  const focused = () => sheet.locator(':focus').evaluate((element) => element.textContent);
  await sheet.getByRole('link', { name: /Kartu kredit/ }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(focused).toMatch(/Kartu kredit/);
  await sheet.getByRole('button', { name: 'Kembali ke daftar cara bayar' }).focus();
  await page.keyboard.press('Enter');
  await expect(list(sheet)).toBeAttached();
  await sheet.getByRole('link', { name: /^Virtual account/ }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(focused).toMatch(/Virtual account/);
  await sheet.getByRole('link', { name: /BCA/ }).focus();
  await page.keyboard.press('Enter');
  await expect(vaNumber(sheet)).toBeVisible();
  await expect.poll(focused).toMatch(/BCA/);
});

test('Tab stays in the sheet: the shop behind it is not reachable', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await expect(list(sheet)).toBeAttached();
  for (let presses = 0; presses < 15; presses++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('buy');
  }
});
