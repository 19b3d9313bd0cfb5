import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, installedBrowser } from '../scripts/browser.mjs';

const executablePath = installedBrowser();

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{src,demo,scripts}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: ['**/*.browser.test.tsx'],
          testTimeout: 15_000,
        },
      },
      {
        // A package that is found only on the way reloads the page in the middle of a test.
        optimizeDeps: {
          include: [
            'preact',
            'preact/hooks',
            'preact/jsx-dev-runtime',
            'preact/test-utils',
            '@preact/signals',
            'jsbarcode/bin/barcodes/CODE128/CODE128.js',
            'jsqr',
            '@zxing/library',
          ],
        },
        test: {
          name: 'component',
          include: ['{src,demo}/**/*.browser.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath && { executablePath }) },
            }),
            instances: [{ browser: 'chromium' }],
            viewport: { width: 420, height: 800 },
          },
        },
      },
    ],
  },
});
