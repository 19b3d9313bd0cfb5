import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { closeStorage, command, keepAlone, openStorage, query, type Storage } from './storage.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kasir-'));
  folders.push(folder);
  return join(folder, 'state.sqlite');
}

const names = (storage: Storage) =>
  query<{ name: string }>(storage, 'SELECT name FROM settings ORDER BY name')
    .all()
    .map(({ name }) => name);

test('a file that is kept alone is nobody else’s, until it is closed', () => {
  const file = newFile();
  const storage = openStorage(file);
  keepAlone(storage);
  expect(() => openStorage(file, 0)).toThrow('database is locked');
  command(storage, 'INSERT INTO settings (name, value) VALUES (?, ?)')('a', '');
  expect(() => openStorage(file, 0)).toThrow('database is locked');
  closeStorage(storage);
  expect(names(openStorage(file, 0))).toEqual(['a']);
});

test('where a program has the file open, both go on', () => {
  const file = newFile();
  const other = openStorage(file);
  names(other);
  const storage = openStorage(file);
  keepAlone(storage);
  command(storage, 'INSERT INTO settings (name, value) VALUES (?, ?)')('a', '');
  expect(names(other)).toEqual(['a']);
  closeStorage(storage);
});
