// Everything `npm test` runs: gets a browser, builds, then unit, component, journey and end-to-end tests.
// Ends with `N passed, N failed` alone on a line, and fails when a test failed or none ran.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

const results = mkdtempSync(join(tmpdir(), 'kasir-test-'));

/**
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} the exit code
 */
function node(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs one test runner and reads its counts; a run that failed without naming a test counts as one failure.
 * @param {string[]} args
 * @param {string} file where the runner writes its JSON
 * @param {(report: any) => Tally} read
 * @param {Record<string, string>} [env]
 */
async function suite(args, file, read, env) {
  const code = await node(args, env);
  const tally = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  return tally;
}

/** @param {Tally[]} tallies */
function finish(...tallies) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const tally of tallies) {
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  rmSync(results, { recursive: true, force: true });
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

const browser = await findBrowser().catch((/** @type {Error} */ error) => {
  console.error(error.message);
  return finish({ passed: 0, failed: 1, skipped: 0 });
});
process.env.E2E_CHROMIUM = browser ?? '';

if ((await node(['node_modules/vite/bin/vite.js', 'build', '--app', '--logLevel', 'warn'])) !== 0) {
  console.error('The build failed.');
  finish({ passed: 0, failed: 1, skipped: 0 });
}

const vitestFile = join(results, 'vitest.json');
const unit = await suite(
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestFile}`,
  ],
  vitestFile,
  (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }),
);

const playwrightFile = join(results, 'playwright.json');
const e2e = await suite(
  // A machine that stalls may cost one test its time: it is tried once more, and the report then names it as flaky.
  ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e', '--retries=1', '--reporter=list,json'],
  playwrightFile,
  ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }),
  { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightFile },
);

finish(unit, e2e);
