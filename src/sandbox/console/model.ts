import { effect, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { address, ask, NoAnswer } from './api.ts';

export const SECTIONS = ['transactions', 'notifications', 'faults', 'merchants', 'outbox', 'tools'] as const;
export type Section = (typeof SECTIONS)[number];

export interface Place {
  readonly section: Section;
  /** The transaction or the merchant that is shown. */
  readonly id?: string;
}

const POLL_MS = 3000;

/** A part of an address as it was meant; one that is damaged names nothing. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const read = (hash: string): Place => {
  const [name = '', id] = hash.replace(/^#\/?/, '').split('/');
  const section = SECTIONS.find((one) => one === name) ?? 'transactions';
  return id === undefined ? { section } : { section, id: decoded(id) };
};

/** Where the tester is; the address says the same. */
export const place = signal<Place>(read(location.hash));
addEventListener('hashchange', () => {
  place.value = read(location.hash);
  said.value = '';
});

/** The last thing that was done, or why it was not. */
export const said = signal('');

/** Whether the sandbox tells of changes, or is asked every few seconds. */
export const isLive = signal(false);

/** Whether it answered when it was asked last. */
export const isAnswering = signal(true);

/** What was read last for each path; screens read it and are drawn anew. */
const answers = signal<Readonly<Record<string, unknown>>>({});

/** The paths that the screen on show lives from, a line each. */
const watched = signal('');

/** Reads these paths as long as the screen is on show, and gives what they answered last. */
export function useAnswers<Answers extends readonly unknown[]>(...paths: string[]): Partial<Answers> {
  const wanted = paths.join('\n');
  useEffect(() => void (watched.value = wanted), [wanted]);
  return paths.map((path) => answers.value[path]) as unknown as Partial<Answers>;
}

async function refresh(path: string, aborted: AbortSignal): Promise<void> {
  try {
    const now = await ask('GET', path, undefined, aborted);
    if (JSON.stringify(now) !== JSON.stringify(answers.peek()[path]))
      answers.value = { ...answers.peek(), [path]: now };
    isAnswering.value = true;
  } catch (error) {
    if (aborted.aborted) return;
    isAnswering.value = !(error instanceof NoAnswer);
    // What is on show stays: of it nothing was said.
    if (isAnswering.value) answers.value = { ...answers.peek(), [path]: { error: String(error) } };
  }
}

let look = async (): Promise<unknown> => undefined;

effect(() => {
  const paths = watched.value.split('\n').filter((path) => path !== '');
  answers.value = Object.fromEntries(
    paths.flatMap((path) => {
      const known = answers.peek()[path];
      return known === undefined ? [] : [[path, known]];
    }),
  );
  const abort = new AbortController();
  look = () => Promise.all(paths.map((path) => refresh(path, abort.signal)));
  void look();
  return () => abort.abort();
});

/**
 * Reads anew whenever the sandbox tells of a change, while the page is seen: a stream holds one of the few connections that a
 * browser opens to a host, so that hidden pages give theirs back. Without a stream it asks every few seconds.
 */
export function followAlong(): void {
  let stream: EventSource | undefined;
  const listen = () => {
    stream?.close();
    stream = undefined;
    if (document.hidden) return;
    const own = (stream = new EventSource(address('live')));
    own.onopen = () => void (isLive.value = true);
    own.onmessage = () => void look();
    own.onerror = () => void (isLive.value = false);
  };
  document.addEventListener('visibilitychange', listen);
  listen();
  setInterval(() => {
    if (isLive.value || document.hidden) return;
    void look();
    if (stream?.readyState === EventSource.CLOSED) listen();
  }, POLL_MS);
}

/** A lever runs, and the screen does not show yet what it did. */
export const isHeld = signal(false);

/** Pulls a lever, reads anew what is on the screen, and says how it went; while one runs, no other is pulled. */
export async function pull(
  work: { readonly method?: string; readonly path: string; readonly body?: unknown },
  words: { readonly done: string; readonly failed: (why: string) => string },
): Promise<unknown> {
  if (isHeld.peek()) return undefined;
  isHeld.value = true;
  let told = words.done;
  try {
    return await ask(work.method ?? 'POST', work.path, work.body ?? {});
  } catch (error) {
    told = words.failed(error instanceof Error ? error.message : String(error));
    return undefined;
  } finally {
    await look();
    isHeld.value = false;
    said.value = told;
  }
}
