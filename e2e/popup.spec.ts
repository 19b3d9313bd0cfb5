import { buy, calls, checkout, expect, onlyCall, shopPage, test } from './fixtures.ts';
import {
  answerBank,
  backToShop,
  CARDS,
  closeButton,
  expectPaid,
  list,
  payButton,
  payByCard,
  question,
  toBca,
  toCard,
  toGopay,
  typeCard,
  vaDigits,
  vaNumber,
} from './steps.ts';

test('a card with 3-D Secure is paid: onSuccess, once, after the sheet has gone', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token({ credit_card: { secure: true } });
  const sheet = await buy(page, shop, gateway, { token });
  await payByCard(sheet, { number: CARDS.accepted });
  await answerBank(sheet);
  await expectPaid(sheet);
  await backToShop(sheet).click();
  const { name, result } = await onlyCall(page);
  expect(name).toBe('onSuccess');
  expect(result).toMatchObject({
    status_code: '200',
    transaction_status: 'capture',
    fraud_status: 'accept',
    payment_type: 'credit_card',
    order_id: orderId,
    gross_amount: '150000.00',
    masked_card: '48111111-1114',
  });
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  expect((await gateway.status(orderId))['transaction_status']).toBe('capture');
});

test('the result page goes back by itself after five seconds, and can be paused', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toBca(sheet);
  await expect(vaNumber(sheet)).toBeVisible();
  await gateway.lever(orderId, 'settle');
  await expectPaid(sheet);
  await sheet.getByRole('button', { name: 'Jeda' }).click();
  await page.waitForTimeout(5500);
  expect(await calls(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect((await onlyCall(page)).name).toBe('onSuccess');
});

test('a virtual account is paid while the customer watches', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toBca(sheet);
  const number = await vaDigits(sheet);
  await gateway.lever(orderId, 'settle');
  await expectPaid(sheet);
  const { name, result } = await onlyCall(page); // goes back by itself
  expect(name).toBe('onSuccess');
  expect(result).toMatchObject({ status_code: '200', transaction_status: 'settlement', bca_va_number: number });
  expect(result?.['va_numbers']).toEqual([{ bank: 'bca', va_number: number }]);
});

test('a virtual account left unpaid is onPending, and its number is there again later', async ({
  page,
  shop,
  gateway,
}) => {
  const { token, orderId } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toBca(sheet);
  const number = await vaDigits(sheet);
  await closeButton(sheet).click();
  await question(sheet).getByRole('button', { name: 'Tutup, bayar nanti' }).click();
  const { name, result } = await onlyCall(page);
  expect(name).toBe('onPending');
  expect(result).toMatchObject({ status_code: '201', transaction_status: 'pending', order_id: orderId });
  expect(String(result?.['pdf_url'])).toMatch(/^http:\/\/localhost:\d+\//);
  await page.getByRole('button', { name: 'Beli' }).click();
  expect(await vaDigits(checkout(page))).toBe(number);
});

test('autoCloseDelay counts visibly and leaves as pending', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token, options: { autoCloseDelay: 3 } });
  await toBca(sheet);
  await expect(sheet.getByText(/Tertutup sendiri dalam [123] detik/)).toBeVisible();
  expect((await onlyCall(page)).name).toBe('onPending');
});

test('GoPay shows a code on a desk, and is paid from it', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toGopay(sheet);
  await expect(sheet.getByRole('img', { name: /Kode QR untuk membayar Rp150\.000/ })).toBeVisible();
  await gateway.lever(orderId, 'settle');
  await expectPaid(sheet);
  await backToShop(sheet).click();
  const { name, result } = await onlyCall(page);
  expect(name).toBe('onSuccess');
  expect(result?.['transaction_status']).toBe('settlement');
});

test('closing before anything was charged is onClose with nothing', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await expect(list(sheet)).toBeAttached();
  await closeButton(sheet).click();
  expect(await onlyCall(page)).toEqual({ name: 'onClose', result: null });
});

test('an unknown token is a page that says so, and onError when it is left', async ({ page, shop, gateway }) => {
  const sheet = await buy(page, shop, gateway, { token: '00000000-0000-4000-8000-000000000000' });
  await expect(sheet.getByRole('heading', { name: 'Pembayaran tidak ditemukan' })).toBeVisible();
  await backToShop(sheet).click();
  const { name, result } = await onlyCall(page);
  expect(name).toBe('onError');
  expect(result).toMatchObject({ status_code: '404', status_message: [expect.any(String)] });
});

