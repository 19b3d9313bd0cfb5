import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useRef } from 'preact/hooks';

import type { EntryProps } from '../method.ts';
import { readBin, type Bin } from './saved.ts';

/** Digits that name a bank; they are asked for and kept, never more of a number (contract.md §3.9). */
const NAMED_BY = 8;

export interface KnownBin {
  /** The first digits as far as they are typed, eight at most. */
  readonly prefix: ReadonlySignal<string>;
  /** What they say; `undefined` while they are too few and until the gateway has answered. */
  readonly bin: ReadonlySignal<Bin | undefined>;
  /** Asks again only for what got no answer. */
  readonly look: (digits: string) => void;
}

/** Asks for each eight digits until there is an answer. A form works without the answer: then only the gateway knows the bank. */
export function useBin(ask: EntryProps['ask']): KnownBin {
  const prefix = useSignal('');
  const bin = useSignal<Bin | undefined>(undefined);
  const answers = useRef(new Map<string, Promise<Bin | undefined>>()).current;
  const look = (digits: string) => {
    const first = digits.slice(0, NAMED_BY);
    if (first === prefix.peek() && answers.has(first)) return;
    prefix.value = first;
    bin.value = undefined;
    if (first.length < NAMED_BY) return;
    const answer =
      answers.get(first) ??
      ask({ to: 'api', path: `/v1/bins/${first}` }).then(
        (body) => readBin((body as { data?: unknown } | null)?.data),
        // Not knowing a card is an answer, too.
        ({ code }: { code?: string }) => (code === 'not_found' ? readBin({}) : void answers.delete(first)),
      );
    answers.set(first, answer);
    void answer.then((known) => {
      if (prefix.peek() === first) bin.value = known && { ...known, digits: first };
    });
  };
  return { prefix, bin, look };
}
