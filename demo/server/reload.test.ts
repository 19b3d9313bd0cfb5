import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reloadRoutes } from './reload.ts';

test('a page hears of the build that is there, and of the next one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kasir-builds-'));
  const leave = new AbortController();
  const response = await reloadRoutes(folder).request('/dev/builds', { signal: leave.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const first = (await reader.read()).value;
  expect(first).toMatch(/^data: \d+\n\n$/);
  writeFileSync(join(folder, 'main.js'), '1');
  writeFileSync(join(folder, 'main.css'), '1');
  const second = (await reader.read()).value;
  expect(second).toMatch(/^data: \d+\n\n$/);
  expect(second).not.toBe(first);
  leave.abort();
});