for (const [lever, heading, code] of [
  ['expire', 'Waktu pembayaran habis', '407'],
  ['cancel', /Pembayaran (ini )?dibatalkan/, '408'],
] as const) {
  test(`a token that was ${lever}d before is a page that says so, and onError`, async ({ page, shop, gateway }) => {
    const { token, orderId } = await gateway.token();
    await gateway.lever(orderId, lever);
    const sheet = await buy(page, shop, gateway, { token });
    await expect(sheet.getByRole('heading', { name: heading })).toBeVisible();
    await backToShop(sheet).click();
    const { name, result } = await onlyCall(page);
    expect(name).toBe('onError');
    expect(result?.['status_code']).toBe(code);
  });
}

test('a paid order that is opened again is paid: the page says so, and onSuccess', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toBca(sheet);
  await expect(vaNumber(sheet)).toBeVisible();
  await gateway.lever(orderId, 'settle');
  await expectPaid(sheet);
  await backToShop(sheet).click();
  expect((await onlyCall(page)).name).toBe('onSuccess');
  await page.reload();
  await page.getByRole('button', { name: 'Beli' }).click();
  await expectPaid(sheet);
  await backToShop(sheet).click();
  expect(await onlyCall(page)).toMatchObject({ name: 'onSuccess', result: { status_code: '200' } });
});

test('a refused card may be tried again, and another one is accepted', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token({ credit_card: { secure: true } });
  const sheet = await buy(page, shop, gateway, { token });
  await payByCard(sheet, { number: CARDS.deniedByBank });
  await answerBank(sheet);
  await expect(sheet.getByText('Bank Anda menolak pembayaran ini')).toBeVisible({ timeout: 15_000 });
  await expect(sheet.getByText('Anda tidak ditagih')).toBeVisible();
  await typeCard(sheet, { number: CARDS.accepted });
  await payButton(sheet).click();
  await answerBank(sheet);
  await expectPaid(sheet);
  await backToShop(sheet).click();
  expect((await onlyCall(page)).name).toBe('onSuccess');
});

for (const [who, number, text] of [
  ['the bank', CARDS.deniedByBank, 'Bank Anda menolak pembayaran ini'],
  ['the fraud check', CARDS.deniedByFds, 'Dihentikan demi keamanan'],
] as const) {
  test(`refused by ${who} and left: onClose, for it may be tried again`, async ({ page, shop, gateway }) => {
    const { token } = await gateway.token({ credit_card: { secure: true } });
    const sheet = await buy(page, shop, gateway, { token });
    await payByCard(sheet, { number });
    if (number === CARDS.deniedByBank) await answerBank(sheet);
    await expect(sheet.getByText(text)).toBeVisible({ timeout: 15_000 });
    for (let escapes = 0; escapes < 3; escapes++) {
      await page.keyboard.press('Escape');
      await page.waitForTimeout(150);
    }
    expect((await onlyCall(page)).name).toBe('onClose');
  });
}

test('cancelled at the bank: the form says so, and nothing was charged', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token({ credit_card: { secure: true } });
  const sheet = await buy(page, shop, gateway, { token });
  await payByCard(sheet, { number: CARDS.accepted });
  await answerBank(sheet, 'cancel');
  await expect(sheet.getByText('Anda tidak ditagih')).toBeVisible({ timeout: 15_000 });
  expect((await gateway.status(orderId))['transaction_status']).not.toBe('capture');
});

for (const [screen, outcome] of [
  ['list', 'onClose'],
  ['typed card', 'onClose'],
  ['virtual account', 'onPending'],
] as const) {
  test(`three Escapes lead out of the ${screen}: ${outcome}, once`, async ({ page, shop, gateway }) => {
    const { token } = await gateway.token();
    const sheet = await buy(page, shop, gateway, { token });
    await expect(list(sheet)).toBeAttached();
    if (screen === 'typed card') {
      await toCard(sheet);
      await typeCard(sheet, { number: '4811 11' });
    }
    if (screen === 'virtual account') {
      await toBca(sheet);
      await expect(vaNumber(sheet)).toBeVisible();
    }
    for (let escapes = 0; escapes < 3; escapes++) {
      await page.keyboard.press('Escape');
      await page.waitForTimeout(200);
    }
    expect((await onlyCall(page)).name).toBe(outcome);
    await expect(page.locator('dialog[open]')).toHaveCount(0);
  });
}

test('a reload of the frame in the middle loses nothing', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toBca(sheet);
  const number = await vaDigits(sheet);
  const frame = page.frames().find((candidate) => candidate.url().includes('/snap/v4/popup'));
  await frame?.evaluate(() => location.reload());
  await expect.poll(() => vaDigits(sheet)).toBe(number);
  await gateway.lever(orderId, 'settle');
  await expectPaid(sheet);
  await backToShop(sheet).click();
  expect((await onlyCall(page)).name).toBe('onSuccess');
});

test('a reload of the shop in the middle loses nothing', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toBca(sheet);
  const number = await vaDigits(sheet);
  await page.reload();
  await page.getByRole('button', { name: 'Beli' }).click();
  expect(await vaDigits(checkout(page))).toBe(number);
});

