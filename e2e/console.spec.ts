import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { startGateway, type Gateway } from './servers.ts';

/** The console of the sandbox as a tester and axe see it; `console-levers.spec.ts` has its levers. */

test.use({ locale: 'en-US' });

const SECTIONS = ['transactions', 'notifications', 'faults', 'merchants', 'outbox', 'tools'];

async function post(gateway: Gateway, path: string, body: unknown = {}): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(gateway.origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
}

const charge = (gateway: Gateway, token: string, type = 'gopay') =>
  post(gateway, `/snap/v2/transactions/${token}/charge`, { payment_type: type });

async function look(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    name,
  ).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
}

for (const [language, colorScheme, width, height] of [
  ['en', 'light', 1280, 800],
  ['id', 'dark', 1280, 800],
  ['id', 'light', 390, 844],
  ['en', 'dark', 320, 640],
] as const) {
  test(`every section is accessible and fits: ${language}, ${colorScheme}, ${width}`, async ({ page, gateway }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    const { token } = await gateway.token({ customer_details: { email: 'sari@shop.test' } });
    await charge(gateway, token);
    await gateway.lever(token, 'settle');
    await post(gateway, '/_sandbox/faults', { endpoint: 'refund', code: '503' });
    await page.addInitScript((to) => localStorage.setItem('kasir-console-language', to), language);
    for (const section of [...SECTIONS, `transactions/${token}`]) {
      await page.goto(`${gateway.origin}/_sandbox/#/${section}`);
      await expect(page.locator('main .card').first()).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      if (section === 'merchants')
        await expect(page.frameLocator('#preview iframe').locator('.head__name.clip')).toBeVisible();
      for (const summary of await page.locator('main summary:visible').all()) await summary.press('Enter');
      await look(page, section);
    }
    await page.goto(`${gateway.origin}/_sandbox/#/tools`);
    await page.locator('button.danger').click();
    await look(page, 'the question before everything is forgotten');
    await post(gateway, '/_sandbox/reset');
  });
}

test('nothing there yet is explained, in each list', async ({ page, watched }) => {
  const gateway = await startGateway();
  watched.hosts.add(gateway.origin);
  try {
    for (const [section, said] of [
      ['transactions', 'No transactions yet'],
      ['notifications', 'No notifications yet'],
      ['outbox', 'No e-mails yet'],
      ['faults', 'Nothing goes wrong at present.'],
    ] as const) {
      await page.goto(`${gateway.origin}/_sandbox/#/${section}`);
      await expect(page.getByText(said)).toBeVisible();
    }
    await page.goto(`${gateway.origin}/_sandbox/#/transactions`);
    await page.getByLabel('Search').fill('nobody');
    await expect(page.getByText('No transaction is like that.')).toBeVisible();
  } finally {
    await gateway.stop();
  }
});

test('what happens elsewhere is seen at once, and a timeline tells it in order', async ({ page, gateway }) => {
  await page.goto(`${gateway.origin}/_sandbox/`);
  await expect(page.locator('.live')).toHaveText('Live');
  const { token, orderId } = await gateway.token();
  await page.getByRole('link', { name: orderId, exact: true }).click({ timeout: 2000 });
  await charge(gateway, token);
  await gateway.status(orderId);
  for (let poll = 0; poll < 3; poll++) await fetch(`${gateway.origin}/snap/v1/transactions/${token}/status`);
  await gateway.lever(orderId, 'settle');
  const lines = page.locator('.timeline > li');
  await expect(lines).toHaveCount(9, { timeout: 2000 });
  await expect(lines.locator('> div')).toContainText([
    'POST /snap/v1/transactions answered 201',
    'open',
    '/charge answered 201',
    'pending gopay',
    'pending nowhere to send it',
    `GET /v2/${orderId}/status answered 200 (code 201)`,
    '3 times',
    'settlement gopay',
    'settlement nowhere to send it',
  ]);
});

test('without its stream the console still follows, and comes back to it', async ({ page, gateway }) => {
  let broken = true;
  await page.route('**/_sandbox/live*', (route) => (broken ? route.abort() : route.continue()));
  await page.goto(`${gateway.origin}/_sandbox/`);
  await expect(page.locator('.live')).toHaveText('Every few seconds');
  const { orderId } = await gateway.token();
  await expect(page.getByRole('link', { name: orderId, exact: true })).toBeVisible();
  broken = false;
  await expect(page.locator('.live')).toHaveText('Live');
});

