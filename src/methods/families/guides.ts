import { fill, type Texts } from '../../i18n/texts.ts';
import type { Guide } from '../../ui/Guides.tsx';

/** How something is paid elsewhere, in words; pure, for the checkout's screens and the sandbox's PDF alike. */
export type Words = Readonly<Record<string, string>>;

/** `source` says from where it can be paid; a guide is two texts, `atm` its title and `atmSteps` its steps, parted by `|`. */
export type GuideTexts = Texts<Words & { readonly source: string }>;

const STEPS = 'Steps';

/** The guides in a method's texts, in the order in which they are written; every one ends with `end`. */
export function guidesIn(words: Words, end: string, values: Words = {}): Guide[] {
  return Object.entries(words)
    .filter(([key]) => key.endsWith(STEPS))
    .map(([key, steps]) => ({
      title: fill(words[key.slice(0, -STEPS.length)] ?? '', values),
      steps: [...fill(steps, values).split('|'), end],
    }));
}
