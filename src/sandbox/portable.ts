import * as v from 'valibot';
import { ANSWERED } from './idempotency.ts';
import { ROWS } from './portable-rows.ts';
import { SEAL_KEY } from './seal.ts';
import { storedMerchant } from './settings.ts';
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

/** Settings that are damaged go out as none. */
const withoutKeys = (row: Row): Row => {
  const parsed = v.safeParse(storedMerchant, row['settings']);
  const { serverKey: _server, clientKey: _client, ...settings } = parsed.success ? parsed.output : {};
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

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
}

/** Leaves room for the ids that follow. */
const LARGEST = 2 ** 52;

function checkValue(value: unknown, { name, type, notnull, dflt_value: otherwise }: Column, at: string): void {
  if (value === null || value === undefined) {
    if (notnull && (value === null || otherwise === null)) throw new BadState(`${at}.${name} is missing`);
    return;
  }
  const wanted = type === 'INTEGER' ? 'number' : 'string';
  if (typeof value !== wanted) throw new BadState(`${at}.${name} must be a ${wanted}`);
  if (wanted === 'number' && !Number.isSafeInteger(value)) throw new BadState(`${at}.${name} must be whole`);
  if (wanted === 'number' && Math.abs(Number(value)) > LARGEST) throw new BadState(`${at}.${name} is too large`);
}

function checkRow(row: unknown, columns: readonly Column[], table: string, at: string): asserts row is Row {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new BadState(`${at} must be an object`);
  const fields = row as Row;
  const unknown = Object.keys(fields).find((key) => !columns.some(({ name }) => name === key));
  if (unknown !== undefined) throw new BadState(`${at}.${unknown.slice(0, 40)} is not known`);
  for (const column of columns) checkValue(fields[column.name], column, at);
  const shape = ROWS[table];
  const parsed = shape && v.safeParse(shape, fields);
  if (parsed?.success === false) {
    const [issue] = parsed.issues;
    throw new BadState(`${at}.${v.getDotPath(issue) ?? ''} ${issue.message}`);
  }
}

function insert(storage: Storage, table: string, rows: readonly unknown[]): void {
  const columns = query<Column>(storage, `PRAGMA table_info(${table})`).all();
  const names = columns.map(({ name }) => name);
  const puts = new Map<string, ReturnType<typeof command>>();
  for (const [number, row] of rows.entries()) {
    const at = `${table}[${number}]`;
    checkRow(row, columns, table, at);
    if (isOurs(table, row)) continue;
    const given = names.filter((name) => row[name] !== undefined);
    const list = given.join(', ');
    const put =
      puts.get(list) ?? command(storage, `INSERT INTO ${table} (${list}) VALUES (${given.map(() => '?').join(', ')})`);
    puts.set(list, put);
    try {
      put(...given.map((name) => row[name] ?? null));
    } catch (error) {
      throw new BadState(`${at}: ${error instanceof Error ? error.message : 'cannot be read'}`);
    }
  }
}

/** What a row says of another that has to be there, and say the same. */
const REFERENCES: readonly (readonly [table: string, column: string, missing: string])[] = [
  [
    'charges',
    'token',
    `SELECT id FROM charges c WHERE NOT EXISTS (SELECT 1 FROM transactions t
       WHERE t.token = c.token AND t.order_id = c.order_id AND t.merchant = c.merchant)`,
  ],
  [
    'notifications',
    'charge_id',
    `SELECT id FROM notifications n WHERE NOT EXISTS (SELECT 1 FROM charges c
       WHERE c.id = n.charge_id AND c.order_id = n.order_id)`,
  ],
  [
    'deliveries',
    'notification_id',
    `SELECT seq AS id FROM deliveries d WHERE NOT EXISTS (SELECT 1 FROM notifications n WHERE n.id = d.notification_id)`,
  ],
];

/** Keys that came along are each a merchant's own. */
const SAME_KEY = `SELECT a.id FROM merchants a JOIN merchants b ON a.id < b.id
  AND (a.settings ->> '$.serverKey' = b.settings ->> '$.serverKey' OR a.settings ->> '$.clientKey' = b.settings ->> '$.clientKey')`;

function checkReferences(storage: Storage): void {
  for (const [table, column, missing] of REFERENCES) {
    const found = query<{ id: Value }>(storage, `${missing} LIMIT 1`).get();
    if (found) throw new BadState(`${table}.${column} of ${found.id} leads to nothing that is here`);
  }
  const twice = query<{ id: string }>(storage, SAME_KEY).get();
  if (twice) throw new BadState(`merchants.settings of ${twice.id} has a key of another merchant`);
}

/** Nobody here chose those URLs: they may go where a request's may, and no further. */
function distrust(storage: Storage): void {
  storage.exec('UPDATE notifications SET trusted = 0');
  storage.exec(
    `UPDATE merchants SET settings = json_set(settings, '$.imported', json('true')) WHERE settings ->> '$.notificationUrl' IS NOT NULL`,
  );
}

/** Replaces everything by that state; called inside one durable change. @throws BadState */
export function importState(storage: Storage, given: unknown): void {
  const state = given as Partial<Portable> | null;
  const { kasir, tables } = typeof state === 'object' && state !== null ? state : {};
  if (kasir !== 1 || typeof tables !== 'object' || tables === null || Array.isArray(tables))
    throw new BadState('this is no state of a sandbox');
  const unknown = Object.keys(tables).find((name) => !TABLES.includes(name));
  if (unknown !== undefined) throw new BadState(`${unknown.slice(0, 40)} is no table of a sandbox`);
  for (const table of TABLES) {
    storage.exec(`DELETE FROM ${table}`);
    const rows: unknown = Object.hasOwn(tables, table) ? tables[table] : [];
    if (!Array.isArray(rows)) throw new BadState(`${table} must be a list`);
    insert(storage, table, rows);
  }
  checkReferences(storage);
  distrust(storage);
}
