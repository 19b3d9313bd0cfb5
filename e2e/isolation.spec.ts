import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buy, checkout, expect, test as base } from './fixtures.ts';
import type { Request, Route } from '@playwright/test';
import { startGateway, type Gateway } from './servers.ts';
import { answerBank, expectPaid, payButton, toCard, typeCard } from './steps.ts';
import { cardNumber, code, NOTIFY, placesOf, PLACES, trace } from './traces.ts';

/** A card that is in no list of test cards, so that finding it means that it was typed. */
const NUMBER = '378282246310005';
const CVV = '7391';
const secrets = [cardNumber(NUMBER), code('CVV', CVV)];

const toTokeniser = (request: Request) => request.url().endsWith('/v2/token');
const toCharge = (request: Request) => request.url().endsWith('/charge');

/** A gateway of its own whose database is a file in a folder of its own. */
const test = base.extend<{ own: { gateway: Gateway; folder: string } }>({
  own: async ({ watched, shop }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'kasir-'));
    const gateway = await startGateway({
      KASIR_DB: join(folder, 'sandbox.sqlite'),
      KASIR_NOTIFICATION_URL: shop.origin + NOTIFY,
    });
    watched.hosts.add(gateway.origin).add(gateway.bank);
    await use({ gateway, folder });
    await gateway.stop();
    rmSync(folder, { recursive: true });
  },
});

test('the search knows every way to write a card', () => {
  const [number, word] = secrets;
  const spaced = '3782 822463 10005';
  for (const text of [
    NUMBER,
    spaced,
    '3782-8224-6310-005',
    encodeURIComponent(spaced),
    spaced.replaceAll(' ', '+'),
    btoa(NUMBER),
    btoa(`{"card_number":"${NUMBER}"}`),
    btoa(`x${spaced}`),
    btoa(`xy${NUMBER}`),
    Buffer.from(NUMBER).toString('hex'),
    NUMBER.replaceAll(/\d/g, '%3$&'),
  ])
    expect(number?.isIn(text), text).toBe(true);
  for (const text of [`"${CVV}"`, `cvv=${CVV}&`, ` ${CVV} `, btoa(`{"cvv":"${CVV}"}`), '%37%33%39%31'])
    expect(word?.isIn(text), text).toBe(true);
  for (const text of ['4811111111111114', '37828224631000', '1790007391000', 'a7391b'])
    expect([number?.isIn(text), word?.isIn(text)], text).toEqual([false, false]);
});

test('a planted card is found in every place', async ({ context, page, shop, own: { gateway, folder } }) => {
  const traces = await trace({ context, page, gateway, shop, folder, belongs: toTokeniser });
  const { token } = await gateway.token({ custom_field1: `${NUMBER} "${CVV}"` });
  await gateway.token({ [`${NUMBER} ${CVV} `]: 1 });
  await buy(page, shop, gateway, { token });
  await toCard(checkout(page));
  await fetch(`${gateway.origin}/snap/v2/transactions/${token}/charge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"payment_type":"bca_va"}',
  });
  await expect.poll(() => shop.asked.some(({ url }) => url === NOTIFY)).toBe(true);
  const frame = page.frames().find((each) => each.url().includes('/snap/v4/popup'));
  await frame?.evaluate(
    async ([number, code]) => {
      const both = `${number} "${code}"`;
      console.log(both);
      localStorage.setItem('planted', both);
      await navigator.clipboard.writeText(both).catch(() => {});
      history.replaceState(null, '', `#${number}="${code}"`);
      parent.postMessage({ both }, '*');
      await fetch(`/snap/v1/transactions/x`, { method: 'POST', body: both }).catch(() => {});
      await fetch(`/snap/v4/redirection/${encodeURIComponent(both)}`).catch(() => {});
    },
    [NUMBER, CVV] as const,
  );
  await page.evaluate(
    async ([number, code]) => {
      document.body.append(`${number} "${code}"`);
      await fetch('/order', { method: 'POST', body: `${number} "${code}"` });
    },
    [NUMBER, CVV] as const,
  );
  const all = await traces.all();
  for (const secret of secrets) expect(placesOf(secret, all).toSorted(), secret.name).toEqual(PLACES);
});

test('a payment leaves the card in one request, and nowhere else', async ({
  context,
  page,
  shop,
  own: { gateway, folder },
}) => {
  const traces = await trace({ context, page, gateway, shop, folder, belongs: toTokeniser });
  const { token } = await gateway.token({
    user_id: 'sari',
    credit_card: { secure: true, save_card: true, installment: { terms: { bni: [3] } } },
  });
  await buy(page, shop, gateway, {
    token,
    options: { creditCardNumber: NUMBER, creditCardCvv: CVV, creditCardExpiry: '01/30' },
  });
  const sheet = checkout(page);
  await toCard(sheet);
  // What goes wrong on the way is talked about in the console.
  let broken = true;
  await context.route(/\/v2\/token/, (route) => (broken ? route.abort() : route.fallback()));
  await typeCard(sheet, { number: NUMBER, cvv: CVV });
  await traces.look();
  await payButton(sheet).click();
  await expect(sheet.getByRole('alert')).toBeVisible();
  broken = false;
  await sheet.getByRole('checkbox').check();
  await payButton(sheet).click();
  await answerBank(sheet, 'cancel');
  await expect(sheet.getByRole('alert')).toBeVisible();
  expect(await sheet.locator('#card-cvv').inputValue()).toBe('');
  await sheet.locator('#card-cvv').fill(CVV);
  await payButton(sheet).click();
  await traces.look();
  await answerBank(sheet);
  await expectPaid(sheet);
  const all = await traces.all();
  // In the shop's own page is what the shop itself wrote there.
  const left = all.filter(({ place }) => place !== 'page');
  for (const secret of secrets) expect(placesOf(secret, left), secret.name).toEqual([]);
  expect(traces.sent).toHaveLength(3);
  for (const body of traces.sent) expect(secrets.every((secret) => secret.isIn(body))).toBe(true);
});