for (const [locale, why, silent, button] of [
  ['en-US', 'That did not work: The sandbox does not answer. Is it still running?', 'No answer', 'settle'],
  ['id-ID', 'Tidak berhasil: Sandbox tidak menjawab. Apakah masih berjalan?', 'Tidak menjawab', 'lunasi'],
] as const)
  test.describe(locale, () => {
    test.use({ locale });
    test('a sandbox that was stopped is said in the tester’s words, and what was read stays', async ({
      page,
      watched,
    }) => {
      const gateway = await startGateway();
      watched.hosts.add(gateway.origin);
      const { token, orderId } = await gateway.token();
      await charge(gateway, token);
      await page.goto(`${gateway.origin}/_sandbox/#/transactions/${orderId}`);
      const settle = page.getByRole('button', { name: `${button} ${orderId}` });
      await expect(settle).toBeVisible();
      await gateway.stop('SIGKILL');
      await expect(page.locator('.live')).toHaveText(silent);
      await settle.click();
      await expect(page.locator('.said')).toHaveText(why);
      await expect(settle).toBeVisible();
    });
  });

test('a thousand transactions: the newest first, found by a part of their name, all of them as CSV', async ({
  page,
  watched,
}) => {
  test.setTimeout(120_000);
  const gateway = await startGateway();
  watched.hosts.add(gateway.origin);
  try {
    const names = Array.from({ length: 1000 }, (_, at) => `BULK-${String(at).padStart(4, '0')}`);
    for (const order_id of names) await gateway.token({ transaction_details: { order_id } });
    await page.goto(`${gateway.origin}/_sandbox/`);
    await expect(page.locator('.item')).toHaveCount(50);
    await expect(page.locator('.item').first()).toContainText('BULK-0999');
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(page.locator('.item')).toHaveCount(150);
    const began = Date.now();
    await page.getByLabel('Search').pressSequentially('k-0042');
    await expect(page.locator('.item')).toHaveCount(1);
    expect(Date.now() - began).toBeLessThan(3000);
    await page.getByLabel('Search').fill('');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'As CSV' }).click();
    const csv = await (await download).createReadStream();
    let text = '';
    for await (const chunk of csv) text += String(chunk);
    expect(text.trimEnd().split('\r\n')).toHaveLength(1001);
  } finally {
    await gateway.stop();
  }
});

test('settings are kept, reach the checkout, and a draft that is wrong says so beside the preview', async ({
  page,
  gateway,
}) => {
  await page.goto(`${gateway.origin}/_sandbox/#/merchants`);
  const shown = page.frameLocator('#preview iframe').locator('.head__name.clip');
  await expect(shown).toHaveText('Toko Kasir');
  await page.getByLabel('Button colour').fill('red');
  await expect(page.locator('.preview .problem')).toContainText('must be a colour');
  await page.getByLabel('Button colour').fill('#aa0000');
  await page.getByLabel('Name', { exact: true }).fill('Toko Baru');
  // Its own pages may be elsewhere: the preview is the console's.
  await page.getByLabel('Origins that may open the checkout').fill('https://shop.test');
  await expect(shown).toHaveText('Toko Baru');
  await expect(page.locator('.preview .problem')).toHaveText('');
  await page.getByLabel('Language of the checkout').selectOption('en');
  await page.getByLabel('Bank behind other_va').selectOption('permata_va');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.said')).toHaveText('Saved.');
  await page.reload();
  await expect(shown).toHaveText('Toko Baru');
  await expect(page.getByLabel('Language of the checkout')).toHaveValue('en');
  await expect(page.getByLabel('Bank behind other_va')).toHaveValue('permata_va');
  const { token } = await gateway.token();
  const answer = await fetch(`${gateway.origin}/snap/v1/transactions/${token}`);
  expect(await answer.json()).toMatchObject({
    merchant: {
      allowed_origins: ['https://shop.test'],
      preference: { display_name: 'Toko Baru', button_color: '#aa0000' },
    },
  });
  await post(gateway, '/_sandbox/reset');
});

test('a hostile order id is text', async ({ page, gateway }) => {
  const orderId = '<img src=x onerror=alert(1)>';
  await gateway.token({ transaction_details: { order_id: orderId, gross_amount: 20_000 } });
  await page.goto(`${gateway.origin}/_sandbox/`);
  await expect(page.getByRole('heading', { name: orderId })).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);
});

test('an address that is damaged names nothing, also in a page that is open', async ({ page, gateway }) => {
  await page.goto(`${gateway.origin}/_sandbox/#/transactions/%`);
  await expect(page.getByText('There is no such transaction.')).toBeVisible();
  await page.getByRole('link', { name: 'Faults' }).click();
  await page.evaluate(() => void (location.hash = '#/transactions/%zz'));
  await expect(page.getByText('There is no such transaction.')).toBeVisible();
});

