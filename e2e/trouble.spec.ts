import { CARD_TOKEN, CHARGE, failing, FAULTS, lost, STATUS } from './faults.ts';
import { buy, calls, expect, onlyCall, test } from './fixtures.ts';
import {
  answerBank,
  backToShop,
  CARDS,
  expectPaid,
  list,
  payButton,
  toBca,
  toCard,
  typeCard,
  vaNumber,
} from './steps.ts';

const TRANSACTION = /\/snap\/v1\/transactions\/[\w-]+$/;

const charges = async (origin: string, orderId: string): Promise<number> => {
  const response = await fetch(`${origin}/_sandbox/notifications?order_id=${orderId}`);
  const { notifications } = (await response.json()) as {
    notifications: { transaction_id?: string; body?: { transaction_id?: string } }[];
  };
  return new Set(notifications.map((one) => one.transaction_id ?? one.body?.transaction_id)).size;
};

for (const [how, fault] of Object.entries(FAULTS)) {
  test(`the gateway ${how} when the checkout opens: it says so, tries again by itself, and goes on`, async ({
    page,
    shop,
    gateway,
  }) => {
    const { token } = await gateway.token();
    await failing(page, TRANSACTION, 2, fault);
    const sheet = await buy(page, shop, gateway, { token });
    await expect(sheet.getByText(/Belum bisa terhubung|Layanan pembayaran sedang sibuk/)).toBeVisible();
    await expect(sheet.getByRole('button', { name: 'Coba sekarang' })).toBeVisible();
    await expect(list(sheet)).toBeAttached({ timeout: 15_000 });
    expect(await calls(page)).toEqual([]);
  });
}

test('the button tries at once', async ({ page, shop, gateway }) => {
  test.slow();
  const { token } = await gateway.token();
  const seen = await failing(page, TRANSACTION, 4, (route) => route.abort());
  const sheet = await buy(page, shop, gateway, { token });
  // By now the checkout waits eight seconds before it tries again by itself.
  await expect.poll(() => seen.requests, { timeout: 30_000 }).toBe(4);
  await sheet.getByRole('button', { name: 'Coba sekarang' }).click();
  await expect(list(sheet)).toBeAttached({ timeout: 5000 });
});

test('a gateway that is never there can be left: onClose', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  await page.context().route(TRANSACTION, (route) => route.abort());
  const sheet = await buy(page, shop, gateway, { token });
  await expect(sheet.getByRole('button', { name: 'Coba sekarang' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect((await onlyCall(page)).name).toBe('onClose');
});

test('a slow gateway: the skeleton waits, and the list comes', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token();
  await page.context().route(TRANSACTION, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await route.fallback();
  });
  const sheet = await buy(page, shop, gateway, { token });
  await expect(sheet.getByText('Memuat pembayaran')).toBeAttached();
  await expect(list(sheet)).toBeAttached();
});

for (const [how, fault] of Object.entries(FAULTS)) {
  test(`the charge of a card goes wrong (${how}): nothing typed is lost, one charge, one key`, async ({
    page,
    shop,
    gateway,
  }) => {
    const { token, orderId } = await gateway.token({ credit_card: { secure: true } });
    const seen = await failing(page, CHARGE, 1, fault);
    const sheet = await buy(page, shop, gateway, { token });
    await toCard(sheet);
    await typeCard(sheet, { number: CARDS.accepted });
    await payButton(sheet).click();
    await answerBank(sheet);
    await expectPaid(sheet);
    await backToShop(sheet).click();
    expect((await onlyCall(page)).name).toBe('onSuccess');
    expect(seen.keys.size).toBe(1);
    expect((await gateway.status(orderId))['transaction_status']).toBe('capture');
  });
}

test('the answer to a charge is lost after the gateway made it: it is found, and not made again', async ({
  page,
  shop,
  gateway,
}) => {
  const { token, orderId } = await gateway.token();
  const seen = await failing(page, CHARGE, 1, lost);
  const sheet = await buy(page, shop, gateway, { token });
  await toBca(sheet);
  await expect(vaNumber(sheet)).toBeVisible({ timeout: 15_000 });
  expect(seen.keys.size).toBeLessThanOrEqual(1);
  await gateway.lever(orderId, 'settle');
  await expectPaid(sheet);
  await backToShop(sheet).click();
  expect((await onlyCall(page)).name).toBe('onSuccess');
  expect(await charges(gateway.origin, orderId)).toBe(1);
});

