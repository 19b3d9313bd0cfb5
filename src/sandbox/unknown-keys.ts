import { nearest } from '../lib/nearest.ts';
import { tokenRequest } from './token-request.ts';

interface Schema {
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly pipe?: readonly Schema[];
}

/** Valibot's wrappers (`optional`, `nullish`, `pipe`) taken off. */
const inside = (schema: Schema | undefined): Schema | undefined => {
  if (schema?.wrapped) return inside(schema.wrapped);
  if (schema?.pipe?.[0] && schema.pipe[0] !== schema) return inside(schema.pipe[0]);
  return schema;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function walk(value: unknown, schema: Schema | undefined, path: string, found: string[]): void {
  const shape = inside(schema);
  if (Array.isArray(value)) {
    value.forEach((item, index) => walk(item, shape?.item, `${path}[${index}]`, found));
    return;
  }
  if (!isObject(value) || !shape?.entries) return;
  const known = Object.keys(shape.entries);
  for (const [key, inner] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (Object.hasOwn(shape.entries, key)) walk(inner, shape.entries[key], at, found);
    else {
      const meant = nearest(key, known);
      found.push(`unknown key ${JSON.stringify(at)}${meant ? `, did you mean ${JSON.stringify(meant)}?` : ''}`);
    }
  }
}

/** One line for each key that the token request does not have, with the nearest one that it has. Values are never named. */
export function unknownKeys(body: unknown): string[] {
  const found: string[] = [];
  walk(body, tokenRequest as Schema, '', found);
  return found.slice(0, 20);
}
