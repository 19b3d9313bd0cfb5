import type { Page } from '@playwright/test';
import { buy, expect, onlyCall, shopPage, test } from './fixtures.ts';
import { backToShop, closeButton, expectPaid, list, toBca, vaNumber } from './steps.ts';

/** Texts that have become markup, code or commands somewhere. */
const HOSTILE = [
  '</script><script>window.owned = 1</script>',
  '<img src=x onerror="window.owned = 1">',
  '"><svg onload=window.owned=1>',
  "'; DROP TABLE transactions; --",
  '{{constructor.constructor("window.owned = 1")()}}',
  '${window.owned = 1}',
  '$t(payTo) {{shop}}',
  '<!--<script>',
  '\u2028window.owned = 1\u2029',
  '‮Rp000.051‬',
];

/** A request whose every free text is one of them; the details are where the checkout shows them. */
const order = (text: string) => ({
  customer_details: {
    first_name: text,
    last_name: text,
    email: 'a@example.com',
    phone: '081234567890',
    billing_address: { first_name: text, last_name: text, address: text, city: text, postal_code: '12345' },
    shipping_address: { first_name: text, last_name: text, address: text, city: text, postal_code: '12345' },
  },
  item_details: [{ id: '1', name: text.slice(0, 50), price: 150_000, quantity: 1, brand: text.slice(0, 50) }],
  custom_field1: text,
  custom_field2: text,
});

const owned = (page: Page) =>
  Promise.all(page.frames().map((frame) => frame.evaluate(() => 'owned' in window).catch(() => false)));

for (const text of HOSTILE) {
  test(`${JSON.stringify(text)} is shown as text, in the frame and in the window`, async ({ page, shop, gateway }) => {
    const { token, redirectUrl } = await gateway.token(order(text));
    const sheet = await buy(page, shop, gateway, { token });
    await expect(list(sheet)).toBeAttached();
    await sheet.getByRole('button', { name: /Rincian/ }).click();
    const shown = text.slice(0, 50).replaceAll(/\s+/g, ' ').trim();
    await expect.poll(async () => (await sheet.locator('body').innerText()).replaceAll(/\s+/g, ' ')).toContain(shown);
    expect(await owned(page)).not.toContain(true);

    await page.goto(redirectUrl);
    await expect(list(page)).toBeAttached();
    const details = page.getByRole('button', { name: /Rincian/ }); // beside the list where there is room
    if (await details.isVisible()) await details.click();
    await expect.poll(async () => (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ')).toContain(shown);
    expect(await owned(page)).not.toContain(true);
  });
}

test('the bank’s, the app’s and the console’s pages show it as text, too', async ({ page, gateway, request }) => {
  const [hostile = ''] = HOSTILE;
  const { token, orderId } = await gateway.token(order(hostile));
  await page.goto(`${gateway.origin}/snap/v4/redirection/${token}`);
  await toBca(page);
  await expect(vaNumber(page)).toBeVisible();
  await page.goto(`${gateway.origin}/_sandbox/`);
  await page.waitForTimeout(500);
  expect(await owned(page)).not.toContain(true);
  const status = await request.get(`${gateway.origin}/snap/v1/transactions/${token}`);
  expect(status.headers()['content-type']).toContain('application/json');
  expect((await gateway.status(orderId))['order_id']).toBe(orderId);
});

for (const scheme of [
  'javascript:window.owned=1',
  'data:text/html,<script>1</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'about:blank',
]) {
  test(`a finish URL of ${scheme.split(':')[0]}: is never gone to`, async ({ page, shop, gateway }) => {
    const answer = await gateway.token({ callbacks: { finish: scheme } }).catch((error: Error) => error);
    if (answer instanceof Error) return expect(answer.message).toMatch(/400/);
    const sheet = await buy(page, shop, gateway, { token: answer.token, callbacks: [] });
    await toBca(sheet);
    await expect(vaNumber(sheet)).toBeVisible();
    await gateway.lever(answer.orderId, 'settle');
    await expectPaid(sheet);
    const before = page.url();
    await backToShop(sheet).click();
    await page.waitForTimeout(500);
    expect(new URL(page.url()).protocol).toBe('http:');
    expect(page.url().startsWith(before) || page.url().startsWith(shop.origin)).toBe(true);
    expect(await owned(page)).not.toContain(true);
  });
}

test('a page that pretends to be the checkout gets no port, and a foreign frame no callback', async ({
  page,
  shop,
  gateway,
}) => {
  const { token } = await gateway.token();
  await page.goto(shop.page(shopPage(gateway.origin, { token })));
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<script>
      for (const message of [{ snap: 'hello', version: 1, least: 1 }, { snap: 'finish', outcome: 'success' }, 'finish'])
        parent.postMessage(message, '*');
      onmessage = ({ ports }) => { if (ports.length) parent.postMessage('got a port', '*'); };
    </script>`;
    window.addEventListener('message', ({ data }) => {
      if (data === 'got a port') (window as unknown as { calls: unknown[] }).calls.push({ name: 'stolen' });
    });
    document.body.append(frame);
  });
  await page.getByRole('button', { name: 'Beli' }).click();
  const sheet = page.frameLocator('iframe#snap-midtrans');
  await expect(list(sheet)).toBeAttached();
  await closeButton(sheet).click();
  expect(await onlyCall(page)).toEqual({ name: 'onClose', result: null });
});
