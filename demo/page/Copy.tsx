import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { texts } from './language.ts';

const t = texts({
  id: { copied: 'Tersalin', failed: 'Tidak dapat menyalin. Pilih teksnya, lalu salin sendiri.' },
  en: { copied: 'Copied', failed: 'Cannot copy. Select the text and copy it yourself.' },
});

/** How long the button says that it worked, milliseconds. */
const SHOWN = 2_000;

/** Copies a text. `label` says what it copies; `short` is shown in its place beside other buttons of the kind. */
export function CopyButton({ text, label, short }: { text: string; label: string; short?: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  useEffect(() => {
    if (state !== 'copied') return undefined;
    const timer = setTimeout(() => setState('ready'), SHOWN);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => setState((await copied(text)) ? 'copied' : 'failed');
  return (
    <>
      <button
        type="button"
        class="button button--line button--small"
        aria-label={short ? label : undefined}
        onClick={() => void copy()}
      >
        <Icon name={state === 'copied' ? 'check' : 'copy'} small />
        <span class="copy__label">{state === 'copied' ? t('copied') : (short ?? label)}</span>
      </button>
      <span role="status" class={state === 'failed' ? 'caption' : 'sr'}>
        {state !== 'ready' && t(state)}
      </span>
    </>
  );
}

/** Puts a text on the clipboard, also where there is no secure context. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByCommand(text);
  }
}

function copiedByCommand(text: string): boolean {
  const box = document.createElement('textarea');
  box.value = text;
  box.className = 'sr';
  const before = document.activeElement;
  document.body.append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
