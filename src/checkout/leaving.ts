import { signal, type ReadonlySignal } from '@preact/signals';

import type { Step } from './step.ts';
import { forgets } from './work.ts';

/** Why leaving is asked about, and so what the question says. */
export type LeaveQuestion = 'typed' | 'charging' | 'pending' | 'change';

/** X, Escape and back: asks once per place where something could be lost (docs/decisions/004). */
export function leaving(step: ReadonlySignal<Step>, typed: ReadonlySignal<boolean>, leave: () => void) {
  const question = signal<LeaveQuestion>();
  let asked: Step['at'] | undefined;

  forgets(step, () => {
    question.value = undefined;
    asked = undefined;
  });

  return {
    question,
    dismiss: (): void => {
      const { at } = step.peek();
      const why = lost(at, typed.peek());
      if (question.peek()) question.value = undefined;
      else if (why === undefined || asked === at) leave();
      else {
        question.value = why;
        asked = at;
      }
    },
    /** Giving an instrument up asks too: it may have been paid already. */
    askToChange: (): void => {
      question.value = 'change';
    },
    stay: (): void => {
      question.value = undefined;
    },
  };
}

function lost(at: Step['at'], typed: boolean): LeaveQuestion | undefined {
  if (at === 'entering' || at === 'preparing') return typed ? 'typed' : undefined;
  if (at === 'charging' || at === 'changing') return 'charging';
  return at === 'challenged' || at === 'waiting' ? 'pending' : undefined;
}
