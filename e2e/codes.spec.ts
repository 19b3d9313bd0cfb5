import { AxeBuilder } from '@axe-core/playwright';
import { BarcodeFormat, BinaryBitmap, Code128Reader, HybridBinarizer, RGBLuminanceSource } from '@zxing/library';
import type { Locator, Page } from '@playwright/test';
import jsQR from 'jsqr';
import { buy, expect, onlyCall, test } from './fixtures.ts';
import { expectPaid, type Place } from './steps.ts';

/** An element as a camera sees it. The page takes the picture apart; no picture library is needed. */
async function seen(page: Page, element: Locator) {
  const png = (await element.screenshot()).toString('base64');
  const tab = await page.context().newPage();
  const pixels = await tab.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    pen?.drawImage(bitmap, 0, 0);
    const { data, width, height } = pen?.getImageData(0, 0, bitmap.width, bitmap.height) ?? new ImageData(1, 1);
    return { data: Array.from(data), width, height };
  }, png);
  await tab.close();
  return pixels;
}

async function readQr(page: Page, place: Place): Promise<string | undefined> {
  const { data, width, height } = await seen(page, place.locator('.qr svg'));
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data;
}

async function readBarcode(page: Page, place: Place): Promise<string> {
  const { data, width, height } = await seen(page, place.locator('.bar'));
  const grey = Uint8ClampedArray.from({ length: width * height }, (_, i) => data[i * 4] ?? 0);
  const picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)));
  const result = new Code128Reader().decode(picture);
  expect(result.getBarcodeFormat()).toBe(BarcodeFormat.CODE_128);
  return result.getText();
}

