import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { buy, expect, onlyCall, test } from './fixtures.ts';
import { expectPaid, type Place } from './steps.ts';

/** What is paid on another page or on a phone: one channel of each kind, in each place. */

const ORDER = {
  item_details: [{ id: 'A', name: 'Kopi', price: 150_000, quantity: 1 }],
  transaction_details: { gross_amount: 150_000 },
  customer_details: { first_name: 'Sari' },
};

/** A bank's or a provider's own forms, one after the other. */
async function through(tab: Page, answers: readonly Readonly<Record<string, string>>[]): Promise<void> {
  for (const answer of answers) {
    for (const [name, value] of Object.entries(answer)) await tab.locator(`input[name=${name}]`).fill(value);
    const before = tab.url();
    await tab.locator('form button, form input[type=submit]').first().click();
    await tab.waitForLoadState();
    await expect
      .poll(() => tab.url() !== before || answers.length === 1)
      .toBe(true)
      .catch(() => {});
  }
}

const onward = (place: Place, name: RegExp) => place.getByRole('link', { name });

test('pay later in the pop-up: a new tab, and the sheet sees that it was paid', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token({ ...ORDER, enabled_payments: ['akulaku'] });
  const sheet = await buy(page, shop, gateway, { token });
  const [tab] = await Promise.all([page.context().waitForEvent('page'), onward(sheet, /Lanjut ke Akulaku/).click()]);
  await tab.waitForLoadState();
  await through(tab, [{ phone: '08122222222', password: 'x' }, { otp: '1' }]);
  await expectPaid(sheet);
  expect(await onlyCall(page)).toMatchObject({
    name: 'onSuccess',
    result: { payment_type: 'akulaku', status_code: '200', transaction_status: 'settlement' },
  });
});

test('internet banking embedded: refused there is an error here, told once', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token({ ...ORDER, enabled_payments: ['cimb_clicks'] });
  const place = await buy(page, shop, gateway, { token, how: 'embed', options: { language: 'en' } });
  const [tab] = await Promise.all([page.context().waitForEvent('page'), onward(place, /Continue to OCTO/).click()]);
  await tab.waitForLoadState();
  await through(tab, [{ user: 'testuser01', password: 'x' }]);
  await place.getByRole('button', { name: /Back to|Kembali/ }).click({ timeout: 15_000 });
  expect(await onlyCall(page)).toMatchObject({ name: 'onError', result: { transaction_status: 'deny' } });
});

test.describe('on a phone, in the full window', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a form, then the bank in the same window, and back at the shop', async ({ page, shop, gateway }) => {
    const { token, redirectUrl } = await gateway.token({
      ...ORDER,
      enabled_payments: ['bca_klikbca'],
      callbacks: { finish: shop.page('<!doctype html><title>Selesai</title>') },
    });
    await page.goto(redirectUrl);
    await page.getByLabel(/User ID KlikBCA/).fill('UJI0001');
    await page.getByRole('button', { name: /^Bayar Rp/ }).click();
    await onward(page, /KlikBCA/)
      .first()
      .click();
    await through(page, [{ user: 'UJI0001', password: 'x' }, { token: '1' }]);
    await expect(page).toHaveTitle('Selesai', { timeout: 15_000 });
    expect(new URL(page.url()).searchParams.get('transaction_status')).toBe('settlement');
    expect(token).toBeTruthy();
  });
});

const FAMILIES = [
  'dana',
  'ovo',
  'akulaku',
  'bca_klikbca',
  'mandiri_clickpay',
  'telkomsel_cash',
  'xl_tunai',
  'gci',
  'uob_ezpay',
] as const;

for (const id of FAMILIES) {
  for (const language of ['id', 'en']) {
    test(`axe finds nothing: ${id}, ${language}, light and dark`, async ({ page, shop, gateway }) => {
      const { token } = await gateway.token({ ...ORDER, enabled_payments: [id] });
      const sheet = await buy(page, shop, gateway, { token, options: { language } });
      await expect(sheet.locator('main .body')).toBeVisible();
      await expect(sheet.locator('main [aria-busy]')).toHaveCount(0);
      await expect(sheet.locator('main .foot, main form')).not.toHaveCount(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .include('iframe#snap-midtrans')
          .analyze();
        const found = violations.map((one) => `${colorScheme} ${one.id}: ${one.nodes.map(({ html }) => html).join()}`);
        expect(found).toEqual([]);
      }
    });
  }
}
