import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { buy, expect, test } from './fixtures.ts';
import type { Gateway, Shop } from './servers.ts';
import {
  bank,
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
  vaNumber,
  type Place,
} from './steps.ts';

/** WCAG 2.2 AA on each screen, in both languages and both themes, in the frame as shoppers see it. */

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a bank shows in its frame is the bank's; the sandbox's own has a test below. */
const BANK: [string, string] = ['iframe#snap-midtrans', 'iframe.iframe-3ds'];

interface World {
  readonly page: Page;
  readonly shop: Shop;
  readonly gateway: Gateway;
  readonly language: string;
}

const open = async (
  { page, shop, gateway, language }: World,
  order = {},
): Promise<{ sheet: Place; orderId: string }> => {
  const { token, orderId } = await gateway.token({
    credit_card: { secure: true },
    customer_details: { first_name: 'Siti', email: 'siti@example.com', phone: '081234567890' },
    item_details: [{ id: '1', name: 'Kopi', price: 150_000, quantity: 1 }],
    ...order,
  });
  return { sheet: await buy(page, shop, gateway, { token, options: { language } }), orderId };
};

const SCREENS: Record<string, (world: World) => Promise<void>> = {
  list: async (world) => {
    const { sheet } = await open(world);
    await expect(list(sheet)).toBeAttached();
  },
  'order details': async (world) => {
    const { sheet } = await open(world);
    await sheet.getByRole('button', { name: /Rincian|Details/ }).click();
    await expect(sheet.getByText('Kopi')).toBeVisible();
  },
  'card form with everything': async (world) => {
    const order = {
      user_id: `axe-${Date.now()}`,
      credit_card: { secure: false, save_card: true, installment: { terms: { bni: [3, 6] } } },
      promo: { enabled: true },
      customer_details: { collect_name: 'required', collect_address: 'optional' },
    };
    const first = await open(world, order);
    await toCard(first.sheet);
    await typeCard(first.sheet, { number: CARDS.accepted });
    await first.sheet.locator('#customer-name').fill('Siti');
    await first.sheet.getByRole('checkbox').check();
    await payButton(first.sheet).click();
    await expectPaid(first.sheet);
    const { sheet } = await open(world, order);
    await sheet.getByRole('link', { name: /1114/ }).click();
    await expect(sheet.getByRole('radio', { name: /1114/ })).toBeChecked();
    await sheet.locator('#card-cvv').fill('123');
    await sheet.getByRole('button', { name: /poin saya|my points/ }).click();
    await expect(sheet.locator('#points')).toBeVisible();
    await expect(sheet.getByRole('radio', { name: /BNI 10%/ })).toBeVisible();
  },
  'card form': async (world) => {
    const { sheet } = await open(world);
    await toCard(sheet);
    await expect(payButton(sheet)).toBeVisible();
  },
  'card form with mistakes': async (world) => {
    const { sheet } = await open(world);
    await toCard(sheet);
    await typeCard(sheet, { number: '4811 1111 1111 1112', expiry: '01/20', cvv: '1' });
    await payButton(sheet).click();
    await expect(sheet.locator('[aria-invalid=true]').first()).toBeVisible();
  },
  '3-D Secure': async (world) => {
    const { sheet } = await open(world);
    await payByCard(sheet, { number: CARDS.accepted });
    await expect(bank(sheet).locator('#otp')).toBeVisible();
  },
  'card refused': async (world) => {
    const { sheet } = await open(world);
    await payByCard(sheet, { number: CARDS.deniedByFds });
    await expect(sheet.getByText(/Dihentikan demi keamanan|Stopped for safety/)).toBeVisible({ timeout: 15_000 });
  },
  'who pays': async (world) => {
    const { sheet } = await open(world, {
      customer_details: { collect_name: 'required', collect_email: 'required', collect_address: 'optional' },
    });
    await toBca(sheet);
    await sheet.locator('#who-email').fill('siti@');
    await sheet.getByRole('button', { name: /^(Lanjut|Continue)$/ }).click();
    await expect(sheet.locator('[aria-invalid=true]')).toHaveCount(2);
  },
  'a fee before the charge': async (world) => {
    const { sheet } = await open(world, {
      enabled_payments: ['bca_va'],
      customer_imposed_payment_fee: {
        enable: true,
        payment_fee_configs: [{ payment_type: 'bca_va', customer_percentage: 100 }],
      },
    });
    await expect(sheet.getByText(/Rp154.000/).first()).toBeVisible();
    await expect(sheet.getByRole('button', { name: /^(Lanjut|Continue)$/ })).toBeVisible();
  },
  'virtual account': async (world) => {
    const { sheet } = await open(world);
    await toBca(sheet);
    await expect(vaNumber(sheet)).toBeVisible();
  },
  GoPay: async (world) => {
    const { sheet } = await open(world);
    await toGopay(sheet);
    await expect(sheet.getByRole('img', { name: /Kode QR|QR code/ })).toBeVisible();
  },
  'pay later?': async (world) => {
    const { sheet } = await open(world);
    await toBca(sheet);
    await expect(vaNumber(sheet)).toBeVisible();
    await closeButton(sheet).click();
    await expect(question(sheet)).toBeVisible();
  },
  paid: async (world) => {
    const { sheet, orderId } = await open(world);
    await toBca(sheet);
    await expect(vaNumber(sheet)).toBeVisible();
    await world.gateway.lever(orderId, 'settle');
    await expectPaid(sheet);
  },
  expired: async (world) => {
    const { token, orderId } = await world.gateway.token();
    await world.gateway.lever(orderId, 'expire');
    const sheet = await buy(world.page, world.shop, world.gateway, { token, options: { language: world.language } });
    await expect(sheet.getByRole('heading', { name: /Waktu pembayaran habis|Time to pay is over/ })).toBeVisible();
  },
  'not found': async (world) => {
    const token = '00000000-0000-4000-8000-000000000000';
    const sheet = await buy(world.page, world.shop, world.gateway, { token, options: { language: world.language } });
    await expect(sheet.getByRole('heading', { name: /tidak ditemukan|not found/ })).toBeVisible();
  },
  'gateway down': async (world) => {
    await world.page.context().route(/\/snap\/v1\/transactions\/[\w-]+$/, (route) => route.abort());
    const { sheet } = await open(world);
    await expect(sheet.getByRole('button', { name: /Coba sekarang|Try now/ })).toBeVisible();
  },
};

