import type { Context } from 'hono';
import type { Dice, Fields } from './method.ts';

/** The largest body that any endpoint reads (contract §2.1). */
export const BODY_LIMIT = 16 * 1024;

/** The body as text, or undefined as soon as it is longer than the limit in bytes. */
export async function readText(request: Request, limit = BODY_LIMIT): Promise<string | undefined> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN);
  if (declared > limit) return undefined;
  if (declared <= limit) {
    const text = await request.text();
    return text.length <= limit ? text : undefined;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/**
 * An error of a request that was not looked at, as its API words it: the Core API by code, text and id (contract §5.1), all others
 * in `error_messages`.
 */
export const errorAt = (path: string, code: number, text: string, { uuid }: Dice): Fields =>
  /^\/v[12]\//.test(path)
    ? { status_code: String(code), status_message: text, id: uuid() }
    : { error_messages: [text] };

const TOO_LARGE = `Request body is larger than ${BODY_LIMIT / 1024} kB`;

/** What the real gateway answers to a body that is no JSON (contract §2.4). */
const malformed = ({ uuid }: Dice) => ({
  status_code: '413',
  status_message: 'The request cannot be processed due to malformed syntax in the request body',
  id: uuid(),
});

const DEEPEST = 64;

/** Nested deeper than any request is; writing it out again could exhaust the stack. */
const isTooDeep = (value: unknown, left = DEEPEST): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((inner) => isTooDeep(inner, left - 1)));

/** Reads a JSON body, or gives the answer to one that is of another type, too long or no JSON. An absent body is `{}`. */
export async function jsonBody(
  c: Context,
  dice: Dice,
): Promise<{ readonly value: unknown } | { readonly problem: Response }> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  const text = await readText(c.req.raw);
  if (text === undefined) return { problem: c.json(errorAt(c.req.path, 413, TOO_LARGE, dice), 413) };
  if (text === '' && type === undefined) return { value: {} };
  if (type !== 'application/json')
    return { problem: c.json(errorAt(c.req.path, 415, 'Content-Type must be application/json', dice), 415) };
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? { problem: c.json(malformed(dice), 413) } : { value };
  } catch {
    return { problem: c.json(malformed(dice), 413) };
  }
}

/** The fields of an HTML form; undefined when it is too long. */
export async function formBody(c: Context): Promise<Readonly<Record<string, string>> | undefined> {
  const text = await readText(c.req.raw);
  return text === undefined ? undefined : Object.fromEntries(new URLSearchParams(text));
}
