import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buy, checkout, expect, test as base } from './fixtures.ts';
import { startGateway, type Gateway } from './servers.ts';
import { answerBank, expectPaid, payButton, toCard, typeCard } from './steps.ts';
import { cardNumber, cvv, placesOf, trace } from './traces.ts';

/** A card that is in no list of test cards, so that finding it means that it was typed. */
const NUMBER = '378282246310005';
const CVV = '7391';
const secrets = [cardNumber(NUMBER), cvv(CVV)];

/** A gateway of its own whose database is a file in a folder of its own. */
const test = base.extend<{ own: { gateway: Gateway; folder: string } }>({
  own: async ({ watched }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'kasir-'));
    const gateway = await startGateway({ KASIR_DB: join(folder, 'sandbox.sqlite') });
    watched.hosts.add(gateway.origin).add(gateway.bank);
    await use({ gateway, folder });
    await gateway.stop();
    rmSync(folder, { recursive: true });
  },
});

test('the search knows every way to write a card', () => {
  const [number, code] = secrets;
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
    expect(code?.isIn(text), text).toBe(true);
  for (const text of ['4811111111111114', '37828224631000', '1790007391000', 'a7391b'])
    expect([number?.isIn(text), code?.isIn(text)], text).toEqual([false, false]);
});

test('a planted card is found in every place', async ({ context, page, shop, own: { gateway, folder } }) => {
  const traces = await trace(context, page, gateway, shop, folder);
  const { token } = await gateway.token({ custom_field1: `${NUMBER} "${CVV}"` });
  await gateway.token({ [`${NUMBER} ${CVV} `]: 1 });
  await buy(page, shop, gateway, { token });
  await toCard(checkout(page));
  const frame = page.frames().find((each) => each.url().includes('/snap/v4/popup'));
  await frame?.evaluate(
    async ([number, code]) => {
      const both = `${number} "${code}"`;
      console.log(both);
      localStorage.setItem('planted', both);
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
  const places = ['answer', 'console', 'database', 'history', 'log', 'message', 'page', 'request', 'shop', 'storage'];
  for (const secret of secrets) expect(placesOf(secret, all).toSorted(), secret.name).toEqual(places);
});

test('a payment leaves the card in one request, and nowhere else', async ({
  context,
  page,
  shop,
  own: { gateway, folder },
}) => {
  const traces = await trace(context, page, gateway, shop, folder);
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
  expect(traces.tokenisation).toHaveLength(3);
  for (const body of traces.tokenisation) expect(secrets.every((secret) => secret.isIn(body))).toBe(true);
});
