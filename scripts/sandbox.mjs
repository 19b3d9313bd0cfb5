#!/usr/bin/env node
// The sandbox of the last build, as a command: `npx kasir-sandbox --port 4100 --db :memory:`.
import { existsSync } from 'node:fs';

const built = new URL('../dist/sandbox/main.js', import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  process.stderr.write('The sandbox is not built: run `npm run build` first.\n');
  process.exitCode = 1;
}
