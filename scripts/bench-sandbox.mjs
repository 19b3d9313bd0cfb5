// How much the built sandbox does in a second: `npm run bench:sandbox` (add `-- --quick` to leave the 100,000 transactions out).
// The server is one process with its SQLite file on disk, the load comes from this one. Machines differ, so a bare hono handler
// that answers a constant is driven in the same way, and what counts are the ratios to it. On a machine with other work to do
// the rates say little; the server's own time on the processor per request (Linux only) says more, and its ratio is printed too.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

const PORT = Number(process.env['KASIR_BENCH_PORT'] ?? 4640);
const CONNECTIONS = 32;
const SECONDS = 4;
/** At least so many a second, and such a share of what the bare handler does. */
const MARKS = {
  tokens: { perSecond: 4000, ratio: 0.12 },
  charges: { perSecond: 3000, ratio: 0.1 },
  status: { perSecond: 8000, ratio: 0.25 },
};
const MOST = { p99Ms: 25, startMs: 500, memoryMb: 150, slowdown: 1.5 };
const MANY = 100_000;
const AUTHORIZATION = `Basic ${Buffer.from('SB-Mid-server-kasir-sandbox:').toString('base64')}`;

const BARE = `
  import { createAdaptorServer } from '@hono/node-server';
  import { Hono } from 'hono';
  const app = new Hono();
  app.all('*', (c) => c.json({ status: 'ok' }));
  createAdaptorServer({ fetch: app.fetch }).listen(${PORT}, '127.0.0.1');
`;

/** The server has one core and the load another, where `taskset` can say so. */
const pinned =
  availableParallelism() > 1 && spawnSync('taskset', ['-a', '-c', '-p', '1', String(process.pid)]).status === 0;
const pin = pinned ? ['taskset', '-c', '0'] : [];

/**
 * Starts a server and resolves with it when it answers, and with how long that took.
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
async function start(args, env = {}) {
  const began = performance.now();
  const [command = process.execPath, ...rest] = [...pin, process.execPath, ...args];
  const child = spawn(command, rest, {
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
 * Microseconds that all threads of a process have been on a processor, where the system tells.
 * @param {number | undefined} pid
 */
function processorUs(pid) {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const times = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
    return times.reduce((sum, ns) => sum + Number(ns) / 1000, 0);
  } catch {
    return Number.NaN;
  }
}

/**
 * Sends one request after another on each connection until the time or the requests are over.
 * @param {number | undefined} pid the server's
 * @param {(number: number) => string | undefined} request
 * @param {{ seconds?: number, seen?: (text: string) => void }} options
 */
