import * as v from 'valibot';
import type { SandboxConfig } from './config.ts';

/** A picture that a checkout shows; the gateway serves it, for the checkout asks no other host for anything. */
interface Picture {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How the picture formats begin. SVG is none: it can hold scripts. */
const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  png: /^89504e470d0a1a0a/,
  jpeg: /^ffd8ff/,
  webp: /^52494646.{8}57454250/,
};

const LARGEST = 10 * 1024;

function decode(url: string): Picture | undefined {
  const [, format = '', base64 = ''] = /^data:image\/(png|jpeg|webp);base64,([\w+/]+={0,2})$/.exec(url) ?? [];
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  const begins = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return bytes.length <= LARGEST && BEGINNINGS[format]?.test(begins) ? { type: `image/${format}`, bytes } : undefined;
}

/** The setting: a small picture as a data URL; empty takes it back. */
export const logoSetting = v.pipe(
  v.string(),
  v.check(
    (url) => url === '' || decode(url) !== undefined,
    'must be a PNG, JPEG or WebP of up to 10 kB as a data: URL',
  ),
);

const MARK_COLOR = '#243a7c';

/** The merchant's own logo, else its first letter, drawn. */
export function logoOf(config: SandboxConfig): Picture {
  const own = config.logo === undefined ? undefined : decode(config.logo);
  if (own) return own;
  const letter = [...config.merchantName.trim()][0]?.toUpperCase() ?? '?';
  const safe = /^[\p{L}\p{N}]$/u.test(letter) ? letter : '?';
  const color = config.buttonColor ?? MARK_COLOR;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64"><rect width="64" height="64" rx="14" fill="${/^#[0-9a-f]{3,8}$/i.test(color) ? color : MARK_COLOR}"/><text x="32" y="44" font-family="system-ui,sans-serif" font-size="34" font-weight="700" text-anchor="middle" fill="#fff">${safe}</text></svg>`;
  return { type: 'image/svg+xml', bytes: new TextEncoder().encode(svg) };
}
