import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals';

/**
 * Counts seconds down, then closes: a paid result returns to the shop, a pending one after `autoCloseDelay`.
 * `delay` is the number of seconds, `undefined` where nothing closes by itself; a touch stops it for good.
 */
export function closing(
  delay: ReadonlySignal<number | undefined>,
  {
    close,
    hurry,
    sleep,
  }: { close: () => void; hurry: () => boolean; sleep: (ms: number, signal: AbortSignal) => Promise<void> },
) {
  const left = signal<number>();
  let abort = new AbortController();

  const count = async (seconds: number, signal: AbortSignal) => {
    for (let second = seconds; second > 0 && !hurry(); second -= 1) {
      left.value = second;
      await sleep(1_000, signal);
    }
    close();
  };

  effect(() => {
    const seconds = delay.value;
    abort = new AbortController();
    const { signal } = abort;
    left.value = undefined;
    if (seconds === undefined) return undefined;
    untracked(() => count(seconds, signal)).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    return () => abort.abort();
  });

  return {
    /** Seconds left; `undefined` when nothing closes, or no longer. */
    left,
    stop: () => {
      abort.abort();
      left.value = undefined;
    },
  };
}
