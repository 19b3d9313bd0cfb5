import { expect, test } from './fixtures.ts';
import {
  answerBank,
  backToShop,
  CARDS,
  closeButton,
  expectPaid,
  list,
  payByCard,
  question,
  toBca,
  toGopay,
  vaDigits,
  vaNumber,
} from './steps.ts';

const query = (url: string) => Object.fromEntries(new URL(url).searchParams);

test('paid by card: the finish URL, with order, code and status', async ({ page, shop, gateway }) => {
  const { redirectUrl, orderId } = await gateway.token({
    credit_card: { secure: true },
    callbacks: { finish: `${shop.origin}/finish` },
  });
  await page.goto(redirectUrl);
  await payByCard(page, { number: CARDS.accepted });
  await answerBank(page);
  await expectPaid(page);
  await backToShop(page).click();
  await page.waitForURL(/\/finish\?/);
  expect(query(page.url())).toMatchObject({ order_id: orderId, status_code: '200', transaction_status: 'capture' });
});

test('the list is there without a second request for the transaction', async ({ page, gateway }) => {
  const { redirectUrl, token } = await gateway.token();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(redirectUrl);
  await expect(list(page)).toBeAttached();
  expect(asked.filter((url) => url.includes(`/transactions/${token}`))).toEqual([]);
});

test('a virtual account is paid while the customer watches, and the page goes on by itself', async ({
  page,
  shop,
  gateway,
}) => {
  const { redirectUrl, orderId } = await gateway.token({ callbacks: { finish: `${shop.origin}/finish` } });
  await page.goto(redirectUrl);
  await toBca(page);
  await expect(vaNumber(page)).toBeVisible();
  await gateway.lever(orderId, 'settle');
  await expectPaid(page);
  await page.waitForURL(/\/finish\?/, { timeout: 15_000 });
  expect(query(page.url())).toMatchObject({ order_id: orderId, status_code: '200', transaction_status: 'settlement' });
});

test('a virtual account left unpaid: the finish URL, as pending', async ({ page, shop, gateway }) => {
  const { redirectUrl, orderId } = await gateway.token({ callbacks: { finish: `${shop.origin}/finish` } });
  await page.goto(redirectUrl);
  await toBca(page);
  await expect(vaNumber(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await question(page).getByRole('button', { name: 'Tutup, bayar nanti' }).click();
  await page.waitForURL(/\/finish\?/);
  expect(query(page.url())).toMatchObject({ order_id: orderId, status_code: '201', transaction_status: 'pending' });
});

test('left before paying: back to the shop, as pending, so that no order changes', async ({ page, shop, gateway }) => {
  const { redirectUrl, orderId } = await gateway.token({ callbacks: { finish: `${shop.origin}/finish` } });
  await page.goto(redirectUrl);
  await expect(list(page)).toBeAttached();
  await closeButton(page).click();
  await page.waitForURL(/\/finish\?/);
  expect(query(page.url())).toMatchObject({ order_id: orderId, transaction_status: 'pending' });
});

test('an expired token: a page that says so, and the error URL', async ({ page, shop, gateway }) => {
  const { redirectUrl, orderId } = await gateway.token({
    callbacks: { finish: `${shop.origin}/finish`, error: `${shop.origin}/error` },
  });
  await gateway.lever(orderId, 'expire');
  await page.goto(redirectUrl);
  await expect(page.getByRole('heading', { name: 'Waktu pembayaran habis' })).toBeVisible();
  const back = backToShop(page);
  if (await back.count()) {
    await back.click();
    await page.waitForURL(/\/(error|finish)\?/);
    expect(query(page.url())['status_code']).toBe('407');
  }
});

test('a reload in the middle shows the same number', async ({ page, gateway }) => {
  const { redirectUrl } = await gateway.token();
  await page.goto(redirectUrl);
  await toBca(page);
  const number = await vaDigits(page);
  await page.reload();
  expect(await vaDigits(page)).toBe(number);
});

for (const path of ['/snap/v2/vtweb/', '/snap/v3/redirection/']) {
  test(`the older address ${path} leads there too`, async ({ page, gateway }) => {
    const { token } = await gateway.token();
    await page.goto(`${gateway.origin}${path}${token}`);
    await expect(list(page)).toBeAttached();
  });
}

test('options come in the query: the language, and GoPay’s app link', async ({ page, gateway }) => {
  const { redirectUrl } = await gateway.token();
  await page.goto(`${redirectUrl}?language=en&gopayMode=deeplink`);
  await expect(page.getByRole('heading', { name: 'Choose how to pay' })).toBeAttached();
  await toGopay(page);
  await expect(page.getByRole('link', { name: 'Open the GoPay app' })).toBeVisible();
});

test('an unknown token is a whole page, in the window too', async ({ page, gateway }) => {
  await page.goto(`${gateway.origin}/snap/v4/redirection/00000000-0000-4000-8000-000000000000`);
  await expect(page.getByRole('heading', { name: 'Pembayaran tidak ditemukan' })).toBeVisible();
});

test('the page is private: not stored, no referrer, and executes nothing it was given', async ({
  gateway,
  request,
}) => {
  const { redirectUrl } = await gateway.token({
    customer_details: { first_name: '</script><script>alert(1)</script>' },
  });
  const response = await request.get(redirectUrl);
  expect(response.headers()['cache-control']).toContain('no-store');
  expect(response.headers()['referrer-policy']).toBe('no-referrer');
  expect(await response.text()).not.toContain('<script>alert(1)');
});
