import { setLanguage } from '../../i18n/i18n.ts';

const KEY = 'kasir-console-language';

/** The tester's last choice; storage may be closed. */
export function storedLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function chooseLanguage(to: 'en' | 'id'): void {
  setLanguage(to);
  try {
    localStorage.setItem(KEY, to);
  } catch {
    // Then it is forgotten with the page.
  }
}
