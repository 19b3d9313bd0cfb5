import { AxeBuilder } from '@axe-core/playwright';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { freePort, SERVER_KEY, type Gateway } from './servers.ts';

type Wire = Record<string, string>;

const authorization = `Basic ${Buffer.from(`${SERVER_KEY}:`).toString('base64')}`;

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Wire> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  return (await (await fetch(url, init)).json()) as Wire;
}

const charge = (origin: string, token: string, body: unknown) =>
  post(`${origin}/snap/v2/transactions/${token}/charge`, body);

const CARD = { card_number: '4811111111111114', card_exp_month: '12', card_exp_year: '2030', card_cvv: '123' };
const CLIENT_KEY = 'SB-Mid-client-kasir-sandbox';

async function chargeCard(origin: string, token: string): Promise<Wire> {
  const { token_id: card } = await post(`${origin}/v2/token`, { client_key: CLIENT_KEY, ...CARD });
  return charge(origin, token, { payment_type: 'credit_card', payment_params: { card_token: card } });
}

/** Opens each of the sandbox's own pages; `look` is called on every one. */
async function visitAll(
  page: Page,
  gateway: Gateway,
  language: string,
  look: (name: string) => Promise<void>,
): Promise<void> {
  const card = await chargeCard(gateway.origin, (await gateway.token({ credit_card: { secure: true } })).token);
  const gopay = await charge(gateway.origin, (await gateway.token()).token, { payment_type: 'gopay' });
  const bca = await charge(gateway.origin, (await gateway.token()).token, { payment_type: 'bca_va' });
  const open = async (name: string, url: string | undefined) => {
    await page.goto(`${url}${url?.includes('?') ? '&' : '?'}language=${language}`);
    await look(name);
  };
  await open('bank', card['redirect_url']);
  await page.locator('#otp').fill('000000');
  await page.locator('button[name=ok]').click();
  await look('bank, wrong password');
  await page.locator('#otp').fill('112233');
  await page.locator('button[name=ok]').click();
  await look('bank, done');
  await open('app', gopay['deeplink_url']);
  await page.locator('button[value=refuse]').click();
  await look('app, refused');
  await open('scanner', `${gateway.bank}/v2/qris/index`);
  await open('virtual account', `${gateway.bank}/bca/va/index`);
  await page.locator('#inputMerchantId').fill('0');
  await page.locator('input[value=Inquire]').click();
  await look('virtual account, unknown');
  await page.locator('#inputMerchantId').fill(bca['bca_va_number'] ?? '');
  await page.locator('input[value=Inquire]').click();
  await look('virtual account, bill');
  await page.locator('input[value=Pay]').click();
  await expect(page.locator('.success')).toBeVisible();
  await look('virtual account, paid');
  await open('console', `${gateway.origin}/_sandbox/`);
  await open('start', `${gateway.origin}/`);
}

for (const [language, colorScheme] of [
  ['id', 'light'],
  ['en', 'dark'],
] as const) {
  test(`the sandbox’s own pages are accessible and fit a phone: ${language}, ${colorScheme}`, async ({
    page,
    gateway,
  }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await visitAll(page, gateway, language, async (name) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        name,
      ).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
    });
  });
}

test('a button of the console settles a payment', async ({ page, gateway }) => {
  const { token, orderId } = await gateway.token();
  await charge(gateway.origin, token, { payment_type: 'bca_va' });
  await page.goto(`${gateway.origin}/_sandbox/`);
  await page.getByRole('button', { name: `lunasi ${orderId}` }).click();
  await expect(page.getByRole('button', { name: `lunasi ${orderId}` })).toHaveCount(0);
  expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'settlement' });
});

test('another page cannot pull a lever', async ({ page, gateway, shop }) => {
  const { token, orderId } = await gateway.token();
  await charge(gateway.origin, token, { payment_type: 'bca_va' });
  await page.goto(shop.page('<!doctype html><title>Evil</title>'));
  const attempts = await page.evaluate(
    async ([lever, bank]) => {
      const said: string[] = [];
      for (const type of ['application/json', 'text/plain']) {
        for (const mode of ['cors', 'no-cors'] as const) {
          const init = { method: 'POST', mode, headers: { 'content-type': type }, body: '{}' };
          said.push(
            await fetch(lever ?? '', init).then(
              (answer) => answer.type,
              () => 'refused',
            ),
          );
        }
      }
      await fetch(bank ?? '', { method: 'POST', mode: 'no-cors', body: new URLSearchParams({ va_number: '1' }) });
      return said;
    },
    [`${gateway.origin}/_sandbox/transactions/${orderId}/settle`, `${gateway.bank}/bca/va/payment`],
  );
  expect(attempts.filter((type) => type !== 'refused' && type !== 'opaque')).toEqual([]);
  expect(await gateway.status(orderId)).toMatchObject({ transaction_status: 'pending' });
});

