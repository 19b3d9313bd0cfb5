import { computed, effect, untracked, type ReadonlySignal } from '@preact/signals';

import type { Event, Step } from './step.ts';

/**
 * Work outside that belongs to a step: it starts when the step does, and when the step ends its request is aborted,
 * its timer stopped and its reply not heard. What it throws after that is nobody's.
 */
export const during = <At extends Step['at']>(
  step: ReadonlySignal<Step>,
  at: At,
  send: (event: Event) => void,
  work: (step: Extract<Step, { at: At }>, signal: AbortSignal) => Promise<Event | undefined>,
): (() => void) =>
  effect(() => {
    const current = step.value;
    if (current.at !== at) return undefined;
    const abort = new AbortController();
    // Untracked: a signal read before the first await would restart the work.
    untracked(() => work(current as Extract<Step, { at: At }>, abort.signal)).then(
      (event) => {
        if (event && !abort.signal.aborted) send(event);
      },
      (error: unknown) => {
        if (!abort.signal.aborted) throw error;
      },
    );
    return () => abort.abort();
  });

/** Runs whenever the customer is somewhere else than before. */
export const forgets = (step: ReadonlySignal<Step>, forget: () => void): (() => void) => {
  const place = computed(() => step.value.at);
  return effect(() => {
    void place.value;
    untracked(forget);
  });
};
