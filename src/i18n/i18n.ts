import { signal } from '@preact/signals';

import type { Language } from '../gateway/types.ts';
import { fill, type Texts, type Translate } from './texts.ts';

/** The language on screen. Reading it in a component redraws the component when it changes. */
export const language = signal<Language>('id');

export const isLanguage = (value: unknown): value is Language => value === 'en' || value === 'id';

/** Switches at once; nothing typed is lost. Also names the language to browsers and screen readers. */
export const setLanguage = (to: Language): void => {
  language.value = to;
  if (typeof document !== 'undefined') document.documentElement.lang = to;
};

/** Gives a component its translate function; it follows the language signal. */
export const translator =
  <En extends Record<string, string>>(both: Texts<En>): (() => Translate<En>) =>
  () => {
    const words = both[language.value];
    return (key, ...[values]) => fill(words[key], values);
  };
