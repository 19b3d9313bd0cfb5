import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { checkout, expect, test as base } from './fixtures.ts';
import { startDemo, type Demo } from './servers.ts';
import { answerBank, backToShop, CARDS, expectPaid, list, payByCard, toBca, vaDigits, vaNumber } from './steps.ts';

/** The whole way: the shop's button, its back end, the gateway, the checkout, the callback and the notification. */
const test = base.extend<{ demo: Demo }>({
  demo: async ({ gateway, watched }, use) => {
    const demo = await startDemo(gateway);
    watched.hosts.add(demo.origin);
    await use(demo);
    await demo.stop();
  },
});

/** What the shop answered to the notifications about that order. */
async function answers(origin: string, orderId: string): Promise<(number | undefined)[]> {
  const response = await fetch(`${origin}/_sandbox/notifications?order_id=${orderId}`);
  const { notifications } = (await response.json()) as { notifications: { attempts: { status?: number }[] }[] };
  return notifications.flatMap(({ attempts }) => attempts.map(({ status }) => status));
}

async function order(page: Page, demo: Demo): Promise<void> {
  await page.goto(demo.origin);
  await page.getByRole('button', { name: 'Tambah Arabika Gayo Natural 250 g ke keranjang' }).click();
  await page.getByRole('button', { name: 'Tambah Kopi Susu Gula Aren 1 L ke keranjang' }).click();
  await expect(page.getByRole('button', { name: /^Bayar Rp/ })).toBeVisible();
}

test('from the shop’s button to its callback and its notification, by card', async ({ page, gateway, demo }) => {
  await order(page, demo);
  await page.getByRole('button', { name: /^Bayar Rp/ }).click();
  const sheet = checkout(page);
  await expect(list(sheet)).toBeAttached();
  await payByCard(sheet, { number: CARDS.accepted });
  await answerBank(sheet);
  await expectPaid(sheet);
  await backToShop(sheet).click();
  await expect(page.getByRole('heading', { name: 'Terima kasih, sudah dibayar' })).toBeVisible();
  const orderId = /KL-\w+/.exec(await page.locator('main').innerText())?.[0] ?? '';
  expect((await gateway.status(orderId))['transaction_status']).toBe('capture');
  // The shop answers 200 only to what is signed, fits its order and is confirmed by the gateway's status.
  // Pending while the bank asks, then captured.
  await expect.poll(() => answers(gateway.origin, orderId)).toEqual([200, 200]);
});

test('a virtual account: pending at the shop, then paid while the order’s page is open', async ({
  page,
  gateway,
  demo,
}) => {
  await order(page, demo);
  await page.getByRole('button', { name: /^Bayar Rp/ }).click();
  const sheet = checkout(page);
  await toBca(sheet);
  const number = await vaDigits(sheet);
  await page.keyboard.press('Escape');
  await sheet.getByRole('button', { name: 'Tutup, bayar nanti' }).click();
  await expect(page.getByRole('heading', { name: 'Menunggu pembayaran' })).toBeVisible();
  const orderId = /KL-\w+/.exec(await page.locator('main').innerText())?.[0] ?? '';
  await page.getByRole('button', { name: 'Lanjutkan pembayaran' }).click();
  expect(await vaDigits(sheet)).toBe(number);
  await page.keyboard.press('Escape');
  await sheet.getByRole('button', { name: 'Tutup, bayar nanti' }).click();
  await gateway.lever(orderId, 'settle');
  await expect(page.getByRole('heading', { name: 'Terima kasih, sudah dibayar' })).toBeVisible({ timeout: 15_000 });
});

test('in a window of its own: there and back, and the shop believes its back end, not the address', async ({
  page,
  gateway,
  demo,
}) => {
  await order(page, demo);
  await page.getByText('Bayar di halaman penuh').click();
  await page.waitForURL(new RegExp(`^${gateway.origin}`));
  await toBca(page);
  await expect(vaNumber(page)).toBeVisible();
  const orderId = /KL-\w+/.exec(await page.locator('body').innerText())?.[0] ?? '';
  await gateway.lever(orderId, 'settle');
  await expectPaid(page);
  await backToShop(page).click();
  await page.waitForURL(new RegExp(`^${demo.origin}`));
  await expect(page.getByRole('heading', { name: 'Terima kasih, sudah dibayar' })).toBeVisible();

  await order(page, demo);
  await page.goto(`${demo.origin}/finish?order_id=KL-NEVERMADE&status_code=200&transaction_status=settlement`);
  await expect(page.getByRole('heading', { name: 'Pesanan tidak ditemukan' })).toBeVisible();
});

test('the playground opens what it is told to, and logs the callback and the notification', async ({
  page,
  gateway,
  demo,
}) => {
  await page.goto(`${demo.origin}/playground`);
  await page.getByRole('button', { name: 'Buat token dan buka' }).click();
  const sheet = checkout(page);
  await toBca(sheet);
  await expect(vaNumber(sheet)).toBeVisible();
  const orderId = await page.getByRole('textbox', { name: 'transaction_details.order_id' }).inputValue();
  await gateway.lever(orderId, 'settle').catch(() => undefined);
  await expectPaid(sheet);
  await backToShop(sheet).click();
  const log = page.getByRole('region', { name: 'Catatan langsung' });
  await expect(log).toContainText('onSuccess');
  await expect(log).toContainText('settlement');
});

for (const path of ['/', '/playground']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on ${path} of the demo, ${colorScheme}`, async ({ page, demo }) => {
      test.slow(); // the playground lists a hundred test cards
      await page.emulateMedia({ colorScheme });
      await page.goto(demo.origin + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    });
  }
}