test('switching the language in the middle keeps what was typed', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  await typeCard(sheet, { number: '4811 1111', expiry: '01/', cvv: '12' });
  await sheet.getByRole('button', { name: 'EN: ganti ke bahasa Inggris' }).click();
  await expect(sheet.getByRole('heading', { name: /card/i })).toBeVisible();
  await expect(sheet.locator('html')).toHaveAttribute('lang', 'en');
  await expect(sheet.locator('input[autocomplete=cc-number]')).toHaveValue('4811 1111');
  await expect(sheet.locator('input[autocomplete=cc-csc]')).toHaveValue('12');
});

test('the page is afterwards as it was before', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  await page.goto(shop.page(shopPage(gateway.origin, { token })));
  await page.waitForTimeout(1000); // the frame is prepared
  await page.evaluate(() => window.scrollTo(0, 0));
  const look = () =>
    page.evaluate(() => ({
      html: document.documentElement
        .getAttributeNames()
        .map((name) => [name, document.documentElement.getAttribute(name)]),
      body: document.body.getAttributeNames().map((name) => [name, document.body.getAttribute(name)]),
      overflow: getComputedStyle(document.body).overflow,
      children: Array.from(document.body.children, ({ tagName, id }) => `${tagName}#${id}`).filter(
        (tag) => !/^(DIALOG|IFRAME|DIV#?$)/.test(tag),
      ),
      scroll: [window.scrollX, window.scrollY],
      title: document.title,
      url: location.href,
    }));
  const before = await look();
  const buyButton = page.getByRole('button', { name: 'Beli' });
  await buyButton.focus();
  await page.keyboard.press('Enter');
  const sheet = checkout(page);
  await expect(list(sheet)).toBeAttached();
  await closeButton(sheet).click();
  await onlyCall(page);
  expect(await look()).toEqual(before);
  await expect(buyButton).toBeFocused();
  await expect(page.locator('dialog[open]')).toHaveCount(0);
});

test('a callback may open the checkout again', async ({ page, shop, gateway }) => {
  const [first, second] = [
    await gateway.token(),
    await gateway.token({ transaction_details: { gross_amount: 75_000 } }),
  ];
  await page.goto(shop.page(shopPage(gateway.origin, { token: first.token })));
  await page.evaluate((token) => {
    const { snap, calls: made } = window as unknown as {
      snap: { pay: (token: string, options: object) => void };
      calls: unknown[];
    };
    const again = () => snap.pay(token, { onClose: () => made.push({ name: 'onClose', result: null }) });
    document.querySelector<HTMLButtonElement>('#buy')!.onclick = () => snap.pay(token, { onClose: again });
  }, second.token);
  await page.getByRole('button', { name: 'Beli' }).click();
  const sheet = checkout(page);
  await expect(sheet.getByText('Rp75.000').first()).toBeVisible();
  await closeButton(sheet).click();
  await expect(sheet.getByText('Rp75.000').first()).toBeVisible();
  await expect(list(sheet)).toBeAttached();
  await closeButton(sheet).click();
  expect(await onlyCall(page)).toEqual({ name: 'onClose', result: null });
});

test('a second pay while one is open throws, and leaves the first alone', async ({ page, shop, gateway }) => {
  const [first, second] = [
    await gateway.token(),
    await gateway.token({ transaction_details: { gross_amount: 75_000 } }),
  ];
  const sheet = await buy(page, shop, gateway, { token: first.token });
  await expect(list(sheet)).toBeAttached();
  const thrown = await page.evaluate((token) => {
    try {
      (window as unknown as { snap: { pay: (token: string) => void } }).snap.pay(token);
      return 'nothing';
    } catch (error) {
      return (error as Error).message;
    }
  }, second.token);
  expect(thrown).toContain('snap.pay is not allowed to be called in this state');
  expect(thrown).toContain('Invalid state transition from PopupInView to PopupInView');
  await expect(sheet.getByText('Rp150.000').first()).toBeVisible();
});

test('without callbacks the shop’s page goes to the finish URL', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token({ callbacks: { finish: `${shop.origin}/thanks?cart=7` } });
  const sheet = await buy(page, shop, gateway, { token, callbacks: [] });
  await toBca(sheet);
  await expect(vaNumber(sheet)).toBeVisible();
  await gateway.lever(orderId, 'settle');
  await expectPaid(sheet);
  await backToShop(sheet).click();
  await page.waitForURL(/\/thanks\?/);
  const query = new URL(page.url()).searchParams;
  expect(Object.fromEntries(query)).toMatchObject({
    cart: '7',
    order_id: orderId,
    status_code: '200',
    transaction_status: 'settlement',
  });
});
