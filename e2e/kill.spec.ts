import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { SERVER_KEY } from './servers.ts';

/** Kills the sandbox at random moments under load. What it had answered is there afterwards, and what it owed is delivered. */

type Wire = Record<string, string>;

const authorization = `Basic ${Buffer.from(`${SERVER_KEY}:`).toString('base64')}`;
const ROUNDS = 4;
const CUSTOMERS = 8;

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

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
