import { expect, test } from 'vitest';
import { scratchFile, settingNames } from './scratch.ts';
import { closeStorage, command, keepAlone, openStorage } from './storage.ts';

test('a file that is kept alone is nobody else’s, until it is closed', () => {
  const file = scratchFile();
  const storage = openStorage(file);
  keepAlone(storage);
  expect(() => openStorage(file, 0)).toThrow('database is locked');
  command(storage, 'INSERT INTO settings (name, value) VALUES (?, ?)')('a', '');
  expect(() => openStorage(file, 0)).toThrow('database is locked');
  closeStorage(storage);
  expect(settingNames(openStorage(file, 0))).toEqual(['a']);
});

test('where a program has the file open, both go on', () => {
  const file = scratchFile();
  const other = openStorage(file);
  settingNames(other);
  const storage = openStorage(file);
  keepAlone(storage);
  command(storage, 'INSERT INTO settings (name, value) VALUES (?, ?)')('a', '');
  expect(settingNames(other)).toEqual(['a']);
  closeStorage(storage);
});
