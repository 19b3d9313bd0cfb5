import { buy, expect, onlyCall, test } from './fixtures.ts';
import { backToShop, expectPaid, type Place } from './steps.ts';

/** One channel of each family, in each place and at each size, from its instruction to the shop. */

const ORDER = {
  transaction_details: { gross_amount: 150_000 },
  item_details: [{ id: 'A', name: 'Kopi', price: 150_000, quantity: 1 }],
  customer_details: { first_name: 'Sari' },
};

/** What the customer needs on the screen of each family. */
const FAMILIES: Readonly<Record<string, (place: Place) => ReturnType<Place['locator']>>> = {
  bni_va: (place) => place.locator('#vaField'),
  echannel: (place) => place.getByText('70012', { exact: true }).first(),
  shopeepay: (place) => place.getByRole('img', { name: /Kode QR/ }),
  dana: (place) => place.getByRole('link', { name: /DANA/ }),
  indomaret: (place) => place.locator('.bar'),
  akulaku: (place) => place.getByRole('link', { name: /Akulaku/ }),
};
const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 }, hasTouch: false },
};

for (const [size, use] of Object.entries(SIZES)) {
  test.describe(size, () => {
    test.use(use);
    for (const [id, needed] of Object.entries(FAMILIES)) {
      for (const how of ['pay', 'embed'] as const) {
        test(`${id}, ${how === 'pay' ? 'pop-up' : 'embedded'}`, async ({ page, shop, gateway }) => {
          const { token, orderId } = await gateway.token({ ...ORDER, enabled_payments: [id] });
          const place = await buy(page, shop, gateway, { token, how });
          await expect(needed(place)).toBeVisible();
          await gateway.lever(orderId, 'settle');
          await expectPaid(place);
          await backToShop(place).click();
          expect(await onlyCall(page)).toMatchObject({
            name: 'onSuccess',
            result: { order_id: orderId, transaction_status: 'settlement' },
          });
        });
      }

      test(`${id}, full window`, async ({ page, shop, gateway }) => {
        const finish = shop.page('<!doctype html><title>Selesai</title>');
        const { orderId, redirectUrl } = await gateway.token({
          ...ORDER,
          enabled_payments: [id],
          callbacks: { finish },
        });
        await page.goto(redirectUrl);
        await expect(needed(page)).toBeVisible();
        await gateway.lever(orderId, 'settle');
        await expectPaid(page);
        await backToShop(page).click();
        await expect(page).toHaveTitle('Selesai');
        expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
          order_id: orderId,
          status_code: '200',
          transaction_status: 'settlement',
        });
      });
    }
  });
}
