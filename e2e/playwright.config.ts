import { defineConfig, devices } from '@playwright/test';
import { CHROMIUM_FLAGS, installedBrowser, installedFirefox } from '../scripts/browser.mjs';

const executablePath = installedBrowser();

/** Playwright's own Firefox speaks its own protocol, everybody else's the standard one, which the channel stands for. */
const ownFirefox = /ms-playwright/.test(installedFirefox() ?? '');

const inChromium = {
  ...devices['Desktop Chrome'],
  launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath && { executablePath }) },
};

const inFirefox = {
  ...devices['Desktop Firefox'],
  ...(!ownFirefox && { channel: 'moz-firefox' }),
  launchOptions: {
    executablePath: installedFirefox() ?? '',
    // Else clicks in a frame of another site miss.
    firefoxUserPrefs: { 'fission.autostart': false },
  },
};

/** Runs against the files of the last build; `npm test` builds first. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...(process.env['E2E_BROWSER'] === 'firefox' ? inFirefox : inChromium),
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    trace: 'retain-on-failure',
  },
});
