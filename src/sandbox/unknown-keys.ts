import { nearest } from '../lib/nearest.ts';

/** The end of a line about a word that is not known; nothing where no other was probably meant. */
export const didYouMean = (meant: string | undefined): string =>
  meant === undefined ? '' : `, did you mean ${JSON.stringify(meant)}?`;

/** As much of a valibot schema as names its keys; a shape without `entries` and `item` takes anything. */
export interface Shape {
  readonly entries?: Readonly<Record<string, object>>;
  readonly item?: object;
  readonly wrapped?: object;
  readonly pipe?: readonly object[];
}

/** Valibot's wrappers (`optional`, `nullish`, `pipe`) taken off. */
const inside = (shape: Shape | undefined): Shape | undefined => {
  if (shape?.wrapped) return inside(shape.wrapped);
  const first = shape?.pipe?.[0];
  return first !== undefined && first !== shape ? inside(first) : shape;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The only key that has all of this one's words, as `finish_payment_return_url` has those of `finish_url`. */
const inFull = (key: string, known: readonly string[]): string | undefined => {
  const words = key.split('_');
  const [only, ...others] = known.filter((name) => words.every((word) => name.split('_').includes(word)));
  return others.length === 0 ? only : undefined;
};

function walk(value: unknown, wanted: Shape | undefined, path: string, found: string[]): void {
  const shape = inside(wanted);
  if (Array.isArray(value)) {
    value.forEach((item, index) => walk(item, shape?.item, `${path}[${index}]`, found));
    return;
  }
  if (!isObject(value) || !shape?.entries) return;
  for (const [key, inner] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (Object.hasOwn(shape.entries, key)) walk(inner, shape.entries[key], at, found);
    else {
      const meant = nearest(key, Object.keys(shape.entries)) ?? inFull(key, Object.keys(shape.entries));
      found.push(`unknown key ${JSON.stringify(at)}${didYouMean(meant)}`);
    }
  }
}

/** One line for each key of a body that its shape does not have, with the nearest one that it has. Values are never named. */
export function unknownKeys(body: unknown, shape: Shape): string[] {
  const found: string[] = [];
  walk(body, shape, '', found);
  return found.slice(0, 20);
}
