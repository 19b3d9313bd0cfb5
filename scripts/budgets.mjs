// Compares what is shipped with its budgets (brotli 11, each file by itself as it travels; 1 kB = 1000 bytes)
// and fails over any of them. Run it after a build: `npm run budgets`.
// Files name each other by their hashes, which compress to a few bytes more or less by chance: with every change anywhere,
// every size would move. So each hash is measured as another one of the same length and alphabet, which the file's source
// always gets: as dear as a real one on average, and the same for the same code.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

/** @typedef {{ file: string, name?: string, src?: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[], css?: string[], assets?: string[] }} Chunk */

const LOADER = 3_500;
const UNTIL_LIST = 32_000;
const SCREEN = 8_000;
/** Screens with a budget of their own, by source. */
const OTHER_SCREENS = new Map([['src/methods/credit_card/view.tsx', 12_000]]);
/** Late parts that many customers need at once with their screen: no screens of their own, but part of it. */
const PART_OF = new Map([['src/methods/credit_card/SavedCards.tsx', 'src/methods/credit_card/view.tsx']]);

/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync('dist/snap/manifest.json', 'utf8'));

/** @type {Map<string, string>} */
const standIns = new Map();
for (const [key, { file, name, src, css = [], assets = [] }] of Object.entries(manifest)) {
  for (const hashed of [file, ...css, ...assets]) {
    const [, stem = '', hash = ''] = /([^/]+)-([\w-]{7,8})\.\w+$/.exec(hashed) ?? [];
    const digest = createHash('sha256')
      .update(`${src ?? name ?? key} ${stem}`)
      .digest('base64url');
    if (hash && !standIns.has(hash)) standIns.set(hash, digest.slice(0, hash.length));
  }
}

/** @param {string} text */
const withStandIns = (text) => text.replace(/(?<=-)[\w-]{7,8}(?=\.(js|css)\b)/g, (hash) => standIns.get(hash) ?? hash);

/** @type {Map<string, number>} */
const sizes = new Map();

/** @param {string} file */
function brotli(file) {
  let size = sizes.get(file);
  if (size === undefined) {
    const bytes = Buffer.from(withStandIns(readFileSync(`dist/${file}`, 'utf8')));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    size = brotliCompressSync(bytes, { params }).length;
    sizes.set(file, size);
  }
  return size;
}

/**
 * Every chunk that comes with one: its static imports, none of `without`.
 * @param {string} key
 * @param {Set<string>} [without]
 * @param {Set<string>} [found]
 */
function chunksOf(key, without = new Set(), found = new Set()) {
  const chunk = manifest[key];
  if (!chunk || found.has(key) || without.has(key)) return found;
  found.add(key);
  for (const next of chunk.imports ?? []) chunksOf(next, without, found);
  return found;
}

/**
 * A screen, and each part that it fetches only for those who need it: a screen of its own, measured beyond this one.
 * @param {string} key
 * @param {Set<string>} before
 * @returns {{ key: string, size: number }[]}
 */
function screensOf(key, before) {
  const chunks = chunksOf(key, before);
  const known = filesOf(before);
  for (const part of partsOf(chunks)) if (PART_OF.get(part) === key) chunksOf(part, before, chunks);
  const size = total([...filesOf(chunks)].filter((file) => !known.has(file)));
  const all = new Set([...before, ...chunks]);
  return [{ key, size }, ...partsOf(chunks).flatMap((part) => (all.has(part) ? [] : screensOf(part, all)))];
}

/** @param {Set<string>} chunks */
const partsOf = (chunks) => [...new Set([...chunks].flatMap((key) => manifest[key]?.dynamicImports ?? []))];

/** @param {Set<string>} keys */
function filesOf(keys) {
  const chunks = [...keys].flatMap((key) => manifest[key] ?? []);
  return new Set(chunks.flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]));
}

/** @param {Iterable<string>} files */
const total = (files) => [...files].reduce((sum, file) => sum + brotli(file), 0);

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
if (!entry) throw new Error('dist/snap/manifest.json names no entry: build first.');

const first = chunksOf(entry);
const firstFiles = filesOf(first).add('snap/index.html');

const rows = [
  { what: 'snap.js', size: brotli('snap/snap.js'), budget: LOADER },
  { what: 'checkout until the list', size: total(firstFiles), budget: UNTIL_LIST },
  ...partsOf(first)
    .flatMap((key) => screensOf(key, first))
    .map(({ key, size }) => ({ what: key.replace(/^src\//, ''), size, budget: OTHER_SCREENS.get(key) ?? SCREEN })),
];

/** @param {number} bytes */
const kB = (bytes) => (bytes / 1000).toFixed(2).padStart(6);
const width = Math.max(...rows.map(({ what }) => what.length));
console.log(`${'brotli, kB of 1000 bytes'.padEnd(width)}    size  budget`);
for (const { what, size, budget } of rows) {
  console.log(`${what.padEnd(width)}  ${kB(size)}  ${kB(budget)}${size > budget ? '  over' : ''}`);
}
if (process.argv.includes('--files')) {
  console.log('\nuntil the list:');
  for (const file of firstFiles) {
    console.log(`  ${kB(brotli(file))}  ${file} (${statSync(`dist/${file}`).size} bytes)`);
  }
}

const over = rows.filter(({ size, budget }) => size > budget);
if (over.length > 0) {
  console.error(`\nOver budget: ${over.map(({ what }) => what).join(', ')}`);
  process.exitCode = 1;
}
