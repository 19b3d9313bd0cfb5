import { signal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

import { useUiTexts } from './texts.ts';

const RETRY_MS = 3000;

/** A component that is fetched when it is first shown, or ahead of that with `prefetch`. */
export interface Later<Props> {
  (props: Props): ComponentChildren;
  /** Starts the fetch; never throws, a failed one is made again when the component is shown. */
  prefetch: () => void;
}

/**
 * Puts a component into a file of its own. While it is not there, `Meanwhile` is; a fetch that fails (a tunnel, a lift)
 * is said and made again by itself, so that a screen is never lost for good.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile: ComponentType = Loading,
): Later<Props> {
  const part = signal<ComponentType<Props>>();
  const failed = signal(false);
  let pending: Promise<void> | undefined;
  const fetchPart = (): void => {
    pending ??= load().then(
      (component) => {
        part.value = component;
      },
      () => {
        pending = undefined;
        failed.value = true;
      },
    );
  };
  const Part = (props: Props) => {
    const Component = part.value;
    const missing = Component === undefined;
    useEffect(() => (missing ? keepTrying(fetchPart) : undefined), [missing]);
    if (Component) return <Component {...props} />;
    return failed.value ? <Stalled retry={fetchPart} /> : <Meanwhile />;
  };
  return Object.assign(Part, { prefetch: fetchPart });
}

function keepTrying(attempt: () => void): () => void {
  attempt();
  const timer = setInterval(attempt, RETRY_MS);
  addEventListener('online', attempt);
  return () => {
    clearInterval(timer);
    removeEventListener('online', attempt);
  };
}

function Loading() {
  const t = useUiTexts();
  return (
    <div class="pane" aria-busy="true">
      <div class="body">
        <span class="sr">{t('loading')}</span>
      </div>
    </div>
  );
}

function Stalled({ retry }: { readonly retry: () => void }) {
  const t = useUiTexts();
  return (
    <div class="pane">
      <div class="body stack">
        <p role="status">{t('stalled')}</p>
        <button type="button" class="btn btn--line" onClick={retry}>
          {t('retry')}
        </button>
      </div>
    </div>
  );
}
