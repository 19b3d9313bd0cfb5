import { openStorage, type Storage } from './storage.ts';

/** What SQLite throws, with its code. */
export const sqliteError = (message: string, errcode: number): Error => Object.assign(new Error(message), { errcode });

export const FULL = 13;
export const BUSY = 5;

/** Storage in memory of which one statement can be told to fail the next time it is run; for tests. */
export function failingStorage() {
  const real = openStorage(':memory:');
  const orders = new Map<string, Error>();
  const meet = (sql: string): void => {
    const error = orders.get(sql);
    orders.delete(sql);
    if (error) throw error;
  };
  const prepare = (sql: string) => {
    const statement = real.prepare(sql);
    return new Proxy(statement, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (name !== 'run') return typeof value === 'function' ? value.bind(target) : value;
        return (...values: Parameters<typeof statement.run>) => {
          meet(sql);
          return statement.run(...values);
        };
      },
    });
  };
  const exec = (sql: string): void => {
    meet(sql);
    real.exec(sql);
  };
  const storage: Storage = new Proxy(real, {
    get(target, name) {
      if (name === 'prepare') return prepare;
      if (name === 'exec') return exec;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return {
    storage,
    /** The file as SQLite has it. */
    real,
    fail: (sql: string, error: Error = sqliteError('database or disk is full', FULL)) => void orders.set(sql, error),
  };
}
