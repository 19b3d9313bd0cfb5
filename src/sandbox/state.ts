import { chargesTable } from './charges-table.ts';
import { command, maybe, query, type Storage } from './storage.ts';
import { transactionsTable } from './transactions-table.ts';

/** Settings, and records that are forgotten after a while. */
function keptTable(storage: Storage) {
  const setKept = command(storage, 'INSERT OR REPLACE INTO kept (kind, id, value, until) VALUES (?, ?, ?, ?)');
  const getKept = query<{ value: string }>(storage, 'SELECT value FROM kept WHERE kind = ? AND id = ? AND until > ?');
  const forgetKept = command(storage, 'DELETE FROM kept WHERE until <= ?');
  const setSetting = command(storage, 'INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)');
  const getSetting = query<{ value: string }>(storage, 'SELECT value FROM settings WHERE name = ?');

  /** Settings as the table has them: every notification asks for some. */
  const settings = new Map<string, string | undefined>();

  return {
    keep: (kind: string, id: string, value: unknown, until: number) =>
      void setKept(kind, id, JSON.stringify(value), until),
    kept: (kind: string, id: string, now: number): unknown =>
      maybe(getKept.get(kind, id, now), ({ value }) => JSON.parse(value) as unknown),
    forgetBefore: (now: number) => void forgetKept(now),
    setting(name: string): string | undefined {
      if (!settings.has(name)) settings.set(name, getSetting.get(name)?.value);
      return settings.get(name);
    },
    set(name: string, value: string): void {
      setSetting(name, value);
      settings.set(name, value);
    },
    forgetSettings: () => settings.clear(),
  };
}

/** What the sandbox remembers, as rows in and records out; no rules. */
export function openState(storage: Storage) {
  const transactions = transactionsTable(storage);
  const parts = { ...transactions, ...chargesTable(storage, transactions.notice), ...keptTable(storage) };
  return {
    ...parts,
    /** Reads anew what is held in memory: all of the state was replaced, or a change was taken back. */
    forget(): void {
      parts.forgetTransactions();
      parts.forgetCharges();
      parts.forgetSettings();
    },
  };
}

export type State = ReturnType<typeof openState>;
