import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** One built file. */
export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer> | undefined;
  readonly type: string;
  readonly etag: string;
}

/** The built checkout: `snap.js`, `index.html`, `v4/assets/…`. */
export type AssetProvider = (path: string) => Asset | undefined;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  map: 'application/json',
};

const COMPRESSED = new Set(['js', 'css', 'html', 'json', 'svg', 'map']);

function read(file: string, extension: string): Asset {
  const body = new Uint8Array(readFileSync(file));
  const brotli = COMPRESSED.has(extension)
    ? new Uint8Array(
        brotliCompressSync(body, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
        }),
      )
    : undefined;
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, brotli, type: TYPES[extension] ?? 'application/octet-stream', etag };
}

/** Files below a folder, compressed once and read again when they change. */
export function folderAssets(folder: string): AssetProvider {
  const cache = new Map<string, { readonly changed: number; readonly asset: Asset }>();
  return (path) => {
    if (!/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.[a-z0-9]+$/i.test(path)) return undefined;
    const file = join(folder, path);
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (changed === undefined) return undefined;
    const known = cache.get(path);
    if (known?.changed === changed) return known.asset;
    const asset = read(file, path.slice(path.lastIndexOf('.') + 1).toLowerCase());
    cache.set(path, { changed, asset });
    return asset;
  };
}
