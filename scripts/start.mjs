// Runs the built sandbox and the demo shop together, in the foreground: what `npm start` does after the build.
import { spawn } from 'node:child_process';

const SERVERS = ['dist/sandbox/main.js', 'dist/demo/server.js'];

const shop =
  process.env.KASIR_SHOP_URL ??
  `http://${process.env.KASIR_SHOP_HOST ?? '127.0.0.1'}:${process.env.KASIR_SHOP_PORT ?? '4000'}`;

/** The sandbox's one merchant is the demo shop, unless the environment says otherwise. */
const env = {
  KASIR_MERCHANT: 'Kopi Lereng',
  KASIR_HEADER_COLOR: '#432a1b',
  KASIR_BUTTON_COLOR: '#7a4423',
  KASIR_NOTIFICATION_URL: `${shop}/notifications`,
  KASIR_FINISH_URL: `${shop}/finish`,
  KASIR_UNFINISH_URL: `${shop}/unfinish`,
  KASIR_ERROR_URL: `${shop}/error`,
  ...process.env,
};

const watch = process.argv.includes('--watch') ? ['--watch', '--watch-preserve-output'] : [];
const children = SERVERS.map((file) =>
  spawn(process.execPath, [...watch, '--enable-source-maps', file], { env, stdio: ['ignore', 'inherit', 'inherit'] }),
);

let stopping = false;
/** @param {NodeJS.Signals} signal */
function stop(signal) {
  stopping = true;
  for (const child of children) child.kill(signal);
}

for (const child of children) {
  child.on('exit', (code) => {
    if (!stopping) {
      process.exitCode = code ?? 1;
      stop('SIGTERM');
    }
  });
}
process.on('SIGINT', () => stop('SIGINT'));
process.on('SIGTERM', () => stop('SIGTERM'));
