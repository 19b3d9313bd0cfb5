import { createHmac, randomBytes } from 'node:crypto';
import type { State } from './state.ts';

/** Under which name the key stands in the settings. */
export const SEAL_KEY = 'seal_key';

/**
 * Fingerprints that nobody can make, or find the text of by guessing, without this database's own key: it is made by
 * chance with the database, and no export has it. A card number and a PIN are few enough to be tried one by one.
 */
export function openSeal(state: Pick<State, 'setting' | 'set'>) {
  const read = (): string => {
    const kept = state.setting(SEAL_KEY);
    if (kept !== undefined) return kept;
    const made = randomBytes(32).toString('base64url');
    state.set(SEAL_KEY, made);
    return made;
  };
  let key = read();
  return {
    seal: (text: string): string => createHmac('sha256', key).update(text).digest('base64url'),
    /** After everything was forgotten or read in anew. */
    reload: () => void (key = read()),
  };
}

export type Seal = ReturnType<typeof openSeal>;
