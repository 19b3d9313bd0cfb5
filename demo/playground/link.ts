import { ORDER_ID, restored, shareable, type Settings } from './settings.ts';
import { withValue } from './json.ts';

/** The first part of the hash; another one means another way of writing what follows. */
const VERSION = '1';
/** More than this is not unpacked: a short link must not fill the memory. */
const MAX_BYTES = 64_000;

/** The settings as the part of an address after `#`: packed JSON without keys, card data or a used order id. */
export async function toHash(settings: Settings): Promise<string> {
  const safe = shareable(settings).settings;
  const request = safe.renewsOrderId ? withValue(safe.request, ORDER_ID, undefined) : safe.request;
  const text = new TextEncoder().encode(JSON.stringify({ ...safe, request }));
  const packed = await collect(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const binary = Array.from(packed, (byte) => String.fromCharCode(byte)).join('');
  return `${VERSION}.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/**
 * The settings that a hash says, as far as they make sense. Null when there is nothing to restore;
 * `dropped` is `['*']` for a hash that cannot be read at all.
 */
export async function fromHash(
  hash: string,
  fallback: Settings,
): Promise<{ settings: Settings; dropped: string[] } | null> {
  const text = hash.replace(/^#/, '');
  const [version, packed] = text.split('.');
  if (!packed || !/^\d+$/.test(version ?? '')) return null;
  if (version !== VERSION) return { settings: fallback, dropped: ['*'] };
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return restored(JSON.parse(new TextDecoder().decode(await collect(stream))), fallback);
  } catch {
    return { settings: fallback, dropped: ['*'] };
  }
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: number[] = [];
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (chunks.length + next.value.length > MAX_BYTES) throw new RangeError('too long');
    for (const byte of next.value) chunks.push(byte);
  }
  return Uint8Array.from(chunks);
}
