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

/** Runs work as one durable change: everything in it is kept, or nothing. */
export function transactions(storage: Storage) {
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((sql) => storage.prepare(sql));
  return <T>(work: () => T): T => {
    if (storage.isTransaction) return work();
    begin?.run();
    try {
      const made = work();
      commit?.run();
      return made;
    } catch (error) {
      if (storage.isTransaction) rollback?.run();
      throw error;
    }
  };
}

/** A commit waits for more changes while every turn of the event loop brings some, but not longer than that. */
const PATIENCE_MS = 4;

/**
 * Durable changes, those that come close together in one commit: a commit costs more than the changes in it. What is
 * answered has to wait for `settled`. Each piece of work is kept whole or not at all, whatever becomes of the others. `undone`
 * hears of changes that were taken back.
 */
export function groupedWrites(storage: Storage, undone: () => void) {
  const [begin, commit, rollback, save, release, back] = [
    'BEGIN IMMEDIATE',
    'COMMIT',
    'ROLLBACK',
    'SAVEPOINT work',
    'RELEASE work',
    'ROLLBACK TO work',
  ].map((sql) => storage.prepare(sql));
  let pending: Promise<void> | undefined;
  let inside = false;
  /** Something was written since the last look at whether to commit. */
  let grown = false;

  const flush = (): void => {
    if (!pending) return;
    pending = undefined;
    if (!storage.isOpen) return;
    try {
      commit?.run();
    } catch (error) {
      if (storage.isTransaction) rollback?.run();
      undone();
      throw error;
    }
  };

  const open = (): void => {
    if (pending) return;
    begin?.run();
    const until = performance.now() + PATIENCE_MS;
    pending = new Promise((resolve, reject) => {
      const look = (): void => {
        if (pending && grown && performance.now() < until) {
          grown = false;
          setImmediate(look);
          return;
        }
        try {
          flush();
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      setImmediate(look);
    });
    // Whoever waits hears of it; nobody may.
    pending.catch(() => {});
  };

  const write = <T>(work: () => T): T => {
    if (inside) return work();
    open();
    grown = true;
    save?.run();
    inside = true;
    try {
      return work();
    } catch (error) {
      back?.run();
      undone();
      throw error;
    } finally {
      inside = false;
      release?.run();
    }
  };

  return {
    write,
    /** Resolves when everything written so far is durable. */
    settled: (): Promise<void> | undefined => pending,
    flush,
  };
}

export type Writes = ReturnType<typeof groupedWrites>;

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

/** So long a change waits for another program that has the file locked. */
const PATIENT_MS = 2000;

/** What SQLite says where another connection has what is wanted. */
export const isBusy = (error: unknown): boolean => (error as { readonly errcode?: number }).errcode === 5;

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
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
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
 * as the question. Where a program has it open, all goes on with locks.
 */
export function keepAlone(storage: Storage): void {
  storage.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE');
  try {
    storage.exec('BEGIN IMMEDIATE; COMMIT');
  } catch (error) {
    if (!isBusy(error)) throw error;
    storage.exec('PRAGMA locking_mode = NORMAL');
  } finally {
    storage.exec(`PRAGMA busy_timeout = ${PATIENT_MS}`);
  }
}

/** Closes it. Its statements, and with them the file, live on until they are collected: what it locked is given back first. */
export function closeStorage(storage: Storage): void {
  storage.exec('PRAGMA locking_mode = NORMAL; SELECT count(*) FROM settings');
  storage.close();
}

/** Forgets everything, settings and clock included. */
export function emptyStorage(storage: Storage): void {
  transactions(storage)(() => {
    for (const table of TABLES) storage.exec(`DELETE FROM ${table}`);
  });
}