for (const [name, reach] of Object.entries(SCREENS)) {
  for (const language of ['id', 'en']) {
    test(`axe finds nothing: ${name}, ${language}`, async ({ page, shop, gateway }) => {
      await reach({ page, shop, gateway, language });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.waitForTimeout(50);
        const { violations } = await new AxeBuilder({ page })
          .withTags(TAGS)
          .include('iframe#snap-midtrans')
          .exclude(BANK)
          .analyze();
        expect(
          violations.map(
            ({ id, nodes }) =>
              `${colorScheme} ${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(' | ')}`,
          ),
        ).toEqual([]);
      }
    });
  }
}

test('axe finds nothing in the full window', async ({ page, gateway }) => {
  const { redirectUrl } = await gateway.token();
  await page.goto(redirectUrl);
  await expect(list(page)).toBeAttached();
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
});

test('axe finds nothing on the bank’s page of the sandbox', async ({ page, shop, gateway }) => {
  const { sheet } = await open({ page, shop, gateway, language: 'id' });
  await payByCard(sheet, { number: CARDS.accepted });
  await expect(bank(sheet).locator('#otp')).toBeVisible();
  const url =
    page
      .frames()
      .find((frame) => frame.url().startsWith(gateway.bank))
      ?.url() ?? '';
  await page.goto(url);
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
});
