import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort, listen, SERVER_KEY } from './servers.ts';

/** Kills the sandbox at random moments under load. What it had answered is there afterwards, and what it owed is delivered. */

type Wire = Record<string, string>;

/** A notification, as the log has it. */
interface Told {
  readonly order_id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly state: string;
  readonly next_attempt_at?: string;
  readonly attempts: readonly { readonly at: string; readonly status?: number }[];
}

const authorization = `Basic ${Buffer.from(`${SERVER_KEY}:`).toString('base64')}`;
const ROUNDS = 4;
const CUSTOMERS = 8;

/** What was answered, by order: the last state that anybody was told of. */
interface Answered {
  readonly token: string;
  readonly transactionId?: string;
  readonly states: readonly string[];
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Wire> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  return (await (await fetch(url, init)).json()) as Wire;
}

const isUp = (origin: string): Promise<boolean> =>
  fetch(`${origin}/_sandbox/health`).then(
    ({ ok }) => ok,
    () => false,
  );

async function start(origin: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['dist/sandbox/main.js'], {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  await expect.poll(() => isUp(origin), { timeout: 10_000, intervals: [20] }).toBe(true);
  return child;
}

const kill = (child: ChildProcess) =>
  new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });

/** One customer after another: a token, a payment, and for most of them the money. Ends when the sandbox is gone. */
async function shop(origin: string, name: string, answered: Map<string, Answered>): Promise<void> {
  for (let number = 0; ; number++) {
    const id = `${name}-${number}`;
    try {
      const details = { transaction_details: { order_id: id, gross_amount: 20_000 } };
      const { token = '' } = await post(`${origin}/snap/v1/transactions`, details, { authorization });
      answered.set(id, { token, states: [] });
      const charge = await post(`${origin}/snap/v2/transactions/${token}/charge`, { payment_type: 'gopay' });
      const transactionId = charge['transaction_id'] ?? '';
      answered.set(id, { token, transactionId, states: ['pending'] });
      if (number % 3 === 0) continue;
      await post(`${origin}/_sandbox/transactions/${id}/settle`, {});
      answered.set(id, { token, transactionId, states: ['pending', 'settlement'] });
    } catch {
      return;
    }
  }
}

test('killed under load, again and again: nothing answered is lost, nothing owed is forgotten', async () => {
  test.setTimeout(120_000);
  const told = new Map<string, Set<string>>();
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const one = JSON.parse(body) as Wire;
      const order = one['order_id'] ?? '';
      told.set(order, (told.get(order) ?? new Set()).add(one['transaction_status'] ?? ''));
      response.end('OK');
    });
  });
  const folder = mkdtempSync(join(tmpdir(), 'kasir-kill-'));
  const [port, bankPort, shopPort] = [await freePort(), await freePort(), await listen(receiver)];
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    KASIR_DB: join(folder, 'state.sqlite'),
    KASIR_PORT: String(port),
    KASIR_BANK_PORT: String(bankPort),
    KASIR_NOTIFICATION_URL: `http://127.0.0.1:${shopPort}/notify`,
  };
  const answered = new Map<string, Answered>();
  let child = await start(origin, env);
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const customers = Array.from({ length: CUSTOMERS }, (_, at) => shop(origin, `R${round}-${at}`, answered));
      await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 700));
      await kill(child);
      await Promise.all(customers);
      child = await start(origin, env);
    }
    expect(answered.size).toBeGreaterThan(20);
    const lost: string[] = [];
    for (const [id, { token, transactionId, states }] of answered) {
      const shown = await fetch(`${origin}/snap/v1/transactions/${token}`);
      if (shown.status === 404) lost.push(`${id}: its token`);
      if (transactionId === undefined) continue;
      const now = (await (await fetch(`${origin}/v2/${id}/status`, { headers: { authorization } })).json()) as Wire;
      const status = now['transaction_status'] ?? '';
      // A settlement whose answer was lost may be there; one that was answered must be.
      const fits = status === states.at(-1) || (states.length === 1 && status === 'settlement');
      if (now['transaction_id'] !== transactionId || !fits) lost.push(`${id}: ${states.at(-1)} is ${status}`);
    }
    expect(lost).toEqual([]);
    await post(`${origin}/_sandbox/notifications/retry`, {});
    const forgotten = () =>
      [...answered].flatMap(([id, { states }]) =>
        states.filter((state) => told.get(id)?.has(state) !== true).map((state) => `${id} ${state}`),
      );
    await expect.poll(forgotten, { timeout: 30_000 }).toEqual([]);
  } finally {
    await kill(child);
    receiver.closeAllConnections();
    receiver.close();
    rmSync(folder, { recursive: true });
  }
});

