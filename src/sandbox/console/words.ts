import type { Translate } from '../../i18n/texts.ts';
import type { texts } from './texts.ts';

export type Words = Translate<(typeof texts)['en']>;

/** What is said after a lever was pulled. */
export const outcome = (t: Words, done: 'done' | 'saved' = 'done') => ({
  done: t(done),
  failed: (why: string) => t('failed', { why }),
});

/** The fields of a form that was sent. */
export const fieldsOf = (event: Event): Readonly<Record<string, string>> => {
  event.preventDefault();
  const form = event.currentTarget instanceof HTMLFormElement ? new FormData(event.currentTarget) : new FormData();
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
};
