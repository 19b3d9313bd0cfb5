import loaded from 'jsbarcode/bin/barcodes/CODE128/CODE128.js';

const Code128 = 'default' in loaded ? loaded.default : loaded;

/** What the encoder starts with: pairs of digits (set C), or any printable character (set B). */
const PAIRS = '\u00d2';
const PRINTABLE = '\u00d1';

/**
 * A code as Code 128: widths in modules, bars and gaps in turn, a bar first, without the quiet zones of ten modules that
 * belong on both sides. Undefined for what Code 128 cannot hold.
 */
export function barsOf(code: string): number[] | undefined {
  if (!/^[ -~]+$/.test(code)) return undefined;
  const start = /^(\d\d)+$/.test(code) ? PAIRS : PRINTABLE;
  const { data } = new Code128(start + code, {}).encode();
  return (data.match(/1+|0+/g) ?? []).map((run) => run.length);
}