/** A payment whose customer stands before the bank's page, and where that page is. */
async function secureCard(origin: string, id: string): Promise<{ readonly token: string; readonly page: string }> {
  const order = { transaction_details: { order_id: id, gross_amount: 20_000 }, credit_card: { secure: true } };
  const { token = '' } = await post(`${origin}/snap/v1/transactions`, order, { authorization });
  const card = { card_number: '4811111111111114', card_exp_month: '12', card_exp_year: '2030', card_cvv: '123' };
  const client_key = 'SB-Mid-client-kasir-sandbox';
  const { token_id: card_token } = await post(`${origin}/v2/token`, { client_key, ...card });
  const request = { payment_type: 'credit_card', payment_params: { card_token } };
  const { redirect_url: page = '' } = await post(`${origin}/snap/v2/transactions/${token}/charge`, request);
  return { token, page };
}

/** The bank has said that the money went back. */
const confirmed = ({ refunds }: Told['body']): boolean =>
  ((refunds ?? []) as readonly Wire[]).some(({ bank_confirmed_at: at }) => at !== undefined);

async function world() {
  let answer = 503;
  const receiver = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(answer).end());
  });
  const folder = mkdtempSync(join(tmpdir(), 'kasir-kill-'));
  const [port, bankPort, shopPort] = [await freePort(), await freePort(), await listen(receiver)];
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    KASIR_DB: join(folder, 'state.sqlite'),
    KASIR_PORT: String(port),
    KASIR_BANK_PORT: String(bankPort),
    KASIR_BANK_URL: `http://127.0.0.1:${bankPort}`,
    KASIR_NOTIFICATION_URL: `http://127.0.0.1:${shopPort}/notify`,
  };
  const read = async (path: string): Promise<unknown> =>
    (await fetch(`${origin}${path}`, { headers: { authorization } })).json();
  return {
    origin,
    env,
    read,
    told: async (id: string) =>
      ((await read(`/_sandbox/notifications?order_id=${id}`)) as { notifications: readonly Told[] }).notifications,
    status: async (id: string) => ((await read(`/v2/${id}/status`)) as Wire)['transaction_status'],
    offset: async () => ((await read('/_sandbox/clock')) as { offset_s: number }).offset_s,
    travel: (seconds: number) => post(`${origin}/_sandbox/clock`, { advance_s: seconds }),
    mend: () => (answer = 200),
    end: () => {
      receiver.closeAllConnections();
      receiver.close();
      rmSync(folder, { recursive: true });
    },
  };
}

