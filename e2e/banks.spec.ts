import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { buy, expect, onlyCall, test } from './fixtures.ts';
import { expectPaid, vaDigits, type Place } from './steps.ts';

/** Paid in a tab of its own, as a tester does on another device: the inputs in their order, then "Inquire" and "Pay". */
async function payAt(page: Page, url: string, values: readonly string[]): Promise<void> {
  const bank = await page.context().newPage();
  await bank.goto(url);
  for (const [i, value] of values.entries()) await bank.locator('input[type=text]').nth(i).fill(value);
  await bank.locator('input[value=Inquire]').click();
  await bank.locator('input[value=Pay]').click();
  await expect(bank.locator('.success')).toBeVisible();
  await bank.close();
}

/** What a number of a bank needs on a screen. */
async function expectInstruction(page: Page, place: Place, copies: readonly RegExp[]): Promise<void> {
  for (const name of copies) await expect(place.getByRole('button', { name })).toBeVisible();
  const href = await place.getByRole('link', { name: /PDF/ }).getAttribute('href');
  const pdf = await page.request.get(href ?? '');
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .include(place === page ? 'main' : { fromFrames: ['iframe#snap-midtrans', 'main'] })
      .analyze();
    expect(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual(
      [],
    );
  }
}

test('a Mandiri bill in the pop-up, paid at the simulator with both codes', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token({ enabled_payments: ['echannel'] });
  const sheet = await buy(page, shop, gateway, { token, options: { language: 'en' } });
  const key = await vaDigits(sheet);
  expect(key).toMatch(/^\d{12}$/);
  await expectInstruction(page, sheet, [/^Copy company code$/, /^Copy payment code$/, /^Copy amount$/]);
  await payAt(page, `${gateway.bank}/openapi/va/index?bank=mandiri`, ['70012', key]);
  await expectPaid(sheet);
  const { name, result } = await onlyCall(page);
  expect(name).toBe('onSuccess');
  expect(result).toMatchObject({ payment_type: 'echannel', biller_code: '70012', bill_key: key, status_code: '200' });
});

test('a number for other banks in the embedded checkout, paid where its bank is paid', async ({
  page,
  shop,
  gateway,
}) => {
  const { token } = await gateway.token({ enabled_payments: ['other_va'] });
  const place = await buy(page, shop, gateway, { token, how: 'embed' });
  const number = await vaDigits(place);
  await expect(place.getByText('009', { exact: true }).first()).toBeVisible();
  await expectInstruction(page, place, [/^Salin kode bank$/, /^Salin nomor$/, /^Salin jumlah$/]);
  await payAt(page, `${gateway.bank}/bni/va/index`, [number]);
  await expectPaid(place);
  expect(await onlyCall(page)).toMatchObject({
    name: 'onSuccess',
    result: { va_numbers: [{ bank: 'bni', va_number: number }] },
  });
});

test.describe('on a phone, in the full window', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test('a long number fits, is paid while watched, and the page goes on', async ({ page, shop, gateway }) => {
    const { redirectUrl, orderId } = await gateway.token({
      enabled_payments: ['seabank_va'],
      callbacks: { finish: `${shop.origin}/finish` },
    });
    await page.goto(redirectUrl);
    const number = await vaDigits(page);
    expect(number).toMatch(/^\d{23}$/);
    await expectInstruction(page, page, [/^Salin nomor$/, /^Salin jumlah$/]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await payAt(page, `${gateway.bank}/openapi/va/index?bank=seabank`, [number]);
    await page.waitForURL(/\/finish\?/, { timeout: 20_000 });
    expect(new URL(page.url()).searchParams.get('order_id')).toBe(orderId);
  });
});
