import { countBits, segmentsOf, type QrSegment } from './qr-segments.ts';

/**
 * Error correction codewords per block and number of blocks, at level M, by version (ISO/IEC 18004 table 9). Up to version
 * 25, a thousand characters: a QRIS payload has at most 512.
 */
const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21];

/** All codewords a version holds. */
function capacity(version: number): number {
  let modules = (16 * version + 128) * version + 64;
  if (version > 1) {
    const aligns = Math.floor(version / 7) + 2;
    modules -= (25 * aligns - 10) * aligns - 55;
    if (version > 6) modules -= 36;
  }
  return Math.floor(modules / 8);
}

const correction = (version: number): readonly [perBlock: number, blocks: number] => [
  CORRECTION[version - 1] ?? 0,
  BLOCKS[version - 1] ?? 1,
];

/**
 * A text as the codewords of the smallest version that holds it, corrected at level M and interleaved.
 * @throws {RangeError} when none of them does.
 */
export function codewordsOf(text: string): { readonly version: number; readonly codewords: readonly number[] } {
  const segments = segmentsOf(text);
  for (let version = 1; version <= CORRECTION.length; version += 1) {
    const [perBlock, blocks] = correction(version);
    const room = capacity(version) - perBlock * blocks;
    const bits = segments.map((segment) => bitsOf(segment, version)).join('');
    if (bits.length <= room * 8) return { version, codewords: corrected(padded(bits, room), version) };
  }
  throw new RangeError('too long for a QR code');
}

const binary = (value: number, bits: number): string => value.toString(2).padStart(bits, '0');

function bitsOf({ mode, text }: QrSegment, version: number): string {
  const parts =
    mode === 'numeric'
      ? (text.match(/.{1,3}/g) ?? []).map((part) => binary(Number(part), part.length * 3 + 1))
      : Array.from(new TextEncoder().encode(text), (byte) => binary(byte, 8));
  const count = mode === 'numeric' ? text.length : parts.length;
  return binary(mode === 'numeric' ? 1 : 4, 4) + binary(count, countBits(mode, version)) + parts.join('');
}

function padded(bits: string, room: number): number[] {
  const ended = bits + '0'.repeat(Math.min(4, room * 8 - bits.length));
  const codewords = (ended.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
  for (let pad = 0xec; codewords.length < room; pad ^= 0xec ^ 0x11) codewords.push(pad);
  return codewords;
}

/** Product in GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1. */
function product(a: number, b: number): number {
  let sum = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    sum = (sum << 1) ^ ((sum >>> 7) * 0x11d);
    if ((b >>> bit) & 1) sum ^= a;
  }
  return sum;
}

function divisor(degree: number): number[] {
  const result = [...Array<number>(degree - 1).fill(0), 1];
  let root = 1;
  for (let i = 0; i < degree; i += 1) {
    for (let j = 0; j < degree; j += 1) result[j] = product(result[j] ?? 0, root) ^ (result[j + 1] ?? 0);
    root = product(root, 2);
  }
  return result;
}

/** Reed–Solomon remainder. */
function remainder(data: readonly number[], by: readonly number[]): number[] {
  const result = by.map(() => 0);
  for (const codeword of data) {
    const factor = codeword ^ (result.shift() ?? 0);
    result.push(0);
    by.forEach((term, i) => (result[i] = (result[i] ?? 0) ^ product(term, factor)));
  }
  return result;
}

/** Data in blocks, the first ones a codeword shorter, each with its correction; read across. */
function corrected(data: readonly number[], version: number): number[] {
  const [perBlock, blocks] = correction(version);
  const by = divisor(perBlock);
  const short = Math.floor(data.length / blocks);
  const shorts = blocks - (data.length % blocks);
  const parts = Array.from({ length: blocks }, (_, i) => {
    const from = i * short + Math.max(0, i - shorts);
    return data.slice(from, from + short + (i < shorts ? 0 : 1));
  });
  const across = (rows: readonly (readonly number[])[], length: number) =>
    Array.from({ length }, (_, i) => rows.flatMap((row) => row[i] ?? [])).flat();
  return [
    ...across(parts, short + 1),
    ...across(
      parts.map((part) => remainder(part, by)),
      perBlock,
    ),
  ];
}
