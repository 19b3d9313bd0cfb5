import { QUIET, qrPath } from './qr.ts';
import { qrModules } from './qr-matrix.ts';

/** Pixels per module of a saved code: sharp in print and on any screen. */
const SCALE = 10;
const CAPTION = 64;

/** A QR code as a PNG with its quiet zone and a line below that says what it pays. */
export async function qrImage(text: string, caption: string): Promise<Blob | null> {
  const modules = qrModules(text);
  const side = (modules.size + 2 * QUIET) * SCALE;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side + CAPTION;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#0b0e14';
  pen.font = '600 28px system-ui, sans-serif';
  pen.textAlign = 'center';
  pen.fillText(caption, side / 2, side + CAPTION / 2, side - 2 * QUIET * SCALE);
  pen.scale(SCALE, SCALE);
  pen.translate(QUIET, QUIET);
  const path = new Path2D(qrPath(modules));
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  pen.fill(path);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** Hands a file to the customer: by the share sheet where a download would get lost (phones), else as a download. */
export async function saveFile(blob: Blob, name: string, phone: boolean): Promise<void> {
  const files = [new File([blob], name, { type: blob.type })];
  if (phone && (navigator as Partial<Navigator>).canShare?.({ files })) {
    const failed = await navigator.share({ files }).catch((error: unknown) => error as Error);
    if (!failed || failed.name === 'AbortError') return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
