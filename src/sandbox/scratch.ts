import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { query, type Storage } from './storage.ts';

/** A folder that goes with the test that asked for it. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kasir-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A state file that is not there yet, and goes with the test. */
export const scratchFile = (): string => join(scratchFolder(), 'state.sqlite');

/** The names of all settings, as that connection sees them. */
export const settingNames = (storage: Storage): readonly string[] =>
  query<{ name: string }>(storage, 'SELECT name FROM settings ORDER BY name')
    .all()
    .map(({ name }) => name);
