import { language, translator } from '../../i18n/i18n.ts';
import { LOCALES } from '../../lib/clock-time.ts';
import { texts } from './texts.ts';

const useTexts = translator(texts);

/** What is said after a lever was pulled. */
export function useOutcome(done: 'done' | 'saved' = 'done') {
  const t = useTexts();
  return { done: t(done), failed: (why: string) => t('failed', { why }) };
}

/** The fields of a form that was sent. */
export const fieldsOf = (event: Event): Readonly<Record<string, string>> => {
  event.preventDefault();
  return event.currentTarget instanceof HTMLFormElement ? fieldsIn(event.currentTarget) : {};
};

/** The fields of a form as they are now; a box without a tick is absent. */
export const fieldsIn = (form: HTMLFormElement): Readonly<Record<string, string>> =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']));

/** A time of the sandbox in the tester's own zone; with its date unless that is today's. */
export function formatAt(iso: string): string {
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(LOCALES[language.value], {
    ...(isToday ? {} : { dateStyle: 'medium' }),
    timeStyle: 'medium',
  }).format(at);
}