async function expectAccessible(page: Page, place: Place): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .include(place === page ? 'main' : { fromFrames: ['iframe#snap-midtrans', 'main'] })
      .analyze();
    const found = violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join()}`);
    expect(found).toEqual([]);
  }
}

/** On the tester's other device. */
async function elsewhere(page: Page, url: string, act: (tab: Page) => Promise<void>): Promise<void> {
  const tab = await page.context().newPage();
  await tab.goto(url);
  await act(tab);
  await expect(tab.locator('.success')).toBeVisible();
  await tab.close();
}

test('a QRIS code in the pop-up: read off the screen, expired, renewed, and paid by scanning', async ({
  page,
  shop,
  gateway,
}) => {
  const { token, orderId } = await gateway.token({ enabled_payments: ['other_qris'] });
  const sheet = await buy(page, shop, gateway, { token, options: { language: 'en' } });
  await expect(sheet.locator('.qr svg')).toBeVisible();
  const first = await readQr(page, sheet);
  expect(first).toMatch(/^000201.*5303360.*5802ID.*6304[0-9A-F]{4}$/);
  await expectAccessible(page, sheet);
  await gateway.lever(orderId, 'expire');
  await sheet.getByRole('button', { name: 'Check status' }).click();
  await expectAccessible(page, sheet);
  await sheet.getByRole('button', { name: 'Get a new code' }).click();
  await expect(sheet.getByText('Waiting for payment')).toBeVisible();
  const second = await readQr(page, sheet);
  expect(second).not.toBe(first);
  await elsewhere(page, `${gateway.bank}/v2/qris/index?language=en`, async (tab) => {
    await tab.locator('#qrCodeUrl').fill(second ?? '');
    await tab.getByRole('button', { name: 'Scan QR' }).click();
    await tab.locator('#issuer').selectOption('dana');
    await tab.getByRole('button', { name: 'Pay' }).click();
  });
  await expectPaid(sheet);
  expect(await onlyCall(page)).toMatchObject({ name: 'onSuccess', result: { payment_type: 'qris' } });
});

for (const [channel, till] of [
  ['indomaret', '/indomaret/phoenix/index'],
  ['alfamart', '/alfamart/index'],
] as const) {
  test(`${channel} embedded: the barcode read off the screen is paid at the till`, async ({ page, shop, gateway }) => {
    const { token } = await gateway.token({ enabled_payments: [channel] });
    const place = await buy(page, shop, gateway, { token, how: 'embed' });
    await expect(place.locator('.bar svg')).toBeVisible();
    const code = await readBarcode(page, place);
    const [spoken = ''] = await place.locator('#payment-code .sr').allTextContents();
    expect(spoken.replaceAll(' ', '')).toBe(code);
    await expectAccessible(page, place);
    const href = await place.getByRole('link', { name: /PDF/ }).getAttribute('href');
    const pdf = await page.request.get(href ?? '');
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
    await elsewhere(page, gateway.bank + till, async (tab) => {
      await tab.locator('#payment_code').fill(code);
      await tab.locator('input[type=submit]').click();
      await tab.locator('input[type=submit]').click();
    });
    await expectPaid(place);
    const { name, result } = await onlyCall(page);
    expect(name).toBe('onSuccess');
    expect(result).toMatchObject({ payment_type: 'cstore', payment_code: code });
  });
}

test('on paper: the code, its barcode and how to pay', async ({ page, shop, gateway }) => {
  const { redirectUrl } = await gateway.token({
    enabled_payments: ['indomaret'],
    callbacks: { finish: `${shop.origin}/finish` },
  });
  await page.goto(redirectUrl);
  await expect(page.locator('.bar svg')).toBeVisible();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('.foot')).toBeHidden();
  await expect(page.locator('#payment-code')).toBeVisible();
  await expect(page.getByText('Di kasir Indomaret')).toBeVisible();
  expect(await readBarcode(page, page)).toMatch(/^\d{12}$/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('DANA in the full window: to its page and back to the shop', async ({ page, shop, gateway }) => {
    const finish = `${shop.origin}/finish`;
    const { orderId, redirectUrl } = await gateway.token({
      enabled_payments: ['dana'],
      callbacks: { finish },
      dana: { callback_url: finish },
    });
    await page.goto(redirectUrl);
    const link = page.getByRole('link', { name: 'Buka aplikasi DANA' });
    await expect(link).toBeVisible();
    await expectAccessible(page, page);
    await link.tap();
    await page.getByRole('button', { name: /^Bayar/ }).tap();
    await page.waitForURL(`${finish}?order_id=${orderId}&result=success`);
  });

  test('OVO in the pop-up: refused on the phone, sent again, paid', async ({ page, shop, gateway }) => {
    test.slow();
    const { token } = await gateway.token({ enabled_payments: ['ovo'] });
    const sheet = await buy(page, shop, gateway, { token });
    const answer = (action: 'pay' | 'refuse') => async (tab: Page) => {
      await tab.locator('#phone').fill('0812 3456 7890');
      await tab.locator('input[type=submit]').click();
      await tab.locator(`button[value=${action}]`).click();
    };
    await sheet.getByLabel('Nomor ponsel terdaftar di OVO').fill('0812-3456-7890');
    await expectAccessible(page, sheet);
    await sheet.getByRole('button', { name: /^Kirim permintaan/ }).click();
    await expect(sheet.getByText('Sisa waktu')).toBeVisible();
    // At once: after ten seconds the sandbox's phone agrees by itself.
    const push = await page.context().newPage();
    await push.goto(`${gateway.bank}/ovo/index`);
    await answer('refuse')(push);
    await push.close();
    // As a customer does; a page that stays behind draws nothing, and axe waits for that.
    await page.bringToFront();
    await expect(sheet.getByText('Permintaan ditolak', { exact: true })).toBeVisible();
    await expectAccessible(page, sheet);
    await expect(sheet.getByLabel('Nomor ponsel terdaftar di OVO')).toHaveValue('0812-3456-7890');
    await sheet.getByRole('button', { name: /^Kirim permintaan/ }).click();
    await expect(sheet.getByText('Sisa waktu')).toBeVisible();
    await elsewhere(page, `${gateway.bank}/ovo/index`, answer('pay'));
    await expectPaid(sheet);
    expect(await onlyCall(page)).toMatchObject({ name: 'onSuccess', result: { payment_type: 'ovo' } });
  });
});