/** Never gets there; then the gateway does its work, and the answer is lost. */
const cutTwice = (): ((route: Route) => Promise<void>) => {
  let times = 0;
  return async (route) => {
    times += 1;
    if (times > 2) return route.fallback();
    if (times === 2) await route.fetch();
    return route.abort('connectionreset');
  };
};

test('Clickpay: the debit card is in the tokenisation request, and nowhere else', async ({
  context,
  page,
  shop,
  own: { gateway, folder },
}) => {
  const number = '5500005555555559';
  const traces = await trace({ context, page, gateway, shop, folder, belongs: toTokeniser });
  const { token, orderId } = await gateway.token({ enabled_payments: ['mandiri_clickpay'] });
  const sheet = await buy(page, shop, gateway, { token });
  let broken = true;
  await context.route(/\/v2\/token/, (route) => (broken ? route.abort() : route.fallback()));
  await context.route(/\/charge$/, cutTwice());
  await sheet.locator('#number').fill(number);
  const answerWith = async (answer: string) => {
    await sheet.locator('#token').fill(answer);
    await payButton(sheet).click();
  };
  await answerWith('111111');
  await expect(sheet.getByRole('alert')).toBeVisible();
  broken = false;
  await answerWith('111111');
  await expect(sheet.getByText(/Bank tidak menerima respons/)).toBeVisible({ timeout: 15_000 });
  await traces.look();
  await answerWith('000000');
  await expectPaid(sheet);
  const all = await traces.all();
  expect(placesOf(cardNumber(number), all)).toEqual([]);
  expect(traces.sent).toHaveLength(3);
  for (const body of traces.sent) expect(cardNumber(number).isIn(body)).toBe(true);
  expect(await gateway.status(orderId)).toMatchObject({
    masked_card: '55000055-5559',
    transaction_status: 'settlement',
  });
});

test('a gift card: number and PIN are in the charge itself, and nowhere else, however often it is sent again', async ({
  context,
  page,
  shop,
  own: { gateway, folder },
}) => {
  const number = cardNumber('6009876501234321');
  const pin = code('PIN', '739154');
  const traces = await trace({ context, page, gateway, shop, folder, belongs: toCharge });
  const { token, orderId } = await gateway.token({ enabled_payments: ['gci'] });
  const sheet = await buy(page, shop, gateway, { token });
  const keys: (string | undefined)[] = [];
  context.on('request', (request) => {
    if (toCharge(request) && request.method() === 'POST') keys.push(request.headers()['idempotency-key']);
  });
  await context.route(/\/charge$/, cutTwice());
  await sheet.locator('#card_number').fill('6009 8765 0123 4321');
  await sheet.locator('#pin').fill('739154');
  await payButton(sheet).click();
  await traces.look();
  await expect(sheet.getByText(/tidak ditagih/)).toBeVisible({ timeout: 15_000 });
  expect(traces.sent).toHaveLength(3);
  for (const body of traces.sent) expect([number.isIn(body), pin.isIn(body)]).toEqual([true, true]);
  expect(new Set(keys).size).toBe(1);
  await expect(sheet.locator('#card_number')).toHaveValue('6009 8765 0123 4321');
  await expect(sheet.locator('#pin')).toHaveValue('');
  await sheet.locator('#pin').fill('123456');
  await payButton(sheet).click();
  await expectPaid(sheet);
  const all = await traces.all();
  for (const secret of [number, pin]) expect(placesOf(secret, all), secret.name).toEqual([]);
  expect([traces.sent.length, new Set(keys).size]).toEqual([4, 2]);
  expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'settlement' });
});

for (const [id, fields] of [
  ['credit_card', ['#card-number', '#card-expiry', '#card-cvv']],
  ['mandiri_clickpay', ['#number', '#token']],
  ['gci', ['#card_number', '#pin']],
] as const) {
  test(`${id}: left and come back to, by our way and the browser's, the form is empty`, async ({
    page,
    shop,
    gateway,
  }) => {
    const { redirectUrl } = await gateway.token({ enabled_payments: [id, 'bca_va'] });
    const open = () => page.getByRole('link', { name: /Kartu kredit|Clickpay|Gift Card/ }).click();
    const fill = async () => {
      for (const field of fields)
        await page.locator(field).fill(field === '#card-expiry' ? '0130' : '4811111111111114');
      for (const field of fields) expect(await page.locator(field).inputValue()).not.toBe('');
    };
    const expectEmpty = async () => {
      if ((await page.locator(fields[0]).count()) === 0) await open();
      for (const field of fields) await expect(page.locator(field)).toHaveValue('');
    };
    await page.goto(redirectUrl);
    await open();
    await fill();
    await page.getByRole('button', { name: 'Kembali ke daftar cara bayar' }).click();
    await open();
    await expectEmpty();
    await fill();
    await page.goto(shop.page('<!doctype html><title>Toko</title>'));
    await page.goBack();
    await expectEmpty();
    await fill();
    await page.reload();
    await expectEmpty();
  });
}
