// How long a customer waits from `snap.pay` to the method list, and the longest task on the way. Prints ratios within
// one run: machines differ. `npm run build` first, then `npm run bench:checkout`.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, installedBrowser } from './browser.mjs';

const RUNS = 9;
const GATEWAY = 'http://localhost:4393';
const SHOP_PORT = 4394;
const KEY = Buffer.from('SB-Mid-server-kasir-sandbox:').toString('base64');

/** A 4G line of 60 ms, and none at all. */
const NETWORKS = {
  'no network': undefined,
  '4G, 60 ms': { offline: false, latency: 60, downloadThroughput: 1_125_000, uploadThroughput: 375_000 },
};

const shop = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(`<!doctype html><title>Shop</title><script src="${GATEWAY}/snap/snap.js"></script>`);
});

const sandbox = spawn(process.execPath, ['dist/sandbox/main.js'], {
  env: {
    ...process.env,
    KASIR_PORT: '4393',
    KASIR_BANK_PORT: '4395',
    KASIR_BANK_URL: 'http://localhost:4395',
    KASIR_DB: ':memory:',
  },
  stdio: 'ignore',
});

async function token() {
  const response = await fetch(`${GATEWAY}/snap/v1/transactions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Basic ${KEY}` },
    body: JSON.stringify({ transaction_details: { order_id: `BENCH-${crypto.randomUUID()}`, gross_amount: 150_000 } }),
  });
  return (await response.json()).token;
}

const median = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Runs in the checkout's frame: what happened there, by the machine's clock. */
function watchFrame() {
  const seen = { list: 0, long: /** @type {{ at: number, ms: number }[]} */ ([]) };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((entries) => {
    for (const { startTime, duration } of entries.getEntries()) {
      seen.long.push({ at: performance.timeOrigin + startTime, ms: duration });
    }
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => {
    if (seen.list > 0 || !document.querySelector('[data-testid="list-item"]')) return;
    requestAnimationFrame(() => {
      seen.list = performance.timeOrigin + performance.now();
    });
  }).observe(document, { childList: true, subtree: true });
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {{ network: keyof typeof NETWORKS, slower: number, prepared: boolean }} how
 */
async function measure(browser, { network, slower, prepared }) {
  const context = await browser.newContext();
  await context.addInitScript(watchFrame);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const line = NETWORKS[network];
  if (line) await session.send('Network.emulateNetworkConditions', line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.goto(`http://127.0.0.1:${SHOP_PORT}/`);
  if (prepared) {
    await page.locator('#snap-midtrans').waitFor({ state: 'attached' });
    await page.waitForTimeout(1500);
  }
  const ours = await token();
  const paid = await page.evaluate((value) => {
    const at = performance.timeOrigin + performance.now();
    /** @type {any} */ (globalThis).snap.pay(value);
    return at;
  }, ours);
  const frame = page.frameLocator('#snap-midtrans');
  await frame.locator('[data-testid="list-item"]').first().waitFor();
  await page.waitForTimeout(100);
  const seen = await frame.locator('body').evaluate(() => /** @type {any} */ (globalThis).seen);
  await context.close();
  const long = seen.long.filter((/** @type {{ at: number }} */ task) => task.at >= paid && task.at <= seen.list);
  return { ms: seen.list - paid, longest: Math.max(0, ...long.map((/** @type {{ ms: number }} */ task) => task.ms)) };
}

process.on('exit', () => sandbox.kill());
await new Promise((resolve) => shop.listen(SHOP_PORT, '127.0.0.1', () => resolve(undefined)));
for (let tries = 0; tries < 300; tries += 1) {
  if (
    await fetch(`${GATEWAY}/_sandbox/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  )
    break;
  await new Promise((resolve) => setTimeout(resolve, 100));
}
const executablePath = installedBrowser();
const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath && { executablePath }) });
console.log(`median of ${RUNS}, milliseconds from pay() to the list; longest task on the way ("-": none over 50)\n`);
let base = 0;
for (const prepared of [true, false]) {
  for (const network of /** @type {(keyof typeof NETWORKS)[]} */ (Object.keys(NETWORKS))) {
    for (const slower of [1, 4]) {
      const runs = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await measure(browser, { network, slower, prepared }));
      const ms = median(runs.map((run) => run.ms));
      const longest = median(runs.map((run) => run.longest));
      base ||= ms;
      const where = `${prepared ? 'prepared' : 'cold    '}  ${network.padEnd(10)}  CPU ${slower}×`;
      console.log(
        `${where}  ${ms.toFixed(0).padStart(5)} ms  ${(ms / base).toFixed(1)}×  ${longest ? longest.toFixed(0) : '-'}`,
      );
    }
  }
}
await browser.close();
shop.close();
sandbox.kill();
