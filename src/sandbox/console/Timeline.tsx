import { useEffect } from 'preact/hooks';
import { translator } from '../../i18n/i18n.ts';
import { answer, watched } from './model.ts';
import { Notice, type Told } from './Notifications.tsx';
import { texts } from './texts.ts';
import { Levers, standing, type Row } from './Transactions.tsx';

const useTexts = translator(texts);

interface Whole extends Row {
  readonly error?: string;
  readonly request: unknown;
  readonly charges: readonly unknown[];
  readonly notifications: readonly Told[];
  readonly calls: readonly {
    readonly at: string;
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly took_ms: number;
  }[];
}

/** Everything that happened to one transaction. */
export function Timeline({ id }: { readonly id: string }) {
  const t = useTexts();
  const path = `transactions/${encodeURIComponent(id)}`;
  useEffect(() => void (watched.value = path), [path]);
  const whole = answer(path) as Whole | undefined;
  const back = <a href="#/transactions">{t('back')}</a>;
  if (!whole) return back;
  if (whole.error !== undefined)
    return (
      <>
        <p class="problem">{t('gone')}</p>
        {back}
      </>
    );
  return (
    <>
      {back}
      <h2>{whole.order_id}</h2>
      <p class="muted">{standing(whole)}</p>
      <Levers row={whole} />
      <h2>{t('notifications')}</h2>
      {whole.notifications.length === 0 && <p>{t('nothing')}</p>}
      {whole.notifications.map((told) => (
        <Notice key={told.id} told={told} />
      ))}
      <h2>{t('calls')}</h2>
      <ol class="timeline">
        {whole.calls.map(({ at, method, path: to, status, took_ms: took }, place) => (
          <li key={place} class="muted">
            {at.slice(11, 19)} {method} {to} → {status} ({took} ms)
          </li>
        ))}
      </ol>
      <h2>{t('charges')}</h2>
      {whole.charges.map((charge, place) => (
        <pre key={place}>{JSON.stringify(charge, null, 2)}</pre>
      ))}
      <h2>{t('request')}</h2>
      <pre>{JSON.stringify(whole.request, null, 2)}</pre>
    </>
  );
}