test('the checkout is offered where there is one', async ({ page, gateway }) => {
  const { token, orderId } = await gateway.token();
  await charge(gateway, token);
  await post(gateway, '/_sandbox/gopay/static', { gross_amount: 15_000, order_id: 'TILL-1' });
  await page.goto(`${gateway.origin}/_sandbox/`);
  await page.getByRole('link', { name: 'TILL-1', exact: true }).waitFor();
  await expect(page.getByRole('link', { name: `Open checkout ${orderId}`, exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open checkout TILL-1' })).toHaveCount(0);
  await page.getByRole('link', { name: 'TILL-1', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open checkout' })).toHaveCount(0);
  await page.goto(`${gateway.origin}/_sandbox/#/transactions/${token}`);
  await expect(page.getByRole('link', { name: 'Open checkout' })).toHaveCount(1);
  await post(gateway, '/_sandbox/reset');
});

test('more of a long list are shown, and the keyboard stays where more are asked for', async ({ page, gateway }) => {
  await post(gateway, '/_sandbox/reset');
  for (let made = 0; made < 160; made++) await gateway.token();
  await page.goto(`${gateway.origin}/_sandbox/`);
  const more = page.getByRole('button', { name: 'Show more' });
  await expect(page.locator('li.item')).toHaveCount(50);
  await more.press('Enter');
  await expect(page.locator('li.item')).toHaveCount(150);
  await expect(more).toBeFocused();
  await more.press('Enter');
  await expect(page.locator('li.item')).toHaveCount(160);
  await expect(page.locator('body')).not.toBeFocused();
  await post(gateway, '/_sandbox/reset');
});

test('a double click asks once, and nobody asks again while a lever runs', async ({ page, gateway }) => {
  const { token, orderId } = await gateway.token();
  await charge(gateway, token);
  await page.goto(`${gateway.origin}/_sandbox/`);
  const asked: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && asked.push(new URL(request.url()).pathname));
  await page.getByRole('button', { name: `settle ${orderId}` }).dblclick();
  await expect(page.locator('.said')).toHaveText('Done.');
  expect(asked).toEqual([`/_sandbox/transactions/${token}/settle`]);

  // A second later it still runs.
  let answer = () => {};
  const ordered = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/_sandbox/merchants', async (route) => {
    if (route.request().method() === 'POST') await ordered;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Merchants' }).click();
  const add = page.getByRole('button', { name: 'Add a merchant' });
  await add.click();
  await expect(page.locator('main')).toHaveClass('held');
  await page.waitForTimeout(1000);
  await add.click();
  answer();
  await expect(page.getByRole('link', { name: 'G000000002' })).toHaveAttribute('aria-current', 'page');
  expect(asked.filter((path) => path === '/_sandbox/merchants')).toHaveLength(1);
  await post(gateway, '/_sandbox/reset');
});

for (const [place, pause] of ['list', 'timeline'].flatMap((one) => [60, 200, 500].map((ms) => [one, ms] as const)))
  test(`what came under the pointer takes no click that was meant for the last: ${place}, ${pause} ms`, async ({
    page,
    gateway,
  }) => {
    const { token, orderId } = await gateway.token();
    await charge(gateway, token);
    await page.goto(`${gateway.origin}/_sandbox/${place === 'timeline' ? `#/transactions/${token}` : ''}`);
    const box = await page.getByRole('button', { name: `settle ${orderId}` }).boundingBox();
    if (!box) throw new Error('no place');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const pulled: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && pulled.push(new URL(request.url()).pathname));
    await page.mouse.click(x, y);
    for (let again = 0; again < 3; again++) {
      await page.waitForTimeout(pause);
      await page.mouse.click(x, y);
    }
    const refund = page.getByRole('button', { name: `refund ${orderId}`, exact: true });
    await expect(refund).toBeVisible();
    // It did come there, and later it takes clicks, though not without a question.
    expect(
      await refund.evaluate((node, [left, top]) => node === document.elementFromPoint(left, top), [x, y] as const),
    ).toBe(true);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(pulled).toEqual([`/_sandbox/transactions/${token}/settle`]);
    await page.waitForTimeout(1100);
    await page.mouse.click(x, y);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'settlement' });
    await post(gateway, '/_sandbox/reset');
  });

test('the signature of what is no notification is not said to be right', async ({ page, gateway }) => {
  const { token, orderId } = await gateway.token();
  await charge(gateway, token);
  const answer = await fetch(`${gateway.origin}/_sandbox/notifications?order_id=${orderId}`);
  const { notifications } = (await answer.json()) as { readonly notifications: readonly { readonly body: object }[] };
  await page.goto(`${gateway.origin}/_sandbox/#/notifications`);
  const pasted = page.getByLabel('Notification as JSON');
  const check = page.getByRole('button', { name: 'Check', exact: true });
  const verdict = page.locator('form#checker [role=status]');
  for (const text of ['{"order_id": ', '["a", "b"]', 'null', 'order_id=A&status_code=200']) {
    await pasted.fill(JSON.stringify(notifications[0]?.body));
    await check.click();
    await expect(verdict).toHaveText('The signature is right.');
    await pasted.fill(text);
    await expect(verdict).toHaveText('This is no JSON object.');
    await check.click();
    await expect(page.locator('.held')).toHaveCount(0);
    await expect(verdict).toHaveText('This is no JSON object.');
    await expect(page.getByLabel('signature_key')).toHaveValue('');
  }
  // What was said holds for what was looked at.
  await pasted.fill(JSON.stringify(notifications[0]?.body));
  await check.click();
  await expect(verdict).toHaveText('The signature is right.');
  await page.locator('form#checker').getByLabel('order_id').fill('ANOTHER');
  await expect(verdict).toHaveText('');
  await post(gateway, '/_sandbox/reset');
});

test('the keyboard stays near what it did', async ({ page, gateway }) => {
  const { token, orderId } = await gateway.token();
  await charge(gateway, token);
  await page.goto(`${gateway.origin}/_sandbox/`);
  await page.getByRole('button', { name: `settle ${orderId}` }).press('Enter');
  await expect(page.getByRole('link', { name: orderId, exact: true })).toBeFocused();
  await page.goto(`${gateway.origin}/_sandbox/#/tools`);
  const forget = page.getByRole('button', { name: 'Forget everything' });
  for (const leave of ['Escape', 'Enter']) {
    await forget.press('Enter');
    await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
    await page.keyboard.press(leave);
    await expect(forget).toBeFocused();
  }
  await post(gateway, '/_sandbox/faults', { endpoint: 'refund', code: '503' });
  await page.goto(`${gateway.origin}/_sandbox/#/faults`);
  await page.getByRole('button', { name: 'Take back fault 1' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Ordered now' })).toBeFocused();
});

const settings = async (gateway: Gateway) => {
  const answer = await fetch(`${gateway.origin}/_sandbox/merchants`);
  return ((await answer.json()) as { readonly merchants: readonly Record<string, unknown>[] }).merchants[0];
};

const elsewhere = (gateway: Gateway, change: object) =>
  fetch(`${gateway.origin}/_sandbox/merchants/G000000001`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });

test('an editor that is open keeps what was changed elsewhere', async ({ page, gateway }) => {
  await page.goto(`${gateway.origin}/_sandbox/#/merchants`);
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('Toko Satu');
  const save = page.getByRole('button', { name: 'Save' });
  await save.click();
  await expect(page.locator('.said')).toHaveText('Saved.');
  const channelsOf = async () =>
    (await settings(gateway))?.['payment_channels'] as { readonly name: string; readonly enabled: boolean }[];
  await elsewhere(gateway, {
    display_name: 'Toko Lain',
    finish_payment_return_url: 'https://shop.test/done',
    payment_channels: (await channelsOf()).map((one) => ({ ...one, enabled: one.name === 'gopay' })),
  });
  // Fields that nobody is in the middle of follow, saved ones too.
  await expect(page.getByText('Channels: 1', { exact: true })).toBeVisible();
  await expect(name).toHaveValue('Toko Lain');
  await page.getByLabel('Smallest amount (Rp)').fill('10000');
  await elsewhere(gateway, { email_notices: false });
  await save.click();
  await expect.poll(() => settings(gateway)).toMatchObject({ minimum_amount: 10_000, email_notices: false });
  const now = await settings(gateway);
  expect(now).toMatchObject({ display_name: 'Toko Lain', finish_payment_return_url: 'https://shop.test/done' });
  expect((await channelsOf()).filter(({ enabled }) => enabled)).toEqual([{ name: 'gopay', enabled: true }]);
  await post(gateway, '/_sandbox/reset');
});

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

test('a logo is chosen from a file, shown, refused when it is none, and taken away', async ({ page, gateway }) => {
  await page.goto(`${gateway.origin}/_sandbox/#/merchants`);
  const choose = (mimeType: string, buffer: Buffer) =>
    page.getByLabel('Logo', { exact: true }).setInputFiles({ name: 'logo.png', mimeType, buffer });
  const save = page.getByRole('button', { name: 'Save' });
  await choose('image/png', Buffer.from('no picture'));
  await expect(page.locator('.preview .problem')).toContainText('must be a PNG, JPEG or WebP of up to 10 kB');
  await choose('image/png', Buffer.from(PNG, 'base64'));
  await expect(page.getByAltText('The logo now')).toBeVisible();
  await expect(page.locator('.preview .problem')).toHaveText('');
  await save.click();
  await expect.poll(() => settings(gateway)).toMatchObject({ logo: `data:image/png;base64,${PNG}` });
  await page.getByRole('button', { name: 'Take the logo away' }).click();
  await save.click();
  await expect.poll(() => settings(gateway)).toMatchObject({ logo: '' });
  await expect(page.getByAltText('The logo now')).toHaveCount(0);
});
