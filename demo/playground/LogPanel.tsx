import { shown } from '../shop/order-texts.ts';
import { isObject, pretty } from './json.ts';
import { gateway, log, type LogEntry } from './session.ts';
import { t } from './texts.ts';

/** What the page's callbacks and the shop's back end heard, newest first. */
export function LogPanel() {
  return (
    <section class="panel" aria-labelledby="log">
      <div class="panel__head">
        <h2 id="log">{t('log')}</h2>
        {log.value.length > 0 && (
          <button type="button" class="button button--quiet button--small" onClick={() => (log.value = [])}>
            {t('clear')}
          </button>
        )}
      </div>
      {log.value.length === 0 && <p class="muted">{t('logEmpty')}</p>}
      <ol class="log" aria-live="polite" aria-labelledby="log">
        {log.value.map((entry) => (
          <li key={entry.id} class={`log__entry log__entry--${entry.kind}`}>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { entry: LogEntry }) {
  const at = new Date(entry.at);
  const title = (
    <>
      <span>{titleOf(entry)}</span>{' '}
      <time class="muted" dateTime={at.toISOString()}>
        {at.toTimeString().slice(0, 8)}
      </time>
    </>
  );
  if (entry.payload === undefined) return <p class="log__title">{title}</p>;
  return (
    <details open={entry.kind === 'callback' || entry.kind === 'error'}>
      <summary class="log__title">{title}</summary>
      <pre class="payload">{pretty(entry.payload)}</pre>
    </details>
  );
}

function titleOf({ kind, name, count = 1, payload }: LogEntry): string {
  const call = isObject(payload) ? String(payload['call'] ?? '') : '';
  switch (kind) {
    case 'callback':
      return count > 1 ? t('callbackExtra', { name, count }) : t('callback', { name });
    case 'notification':
      return t('notification', { outcome: name === 'changed' || name === 'unchanged' ? t(name) : name });
    case 'state':
      return t('moved', { state: shown(name).heading });
    case 'note':
    case 'error':
      if (name.startsWith('lever:')) return t('lever', { name: name.slice('lever:'.length) });
      return sayOf(name, call);
  }
}

function sayOf(name: string, call: string): string {
  const known = (['created', 'opened', 'threw', 'unreachable'] as const).find((one) => one === name);
  return t(known ?? 'refused', { call, url: gateway.value?.url ?? '' });
}
