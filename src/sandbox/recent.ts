/**
 * Records as they were read from the file, up to `limit` of them, the ones read first going first. They are what the file says
 * for as long as whoever changes a row forgets what was read of it.
 */
export function recent<Value extends object>(limit: number) {
  const held = new Map<string, Value>();
  return {
    get<Read extends Value | undefined>(key: string, read: () => Read): Value | Read {
      const before = held.get(key);
      if (before) return before;
      const value = read();
      if (value === undefined) return value;
      const [oldest] = held.size < limit ? [] : held.keys();
      if (oldest !== undefined) held.delete(oldest);
      held.set(key, value);
      return value;
    },
    forget: (...keys: readonly string[]): void => {
      for (const key of keys) held.delete(key);
    },
    clear: (): void => held.clear(),
  };
}
