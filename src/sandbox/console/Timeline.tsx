import { translator } from '../../i18n/i18n.ts';
import { happenings, type Happening, type History } from './events.ts';
import { AllLevers, amountOf, stateOf, type Row } from './levers.tsx';
import { useAnswers } from './model.ts';
import { Delivery, Notice } from './Notice.tsx';
import { Json, Panel, Pill } from './parts.tsx';
import { texts } from './texts.ts';
import { formatAt } from './words.ts';

const useTexts = translator(texts);

interface Whole extends Row, History {
  readonly error?: string;
  readonly request: unknown;
  readonly charges: readonly unknown[];
}

function What({ one }: { readonly one: Happening }) {
  const t = useTexts();
  switch (one.kind) {
    case 'asked':
      return (
        <>
          <Pill state="open" /> {t('asked')}
        </>
      );
    case 'call':
      return (
        <>
          <code>
            {one.method} {one.path}
          </code>{' '}
          <span class={one.status >= 400 ? 'problem' : undefined}>{t('answered', { status: one.status })}</span>{' '}
          {one.code !== undefined && one.code !== String(one.status) && t('withCode', { code: one.code })}{' '}
          <span class="muted">
            {t('took', { ms: one.tookMs })}
            {one.count > 1 && ` · ${t('many', { count: one.count })}`}
          </span>
        </>
      );
    case 'state':
      return (
        <>
          <Pill state={one.state} /> {one.isGivenUp && t('givenUp')} <span class="muted">{one.by}</span>
        </>
      );
    case 'notice':
      return (
        <details>
          <summary>
            {String(one.told.body['transaction_status'])} <Delivery told={one.told} />
          </summary>
          <Notice told={one.told} />
        </details>
      );
  }
}

function Events({ all }: { readonly all: readonly Happening[] }) {
  const t = useTexts();
  const names = { asked: 'state', call: 'call', state: 'state', notice: 'notice' } as const;
  return (
    <ol class="timeline">
      {all.map((one, place) => (
        <li key={place} class={one.kind}>
          <time dateTime={one.at}>{formatAt(one.at)}</time>
          <span class="kind">{t(names[one.kind])}</span>
          <div>
            <What one={one} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Everything that happened to one transaction, and what can happen next. */
export function Timeline({ id }: { readonly id: string }) {
  const t = useTexts();
  const [whole] = useAnswers<[Whole]>(`transactions/${encodeURIComponent(id)}`);
  const back = <a href="#/transactions">{t('back')}</a>;
  if (!whole) return <p>{back}</p>;
  if (whole.error !== undefined)
    return (
      <>
        <p class="problem">{t('gone')}</p>
        <p class="muted">{whole.error}</p>
        <p>{back}</p>
      </>
    );
  return (
    <>
      <p>{back}</p>
      <section class="card">
        <div class="row spread">
          <h2>{whole.order_id}</h2>
          <Pill state={stateOf(whole)} />
        </div>
        <p class="muted">
          <span class="amount">{amountOf(whole)}</span> · {whole.channel ?? '–'} · {whole.merchant_id} ·{' '}
          <code>{whole.transaction_id ?? whole.token}</code>
        </p>
        {whole.token_asked && <a href={`/snap/v4/redirection/${whole.token}`}>{t('open')}</a>}
      </section>
      <Panel title={t('levers')}>
        <AllLevers row={whole} />
      </Panel>
      <Panel title={t('events')}>
        <Events all={happenings(whole)} />
      </Panel>
      {whole.charges.length > 0 && (
        <details class="card">
          <summary>{t('charges')}</summary>
          {whole.charges.map((charge, place) => (
            <Json key={place} value={charge} />
          ))}
        </details>
      )}
      <details class="card">
        <summary>{t('request')}</summary>
        <Json value={whole.request} />
      </details>
    </>
  );
}
