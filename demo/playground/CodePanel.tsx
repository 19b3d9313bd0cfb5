import { useState } from 'preact/hooks';
import { CopyButton } from '../page/Copy.tsx';
import { curlCode, htmlCode, nodeCode } from './code.ts';
import { gateway, linkHash, settings } from './session.ts';
import { shareable } from './settings.ts';
import { t } from './texts.ts';

const writers = { html: htmlCode, curl: curlCode, node: nodeCode };

/** What to copy for the current settings: the page's code, the back end's, and the link that brings it all back. */
export function CodePanel() {
  const [kind, setKind] = useState<keyof typeof writers>('html');
  const code = writers[kind](settings.value, gateway.value?.url ?? 'https://gateway.example');
  const { left } = shareable(settings.value);
  return (
    <section class="panel" aria-labelledby="code">
      <h2 id="code">{t('code')}</h2>
      <p class="muted caption">
        {t('codeAbout')} {left.length > 0 && t('left', { names: left.join(', ') })}
      </p>
      <div class="tabs" role="group" aria-labelledby="code">
        {(Object.keys(writers) as (keyof typeof writers)[]).map((name) => (
          <button key={name} type="button" aria-pressed={kind === name} onClick={() => setKind(name)}>
            {t(name)}
          </button>
        ))}
      </div>
      <pre class="payload payload--code">{code}</pre>
      <div class="row">
        <CopyButton key={kind} text={code} label={t('copyCode')} />
        <CopyButton text={`${location.origin}/playground#${linkHash.value}`} label={t('copyLink')} />
      </div>
    </section>
  );
}
