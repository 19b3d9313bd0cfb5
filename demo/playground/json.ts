/** What JSON can say. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a dotted path (`customer_details.email`), or undefined where the path leads nowhere. */
export function valueAt(object: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = object;
  for (const key of path.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/**
 * A copy with another value at a dotted path. Objects on the way are made as needed; `undefined` takes the value
 * out, and every object that is empty because of it. All else stays as it is, known or not.
 */
export function withValue(object: JsonObject, path: string, value: Json | undefined): JsonObject {
  const [key = '', ...rest] = path.split('.');
  const { [key]: before, ...others } = object;
  const inner = isObject(before) ? before : {};
  const after = rest.length === 0 ? value : withValue(inner, rest.join('.'), value);
  const isGone = after === undefined || (rest.length > 0 && value === undefined && isObject(after) && !hasKeys(after));
  // Replaced in place, so that the order of the keys stays as it was written.
  return isGone ? others : { ...object, [key]: after };
}

function hasKeys(object: JsonObject): boolean {
  return Object.keys(object).length > 0;
}

/** A typed text as a JSON object, or what is wrong with it. */
export function parseObject(text: string): { value: JsonObject } | { reason: 'syntax' | 'not_object'; detail: string } {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { value } : { reason: 'not_object', detail: '' };
  } catch (error) {
    return { reason: 'syntax', detail: error instanceof Error ? error.message : String(error) };
  }
}

export function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? 'undefined';
}
