import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

export type Storage = DatabaseSyncInstance;

type Value = string | number | null;

/** A prepared question, its rows as lists of their columns: the quickest form, for what every request asks. */
export function tuples<Row extends readonly unknown[]>(storage: Storage, sql: string) {
  const statement = storage.prepare(sql);
  statement.setReturnArrays(true);
  return {
    get: (...values: readonly Value[]) => statement.get(...values) as unknown as Row | undefined,
    all: (...values: readonly Value[]) => statement.all(...values) as unknown as readonly Row[],
    names: () => statement.columns().map(({ name }) => name),
  };
}

/** A prepared question, its rows typed by whoever asks. The rows' objects are made here: the library takes longer for them. */
export function query<Row>(storage: Storage, sql: string) {
  const rows = tuples(storage, sql);
  const names = rows.names();
  const named = (values: readonly unknown[]): Row => {
    const row: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at++) row[names[at] ?? ''] = values[at];
    return row as Row;
  };
  return {
    get: (...values: readonly Value[]) => maybe(rows.get(...values), named),
    all: (...values: readonly Value[]): readonly Row[] => rows.all(...values).map(named),
  };
}

/** A prepared change; says how many rows it touched. */
export function command(storage: Storage, sql: string) {
  const statement = storage.prepare(sql);
  return (...values: readonly Value[]): number => statement.run(...values).changes;
}

/** A row as a record, where there is one. */
export const maybe = <Row, Made>(row: Row | undefined, make: (row: Row) => Made): Made | undefined =>
  row === undefined ? undefined : make(row);

