import type { QrModules } from './qr-matrix.ts';

/** Modules of white around a code (ISO/IEC 18004). */
export const QUIET = 4;

/** All dark modules as one SVG path; neighbours in a row are one stroke. */
export function qrPath({ size, data }: QrModules): string {
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!data[row * size + column]) continue;
      const start = column;
      while (column + 1 < size && data[row * size + column + 1]) column += 1;
      const length = column - start + 1;
      path += `M${start} ${row}h${length}v1h-${length}z`;
    }
  }
  return path;
}

/** Whole pixels per module, so that edges stay sharp, for a code with its quiet zone in so much room; at least two. */
export const modulePixels = (size: number, room: number): number => Math.max(2, Math.floor(room / (size + 2 * QUIET)));
