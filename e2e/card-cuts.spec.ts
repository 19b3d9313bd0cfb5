import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from '@playwright/test';
import { CARD_TOKEN, CHARGE, failing, FAULTS, lost, STATUS, type Fault } from './faults.ts';
import { buy, calls, expect, onlyCall, test as base } from './fixtures.ts';
import { CLIENT_KEY, freePort, startGateway, type Gateway } from './servers.ts';
import { answerBank, backToShop, bank, CARDS, choose, expectPaid, payButton, toCard, typeCard } from './steps.ts';

/** The network is cut at each request that a card's payment makes: one charge, and the truth on screen. */

const POINTS = /\/point_inquiry\//;
const SAVED = /\/saved_tokens\//;
const PENDING = '4024007176265022';
const BNI = '4105058689481467';

const CUTS: Readonly<Record<string, Fault>> = {
  'never arrives': (route) => route.abort('connectionreset'),
  'is done, and its answer is lost': lost,
};

/** A gateway of its own, whose merchant may charge saved cards without a CVV, on fixed ports and a file: it can be killed and started again. */
interface Own {
  readonly gateway: Gateway;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
}

const test = base.extend<{ own: Own }>({
  own: async ({ watched }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'kasir-cuts-'));
    const env = {
      KASIR_DB: join(folder, 'state.sqlite'),
      KASIR_PORT: String(await freePort()),
      KASIR_BANK_PORT: String(await freePort()),
      KASIR_RECURRING_MID: '1',
    };
    let gateway = await startGateway(env);
    watched.hosts.add(gateway.origin).add(gateway.bank);
    await use({
      gateway,
      kill: () => gateway.stop('SIGKILL'),
      start: async () => void (gateway = await startGateway(env)),
    });
    await gateway.stop();
    rmSync(folder, { recursive: true });
  },
});

const post = async (url: string, body: object): Promise<Record<string, string>> => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return (await (await fetch(url, init)).json()) as Record<string, string>;
};

const SARI = { user_id: 'sari', credit_card: { secure: true, save_card: true } };

/** Types a new card and pays with it, as far as the bank's question. */
async function toBank(page: Page, shop: Parameters<typeof buy>[1], gateway: Gateway, number: string) {
  const { token, orderId } = await gateway.token({ credit_card: { secure: true } });
  const sheet = await buy(page, shop, gateway, { token });
  await toCard(sheet);
  await typeCard(sheet, { number });
  await payButton(sheet).click();
  await expect(bank(sheet).locator('#otp')).toBeVisible();
  return { sheet, orderId };
}

/** Pays an order with a new card and saves the card, for one click where it was paid by 3-D Secure. */
async function save({ origin, token }: Gateway, secure = true): Promise<void> {
  const order = await token({ ...SARI, credit_card: { ...SARI.credit_card, secure } });
  const typed = { card_number: '4811111111111114', card_exp_month: '01', card_exp_year: '2030', card_cvv: '123' };
  const { token_id: card_token } = await post(`${origin}/v2/token`, { client_key: CLIENT_KEY, ...typed });
  const request = { payment_type: 'credit_card', payment_params: { card_token, save_card: true } };
  const made = await post(`${origin}/snap/v2/transactions/${order.token}/charge`, request);
  const otp = new URLSearchParams({ otp: '112233', ok: '1' });
  if (made['redirect_url']) await fetch(made['redirect_url'], { method: 'POST', body: otp });
}

/** What the merchant was told, by charge: a second charge would be a second list. */
async function told({ origin }: Gateway, orderId: string): Promise<string[][]> {
  const response = await fetch(`${origin}/_sandbox/notifications?order_id=${orderId}`);
  const { notifications } = (await response.json()) as { notifications: { body: Record<string, string> }[] };
  const charges = new Map<string, string[]>();
  for (const { body } of notifications) {
    const id = body['transaction_id'] ?? '';
    charges.set(id, [...(charges.get(id) ?? []), body['transaction_status'] ?? '']);
  }
  return [...charges.values()];
}

/** Only then is it true that the card was not charged: neither the merchant nor the gateway knows of a charge. */
async function expectNothing(gateway: Gateway, orderId: string): Promise<void> {
  expect(await told(gateway, orderId)).toEqual([]);
  expect((await gateway.status(orderId))['status_code']).toBe('404');
}

