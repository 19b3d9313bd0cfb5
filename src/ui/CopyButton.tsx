import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { copyText } from './copy.ts';
import { Icon } from './icon.tsx';
import { check, copy } from './icons.ts';
import { useUiTexts } from './texts.ts';

/** How long the button says that it worked. */
const SHOWN_MS = 2000;

interface CopyButtonProps {
  /** What is copied, without spaces or thousands' points. */
  readonly text: string;
  readonly label: string;
  /** What is copied, for a button whose label is only "Copy". */
  readonly name?: string;
  /** Where the text stands, to be selected when nothing else works. */
  readonly shown?: RefObject<HTMLElement | null>;
  /** Takes the width of its label instead of the whole line. */
  readonly narrow?: boolean;
}

/** Says for two seconds that it copied, and keeps its width; announced once. */
export function CopyButton({ text, label, name, shown, narrow }: CopyButtonProps) {
  const t = useUiTexts();
  const [state, setState] = useState<'' | 'copied' | 'selected' | 'failed'>('');
  const done = state === 'copied';
  useEffect(() => {
    if (!done) return undefined;
    const timer = setTimeout(() => setState(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [done]);
  const press = () => void copyText(text, shown?.current ?? undefined).then(setState);
  return (
    <>
      <button
        type="button"
        class={`btn btn--soft copy${narrow ? ' btn--auto' : ''}${done ? ' btn--done' : ''}`}
        aria-label={name}
        onClick={press}
      >
        <span class="swap" aria-hidden={done || undefined}>
          <Icon d={copy} size="s" />
          {label}
        </span>
        <span class="swap" aria-hidden={!done || undefined}>
          <Icon d={check} size="s" />
          {t('copied')}
        </span>
      </button>
      <span class={state === 'selected' ? 'caption muted' : 'sr'} role="status">
        {done && t('copied')}
        {state === 'selected' && t('copyByHand')}
      </span>
    </>
  );
}
