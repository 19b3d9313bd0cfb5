import { buy, calls, expect, onlyCall, test } from './fixtures.ts';
import type { Gateway } from './servers.ts';
import {
  answerBank,
  backToShop,
  bank,
  CARDS,
  choose,
  closeButton,
  expectPaid,
  list,
  payButton,
  question,
  toCard,
  typeCard,
} from './steps.ts';

const BNI = '4105058689481467';

const charged = async (gateway: Gateway, orderId: string): Promise<string[]> => {
  const response = await fetch(`${gateway.origin}/_sandbox/notifications?order_id=${orderId}`);
  const { notifications } = (await response.json()) as { notifications: { body: Record<string, string> }[] };
  return notifications.map(({ body }) => body['transaction_status'] ?? '');
};

test('a card is saved, asks for its CVV only the next time, and is removed', async ({ page, shop, gateway }) => {
  const order = { user_id: `sari-${Date.now()}`, credit_card: { secure: true, save_card: true } };
  const first = await buy(page, shop, gateway, { token: (await gateway.token(order)).token });
  await toCard(first);
  await typeCard(first, { number: CARDS.accepted });
  await first.getByRole('checkbox', { name: /Simpan kartu ini/ }).check();
  await payButton(first).click();
  await answerBank(first);
  await expectPaid(first);

  const { token, orderId } = await gateway.token(order);
  const sheet = await buy(page, shop, gateway, { token });
  await choose(sheet, /^Visa •••• 1114/);
  await expect(sheet.getByRole('radio', { name: 'Kartu berakhiran 1114' })).toBeChecked();
  await expect(sheet.locator('#card-number')).toHaveCount(0);
  await sheet.locator('#card-cvv').fill('123');
  await payButton(sheet).click();
  await answerBank(sheet);
  await expectPaid(sheet);
  await backToShop(sheet).click();
  expect((await onlyCall(page)).name).toBe('onSuccess');
  expect(await gateway.status(orderId)).toMatchObject({ masked_card: '48111111-1114', transaction_status: 'capture' });

  const again = await buy(page, shop, gateway, { token: (await gateway.token(order)).token });
  await toCard(again);
  await expect(again.getByRole('radio', { name: 'Gunakan kartu lain' })).toBeChecked();
  await again.getByRole('button', { name: 'Hapus kartu berakhiran 1114' }).click();
  await again.getByRole('button', { name: 'Hapus', exact: true }).click();
  await expect(again.locator('#card-number')).toBeVisible();
  await again.getByRole('button', { name: 'Kembali ke daftar cara bayar' }).click();
  await expect(list(again)).toBeAttached();
  await expect(again.getByRole('link', { name: /••••/ })).toHaveCount(0);
  const last = await buy(page, shop, gateway, { token: (await gateway.token(order)).token });
  await toCard(last);
  await expect(last.locator('#card-number')).toBeVisible();
  await expect(last.getByRole('radio')).toHaveCount(0);
});

test('instalments and a promo are paid as they were shown', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token({
    credit_card: { secure: true, installment: { terms: { bni: [3, 6] } } },
    promo: { enabled: true, allowed_promo_codes: ['CICIL20'] },
  });
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  await typeCard(sheet, { number: BNI });
  await expect(sheet.getByRole('radio', { name: /Cicilan BNI/ })).toBeDisabled();
  await sheet.getByRole('radio', { name: /^3 bulan/ }).check();
  await sheet.getByRole('radio', { name: /Cicilan BNI/ }).check();
  await expect(payButton(sheet)).toContainText('Rp125.000');
  await expect(sheet.getByText(/Rp41\.667 per bulan/)).toBeVisible();
  await payButton(sheet).click();
  await answerBank(sheet);
  await expectPaid(sheet);
  await expect(sheet.getByRole('definition').first()).toHaveText('3 bulan × Rp41.667');
  expect(await gateway.status(orderId)).toMatchObject({
    gross_amount: '125000.00',
    installment_term: '3',
    bank: 'bni',
  });
});

