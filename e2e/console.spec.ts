import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** The console of the sandbox: every lever by keyboard alone, and every section in both languages as axe and a phone see it. */

type Charge = (origin: string, token: string, type: string) => Promise<void>;

const charge: Charge = async (origin, token, type) => {
  await fetch(`${origin}/snap/v2/transactions/${token}/charge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ payment_type: type }),
  });
};

const SECTIONS = ['transactions', 'notifications', 'faults', 'merchants', 'outbox', 'tools'];

test.use({ locale: 'en-US' });

/** Goes to it with Tab, as somebody without a mouse does. */
async function reach(page: Page, name: RegExp | string): Promise<void> {
  const target = page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 200; presses++) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(name)}`);
}

async function press(page: Page, name: RegExp | string): Promise<void> {
  await reach(page, name);
  await page.keyboard.press('Enter');
}

for (const language of ['en', 'id'] as const) {
  test(`every section is accessible and fits a phone: ${language}`, async ({ page, gateway }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const { token } = await gateway.token({ customer_details: { email: 'sari@shop.test' } });
    await charge(gateway.origin, token, 'gopay');
    await page.addInitScript((to) => localStorage.setItem('kasir-console-language', to), language);
    for (const section of [...SECTIONS, `transactions/${token}`]) {
      await page.goto(`${gateway.origin}/_sandbox/#/${section}`);
      await expect(page.locator('main')).not.toBeEmpty();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await page.waitForLoadState('networkidle');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        section,
      ).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${section} is wider than the window`).toBeLessThanOrEqual(0);
    }
  });
}

test('transitions by keyboard: settle, refund, and what is legal then', async ({ page, gateway }) => {
  const { token, orderId } = await gateway.token();
  await charge(gateway.origin, token, 'gopay');
  await page.goto(`${gateway.origin}/_sandbox/`);
  await press(page, `settle ${orderId}`);
  await expect(page.getByRole('button', { name: `settle ${orderId}` })).toHaveCount(0);
  expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'settlement' });
  await press(page, `refund ${orderId}`);
  await expect(page.getByRole('button', { name: `refund ${orderId}` })).toHaveCount(0);
  expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'refund', refund_amount: '150000.00' });
});

for (const [type, transition, status] of [
  ['gopay', 'deny', 'deny'],
  ['gopay', 'fail', 'failure'],
  ['gopay', 'expire', 'expire'],
  ['gopay', 'cancel', 'cancel'],
] as const) {
  test(`${transition} by keyboard`, async ({ page, gateway }) => {
    const { token, orderId } = await gateway.token();
    await charge(gateway.origin, token, type);
    await page.goto(`${gateway.origin}/_sandbox/`);
    await press(page, `${transition} ${orderId}`);
    await expect.poll(() => gateway.status(orderId)).toMatchObject({ transaction_status: status });
  });
}

test('the clock, a fault, a signature, a merchant and a reset by keyboard', async ({ page, gateway }) => {
  const { token, orderId } = await gateway.token();
  await charge(gateway.origin, token, 'gopay');
  const said = page.locator('.said');
  await page.goto(`${gateway.origin}/_sandbox/#/tools`);
  await press(page, 'Travel forward');
  await expect(said).toHaveText('Done.');
  await expect.poll(() => gateway.status(orderId)).toMatchObject({ transaction_status: 'expire' });

  await page.goto(`${gateway.origin}/_sandbox/#/faults`);
  await page.getByLabel('Where').selectOption('status');
  await page.getByLabel('Code or number').fill('503');
  await page.getByLabel('How many times').fill('1');
  await press(page, 'Order it');
  await expect(page.getByRole('button', { name: 'Take back fault 1' })).toBeVisible();
  expect(await gateway.status(orderId)).toMatchObject({ status_code: '503' });
  expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'expire' });

  await page.goto(`${gateway.origin}/_sandbox/#/notifications`);
  await page.getByLabel('order_id').fill(orderId);
  await page.getByLabel('status_code').fill('200');
  await page.getByLabel('gross_amount').fill('150000.00');
  await page.getByLabel('signature_key').fill('0');
  await press(page, 'Check');
  await expect(page.getByText('No single part explains it.')).toBeVisible();

  await page.goto(`${gateway.origin}/_sandbox/#/merchants`);
  await press(page, 'Add a merchant');
  await expect(page.getByRole('heading', { name: 'G000000002' })).toBeVisible();

  await page.goto(`${gateway.origin}/_sandbox/#/tools`);
  await press(page, 'Forget everything');
  await page.goto(`${gateway.origin}/_sandbox/#/transactions`);
  await expect(page.getByText('None yet.')).toBeVisible();
});

test('the settings of a merchant are saved, previewed, and reach the checkout', async ({ page, gateway }) => {
  await page.goto(`${gateway.origin}/_sandbox/#/merchants`);
  await page.getByLabel('Name').fill('Toko Baru');
  await page.getByLabel('Button colour').fill('#aa0000');
  await expect(page.locator('.preview span')).toHaveCSS('background-color', 'rgb(170, 0, 0)');
  await press(page, 'Save');
  await expect(page.locator('.said')).toHaveText('Saved.');
  const { token } = await gateway.token();
  const answer = await fetch(`${gateway.origin}/snap/v1/transactions/${token}`);
  expect(await answer.json()).toMatchObject({
    merchant: { preference: { display_name: 'Toko Baru', button_color: '#aa0000' } },
  });
});

test('a hostile order id is text', async ({ page, gateway }) => {
  const orderId = '<img src=x onerror=alert(1)>';
  await gateway.token({ transaction_details: { order_id: orderId, gross_amount: 20_000 } });
  await page.goto(`${gateway.origin}/_sandbox/`);
  await expect(page.getByRole('heading', { name: orderId })).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);
});
