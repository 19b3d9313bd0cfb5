// How much the built sandbox does in a second: `npm run bench:sandbox` (add `-- --quick` to leave the 100,000 transactions out).
// The server is one process with its SQLite file on disk, the load comes from this one. Machines differ, so a bare hono handler
// that answers a constant is driven in the same way, and what counts are the ratios to it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PORT = Number(process.env['KASIR_BENCH_PORT'] ?? 4640);
const CONNECTIONS = 32;
const SECONDS = 4;
const MARKS = { tokens: 0.12, charges: 0.1, status: 0.25 };
const AUTHORIZATION = `Basic ${Buffer.from('SB-Mid-server-kasir-sandbox:').toString('base64')}`;

const BARE = `
  import { createAdaptorServer } from '@hono/node-server';
  import { Hono } from 'hono';
  const app = new Hono();
  app.all('*', (c) => c.json({ status: 'ok' }));
  createAdaptorServer({ fetch: app.fetch }).listen(${PORT}, '127.0.0.1');
`;

/**
 * Starts a server and resolves with it when it answers, and with how long that took.
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
async function start(args, env = {}) {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${PORT}/_sandbox/health`);
      return { child, ms: performance.now() - began };
    } catch {
      if (child.exitCode !== null) throw new Error('the server ended at once: is it built?');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

/** @param {import('node:child_process').ChildProcess} child */
const stop = (child) =>
  new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });

/**
 * @param {string} method
 * @param {string} path
 * @param {string} [body]
 */
const raw = (method, path, body = '') =>
  `${method} ${path} HTTP/1.1\r\nhost: localhost:${PORT}\r\nauthorization: ${AUTHORIZATION}\r\n` +
  `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/**
 * The end of the first whole answer in `text`, or -1.
 * @param {string} text
 */
function endOf(text) {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return -1;
  const length = /content-length: (\d+)/i.exec(text.slice(0, head));
  if (length) return text.length >= head + 4 + Number(length[1]) ? head + 4 + Number(length[1]) : -1;
  const last = text.indexOf('0\r\n\r\n', head);
  return last < 0 ? -1 : last + 5;
}

/**
 * Sends one request after another on each connection until the time or the requests are over.
 * @param {(number: number) => string | undefined} request
 * @param {{ seconds?: number, seen?: (text: string) => void }} options
 */
async function drive(request, { seconds = SECONDS, seen } = {}) {
  /** @type {number[]} */
  const times = [];
  let number = 0;
  let failed = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  const one = () =>
    new Promise((resolve, reject) => {
      const socket = connect(PORT, '127.0.0.1');
      let text = '';
      let sent = 0;
      const next = () => {
        const wanted = performance.now() < until ? request(number++) : undefined;
        if (wanted === undefined) return void socket.end(() => resolve(undefined));
        sent = performance.now();
        socket.write(wanted);
      };
      socket.setNoDelay(true);
      socket.on('connect', next);
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
        const end = endOf(text);
        if (end < 0) return;
        times.push(performance.now() - sent);
        if (!/^HTTP\/1\.1 20[01]/.test(text)) failed++;
        seen?.(text.slice(0, end));
        text = text.slice(end);
        next();
      });
    });
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  const took = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: Math.round(times.length / took), p50: at(0.5), p99: at(0.99), failed, count: times.length };
}

/** @param {number | undefined} pid */
function memoryMb(pid) {
  try {
    const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kb) / 1024);
  } catch {
    return undefined;
  }
}

const order = (/** @type {string} */ id) =>
  JSON.stringify({ transaction_details: { order_id: id, gross_amount: 150_000 } });
const CHARGE = '{"payment_type":"bca_va"}';

/** @type {string[]} */
const tokens = [];
const keep = (/** @type {string} */ text) => {
  const token = /"token":"([0-9a-f-]{36})"/.exec(text)?.[1];
  if (token) tokens.push(token);
};

let made = 0;
const create = () => raw('POST', '/snap/v1/transactions', order(`BENCH-${made++}`));
let charged = 0;
/** Orders whose token was charged, by their tokens' place; any charged token's own status is asked by its token's order. */
const charge = () => {
  const token = tokens[charged++];
  return token === undefined ? undefined : raw('POST', `/snap/v2/transactions/${token}/charge`, CHARGE);
};

const line = (
  /** @type {string} */ name,
  /** @type {Awaited<ReturnType<typeof drive>>} */ r,
  /** @type {number} */ bare,
  mark = 0,
) => {
  const ratio = r.perSecond / bare;
  const verdict = mark === 0 ? '' : ratio >= mark ? `  (mark ${mark}: reached)` : `  (mark ${mark}: MISSED)`;
  const failed = r.failed > 0 ? `  ${r.failed} FAILED` : '';
  console.log(
    `${name.padEnd(22)} ${String(r.perSecond).padStart(7)}/s  p50 ${r.p50.toFixed(1)} ms  p99 ${r.p99.toFixed(1)} ms  ratio ${ratio.toFixed(3)}${verdict}${failed}`,
  );
};

const folder = mkdtempSync(join(tmpdir(), 'kasir-bench-'));
const env = { KASIR_DB: join(folder, 'state.sqlite'), KASIR_PORT: String(PORT), KASIR_BANK_PORT: String(PORT + 1) };
try {
  const plain = await start(['--input-type=module', '-e', BARE]);
  await drive(() => raw('GET', '/'), { seconds: 1 });
  const bare = await drive(() => raw('GET', '/'));
  await stop(plain.child);
  line('bare hono', bare, bare.perSecond);

  const { child, ms } = await start(['dist/sandbox/main.js'], env);
  console.log(`start to first answer  ${Math.round(ms)} ms`);
  await drive(create, { seconds: 1, seen: keep });
  line('token creations', await drive(create, { seen: keep }), bare.perSecond, MARKS.tokens);
  line('charges', await drive(charge), bare.perSecond, MARKS.charges);
  const orders = Math.max(1, Math.min(charged, 3000));
  // Tokens are charged in the order in which they came back, so most of the first orders have a charge.
  const status = () => drive((number) => raw('GET', `/v2/BENCH-${number % orders}/status`));
  await status();
  const before = await status();
  line('status', before, bare.perSecond, MARKS.status);
  console.log(`memory                 ${memoryMb(child.pid)} MB after ${made} transactions`);
  if (!process.argv.includes('--quick')) {
    const many = () => (made < 100_000 ? create() : undefined);
    await drive(many, { seconds: 600, seen: keep });
    const after = await status();
    line(`status of ${made}`, after, bare.perSecond, MARKS.status);
    console.log(`latency with 100,000   ×${(after.p50 / before.p50).toFixed(2)} (below ×1.5 is the mark)`);
    console.log(`memory                 ${memoryMb(child.pid)} MB after ${made} transactions (mark: 150)`);
  }
  await stop(child);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
