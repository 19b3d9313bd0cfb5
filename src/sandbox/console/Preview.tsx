import { useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { language, translator } from '../../i18n/i18n.ts';
import { ask } from './api.ts';
import { texts } from './merchant-texts.ts';
import type { settingsOf } from './shop.ts';

const useTexts = translator(texts);

const PLACE = 'preview';
const PAUSE_MS = 300;
const NOT_BUILT = 'not built';

/** What `snap.js` leaves on the page, as far as the preview uses it. */
interface Snap {
  readonly embed: (token: string, options: Readonly<Record<string, unknown>>) => void;
  readonly hide: () => void;
}

const snap = (): Snap | undefined => (window as unknown as { readonly snap?: Snap }).snap;

let loading: Promise<void> | undefined;

/** The gateway's own `snap.js`, once: the console shows the checkout exactly as a shop's page does. */
const loadSnap = (): Promise<void> =>
  (loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/snap/snap.js';
    script.dataset['prewarm'] = 'off';
    script.onload = () => resolve();
    script.onerror = () => {
      loading = undefined;
      reject(new Error(NOT_BUILT));
    };
    document.head.append(script);
  }));

export type Draft = ReturnType<typeof settingsOf>;

/** Shows that token; whichever way the customer leaves, it comes back. */
function show(token: string, locale: string | undefined): void {
  // The page of the checkout is the draft's, too.
  const script = document.querySelector<HTMLScriptElement>('script[src="/snap/snap.js"]');
  if (script) script.dataset['clientKey'] = token;
  snap()?.hide();
  const again = () => show(token, locale);
  snap()?.embed(token, {
    embedId: PLACE,
    language: locale,
    onSuccess: again,
    onPending: again,
    onError: again,
    onClose: again,
  });
}

/** Draws it anew when nothing was typed for a moment; gives a way to call that off. */
function follow(
  merchant: string,
  body: string,
  locale: string | undefined,
  problem: Signal<string | undefined>,
): () => void {
  const abort = new AbortController();
  const draw = async () => {
    try {
      await loadSnap();
      const made = (await ask('POST', `merchants/${merchant}/preview`, body, abort.signal)) as {
        readonly token: string;
      };
      problem.value = undefined;
      show(made.token, locale);
    } catch (error) {
      if (!abort.signal.aborted) problem.value = error instanceof Error ? error.message : String(error);
    }
  };
  const timer = setTimeout(() => void draw(), PAUSE_MS);
  return () => {
    clearTimeout(timer);
    abort.abort();
  };
}

interface PreviewProps {
  readonly merchant: string;
  /** The checkout's language as it is set. */
  readonly locale: string;
  /** What is in the form now. */
  readonly draft: ReadonlySignal<Draft | undefined>;
}

/** The real checkout with settings that need not be saved; it follows the form. */
export function Preview({ merchant, locale: set, draft }: PreviewProps) {
  const t = useTexts();
  const problem = useSignal<string | undefined>(undefined);
  const body = JSON.stringify(draft.value ?? null);
  const locale = draft.value?.locale ?? set;
  useEffect(
    () => (body === 'null' ? undefined : follow(merchant, body, locale, problem)),
    [merchant, body, locale, problem],
  );
  useEffect(() => () => snap()?.hide(), []);
  return (
    <section class="preview" aria-label={t('preview')} lang={language.value}>
      <h2>{t('preview')}</h2>
      <p class="muted">{t('previewHow')}</p>
      <p role="status" class="problem">
        {problem.value === NOT_BUILT && t('notBuilt')}
        {problem.value !== undefined && problem.value !== NOT_BUILT && t('wrong', { why: problem.value })}
      </p>
      <div id={PLACE} role="group" aria-label={t('preview')} tabIndex={0} />
    </section>
  );
}
