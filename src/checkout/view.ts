import { effect, signal, type ReadonlySignal } from '@preact/signals';

import type { Method, MethodView } from '../methods/method.ts';
import type { Asking } from './asking.ts';

/** The pause before a fetch that failed is made again, in milliseconds; less when the network is back. */
const AGAIN = 3_000;

/** The chosen method's screens, fetched when it is chosen and until they are there; `undefined` meanwhile. */
export function viewOf(method: ReadonlySignal<Method | undefined>, { hint, rest }: Pick<Asking, 'hint' | 'rest'>) {
  const view = signal<MethodView>();

  const fetchFor = async (chosen: Method, leaving: AbortSignal): Promise<void> => {
    while (!leaving.aborted) {
      try {
        const fetched = await chosen.view();
        if (!leaving.aborted) view.value = fetched;
        return;
      } catch (error) {
        hint(`The screens of ${chosen.id} could not be fetched: ${String(error)}`);
        await rest(AGAIN, leaving).catch(() => {});
      }
    }
  };

  effect(() => {
    const chosen = method.value;
    const leaving = new AbortController();
    view.value = undefined;
    if (chosen) void fetchFor(chosen, leaving.signal);
    return () => leaving.abort();
  });
  return view;
}