const toSaved = (sheet: FrameLocator) => choose(sheet, /^Visa •••• 1114/);
const typedCvv = (sheet: FrameLocator) => sheet.locator('#card-cvv');

for (const [how, cut] of Object.entries(CUTS)) {
  test(`one click: the charge ${how}`, async ({ page, shop, own: { gateway } }) => {
    await save(gateway);
    const { token, orderId } = await gateway.token(SARI);
    const sheet = await buy(page, shop, gateway, { token });
    const bodies: unknown[] = [];
    page.on('request', (request) => {
      if (CHARGE.test(request.url())) bodies.push(request.postDataJSON());
    });
    const seen = await failing(page, CHARGE, 1, cut);
    await toSaved(sheet);
    await expect(typedCvv(sheet)).toHaveCount(0);
    await payButton(sheet).click();
    await expectPaid(sheet);
    await backToShop(sheet).click();
    expect((await onlyCall(page)).name).toBe('onSuccess');
    expect(seen.keys.size).toBe(1);
    expect(bodies[0]).toMatchObject({ payment_params: { masked_card: '48111111-1114' } });
    expect(await told(gateway, orderId)).toEqual([['capture']]);
  });

  test(`a saved card’s CVV: the tokenisation by its handle ${how}`, async ({ page, shop, own: { gateway } }) => {
    await save(gateway, false);
    const { token, orderId } = await gateway.token(SARI);
    const sheet = await buy(page, shop, gateway, { token });
    await failing(page, CARD_TOKEN, 99, cut);
    await toSaved(sheet);
    await typedCvv(sheet).fill('123');
    await payButton(sheet).click();
    await expect(sheet.getByText('Belum terkirim: sambungan terputus')).toBeVisible();
    await expect(sheet.getByRole('radio', { name: 'Kartu berakhiran 1114' })).toBeChecked();
    await expectNothing(gateway, orderId);
    await page.context().unroute(CARD_TOKEN);
    await typedCvv(sheet).fill('123');
    await payButton(sheet).click();
    await answerBank(sheet);
    await expectPaid(sheet);
    expect(await told(gateway, orderId)).toEqual([['pending', 'capture']]);
    expect(await gateway.status(orderId)).toMatchObject({ masked_card: '48111111-1114' });
  });

  test(`the question for the card’s points ${how}`, async ({ page, shop, own: { gateway } }) => {
    const { token, orderId } = await gateway.token({ credit_card: { secure: false } });
    const sheet = await buy(page, shop, gateway, { token });
    await toCard(sheet);
    await typeCard(sheet, { number: BNI });
    await failing(page, POINTS, 1, cut);
    await sheet.getByRole('button', { name: 'Cek poin saya' }).click();
    await expect(sheet.getByText('Poin belum bisa dicek')).toBeVisible();
    await expect(payButton(sheet)).toContainText('Rp150.000');
    await expectNothing(gateway, orderId);
    await sheet.getByRole('button', { name: 'Cek poin saya' }).click();
    await expect(payButton(sheet)).toContainText('Rp70.000');
    await payButton(sheet).click();
    await expectPaid(sheet);
    expect(await told(gateway, orderId)).toEqual([['capture']]);
    expect(await gateway.status(orderId)).toMatchObject({ point_redeem_amount: '80000.00' });
  });

  test(`the removal of a saved card ${how}`, async ({ page, shop, own: { gateway } }) => {
    await save(gateway);
    const { token, orderId } = await gateway.token(SARI);
    const sheet = await buy(page, shop, gateway, { token });
    await failing(page, SAVED, 1, cut);
    await toSaved(sheet);
    const remove = async () => {
      await sheet.getByRole('button', { name: 'Hapus kartu berakhiran 1114' }).click();
      await sheet.getByRole('button', { name: 'Hapus', exact: true }).click();
    };
    await remove();
    await expect(sheet.getByText('Kartu belum terhapus')).toBeVisible();
    await remove();
    await expect(sheet.getByRole('radio', { name: 'Kartu berakhiran 1114' })).toHaveCount(0);
    await expect(sheet.getByText('Kartu belum terhapus')).toHaveCount(0);
    await typeCard(sheet, { number: CARDS.accepted });
    await payButton(sheet).click();
    await answerBank(sheet);
    await expectPaid(sheet);
    expect(await told(gateway, orderId)).toEqual([['pending', 'capture']]);
    const again = await buy(page, shop, gateway, { token: (await gateway.token(SARI)).token });
    await toCard(again);
    await expect(again.locator('#card-number')).toBeVisible();
    await expect(again.getByRole('radio')).toHaveCount(0);
  });
}