test('points are redeemed with the one token that was made', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token({ credit_card: { secure: false } });
  const tokens: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/v2/token') && request.method() === 'POST') tokens.push(request.url());
  });
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  await typeCard(sheet, { number: BNI });
  await sheet.getByRole('button', { name: 'Cek poin saya' }).click();
  await expect(sheet.getByLabel('Tukar poin senilai')).toHaveValue('80000');
  await expect(payButton(sheet)).toContainText('Rp70.000');
  await payButton(sheet).click();
  await expectPaid(sheet);
  await expect(sheet.locator('dl > div').filter({ hasText: 'Dibayar dengan' })).toHaveText([
    'Dibayar dengan poinRp80.000',
    'Dibayar dengan kartuRp70.000',
  ]);
  expect(tokens).toHaveLength(1);
  expect(await gateway.status(orderId)).toMatchObject({ point_redeem_amount: '80000.00', gross_amount: '150000.00' });
});

test('seven quick clicks, then Enter: one charge', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token({ credit_card: { secure: false } });
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  await typeCard(sheet, { number: CARDS.accepted });
  await payButton(sheet).evaluate((button: HTMLButtonElement) => {
    for (let click = 0; click < 7; click += 1) button.click();
    button.form?.requestSubmit();
  });
  await expectPaid(sheet);
  expect(await charged(gateway, orderId)).toEqual(['capture']);
});

for (const [what, url, times] of [
  ['the bank’s last page never comes', /\/v2\/3ds\/result-completion\//, 99],
  ['the status cannot be asked for a while', /\/snap\/v1\/transactions\/[\w-]+\/status/, 3],
] as const) {
  test(`3-D Secure: ${what}, and nothing is lost`, async ({ page, shop, gateway }) => {
    const { token, orderId } = await gateway.token({ credit_card: { secure: true } });
    const sheet = await buy(page, shop, gateway, { token });
    await toCard(sheet);
    await typeCard(sheet, { number: CARDS.accepted });
    await payButton(sheet).click();
    await expect(bank(sheet).locator('#otp')).toBeVisible();
    let left: number = times;
    await page.context().route(url, (route) => (left-- > 0 ? route.abort() : route.fallback()));
    await answerBank(sheet);
    await expectPaid(sheet);
    await backToShop(sheet).click();
    expect((await onlyCall(page)).name).toBe('onSuccess');
    expect(await charged(gateway, orderId)).toEqual(['pending', 'capture']);
  });
}

test('3-D Secure: a wrong code, a new one, then the right one', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token({ credit_card: { secure: true } });
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  await typeCard(sheet, { number: CARDS.accepted });
  await payButton(sheet).click();
  await bank(sheet).locator('#otp').fill('000000');
  await bank(sheet).locator('button[name=ok]').click();
  await expect(bank(sheet).getByRole('alert')).toBeVisible();
  await bank(sheet).locator('button[name=resend]').click();
  await expect(bank(sheet).getByRole('status')).toBeVisible();
  await answerBank(sheet);
  await expectPaid(sheet);
});

test('3-D Secure: the bank’s page speaks the language on screen, whatever the browser’s is', async ({
  browser,
  gateway,
}) => {
  const [english, indonesian] = ['One-time password', 'Kata sandi sekali pakai'];
  for (const [language, locale, label] of [
    ['en', 'id-ID', english],
    ['id', 'en-US', indonesian],
  ] as const) {
    const page = await (await browser.newContext({ locale })).newPage();
    const { redirectUrl } = await gateway.token({ credit_card: { secure: true } });
    await page.goto(`${redirectUrl}?language=${language}`);
    await toCard(page);
    await typeCard(page, { number: CARDS.accepted });
    await payButton(page).click();
    await expect(bank(page).getByLabel(label)).toBeVisible();
    await bank(page).locator('#otp').fill('000000');
    await bank(page).locator('button[name=ok]').click();
    await expect(bank(page).getByRole('alert')).toBeVisible();
    await expect(bank(page).getByLabel(label)).toBeVisible();
    await answerBank(page);
    await expectPaid(page);
    await page.context().close();
  }
});

