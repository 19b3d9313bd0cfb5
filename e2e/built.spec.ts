import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

/** What is shipped to browsers, read as files. */

const folder = fileURLToPath(new URL('../dist/snap/', import.meta.url));

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(js|css|html|svg)$/.test(entry.name))
  .map((entry) => `${entry.parentPath}/${entry.name}`);

const text = (file: string) => readFileSync(file, 'utf8');

/** Every file that holds this, by its path in dist/snap. */
const holding = (pattern: RegExp) =>
  files.filter((file) => pattern.test(text(file))).map((file) => file.slice(folder.length));

test('nothing of the sandbox is shipped', () => {
  expect(files.length).toBeGreaterThan(3);
  expect(holding(/_sandbox|simulator|Issuing Bank|kasir-sandbox|4811[ ]?1111/i)).toEqual([]);
});

test('nothing of Node or of the tests is shipped', () => {
  expect(holding(/node:(fs|http|path|crypto)|better-sqlite|@hono|vitest|playwright/)).toEqual([]);
});

test('snap.js is one classic script that asks no other host and runs no text as code', () => {
  const loader = text(`${folder}snap.js`);
  expect(loader).not.toMatch(/^\s*(import|export)\b/m);
  expect(loader).not.toMatch(
    /\beval\(|new Function\(|document\.write|innerHTML|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon/,
  );
  expect(loader.match(/https?:\/\/[\w.-]+/g) ?? []).toEqual([]);
});

test('the checkout names no host', () => {
  const hosts = files.flatMap((file) => text(file).match(/https?:\/\/[\w.-]+/g) ?? []);
  const harmless = /^https?:\/\/(www\.w3\.org|preactjs\.com|github\.com|example\.com|localhost)/;
  expect(hosts.filter((host) => !harmless.test(host))).toEqual([]);
});

test('every file of the checkout is hashed, and the page uses no inline script or style', () => {
  const page = text(`${folder}index.html`);
  expect(page).toContain('<!--page-->');
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=/i);
  const names = readdirSync(`${folder}v4/assets`);
  expect(names.filter((name) => !/-[\w-]{7,8}\.\w+$/.test(name))).toEqual([]);
});
