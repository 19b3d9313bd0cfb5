import { readFileSync, writeFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Gateway, Shop } from './servers.ts';

/** Every lever of the sandbox in its console, with the keyboard alone. The list is the sandbox's own: a new lever fails here. */

test.use({ locale: 'en-US' });
// Tab after Tab, with a look after each.
test.describe.configure({ timeout: 90_000 });

type Wire = Record<string, unknown>;

interface Bench {
  readonly page: Page;
  readonly gateway: Gateway;
  readonly shop: Shop;
  readonly keys: ReturnType<typeof keyboard>;
}

async function ask(gateway: Gateway, path: string, body?: unknown): Promise<Wire> {
  const answer = await fetch(gateway.origin + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as Wire;
}

const read = (gateway: Gateway, path: string) => ask(gateway, `/_sandbox/${path}`);

/** What somebody without a mouse does. */
function keyboard(page: Page) {
  const reach = async (target: Locator): Promise<void> => {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < 300; presses++) {
      if (await target.evaluate((node) => node === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${target.toString()}`);
  };
  const press = async (name: string | RegExp): Promise<void> => {
    await reach(page.getByRole('button', { name, exact: typeof name === 'string' }).first());
    await page.keyboard.press('Enter');
  };
  // By its label's own words: those of a list have its choices in them as well.
  const field = (label: string) =>
    page
      .locator('main label')
      .filter({ hasText: new RegExp(`^${label.replaceAll(/[()]/g, '\\$&')}`) })
      .locator('input, select, textarea')
      .first();
  return {
    press,
    reach,
    said: (text: string | RegExp) => expect(page.locator('.said')).toHaveText(text),
    section: async (name: string) => {
      await reach(page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name }));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
    },
    type: async (label: string, text: string) => {
      await reach(field(label));
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    choose: async (label: string, option: string | RegExp) => {
      const select = field(label);
      await reach(select);
      const chosen = () => select.evaluate((node: HTMLSelectElement) => node.selectedOptions[0]?.text ?? '');
      const matches = (text: string) => (typeof option === 'string' ? text === option : option.test(text));
      for (let presses = 0; presses < 40 && !matches(await chosen()); presses++) await page.keyboard.press('ArrowDown');
      expect(matches(await chosen())).toBe(true);
    },
    tick: async (label: string) => {
      await reach(page.getByRole('checkbox', { name: label, exact: true }));
      await page.keyboard.press('Space');
    },
    open: async (name: RegExp) => {
      await reach(page.locator('summary').filter({ hasText: name }).first());
      await page.keyboard.press('Space');
    },
    file: async (label: string, path: string) => {
      await reach(field(label));
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(path);
    },
  };
}

type Keys = ReturnType<typeof keyboard>;

/** The transaction's own page: searched for, and opened. */
async function timeline(keys: Keys, page: Page, orderId: string): Promise<void> {
  await keys.type('Search', orderId);
  await keys.reach(page.getByRole('link', { name: orderId, exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: orderId })).toBeVisible();
}

async function pending(gateway: Gateway, type = 'bca_va', headers: Record<string, string> = {}) {
  const made = await gateway.token({ customer_details: { email: 'sari@shop.test' } }, headers);
  await ask(gateway, `/snap/v2/transactions/${made.token}/charge`, { payment_type: type });
  return made;
}

async function card(gateway: Gateway, number = '4811111111111114', type = 'authorize_capture') {
  const made = await gateway.token({ credit_card: { secure: false, type } });
  const { token_id: cardToken } = await ask(gateway, '/v2/token', {
    client_key: 'SB-Mid-client-kasir-sandbox',
    card_number: number,
    card_exp_month: '12',
    card_exp_year: '2030',
    card_cvv: '123',
  });
  await ask(gateway, `/snap/v2/transactions/${made.token}/charge`, {
    payment_type: 'credit_card',
    payment_params: { card_token: cardToken },
  });
  return made;
}

type Prepare = (gateway: Gateway) => Promise<{ readonly orderId: string }>;

const paid =
  (type: string): Prepare =>
  async (gateway) => {
    const made = await pending(gateway, type);
    await gateway.lever(made.orderId, 'settle');
    return made;
  };

const settledCard: Prepare = async (gateway) => {
  const made = await card(gateway);
  await gateway.lever(made.orderId, 'settle');
  return made;
};

/** A transition is pulled in the list; afterwards the status says so, and the button is not offered again. */
const moves =
  (name: string, prepare: Prepare, after: Wire) =>
  async ({ page, gateway, keys }: Bench) => {
    const { orderId } = await prepare(gateway);
    await keys.type('Search', orderId);
    await keys.press(`${name} ${orderId}`);
    await keys.said('Done.');
    expect(await gateway.status(orderId)).toMatchObject(after);
    await expect(page.getByRole('button', { name: `${name} ${orderId}`, exact: true })).toHaveCount(0);
  };

/** What takes a payment back asks first, and a no changes nothing; the first button has the focus. */
const takesBack =
  (name: string, prepare: Prepare, after: Wire) =>
  async ({ page, gateway, keys }: Bench) => {
    const { orderId } = await prepare(gateway);
    const before = await gateway.status(orderId);
    await keys.type('Search', orderId);
    for (const no of ['Enter', 'Escape']) {
      await keys.press(`${name} ${orderId}`);
      await expect(page.getByRole('dialog')).toContainText(`${orderId} is paid.`);
      await expect(page.getByRole('button', { name: 'Leave it as it is' })).toBeFocused();
      await page.keyboard.press(no);
      await expect(page.getByRole('button', { name: `${name} ${orderId}`, exact: true })).toBeFocused();
    }
    expect(await gateway.status(orderId)).toEqual(before);
    await keys.press(`${name} ${orderId}`);
    await keys.press(`Yes, ${name}`);
    await keys.said('Done.');
    expect(await gateway.status(orderId)).toMatchObject(after);
    await expect(page.getByRole('button', { name: `${name} ${orderId}`, exact: true })).toHaveCount(0);
  };

const notified = async (gateway: Gateway, orderId: string) =>
  (await read(gateway, `notifications?order_id=${orderId}`))['notifications'] as {
    readonly id: number;
    readonly attempts: readonly unknown[];
    readonly next_attempt_at?: string;
  }[];

const attempts = (gateway: Gateway, orderId: string) =>
  expect.poll(async () => (await notified(gateway, orderId))[0]?.attempts.length);

/** Nobody listens there. */
const NOWHERE = { 'x-override-notification': 'http://127.0.0.1:9/' };

const faults = async (gateway: Gateway) => (await read(gateway, 'faults'))['faults'] as Wire[];
const orderFault = async (gateway: Gateway, code: string) => void (await ask(gateway, '/_sandbox/faults', { code }));

const LEVERS: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  'POST /_sandbox/transactions/{id}/settle': moves('settle', pending, { transaction_status: 'settlement' }),
  'POST /_sandbox/transactions/{id}/deny': moves('deny', pending, { transaction_status: 'deny' }),
  'POST /_sandbox/transactions/{id}/fail': moves('fail', pending, { transaction_status: 'failure' }),
  'POST /_sandbox/transactions/{id}/expire': moves('expire', pending, { transaction_status: 'expire' }),
  'POST /_sandbox/transactions/{id}/cancel': moves('cancel', pending, { transaction_status: 'cancel' }),
  'POST /_sandbox/transactions/{id}/challenge': moves('challenge', card, { fraud_status: 'challenge' }),
  'POST /_sandbox/transactions/{id}/accept': moves('accept', (gateway) => card(gateway, '4511111111111117'), {
    transaction_status: 'capture',
    fraud_status: 'accept',
  }),
  'POST /_sandbox/transactions/{id}/capture': moves(
    'capture',
    (gateway) => card(gateway, '4811111111111114', 'authorize'),
    { transaction_status: 'capture' },
  ),
  'POST /_sandbox/transactions/{id}/chargeback': takesBack('charge back', settledCard, {
    transaction_status: 'chargeback',
  }),
  'POST /_sandbox/transactions/{id}/partial_chargeback': takesBack('charge back a part', settledCard, {
    transaction_status: 'partial_chargeback',
  }),
  async 'POST /_sandbox/transactions/{id}/refund'({ page, gateway, keys }) {
    const { orderId } = await paid('gopay')(gateway);
    await timeline(keys, page, orderId);
    await keys.type('Amount (Rp)', '50000');
    await keys.press('Refund this amount');
    await expect(page.getByRole('dialog')).toContainText(/refund Rp\s?50\.000/);
    await keys.press(/^Yes, refund Rp/);
    await keys.said('Done.');
    expect(await gateway.status(orderId)).toMatchObject({
      transaction_status: 'partial_refund',
      refund_amount: '50000.00',
    });
    await keys.press(`refund ${orderId}`);
    await keys.press('Yes, refund');
    await expect.poll(() => gateway.status(orderId)).toMatchObject({ transaction_status: 'refund' });
  },
  async 'POST /_sandbox/transactions/{id}/pay-again'({ page, gateway, keys }) {
    const { orderId } = await paid('bca_va')(gateway);
    await timeline(keys, page, orderId);
    await keys.type('Amount (Rp)', '25000');
    await keys.press('Pay into the account again');
    await keys.said('Done.');
    expect((await read(gateway, 'transactions?limit=1'))['transactions']).toMatchObject([
      { gross_amount: 25_000, transaction_status: 'settlement' },
    ]);
  },
  async 'POST /_sandbox/faults'({ gateway, keys }) {
    const { orderId } = await pending(gateway);
    await keys.section('Faults');
    await keys.type('Where', 'status');
    await keys.type('Code', '503');
    await keys.type('How many times', '1');
    await keys.press('Order it');
    await keys.said('Done.');
    expect(await gateway.status(orderId)).toMatchObject({ status_code: '503' });
    expect(await gateway.status(orderId)).toMatchObject({ status_code: '201' });
    await keys.choose('What', 'be slow');
    await keys.type('Milliseconds', '250');
    await keys.press('Order it');
    await expect.poll(() => faults(gateway)).toMatchObject([{ endpoint: 'status', latency_ms: 250, times: 1 }]);
  },
  async 'DELETE /_sandbox/faults/{id}'({ gateway, keys }) {
    for (const code of ['500', '503']) await orderFault(gateway, code);
    await keys.section('Faults');
    await keys.press('Take back fault 1');
    await expect.poll(() => faults(gateway)).toEqual([{ code: '503', id: 2 }]);
  },
  async 'DELETE /_sandbox/faults'({ gateway, keys }) {
    for (const code of ['500', '503']) await orderFault(gateway, code);
    await keys.section('Faults');
    await keys.press('Take all back');
    await expect.poll(() => faults(gateway)).toEqual([]);
  },
  async 'POST /_sandbox/gopay/error'({ gateway, keys }) {
    await keys.section('Faults');
    await keys.press('Order error 112');
    await keys.said('Done.');
    const { token } = await gateway.token();
    const path = `/snap/v2/transactions/${token}/charge`;
    expect(await ask(gateway, path, { payment_type: 'gopay' })).toMatchObject({ status_code: '410' });
  },
  async 'POST /_sandbox/gopay/static'({ gateway, keys }) {
    await keys.section('Clock and state');
    await keys.type('Amount (Rp)', '17000');
    await keys.type('Order id', 'TILL-1');
    await keys.press('Pay at the till');
    await keys.said('Done.');
    expect((await read(gateway, 'transactions?search=TILL-1'))['transactions']).toMatchObject([
      { gross_amount: 17_000, transaction_status: 'settlement' },
    ]);
  },
  async 'POST /_sandbox/clock'({ gateway, keys }) {
    const { orderId } = await pending(gateway);
    await keys.section('Clock and state');
    await keys.type('Forward by', '2');
    await keys.choose('Unit', 'days');
    await keys.press('Travel forward');
    await keys.said('Done.');
    expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'expire' });
    expect((await read(gateway, 'clock'))['offset_s']).toBe(2 * 86_400);
  },
  async 'POST /_sandbox/notifications/{id}/replay'({ gateway, shop, keys }) {
    const { orderId } = await pending(gateway, 'gopay', { 'x-override-notification': `${shop.origin}/told` });
    await attempts(gateway, orderId).toBe(1);
    await keys.section('Notifications');
    await keys.open(new RegExp(orderId));
    await keys.press(/^Send notification \d+ again$/);
    await attempts(gateway, orderId).toBe(2);
    expect(shop.asked.filter(({ url }) => url === '/told')).toHaveLength(2);
  },
  async 'POST /_sandbox/notifications/retry'({ gateway, keys }) {
    const { orderId } = await pending(gateway, 'gopay', NOWHERE);
    await attempts(gateway, orderId).toBe(1);
    await keys.section('Notifications');
    await keys.press('Retry all now');
    await attempts(gateway, orderId).toBe(2);
  },
  async 'POST /_sandbox/notifications/intervals'({ gateway, keys }) {
    await keys.section('Notifications');
    await keys.type('Seconds between attempts', '0, 0');
    await keys.press('Save');
    await keys.said('Saved.');
    const { orderId } = await pending(gateway, 'gopay', NOWHERE);
    await attempts(gateway, orderId).toBe(3);
  },
  async 'POST /_sandbox/notifications/delivery'({ gateway, shop, keys }) {
    await keys.section('Notifications');
    await keys.type('Send each so many times', '2');
    await keys.type('Hold the first of an order', '1');
    await keys.press('Save');
    await keys.said('Saved.');
    const { orderId } = await pending(gateway, 'gopay', { 'x-override-notification': `${shop.origin}/told` });
    await gateway.lever(orderId, 'settle');
    await expect
      .poll(() => shop.asked.map(({ body }) => (JSON.parse(body || '{}') as Wire)['transaction_status']))
      .toEqual(['settlement', 'settlement', 'pending', 'pending']);
  },
  async 'POST /_sandbox/signature'({ page, gateway, keys }) {
    const { orderId } = await pending(gateway);
    await keys.section('Notifications');
    await keys.open(new RegExp(orderId));
    await keys.press(/^Check the signature of notification \d+$/);
    const verdict = page.locator('form#checker [role=status]');
    await keys.press('Check');
    await expect(verdict).toHaveText('The signature is right.');
    await keys.type('gross_amount', '150000');
    await keys.press('Check');
    await expect(verdict).toContainText('gross_amount is wrong');
    await keys.type('gross_amount', '150000.00');
    await keys.type('order_id', 'ANOTHER');
    await keys.press('Check');
    await expect(verdict).toContainText('order_id is wrong');
  },
  async 'POST /_sandbox/merchants'({ page, gateway, keys }) {
    await keys.section('Merchants');
    await keys.press('Add a merchant');
    await expect(page.getByRole('link', { name: 'G000000002' })).toHaveAttribute('aria-current', 'page');
    expect((await read(gateway, 'merchants'))['merchants']).toHaveLength(2);
  },
  async 'PATCH /_sandbox/merchants/{id}'({ gateway, keys }) {
    await keys.section('Merchants');
    await keys.type('Name', 'Toko Baru');
    await keys.open(/^Channels/);
    await keys.tick('credit_card');
    await keys.press('Move credit_card down');
    await keys.press('Save');
    await keys.said('Saved.');
    const [shop] = (await read(gateway, 'merchants'))['merchants'] as Wire[];
    expect(shop).toMatchObject({ display_name: 'Toko Baru' });
    expect((shop?.['payment_channels'] as Wire[] | undefined)?.at(-1)).toEqual({ name: 'credit_card', enabled: false });
    const { token } = await gateway.token();
    const { enabled_payments: rows } = await ask(gateway, `/snap/v1/transactions/${token}`);
    expect((rows as Wire[]).map(({ type }) => type)).not.toContain('credit_card');
  },
  async 'POST /_sandbox/merchants/{id}/preview'({ page, gateway, keys }) {
    await keys.section('Merchants');
    const shown = page.frameLocator('#preview iframe');
    await expect(shown.locator('.head__name.clip')).toHaveText('Toko Kasir');
    await keys.type('Name', 'Toko Baru');
    await keys.type('Button colour', '#aa0000');
    await keys.choose('Language of the checkout', 'English');
    await expect(shown.locator('.head__name.clip')).toHaveText('Toko Baru');
    await expect(shown.locator('html')).toHaveAttribute('lang', 'en');
    const accent = () => shown.locator('html').evaluate((html) => html.style.getPropertyValue('--accent'));
    await expect.poll(accent).toBe('#aa0000');
    await keys.choose('Typeface', 'Poppins');
    const font = () => shown.locator('html').evaluate((html) => getComputedStyle(html).getPropertyValue('--font'));
    await expect.poll(font).toContain('Poppins');
    await keys.tick('Hide the merchant’s name and logo');
    await expect(shown.locator('.head__name.clip')).toBeHidden();
    // Typing went on undisturbed, and nothing was saved.
    await expect(page.getByLabel('Hide the merchant’s name and logo')).toBeFocused();
    expect((await read(gateway, 'merchants'))['merchants']).toMatchObject([{ display_name: 'Toko Kasir' }]);
  },
  async 'POST /_sandbox/import'({ page, gateway, keys }) {
    const { orderId } = await pending(gateway);
    const file = test.info().outputPath('state.json');
    writeFileSync(file, JSON.stringify(await read(gateway, 'export')));
    await ask(gateway, '/_sandbox/reset', {});
    await keys.section('Clock and state');
    await keys.file('Import a state', file);
    await expect(page.getByRole('dialog')).toContainText('state.json');
    await keys.press('Replace everything');
    await keys.said('Done.');
    expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'pending' });
    writeFileSync(file, readFileSync(file, 'utf8').replace('"status":"pending"', '"status":"paid"'));
    await keys.file('Import a state', file);
    await keys.press('Replace everything');
    await keys.said(/charges\[\d+\]\.status is not known/);
    expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'pending' });
  },
  async 'POST /_sandbox/reset'({ page, gateway, keys }) {
    const { orderId } = await pending(gateway);
    await keys.section('Clock and state');
    await keys.press('Forget everything');
    await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
    await page.keyboard.press('Enter');
    expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'pending' });
    await keys.press('Forget everything');
    await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'pending' });
    await keys.press('Forget everything');
    await keys.press('Forget it all');
    await keys.said('Done.');
    expect(await gateway.status(orderId)).toMatchObject({ status_code: '404' });
  },
};

test.afterEach(async ({ gateway }) => void (await ask(gateway, '/_sandbox/reset', {})));

test('no lever lacks a test with the keyboard', async ({ gateway }) => {
  const levers = (await read(gateway, 'levers'))['levers'] as string[];
  expect(Object.keys(LEVERS).toSorted()).toEqual(levers.filter((lever) => !lever.startsWith('GET ')).toSorted());
});

for (const [lever, pullIt] of Object.entries(LEVERS)) {
  test(`by keyboard: ${lever}`, async ({ page, gateway, shop }) => {
    await page.goto(`${gateway.origin}/_sandbox/`);
    await expect(page.locator('.live')).toHaveText('Live');
    await pullIt({ page, gateway, shop, keys: keyboard(page) });
  });
}
