/** The documents of the APIs, docs/openapi*.json, as tests read them. */

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
}

interface Content {
  readonly schema: Schema;
  readonly example?: unknown;
}

export interface Operation {
  readonly path: string;
  readonly method: string;
  readonly security: readonly object[];
  readonly requestBody?: { readonly content: { readonly 'application/json': Content } };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Content>> }>>;
}

export interface Document {
  readonly paths: Readonly<Record<string, object>>;
  readonly components: { readonly schemas: object };
}

export const operationsOf = ({ paths }: Document): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Readonly<Record<string, Omit<Operation, 'path' | 'method'>>>).map(
      ([method, operation]) => ({ ...operation, path, method }),
    ),
  );

const isOf = (type: string | undefined, value: unknown): boolean =>
  type === undefined || (type === 'integer' ? Number.isInteger(value) : typeof value === type);

/** Where a value is not as a schema of the document says. */
export function wrong(value: unknown, schema: Schema, document: Document, at = 'body'): readonly string[] {
  const schemas = document.components.schemas as Readonly<Record<string, Schema>>;
  const name = schema.$ref?.split('/').pop();
  if (name !== undefined) {
    const named = schemas[name];
    return named ? wrong(value, named, document, at) : [`${at}: there is no schema ${name}`];
  }
  if (schema.anyOf) {
    const each = schema.anyOf.map((one) => wrong(value, one, document, at));
    return each.some((found) => found.length === 0) ? [] : (each[0] ?? []);
  }
  if (schema.enum) return schema.enum.includes(value) ? [] : [`${at} is ${String(value)}`];
  if (schema.type === 'array')
    return Array.isArray(value)
      ? value.flatMap((item, index) => wrong(item, schema.items ?? {}, document, `${at}[${index}]`))
      : [`${at} is no list`];
  if (schema.type !== 'object') return isOf(schema.type, value) ? [] : [`${at} is no ${schema.type}`];
  if (typeof value !== 'object' || value === null) return [`${at} is no object`];
  const fields = value as Readonly<Record<string, unknown>>;
  const missing = (schema.required ?? [])
    .filter((field) => fields[field] === undefined)
    .map((field) => `${at}.${field} is missing`);
  const inner = Object.entries(schema.properties ?? {}).flatMap(([field, one]) =>
    fields[field] === undefined ? [] : wrong(fields[field], one, document, `${at}.${field}`),
  );
  return [...missing, ...inner];
}