interface Started {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly printed: () => string;
}

async function start(env: Record<string, string>): Promise<Started> {
  const child = spawn(process.execPath, ['dist/sandbox/main.js'], {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, ...env },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  const origin = `http://127.0.0.1:${env['KASIR_PORT']}`;
  await expect
    .poll(
      () =>
        fetch(`${origin}/_sandbox/health`).then(
          ({ ok }) => ok,
          () => child.exitCode !== null,
        ),
      { timeout: 10_000 },
    )
    .toBe(true);
  return { child, origin, printed: () => printed };
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

test('killed in the middle of two payments, it comes back with both, and with the notifications it owes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kasir-'));
  const [port, bankPort, shopPort] = [await freePort(), await freePort(), await freePort()];
  const env = {
    KASIR_DB: join(folder, 'state.sqlite'),
    KASIR_PORT: String(port),
    KASIR_BANK_PORT: String(bankPort),
    KASIR_BANK_URL: `http://127.0.0.1:${bankPort}`,
    KASIR_NOTIFICATION_URL: `http://127.0.0.1:${shopPort}/notify`,
  };
  const told: Wire[] = [];
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      told.push(JSON.parse(body) as Wire);
      response.end('OK');
    });
  });
  const create = (origin: string, id: string) =>
    post(
      `${origin}/snap/v1/transactions`,
      { transaction_details: { order_id: id, gross_amount: 10_000 }, credit_card: { secure: true } },
      { authorization },
    );
  let running = await start(env);
  try {
    const bca = await create(running.origin, 'KILL-1');
    const number = (await charge(running.origin, bca['token'] ?? '', { payment_type: 'bca_va' }))['bca_va_number'];
    const card = await create(running.origin, 'KILL-2');
    const { redirect_url: bankPage } = await chargeCard(running.origin, card['token'] ?? '');
    running.child.kill('SIGKILL');
    await ended(running.child);

    await new Promise<void>((resolve) => receiver.listen(shopPort, '127.0.0.1', resolve));
    running = await start(env);
    const resumed = (await (await fetch(`${running.origin}/snap/v1/transactions/${bca['token']}`)).json()) as {
      result: Wire;
    };
    expect(resumed.result['bca_va_number']).toBe(number);
    const answer = await fetch(bankPage ?? '', {
      method: 'POST',
      body: new URLSearchParams({ otp: '112233', ok: '1' }),
    });
    expect(answer.url).toContain('result-completion');
    await post(`${running.origin}/_sandbox/notifications/retry`, {});
    await expect
      .poll(() => told.map((one) => `${one['order_id']} ${one['transaction_status']}`).toSorted())
      .toEqual(['KILL-1 pending', 'KILL-2 capture', 'KILL-2 pending']);
  } finally {
    running.child.kill('SIGKILL');
    receiver.closeAllConnections();
    receiver.close();
    rmSync(folder, { recursive: true });
  }
});

/** What it says on its way out, started with that. */
async function refusal(env: Record<string, string>): Promise<string> {
  const cwd = new URL('..', import.meta.url);
  const child = spawn(process.execPath, ['dist/sandbox/main.js'], { cwd, env: { ...process.env, ...env } });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  expect(await ended(child)).toBe(1);
  return complaint;
}

test('a busy port is named, and a state in use; a signal ends it cleanly', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kasir-'));
  const ports = async () => ({ KASIR_PORT: String(await freePort()), KASIR_BANK_PORT: String(await freePort()) });
  const env = { KASIR_DB: join(folder, 'state.sqlite'), ...(await ports()) };
  const first = await start(env);
  expect(first.printed()).toContain('SB-Mid-server-kasir-sandbox');
  expect(first.printed()).toContain('4811 1111 1111 1114');
  expect(await refusal({ ...env, KASIR_DB: ':memory:' })).toBe(
    `Port ${env.KASIR_PORT} is already in use. Stop what is using it, or set KASIR_PORT to another one.\n`,
  );
  expect(await refusal({ ...env, ...(await ports()) })).toBe(
    `${env.KASIR_DB} is in use by another sandbox. Stop that one, or set KASIR_DB (--db) to another file (:memory: keeps none).\n`,
  );
  // A console that follows along does not hold it up.
  const following = await fetch(`${first.origin}/_sandbox/live`);
  const began = Date.now();
  first.child.kill('SIGTERM');
  expect(await ended(first.child)).toBe(0);
  expect(Date.now() - began).toBeLessThan(2000);
  await following.body?.cancel().catch(() => {});
  rmSync(folder, { recursive: true });
});
