import { ANSWERED } from './idempotency.ts';
import { SEAL_KEY } from './seal.ts';
import { command, query, TABLES, type Storage } from './storage.ts';

/** A whole state as JSON, to hand a bug to somebody else. Keys stay here unless they are asked for. */
export interface Portable {
  readonly kasir: 1;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** The file is no state, or a damaged one; the message says where. */
export class BadState extends Error {}

const withoutKeys = (row: Row): Row => {
  const { serverKey: _server, clientKey: _client, ...settings } = JSON.parse(String(row['settings'])) as Row;
  return { ...row, settings: JSON.stringify(settings) };
};

/** The key of this database, and what is sealed with it, stay here: elsewhere they are good for nothing but guessing. */
const isOurs = (table: string, row: Row): boolean =>
  (table === 'settings' && row['name'] === SEAL_KEY) || (table === 'kept' && row['kind'] === ANSWERED);

export function exportState(storage: Storage, withKeys: boolean): Portable {
  const rows = (table: string) =>
    query<Row>(storage, `SELECT * FROM ${table}`)
      .all()
      .filter((row) => !isOurs(table, row));
  const tables = Object.fromEntries(
    TABLES.map((table) => [
      table,
      table === 'merchants' && !withKeys ? rows(table).map(withoutKeys) : rows(table).map((row) => ({ ...row })),
    ]),
  );
  return { kasir: 1, tables };
}

/** Columns whose text is JSON; what is none would break the sandbox later. */
const JSON_COLUMNS = new Set(['settings', 'request', 'notify', 'data', 'customer', 'refunds', 'value', 'body', 'via']);

const STATUSES = new Set([
  'pending',
  'authorize',
  'capture',
  'settlement',
  'deny',
  'cancel',
  'expire',
  'failure',
  'refund',
  'partial_refund',
  'chargeback',
  'partial_chargeback',
]);

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function checkValue(value: unknown, { name, type, notnull }: Column, table: string): void {
  const at = `${table}.${name}`;
  if (value === null || value === undefined) {
    if (notnull) throw new BadState(`${at} is missing`);
    return;
  }
  const wanted = type === 'INTEGER' ? 'number' : 'string';
  if (typeof value !== wanted) throw new BadState(`${at} must be a ${wanted}`);
  if (wanted === 'number' && !Number.isSafeInteger(value)) throw new BadState(`${at} must be whole`);
  // A setting's value is its own; only some are JSON, and all of those are read with care.
  const needsJson = JSON_COLUMNS.has(name) && !(table === 'settings' && name === 'value');
  if (needsJson && !isJson(value as string)) throw new BadState(`${at} must be JSON`);
}

function checkRow(row: unknown, columns: readonly Column[], table: string, methods: ReadonlyMap<string, unknown>) {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new BadState(`${table} must hold objects`);
  const fields = row as Row;
  const unknown = Object.keys(fields).find((key) => !columns.some(({ name }) => name === key));
  if (unknown !== undefined) throw new BadState(`${table}.${unknown.slice(0, 40)} is not known`);
  for (const column of columns) checkValue(fields[column.name], column, table);
  if (table !== 'charges') return;
  if (!STATUSES.has(String(fields['status']))) throw new BadState('charges.status is not known');
  if (!methods.has(String(fields['method']))) throw new BadState('charges.method is not one of this sandbox');
}

function insert(
  storage: Storage,
  table: string,
  rows: readonly unknown[],
  methods: ReadonlyMap<string, unknown>,
): void {
  const columns = query<Column>(storage, `PRAGMA table_info(${table})`).all();
  const names = columns.map(({ name }) => name);
  const put = command(
    storage,
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  for (const row of rows) {
    checkRow(row, columns, table, methods);
    if (isOurs(table, row as Row)) continue;
    put(...names.map((name) => (row as Row)[name] ?? null));
  }
}

/** Replaces everything by that state; called inside one durable change. @throws BadState */
export function importState(storage: Storage, given: unknown, methods: ReadonlyMap<string, unknown>): void {
  const state = given as Partial<Portable> | null;
  if (typeof state !== 'object' || state?.kasir !== 1 || typeof state.tables !== 'object')
    throw new BadState('this is no state of a sandbox');
  const { tables } = state;
  for (const table of TABLES) {
    storage.exec(`DELETE FROM ${table}`);
    const rows = tables[table] ?? [];
    if (!Array.isArray(rows)) throw new BadState(`${table} must be a list`);
    try {
      insert(storage, table, rows, methods);
    } catch (error) {
      if (error instanceof BadState) throw error;
      throw new BadState(`${table}: ${error instanceof Error ? error.message : 'cannot be read'}`);
    }
  }
}