for (const secure of [true, false]) {
  test(`the answer to a card's charge is lost (secure: ${secure}): the truth is on screen, and it is charged once`, async ({
    page,
    shop,
    gateway,
  }) => {
    const { token, orderId } = await gateway.token({ credit_card: { secure } });
    const seen = await failing(page, CHARGE, 1, lost);
    const sheet = await buy(page, shop, gateway, { token });
    await toCard(sheet);
    await typeCard(sheet, { number: CARDS.accepted });
    await payButton(sheet).click();
    if (secure) await answerBank(sheet);
    await expectPaid(sheet);
    await backToShop(sheet).click();
    expect((await onlyCall(page)).name).toBe('onSuccess');
    expect(seen.keys.size).toBe(1);
    expect(await charges(gateway.origin, orderId)).toBe(1);
    expect((await gateway.status(orderId))['transaction_status']).toBe('capture');
  });
}

for (const [how, fault] of Object.entries(FAULTS)) {
  test(`the tokeniser ${how}: the form says so and keeps what was typed`, async ({ page, shop, gateway }) => {
    const { token } = await gateway.token({ credit_card: { secure: true } });
    await failing(page, CARD_TOKEN, 9, fault);
    const sheet = await buy(page, shop, gateway, { token });
    await toCard(sheet);
    await typeCard(sheet, { number: CARDS.accepted });
    await payButton(sheet).click();
    await expect(sheet.getByText('Belum terkirim: sambungan terputus')).toBeVisible({ timeout: 15_000 });
    await expect(sheet.locator('input[autocomplete=cc-number]')).toHaveValue(CARDS.accepted);
    await expect(sheet.locator('input[autocomplete=cc-exp]')).toHaveValue('01/30');
    await expect(sheet.locator('input[autocomplete=cc-csc]')).toHaveValue('123');
    await page.context().unroute(CARD_TOKEN);
    await payButton(sheet).click();
    await answerBank(sheet);
    await expectPaid(sheet);
  });
}

test('the tokeniser refuses the shop’s own key: the form says that the shop is set up wrongly, the console says how', async ({
  page,
  shop,
  gateway,
}) => {
  const { token } = await gateway.token();
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await page.context().route(CARD_TOKEN, (route) =>
    route.fulfill({
      status: 401,
      json: { status_code: '401', status_message: 'Access denied, please check client or server key' },
    }),
  );
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  await typeCard(sheet, { number: CARDS.accepted });
  await payButton(sheet).click();
  await expect(sheet.getByText('Pembayaran kartu toko ini belum siap')).toBeVisible();
  expect(lines.join('\n')).toMatch(/client key/i);
  expect(lines.join('\n')).not.toContain('4811');
});

for (const [how, fault] of Object.entries(FAULTS)) {
  test(`asking for the status ${how}: the number stays, and it is found paid later`, async ({
    page,
    shop,
    gateway,
  }) => {
    const { token, orderId } = await gateway.token();
    const sheet = await buy(page, shop, gateway, { token });
    await toBca(sheet);
    await expect(vaNumber(sheet)).toBeVisible();
    await failing(page, STATUS, 2, fault);
    await gateway.lever(orderId, 'settle');
    await expect(
      vaNumber(sheet)
        .or(sheet.getByRole('heading', { name: 'Pembayaran berhasil' }))
        .first(),
    ).toBeVisible();
    await expectPaid(sheet);
  });
}

test('a server key on the page is refused: it reaches no address, and the console names the risk', async ({
  page,
  shop,
  gateway,
}) => {
  const { token } = await gateway.token();
  const lines: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(
    shop.page(`<!doctype html><title>Toko</title>
<script src="${gateway.origin}/snap/snap.js" data-client-key="SB-Mid-server-secret-of-the-shop"></script>
<button onclick="snap.pay('${token}', {})">Beli</button>`),
  );
  await page.getByRole('button', { name: 'Beli' }).click();
  await expect(list(page.frameLocator('iframe#snap-midtrans'))).toBeAttached();
  expect(lines.join('\n')).toMatch(/server key/i);
  expect([...lines, ...asked].join('\n')).not.toContain('secret-of-the-shop');
});