async function drive(pid, request, { seconds = SECONDS, seen } = {}) {
  /** @type {number[]} */
  const times = [];
  let number = 0;
  let failed = 0;
  const before = processorUs(pid);
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
  const us = (processorUs(pid) - before) / times.length;
  return { perSecond: Math.round(times.length / took), us, p50: at(0.5), p99: at(0.99), failed, count: times.length };
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

let missed = 0;
const mark = (/** @type {boolean} */ met, /** @type {string} */ text) => {
  if (!met) missed++;
  return `${met ? 'met   ' : 'MISSED'} ${text}`;
};
const say = (/** @type {string} */ name, /** @type {string} */ text) => console.log(`${name.padEnd(24)} ${text}`);

/**
 * @param {string} name
 * @param {Awaited<ReturnType<typeof drive>>} r
 * @param {Awaited<ReturnType<typeof drive>>} bare
 * @param {{ perSecond: number, ratio: number }} [wanted]
 */
function report(name, r, bare, wanted) {
  const failed = r.failed > 0 ? `  ${r.failed} FAILED` : '';
  if (r.failed > 0) missed++;
  const times = `p50 ${r.p50.toFixed(1)} ms  p99 ${r.p99.toFixed(1)} ms  ${r.us.toFixed(0)} µs of processor`;
  say(name, `${r.perSecond}/s  ${times}${failed}`);
  if (!wanted) return;
  const ratio = r.perSecond / bare.perSecond;
  say('', mark(r.perSecond >= wanted.perSecond, `${r.perSecond} of ${wanted.perSecond} a second`));
  say(
    '',
    mark(
      ratio >= wanted.ratio,
      `ratio ${ratio.toFixed(3)} of ${wanted.ratio}; by processor time ${(bare.us / r.us).toFixed(3)}`,
    ),
  );
  say('', mark(r.p99 < MOST.p99Ms, `p99 ${r.p99.toFixed(1)} ms, below ${MOST.p99Ms}`));
}

/** @param {number | undefined} pid */
function reportMemory(pid) {
  const mb = memoryMb(pid);
  if (mb !== undefined)
    say('memory', mark(mb < MOST.memoryMb, `${mb} MB after ${made} tokens, below ${MOST.memoryMb}`));
}

const folder = mkdtempSync(join(tmpdir(), 'kasir-bench-'));
const env = { KASIR_DB: join(folder, 'state.sqlite'), KASIR_PORT: String(PORT), KASIR_BANK_PORT: String(PORT + 1) };

async function startSandbox() {
  const { child, ms } = await start(['dist/sandbox/main.js'], env);
  say('start to first answer', mark(ms < MOST.startMs, `${Math.round(ms)} ms, below ${MOST.startMs}`));
  return child;
}

say('cores', pinned ? 'server on core 0, load on core 1' : 'not pinned: no taskset here, or one core');

try {
  const plain = await start(['--input-type=module', '-e', BARE]);
  await drive(plain.child.pid, () => raw('GET', '/'), { seconds: 1 });
  const bare = await drive(plain.child.pid, () => raw('GET', '/'));
  await stop(plain.child);
  report('bare hono', bare, bare);

  const child = await startSandbox();
  const { pid } = child;
  await drive(pid, create, { seconds: 1, seen: keep });
  report('token creations', await drive(pid, create, { seen: keep }), bare, MARKS.tokens);
  await drive(pid, charge, { seconds: 0.5 });
  report('charges', await drive(pid, charge), bare, MARKS.charges);
  // Tokens are charged in the order in which they came back, so nearly all of the first orders have a charge. More are asked
  // for than are held in memory.
  const statusAmong = (/** @type {number} */ orders) => () =>
    drive(pid, (number) => raw('GET', `/v2/BENCH-${(number * 7919) % orders}/status`));
  const few = Math.max(1, charged - 2 * CONNECTIONS);
  await statusAmong(few)();
  const before = await statusAmong(few)();
  report('status', before, bare, MARKS.status);
  reportMemory(pid);
  if (!process.argv.includes('--quick')) {
    await drive(pid, () => (made < MANY ? create() : undefined), { seconds: 600, seen: keep });
    await drive(pid, charge, { seconds: 600 });
    say('', `${made} tokens, ${charged} charges`);
    await statusAmong(MANY - 2 * CONNECTIONS)();
    const after = await statusAmong(MANY - 2 * CONNECTIONS)();
    report(`status among ${MANY}`, after, bare, MARKS.status);
    const slowdown = after.p50 / before.p50;
    say(
      '',
      mark(slowdown < MOST.slowdown, `latency ×${slowdown.toFixed(2)} of that among ${few}, below ×${MOST.slowdown}`),
    );
    reportMemory(pid);
    child.kill('SIGKILL');
    const again = await startSandbox();
    const lost = await drive(again.pid, (number) =>
      number < 2000 ? raw('GET', `/v2/BENCH-${MANY - 3000 + number}/status`) : undefined,
    );
    say('killed and started', mark(lost.failed === 0, `${lost.failed} of 2000 answered charges lost`));
    await stop(again);
  } else await stop(child);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (missed > 0) console.log(`${missed} marks missed`);
