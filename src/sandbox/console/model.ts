import { effect, signal } from '@preact/signals';
import { ask } from './api.ts';

export const SECTIONS = ['transactions', 'notifications', 'faults', 'merchants', 'outbox', 'tools'] as const;
export type Section = (typeof SECTIONS)[number];

export interface Place {
  readonly section: Section;
  /** The transaction whose timeline is shown. */
  readonly id?: string;
}

const LIVE_MS = 2000;

const read = (hash: string): Place => {
  const [name = '', id] = hash.replace(/^#\/?/, '').split('/');
  const section = SECTIONS.find((one) => one === name) ?? 'transactions';
  return id === undefined ? { section } : { section, id: decodeURIComponent(id) };
};

/** Where the tester is; the address says the same. */
export const place = signal<Place>(read(location.hash));
addEventListener('hashchange', () => {
  place.value = read(location.hash);
  said.value = '';
});

/** The last thing that was done, or why it was not. */
export const said = signal('');

/** What was read last for each path; screens read it and are drawn anew. */
const answers = signal<Readonly<Record<string, unknown>>>({});
export const answer = (path: string): unknown => answers.value[path];

/** The path that the screen on show lives from. */
export const watched = signal('transactions');

async function refresh(path: string, signal: AbortSignal): Promise<void> {
  try {
    const now = await ask('GET', path, undefined, signal);
    if (JSON.stringify(now) !== JSON.stringify(answers.peek()[path]))
      answers.value = { ...answers.peek(), [path]: now };
  } catch (error) {
    if (!signal.aborted) answers.value = { ...answers.peek(), [path]: { error: String(error) } };
  }
}

let again = () => {};

/** Reads what is watched now, and every two seconds while the page is seen. */
effect(() => {
  const path = watched.value;
  const abort = new AbortController();
  const look = () => void (document.hidden ? undefined : refresh(path, abort.signal));
  again = look;
  look();
  const timer = setInterval(look, LIVE_MS);
  return () => {
    clearInterval(timer);
    abort.abort();
  };
});

/** Pulls a lever, says how it went, and reads anew what is on the screen. */
export async function pull(
  work: { readonly method?: string; readonly path: string; readonly body?: unknown },
  words: { readonly done: string; readonly failed: (why: string) => string },
): Promise<unknown> {
  try {
    const made = await ask(work.method ?? 'POST', work.path, work.body ?? {});
    said.value = words.done;
    again();
    return made;
  } catch (error) {
    said.value = words.failed(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
