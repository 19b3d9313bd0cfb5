import { signal } from '@preact/signals';

export type Language = 'id' | 'en';

const STORED = 'kopi-lereng.language';

/** The language of the page and of the checkout it opens. */
export const language = signal<Language>(preferred());

/** Shows everything in another language from now on, also after a reload. */
export function speak(next: Language): void {
  language.value = next;
  document.documentElement.lang = next;
  write(STORED, next);
}

/** One text per language; a text that is missing in one of them does not compile. */
export function texts<Key extends string>(all: Record<Language, Record<Key, string>>) {
  return (key: Key, values: Readonly<Record<string, string | number>> = {}): string =>
    all[language.value][key].replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}

/** Whole rupiah as people write them: `Rp189.000`, `−Rp5.000`. */
export function rupiah(amount: number): string {
  const digits = String(Math.abs(Math.round(amount))).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${amount < 0 ? '−' : ''}Rp${digits}`;
}

/** A name whose last one or two letters ("250 g", "1 L") never stand on a line of their own. */
export function unbroken(name: string): string {
  return name.replace(/ (\S{1,2})$/, '\u00a0$1');
}

/** Reads from the browser's storage; null where there is none or it may not be used. */
export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Writes to the browser's storage if that is possible. */
export function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still sells coffee.
  }
}

function preferred(): Language {
  const stored = read(STORED);
  const start = stored === 'id' || stored === 'en' ? stored : 'id';
  if (typeof document !== 'undefined') document.documentElement.lang = start;
  return start;
}
