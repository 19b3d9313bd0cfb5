import { codewordsOf } from './qr-codewords.ts';

export interface QrModules {
  /** Modules along a side, without the quiet zone. */
  readonly size: number;
  /** Row by row, 1 is dark. */
  readonly data: Uint8Array;
}

/** Which modules a mask turns over (ISO/IEC 18004 table 10): those where this is 0. */
const MASKS: readonly ((x: number, y: number) => number)[] = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

/** The code for a text at correction level M, with the mask that reads best, or the one given. */
export function qrModules(text: string, mask?: number): QrModules {
  const { version, codewords } = codewordsOf(text);
  const size = version * 4 + 17;
  const fixed = patterns(version, size);
  const filled = place(fixed, codewords, size);
  if (mask !== undefined) return { size, data: masked(filled, fixed, size, mask) };
  const candidates = MASKS.map((_, i) => masked(filled, fixed, size, i));
  const penalties = candidates.map((data) => penalty(data, size));
  return { size, data: candidates[penalties.indexOf(Math.min(...penalties))] ?? filled };
}

/** Not a module of the data: 0 and 1 are. */
const FREE = 2;

/** Finders, timing, alignment, version; modules of the format are taken, to be set with the mask. */
function patterns(version: number, size: number): Uint8Array {
  const modules = new Uint8Array(size * size).fill(FREE);
  const set = (x: number, y: number, dark: number | boolean) => {
    if (x >= 0 && y >= 0 && x < size && y < size) modules[y * size + x] = Number(dark);
  };
  const square = (x: number, y: number, radius: number, dark: (ring: number) => boolean) => {
    for (let dy = -radius; dy <= radius; dy += 1) {
      for (let dx = -radius; dx <= radius; dx += 1) set(x + dx, y + dy, dark(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  };
  for (let i = 0; i < size; i += 1) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  const at = alignments(version);
  const last = at.at(-1);
  for (const x of at) {
    for (const y of at) {
      const finder = (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6);
      if (!finder) square(x, y, 2, (ring) => ring !== 1);
    }
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(x, y, 4, (ring) => ring !== 2 && ring !== 4);
  format(set, size, 0);
  if (version > 6) {
    const bits = (version << 12) | bch(version, 12, 0x1f25);
    for (let i = 0; i < 18; i += 1) {
      const [near, far] = [Math.floor(i / 3), size - 11 + (i % 3)];
      set(near, far, (bits >>> i) & 1);
      set(far, near, (bits >>> i) & 1);
    }
  }
  return modules;
}

function alignments(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => version * 4 + 10 - step * (count - 2 - i))];
}

function bch(value: number, bits: number, by: number): number {
  let rest = value;
  for (let i = 0; i < bits; i += 1) rest = (rest << 1) ^ ((rest >>> (bits - 1)) * by);
  return rest;
}

/** Level M (whose bits are 00) and the mask, twice, and the one module that is always dark. */
function format(set: (x: number, y: number, dark: number | boolean) => void, size: number, mask: number): void {
  const bits = ((mask << 10) | bch(mask, 10, 0x537)) ^ 0x5412;
  for (let i = 0; i < 15; i += 1) {
    const dark = (bits >>> i) & 1;
    const near = i < 6 ? i : i < 8 ? i + 1 : 14 - i;
    if (i < 8) set(8, near, dark);
    else set(i === 8 ? 7 : near, 8, dark);
    if (i < 8) set(size - 1 - i, 8, dark);
    else set(8, size - 15 + i, dark);
  }
  set(8, size - 8, true);
}

/** Codewords in their zigzag, from the lower right corner. */
function place(fixed: Uint8Array, codewords: readonly number[], size: number): Uint8Array {
  const modules = fixed.slice();
  let bit = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (fixed[y * size + x] !== FREE) continue;
        modules[y * size + x] = ((codewords[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1;
        bit += 1;
      }
    }
  }
  return modules;
}

function masked(filled: Uint8Array, fixed: Uint8Array, size: number, mask: number): Uint8Array {
  const turns = MASKS[mask];
  const modules = filled.map((dark, i) =>
    fixed[i] === FREE && turns?.(i % size, Math.floor(i / size)) === 0 ? dark ^ 1 : dark,
  );
  format((x, y, dark) => (modules[y * size + x] = Number(dark)), size, mask);
  return modules;
}

/** How hard a code is to read (ISO/IEC 18004 §7.8.3), by what misleads a camera most: long runs and look-alikes of a finder. */
function penalty(modules: Uint8Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    const row = modules.subarray(i * size, (i + 1) * size);
    const column = modules.filter((_, at) => at % size === i);
    for (const line of [row, column]) {
      for (const [run] of line.join('').matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
      sum += 40 * [...line.join('').matchAll(/(?=00001011101|10111010000)/g)].length;
    }
  }
  return sum;
}