test('pending after the bank: the customer waits on our screen, and it is paid a minute later', async ({
  page,
  shop,
  gateway,
}) => {
  const { token } = await gateway.token({ credit_card: { secure: true } });
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  await typeCard(sheet, { number: '4024007176265022' });
  await payButton(sheet).click();
  await answerBank(sheet);
  await expect(sheet.getByRole('heading', { name: /sedang diproses/i })).toBeVisible();
  expect(await calls(page)).toEqual([]);
  await gateway.advance(61);
  await expectPaid(sheet);
});

test('back to the list and forth again: the card is not there any more', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token({ credit_card: { secure: true } });
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  await typeCard(sheet, { number: CARDS.accepted });
  await sheet.getByRole('button', { name: /Kembali|Back/ }).click();
  await toCard(sheet);
  await expect(sheet.locator('#card-number')).toHaveValue('');
  await expect(sheet.locator('#card-cvv')).toHaveValue('');
});

test('leaving the bank’s page closes the sheet without a word in the console', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token({ credit_card: { secure: true } });
  const said: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error') said.push(line.text());
  });
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  await typeCard(sheet, { number: CARDS.accepted });
  await payButton(sheet).click();
  await expect(bank(sheet).locator('#otp')).toBeVisible();
  await closeButton(sheet).click();
  await question(sheet).getByRole('button', { name: 'Tinggalkan' }).click();
  expect((await onlyCall(page)).name).toBe('onPending');
  expect(said).toEqual([]);
});

test('typed on a real keyboard, corrected in the middle, and pasted', async ({ page, shop, gateway, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { token } = await gateway.token();
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  const number = sheet.locator('#card-number');
  await number.click();
  await page.keyboard.type('48111x111-1111');
  await expect(number).toHaveValue('4811 1111 1111');
  for (let left = 0; left < 4; left += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('9');
  await expect(number).toHaveValue('4811 1119 1111');
  await page.keyboard.type('8');
  await expect(number).toHaveValue('4811 1119 8111 1');

  await page.evaluate(() => navigator.clipboard.writeText('Visa 4811-1111-1111-1114, exp 1/30, CVV 123'));
  await number.fill('');
  await number.press('ControlOrMeta+v');
  await expect(number).toHaveValue(CARDS.accepted);
  await expect(sheet.locator('#card-expiry')).toHaveValue('01/30');
  await expect(sheet.locator('#card-cvv')).toHaveValue('123');
});

test('browsers and password managers find one form with the names they know', async ({ page, shop, gateway }) => {
  const { token } = await gateway.token({ customer_details: { collect_name: 'required', collect_email: 'optional' } });
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  const fields = await sheet.locator('form input').evaluateAll((inputs) =>
    inputs.map((input) => {
      const { name, inputMode, type, form } = input as HTMLInputElement;
      // Not the property: Firefox has no word for `cc-csc` there.
      return [
        input.getAttribute('autocomplete'),
        name,
        type,
        inputMode,
        input.getAttribute('enterkeyhint'),
        form?.autocomplete,
      ];
    }),
  );
  expect(fields).toEqual([
    ['cc-number', 'cardnumber', 'tel', 'numeric', 'next', 'on'],
    ['cc-exp', 'exp-date', 'tel', 'numeric', 'next', 'on'],
    ['cc-csc', 'cvc', 'tel', 'numeric', 'next', 'on'],
    ['name', '', 'text', '', 'next', 'on'],
    ['email', '', 'email', '', 'next', 'on'],
    ['tel', '', 'tel', '', 'done', 'on'],
  ]);
});

test('fields that a browser fills in any order, in any shape, are right', async ({ page, shop, gateway }) => {
  const { token, orderId } = await gateway.token({ credit_card: { secure: false } });
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  // As an autofill does: values at once, without keys, then the events.
  for (const [name, value] of [
    ['cc-csc', '123'],
    ['cc-exp', '01/2030'],
    ['cc-number', '4811111111111114'],
  ] as const)
    await sheet.locator(`input[autocomplete=${name}]`).evaluate((input: HTMLInputElement, text) => {
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, value);
  await expect(sheet.locator('#card-number')).toHaveValue(CARDS.accepted);
  await expect(sheet.locator('#card-expiry')).toHaveValue('01/30');
  await payButton(sheet).click();
  await expectPaid(sheet);
  expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'capture' });
});
