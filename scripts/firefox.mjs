// `npm run test:firefox`: the end-to-end tests that concern browsers most, in Firefox, against the last build.
import { spawnSync } from 'node:child_process';
import { installedFirefox } from './browser.mjs';

/** What differs between browsers: frames, focus, dialogs, history, forms. */
const SPECS = ['patterns/', 'popup', 'embedded', 'window', 'card', 'keyboard', 'unreachable', 'history'];

const firefox = installedFirefox();
if (!firefox) {
  console.error(
    'No Firefox found: install it (Debian: apt-get install firefox-esr), run `npx playwright install firefox`, or name it in E2E_FIREFOX.',
  );
  process.exit(1);
}
const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e', ...SPECS, ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, {
  stdio: 'inherit',
  env: { ...process.env, E2E_BROWSER: 'firefox', E2E_FIREFOX: firefox },
});
process.exit(status ?? 1);