test('killed under load: retry times, 3-D Secure in progress, its time-out and the clock are as they were', async () => {
  test.setTimeout(120_000);
  const { origin, env, read, told, status, offset, travel, mend, end } = await world();
  let child = await start(origin, env);
  try {
    await travel(3600);
    const [paid, left] = [await secureCard(origin, 'PAID'), await secureCard(origin, 'LEFT')];
    // The shop is down: each is owed again in two minutes.
    const owed = async () => [...(await told('PAID')), ...(await told('LEFT'))];
    await expect.poll(async () => (await owed()).map(({ attempts }) => attempts.length)).toEqual([1, 1]);
    const before = { owed: await owed(), left: await read('/v2/LEFT/status') };
    for (const { state, attempts, next_attempt_at: next = '' } of before.owed) {
      expect([state, attempts[0]?.status]).toEqual(['owed', 503]);
      expect(Date.parse(next) - Date.parse(attempts[0]?.at ?? '')).toBeGreaterThanOrEqual(120_000);
    }
    for (let round = 0; round < 3; round++) {
      const customers = Array.from({ length: CUSTOMERS }, (_, at) => shop(origin, `L${round}-${at}`, new Map()));
      await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 600));
      await kill(child);
      await Promise.all(customers);
      child = await start(origin, env);
      expect({ owed: await owed(), left: await read('/v2/LEFT/status') }).toEqual(before);
      expect(await offset()).toBe(3600);
    }
    expect(await (await fetch(paid.page)).text()).toContain('id="otp"');
    const otp = new URLSearchParams({ otp: '112233', ok: '1' });
    await fetch(paid.page, { method: 'POST', body: otp });
    expect([await status('PAID'), await status('LEFT')]).toEqual(['capture', 'pending']);
    mend();
    await travel(121);
    await expect.poll(async () => (await owed()).filter(({ state }) => state === 'owed')).toEqual([]);
    const [again] = await told('LEFT');
    expect(again?.attempts.map((attempt) => attempt.status)).toEqual([503, 200]);
    await travel(10 * 60);
    expect(await status('LEFT')).toBe('deny');
    expect(await (await fetch(left.page)).text()).not.toContain('id="otp"');
  } finally {
    await kill(child);
    end();
  }
});

test('killed under load: what a refund still owes, and a fault that was ordered, are as they were', async () => {
  test.setTimeout(120_000);
  const { origin, env, read, told, travel, mend, end } = await world();
  const status = async (id: string) => (await read(`/v2/${id}/status`)) as Wire;
  const faults = async () => ((await read('/_sandbox/faults')) as { faults: readonly object[] }).faults;
  const states = async () => (await told('BACK')).map(({ body }) => [body['transaction_status'], confirmed(body)]);
  mend();
  let child = await start(origin, env);
  try {
    const details = { transaction_details: { order_id: 'BACK', gross_amount: 20_000 }, payment_type: 'gopay' };
    await post(`${origin}/v2/charge`, details, { authorization });
    await post(`${origin}/_sandbox/transactions/BACK/settle`, {});
    await post(`${origin}/v2/BACK/refund`, { refund_key: 'r-1', amount: 5000 }, { authorization });
    // One of two is taken now, one is left for after the last kill.
    await post(`${origin}/_sandbox/faults`, { endpoint: 'capture', code: '503', times: 2 });
    expect(await post(`${origin}/v2/capture`, {}, { authorization })).toMatchObject({ status_code: '503' });
    await expect.poll(states).toEqual([
      ['pending', false],
      ['settlement', false],
      ['partial_refund', false],
    ]);
    const before = { back: await status('BACK'), faults: await faults() };
    for (let round = 0; round < 3; round++) {
      const customers = Array.from({ length: CUSTOMERS }, (_, at) => shop(origin, `B${round}-${at}`, new Map()));
      await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 600));
      await kill(child);
      await Promise.all(customers);
      child = await start(origin, env);
      expect({ back: await status('BACK'), faults: await faults() }).toEqual(before);
    }
    expect(await post(`${origin}/v2/capture`, {}, { authorization })).toMatchObject({ status_code: '503' });
    expect(await post(`${origin}/v2/capture`, {}, { authorization })).toMatchObject({ status_code: '404' });
    // A minute after the refund, by the sandbox's clock, the bank confirms it, and the shop is told once more.
    await travel(61);
    await expect.poll(states).toEqual([
      ['pending', false],
      ['settlement', false],
      ['partial_refund', false],
      ['partial_refund', true],
    ]);
    await expect.poll(async () => (await told('BACK')).every(({ state }) => state === 'delivered')).toBe(true);
  } finally {
    await kill(child);
    end();
  }
});
