import { useState } from 'preact/hooks';
import type { Problem } from '../page/back-end.ts';
import { Icon } from '../page/icons.tsx';
import { pageSnap, safeLink } from '../page/snap.ts';
import { pretty } from './json.ts';
import { callbackNames, windowLink } from './options.ts';
import {
  change,
  createToken,
  dropped,
  gateway,
  jsonProblem,
  openCheckout,
  PLACE,
  problem,
  settings,
  transaction,
} from './session.ts';
import { modes } from './settings.ts';
import { t } from './texts.ts';

/** How the checkout is shown, and the buttons that start it. */
export function RunPanel() {
  const [busy, setBusy] = useState(false);
  const { mode, showsFirst } = settings.value;
  const go = async () => {
    setBusy(true);
    if (showsFirst && mode === 'popup') pageSnap()?.show();
    const made = await createToken();
    if (!made) pageSnap()?.hide();
    else if (mode !== 'window') openCheckout(made);
    setBusy(false);
  };
  return (
    <section class="panel" aria-labelledby="run">
      <h2 id="run">{t('run')}</h2>
      <Modes />
      {mode !== 'window' && <Callbacks />}
      <button
        type="button"
        class="button"
        aria-busy={busy}
        disabled={jsonProblem.value !== null}
        onClick={() => !busy && void go()}
      >
        {busy ? t('goBusy') : t('go')}
      </button>
      {jsonProblem.value && <p class="field__help">{t('invalid')}</p>}
      <Again />
      <Trouble />
      {mode === 'embed' && (
        <section aria-label={t('place')}>
          <div id={PLACE} class="place" />
        </section>
      )}
    </section>
  );
}

function Modes() {
  return (
    <fieldset>
      <legend class="field__label">{t('mode')}</legend>
      <div class="modes">
        {modes.map((mode) => (
          <label key={mode} class="chip">
            <input
              type="radio"
              name="mode"
              checked={settings.value.mode === mode}
              onChange={() => {
                pageSnap()?.hide();
                change({ mode });
              }}
            />
            <span>{t(mode)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Callbacks() {
  const { callbacks, mode, showsFirst } = settings.value;
  return (
    <fieldset>
      <legend class="field__label">{t('callbacks')}</legend>
      <div class="checks">
        {callbackNames.map((name) => (
          <label key={name} class="check">
            <input
              type="checkbox"
              checked={callbacks.includes(name)}
              onChange={({ currentTarget: { checked } }) =>
                change({
                  callbacks: callbackNames.filter((known) => (known === name ? checked : callbacks.includes(known))),
                })
              }
            />
            <code>{name}</code>
          </label>
        ))}
        {mode === 'popup' && (
          <label class="check check--wide">
            <input
              type="checkbox"
              checked={showsFirst}
              onChange={({ currentTarget }) => change({ showsFirst: currentTarget.checked })}
            />
            {t('showsFirst')}
          </label>
        )}
      </div>
    </fieldset>
  );
}

/** What can be done with the token that is there already. */
function Again() {
  const current = transaction.value;
  const { mode, options } = settings.value;
  if (!current?.token) return null;
  const link = mode === 'window' ? safeLink(current.redirectUrl) : null;
  if (mode === 'window') {
    return link ? (
      <div class="row">
        <a class="button button--line button--small" href={windowLink(link, options)} target="_blank" rel="noopener">
          <Icon name="out" small />
          {t('openWindow')}
        </a>
        <a class="button button--quiet button--small" href={windowLink(link, options)}>
          {t('openHere')}
        </a>
      </div>
    ) : null;
  }
  return (
    <div class="row">
      <button type="button" class="button button--line button--small" onClick={() => openCheckout(current)}>
        {t('again')}
      </button>
      <button type="button" class="button button--quiet button--small" onClick={() => pageSnap()?.hide()}>
        <code>{t('hide')}</code>
      </button>
    </div>
  );
}

function Trouble() {
  const trouble = problem.value;
  const url = gateway.value?.url ?? '';
  return (
    <div role="status" class="stack">
      {trouble && (
        <div class="notice notice--danger">
          <Icon name="alert" />
          <div class="stack">
            <p>{explained(trouble, url)}</p>
            {trouble.answer != null && <pre class="payload">{pretty(trouble.answer)}</pre>}
          </div>
        </div>
      )}
      {gateway.value && !gateway.value.sandbox && trouble?.code !== 'gateway_unreachable' && (
        <p class="notice notice--warning">{t(gateway.value.reachable ? 'notSandbox' : 'unreachable', { url })}</p>
      )}
      {dropped.value.length > 0 && (
        <p class="notice notice--warning">
          {dropped.value[0] === '*' ? t('droppedAll') : t('dropped', { names: dropped.value.join(', ') })}
        </p>
      )}
    </div>
  );
}

const explanations = {
  noSnap: 'noSnap',
  offline: 'offline',
  gateway_unreachable: 'unreachable',
  gateway_refused: 'refused',
} as const;

/** A problem in the page's language; one that only the back end can name is shown in its words. */
function explained({ code, message }: Problem, url: string): string {
  return Object.hasOwn(explanations, code) ? t(explanations[code as keyof typeof explanations], { url }) : message;
}