/** Whose everything was while there was only one. */
export const FIRST_MERCHANT = 'G000000001';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS merchants (id TEXT PRIMARY KEY, settings TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS transactions (
    seq INTEGER PRIMARY KEY, token TEXT NOT NULL UNIQUE, order_id TEXT NOT NULL, amount INTEGER NOT NULL,
    request TEXT NOT NULL, notify TEXT NOT NULL, state TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS transactions_by_order ON transactions (order_id);
  CREATE TABLE IF NOT EXISTS charges (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, token TEXT NOT NULL, order_id TEXT NOT NULL, amount INTEGER NOT NULL,
    method TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, fraud TEXT NOT NULL, created_at INTEGER NOT NULL,
    expires_at INTEGER, settled_at INTEGER, due_at INTEGER, due_to TEXT, reference TEXT, data TEXT NOT NULL, customer TEXT,
    channel TEXT
  );
  CREATE INDEX IF NOT EXISTS charges_by_token ON charges (token);
  CREATE INDEX IF NOT EXISTS charges_by_order ON charges (order_id);
  CREATE INDEX IF NOT EXISTS charges_by_reference ON charges (method, reference) WHERE reference IS NOT NULL;
  CREATE INDEX IF NOT EXISTS charges_due ON charges (due_at) WHERE due_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS kept (
    kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (kind, id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS kept_until ON kept (until);
  CREATE TABLE IF NOT EXISTS notifications (
    id INTEGER PRIMARY KEY, order_id TEXT NOT NULL, charge_id TEXT NOT NULL, url TEXT NOT NULL, trusted INTEGER NOT NULL,
    body TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due_at INTEGER, created_at INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS notifications_by_order ON notifications (order_id);
  CREATE INDEX IF NOT EXISTS notifications_due ON notifications (due_at) WHERE due_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS deliveries (
    seq INTEGER PRIMARY KEY, notification_id INTEGER NOT NULL, at INTEGER NOT NULL, took_ms INTEGER NOT NULL,
    status INTEGER, error TEXT, via TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS deliveries_by_notification ON deliveries (notification_id);
  CREATE TABLE IF NOT EXISTS calls (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL, status INTEGER NOT NULL,
    code TEXT, took_ms INTEGER NOT NULL, about TEXT NOT NULL
  );
`;

export const TABLES = [
  'settings',
  'merchants',
  'transactions',
  'charges',
  'kept',
  'notifications',
  'deliveries',
  'calls',
];

/** For files that an older version made; what it means for their rows is up to whoever reads it. */
function addColumn(storage: Storage, table: string, column: string): void {
  const known = query<{ name: string }>(storage, `PRAGMA table_info(${table})`).all();
  if (!known.some(({ name }) => column.startsWith(`${name} `)))
    storage.exec(`ALTER TABLE ${table} ADD COLUMN ${column}`);
}

/** In place of a file: what is kept is forgotten at the end. */
export const MEMORY = ':memory:';

/** So long a change waits for another program that has the file locked. */
const PATIENT_MS = 2000;

/** What SQLite says, without its details; undefined for any other error. */
const codeOf = (error: unknown): number | undefined => {
  const { errcode } = error as { readonly errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : undefined;
};

const BUSY = 5;
/** Busy, locked, no memory, read-only, disk trouble, disk full, not to be opened, locking trouble. */
const PASSING: ReadonlySet<number | undefined> = new Set([BUSY, 6, 7, 8, 10, 13, 14, 15]);

/** Another connection has what is wanted. */
export const isBusy = (error: unknown): boolean => codeOf(error) === BUSY;

/** The file could not be used now; what was wanted of it may be asked again later. */
export const isPassing = (error: unknown): boolean => PASSING.has(codeOf(error));

function prepareFile(storage: Storage, patienceMs: number): void {
  storage.exec(`PRAGMA busy_timeout = ${patienceMs}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;`);
  // What a savepoint may have to put back is small, and a file for it is slow.
  storage.exec('PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;');
  storage.exec(SCHEMA);
  addColumn(storage, 'charges', 'channel TEXT');
  addColumn(storage, 'charges', `merchant TEXT NOT NULL DEFAULT '${FIRST_MERCHANT}'`);
  addColumn(storage, 'charges', 'refunds TEXT');
  addColumn(storage, 'deliveries', 'answer TEXT');
  // An older version's: what it was for is found by the order.
  storage.exec('DROP INDEX IF EXISTS notifications_by_charge');
  addColumn(storage, 'transactions', `merchant TEXT NOT NULL DEFAULT '${FIRST_MERCHANT}'`);
}

/**
 * Opens (and where needed makes) the SQLite file; `:memory:` keeps everything in memory.
 * Write-ahead logging with normal syncing: an answered change survives a killed process.
 */
export function openStorage(file: string, patienceMs = PATIENT_MS): Storage {
  if (file !== MEMORY) mkdirSync(dirname(file), { recursive: true });
  const storage = new DatabaseSync(file);
  try {
    prepareFile(storage, patienceMs);
    return storage;
  } catch (error) {
    storage.close();
    throw error;
  }
}

/**
 * Keeps every other connection out until it is closed, so that no question and no change has to lock the file: that costs as much
 * as the question. Where a program has it open, all goes on with locks; says whether none has.
 */
export function keepAlone(storage: Storage): boolean {
  storage.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE');
  try {
    storage.exec('BEGIN IMMEDIATE; COMMIT');
    return true;
  } catch (error) {
    if (!isBusy(error)) throw error;
    storage.exec('PRAGMA locking_mode = NORMAL');
    return false;
  } finally {
    storage.exec(`PRAGMA busy_timeout = ${PATIENT_MS}`);
  }
}

/** Closes it. Its statements, and with them the file, live on until they are collected: what it locked is given back first. */
export function closeStorage(storage: Storage): void {
  storage.exec('PRAGMA locking_mode = NORMAL; SELECT count(*) FROM settings');
  storage.close();
}

/** Forgets everything, settings and clock included; called inside one storage transaction. */
export function emptyStorage(storage: Storage): void {
  for (const table of TABLES) storage.exec(`DELETE FROM ${table}`);
}
