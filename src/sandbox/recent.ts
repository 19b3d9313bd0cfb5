/**
 * So many records that one request reads several times are held. More of them would live long enough to be moved to where the
 * collector goes seldom, and to read them from the file again costs less than that.
 */
export const HELD = 32;

/**
 * Records as they were read from the file: at least the last `limit` of them, at most twice as many. They are what the file says
 * for as long as whoever changes a row forgets what was read of it.
 */
export function recent<Value extends object>(limit: number) {
  // Two halves, of which the older goes as a whole: to take single records out of a full map costs more than to read them again.
  let newer = new Map<string, Value>();
  let older = new Map<string, Value>();

  const keep = <Kept extends Value>(key: string, value: Kept): Kept => {
    if (newer.size >= limit) {
      older = newer;
      newer = new Map();
    }
    newer.set(key, value);
    return value;
  };

  return {
    get<Read extends Value | undefined>(key: string, read: () => Read): Value | Read {
      const held = newer.get(key);
      if (held) return held;
      const value = older.get(key) ?? read();
      return value && keep(key, value);
    },
    forget: (...keys: readonly string[]): void => {
      for (const key of keys) {
        newer.delete(key);
        older.delete(key);
      }
    },
    clear: (): void => {
      newer = new Map();
      older = new Map();
    },
  };
}