test('one click in a second tab after a refusal in the first: the CVV is asked for, and it is paid once', async ({
  page,
  shop,
  own: { gateway },
}) => {
  await save(gateway);
  const { token, orderId } = await gateway.token(SARI);
  const second = await buy(page, shop, gateway, { token });
  await toSaved(second);
  const other = await page.context().newPage();
  const first = await buy(other, shop, gateway, { token });
  await choose(first, /Kartu kredit|kartu lain/i);
  await first.getByRole('radio', { name: 'Gunakan kartu lain' }).check();
  await typeCard(first, { number: '4705 8595 1098 4866' });
  await payButton(first).click();
  await answerBank(first);
  await expect.poll(() => told(gateway, orderId)).toEqual([['pending', 'deny']]);
  await payButton(second).click();
  await expect(second.getByText('Isi kode keamanannya').first()).toBeVisible();
  await typedCvv(second).fill('123');
  await expect(second.locator('#card-number')).toHaveCount(0);
  await payButton(second).click();
  await answerBank(second);
  await expectPaid(second);
  expect(await told(gateway, orderId)).toEqual([
    ['pending', 'deny'],
    ['pending', 'capture'],
  ]);
});

for (const how of ['answers 502 with HTML', 'answers half a JSON', 'is not there', 'drops the connection']) {
  const fault = FAULTS[how] as Fault;

  test(`after the bank’s page, asking for the status ${how}`, async ({ page, shop, own: { gateway } }) => {
    const { sheet, orderId } = await toBank(page, shop, gateway, CARDS.accepted);
    const seen = await failing(page, STATUS, 3, fault);
    await answerBank(sheet);
    await expectPaid(sheet);
    expect(seen.requests).toBeGreaterThan(3);
    await backToShop(sheet).click();
    expect((await onlyCall(page)).name).toBe('onSuccess');
    expect(await told(gateway, orderId)).toEqual([['pending', 'capture']]);
  });

  test(`pending, then accepted: asking for the status ${how}`, async ({ page, shop, own: { gateway } }) => {
    const { sheet, orderId } = await toBank(page, shop, gateway, PENDING);
    await answerBank(sheet);
    const waiting = sheet.getByRole('heading', { name: /sedang diproses/i });
    await expect(waiting).toBeVisible();
    const seen = await failing(page, STATUS, 3, fault);
    await expect.poll(() => seen.requests, { timeout: 30_000 }).toBeGreaterThan(0);
    await expect(waiting).toBeVisible();
    expect(await calls(page)).toEqual([]);
    await gateway.advance(61);
    await expectPaid(sheet);
    expect(seen.requests).toBeGreaterThan(3);
    expect(await told(gateway, orderId)).toEqual([['pending', 'capture']]);
  });
}

test('the gateway is killed before the bank’s page: it is answered after the restart, and paid once', async ({
  page,
  shop,
  own: { gateway, kill, start },
}) => {
  const { sheet, orderId } = await toBank(page, shop, gateway, CARDS.accepted);
  await kill();
  await page.waitForTimeout(3000);
  expect(await calls(page)).toEqual([]);
  await expect(bank(sheet).locator('#otp')).toBeVisible();
  await start();
  await answerBank(sheet);
  await expectPaid(sheet);
  await backToShop(sheet).click();
  expect((await onlyCall(page)).name).toBe('onSuccess');
  expect(await told(gateway, orderId)).toEqual([['pending', 'capture']]);
});

test('the gateway is killed while the bank still thinks: the page waits, and it is paid after the restart', async ({
  page,
  shop,
  own: { gateway, kill, start },
}) => {
  const { sheet, orderId } = await toBank(page, shop, gateway, PENDING);
  await answerBank(sheet);
  const waiting = sheet.getByRole('heading', { name: /sedang diproses/i });
  await expect(waiting).toBeVisible();
  await kill();
  await page.waitForTimeout(3000);
  await expect(waiting).toBeVisible();
  await start();
  await gateway.advance(61);
  await expectPaid(sheet);
  expect(await told(gateway, orderId)).toEqual([['pending', 'capture']]);
});
