import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { startGateway } from './servers.ts';
import { toBca, vaDigits } from './steps.ts';

/** Seconds left by the header's countdown. */
const left = (text: string): number => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

test('a number is there again in a browser that knows nothing, after a restart and three minutes, with the true time', async ({
  browser,
  watched,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'kasir-resume-'));
  const env = { KASIR_DB: join(folder, 'state.sqlite') };
  let gateway = await startGateway(env);
  watched.hosts.add(gateway.origin);
  try {
    const { token, redirectUrl } = await gateway.token();
    const first = await (await browser.newContext()).newPage();
    await first.goto(redirectUrl);
    await toBca(first);
    const number = await vaDigits(first);
    const before = left((await first.locator('.timer').textContent()) ?? '');
    await first.context().close();

    await gateway.stop();
    gateway = await startGateway(env);
    await gateway.advance(180);
    // A device whose clock is a quarter of an hour slow.
    const second = await (await browser.newContext()).newPage();
    await second.addInitScript(() => {
      const real = Date.now;
      Date.now = () => real() - 15 * 60_000;
    });
    await second.goto(`${gateway.origin}/snap/v4/redirection/${token}`);
    expect(await vaDigits(second)).toBe(number);
    const after = left((await second.locator('.timer').textContent()) ?? '');
    expect(before - after).toBeGreaterThanOrEqual(180);
    expect(before - after).toBeLessThan(180 + 30);
    await second.context().close();
  } finally {
    await gateway.stop();
    rmSync(folder, { recursive: true });
  }
});
