import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderAssets } from './assets.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kasir-'));
  mkdirSync(join(folder, 'snap/v4/assets'), { recursive: true });
  writeFileSync(join(folder, 'snap/snap.js'), 'window.snap = {}');
  writeFileSync(join(folder, 'snap/v4/assets/app-1.js'), 'one');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('files come with their type, compressed', () => {
  const asset = folderAssets(join(folder, 'snap'))('snap.js');
  expect(asset?.type).toBe('text/javascript; charset=utf-8');
  expect(brotliDecompressSync(asset?.brotli ?? new Uint8Array()).toString()).toBe('window.snap = {}');
});

test('a rebuilt file is read again', async () => {
  const assets = folderAssets(join(folder, 'snap'));
  const first = assets('v4/assets/app-1.js');
  expect(assets('v4/assets/app-1.js')).toBe(first);
  await new Promise((resolve) => setTimeout(resolve, 20));
  writeFileSync(join(folder, 'snap/v4/assets/app-1.js'), 'two');
  expect(Buffer.from(assets('v4/assets/app-1.js')?.body ?? []).toString()).toBe('two');
});

test.for([
  '../secret.txt',
  'v4/../../secret.txt',
  '/etc/passwd',
  '..\\secret.txt',
  'v4/assets',
  'snap.js\0.txt',
  '.hidden.js',
  '',
])('%j is not there', (path) => expect(folderAssets(join(folder, 'snap'))(path)).toBeUndefined());
