// Builds everything on each change and restarts the servers: `npm run dev`. The shop's pages load anew by themselves.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBuilder } from 'vite';

process.env.KASIR_DEV = '1';
const builder = await createBuilder({ build: { watch: {} } });
await builder.buildApp();
while (!['dist/sandbox/main.js', 'dist/demo/server.js'].every((file) => existsSync(file))) await sleep(200);

const servers = spawn(process.execPath, ['scripts/start.mjs', '--watch'], {
  stdio: 'inherit',
});
servers.on('exit', (code) => process.exit(code ?? 0));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => servers.kill(signal));
