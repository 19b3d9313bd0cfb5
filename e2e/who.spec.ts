import { buy, expect, test } from './fixtures.ts';
import { toBca, vaDigits, type Place } from './steps.ts';

const ASKED = { collect_name: 'required', collect_email: 'required', collect_phone: 'optional' };

/** From the list to the bank's number, over the page that asks who pays. */
async function tellWho(place: Place): Promise<void> {
  await toBca(place);
  const name = place.getByLabel('Nama lengkap');
  await expect(name).toBeVisible();
  await expect(place.locator('#vaField')).toHaveCount(0);
  const hints = await place
    .locator('form input')
    .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('enterkeyhint')));
  expect(hints).toEqual(['next', 'next', 'done']);
  await place.getByRole('button', { name: 'Lanjut' }).click();
  await expect(name).toBeFocused();
  await expect(place.getByText('Toko memerlukan ini.')).toHaveCount(2);
  await name.fill('Sari Putri');
  await place.getByLabel('E-mail').fill('sari@shop');
  await place.getByLabel('E-mail').press('Enter');
  await expect(place.getByText('Tulis seperti nama@contoh.id.')).toBeVisible();
  await place.getByLabel('E-mail').fill('sari@shop.test');
  await place.getByLabel('E-mail').press('Enter');
  expect(await vaDigits(place)).not.toBe('');
}

const SAID = { full_name: 'Sari Putri', email: 'sari@shop.test' };

for (const how of ['a window of its own', 'the shop’s page'] as const) {
  test(`who pays is asked before the bank’s number, in ${how}`, async ({ page, shop, gateway }) => {
    const { token, redirectUrl } = await gateway.token({ customer_details: ASKED });
    const sent: unknown[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/charge')) sent.push(request.postDataJSON());
    });
    if (how === 'the shop’s page') {
      await tellWho(await buy(page, shop, gateway, { token, how: 'embed' }));
    } else {
      await page.goto(redirectUrl);
      await tellWho(page);
    }
    expect(sent).toEqual([expect.objectContaining({ customer_details: SAID })]);
  });
}
