import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { translator } from '../../i18n/i18n.ts';
import type { Finding } from '../signature-check.ts';
import { answer, pull, watched } from './model.ts';
import { texts } from './texts.ts';
import { fieldsOf, outcome } from './words.ts';

const useTexts = translator(texts);

export interface Told {
  readonly id: number;
  readonly order_id: string;
  readonly url: string;
  readonly state: string;
  readonly created_at: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly attempts: readonly {
    readonly at: string;
    readonly took_ms: number;
    readonly status?: number;
    readonly error?: string;
    readonly answer?: string;
  }[];
}

/** One notification with every attempt to deliver it. */
export function Notice({ told }: { readonly told: Told }) {
  const t = useTexts();
  return (
    <section class="card">
      <h3>
        {told.order_id} · {String(told.body['transaction_status'])} · {told.state}
      </h3>
      <p class="muted">
        {told.created_at} {told.url}
      </p>
      <ol class="timeline">
        {told.attempts.map((made, place) => (
          <li key={place} class="muted">
            {made.at.slice(11, 19)} {made.status ?? made.error} ({made.took_ms} ms) {made.answer ?? ''}
          </li>
        ))}
      </ol>
      <details>
        <summary>JSON</summary>
        <pre>{JSON.stringify(told.body, null, 2)}</pre>
      </details>
      {told.url !== '' && (
        <button type="button" onClick={() => void pull({ path: `notifications/${told.id}/replay` }, outcome(t))}>
          {t('replay', { id: told.id })}
        </button>
      )}
    </section>
  );
}

const PARTS = ['order_id', 'status_code', 'gross_amount', 'signature_key'] as const;

/** Says which part of a signature is wrong. */
function Checker() {
  const t = useTexts();
  const finding = useSignal<Finding | undefined>(undefined);
  const check = async (event: Event) => {
    const body = fieldsOf(event);
    const said = (await pull({ path: 'signature', body }, outcome(t))) as { readonly finding: Finding } | undefined;
    finding.value = said?.finding;
  };
  return (
    <form class="card" onSubmit={(event) => void check(event)}>
      <h2>{t('checker')}</h2>
      <div class="row">
        {PARTS.map((name) => (
          <label key={name}>
            {name}
            <input name={name} required autocomplete="off" />
          </label>
        ))}
        <button class="primary">{t('check')}</button>
      </div>
      <p role="status">{finding.value && t(`finding_${finding.value}`)}</p>
    </form>
  );
}

function Delivery() {
  const t = useTexts();
  const save = async (event: Event) => {
    const { copies, hold, intervals = '' } = fieldsOf(event);
    const seconds = intervals.split(/[\s,]+/).filter((text) => text !== '');
    if (seconds.length > 0)
      await pull({ path: 'notifications/intervals', body: { seconds: seconds.map(Number) } }, outcome(t, 'saved'));
    const body = { copies: Number(copies), hold_first_s: Number(hold) };
    await pull({ path: 'notifications/delivery', body }, outcome(t, 'saved'));
  };
  return (
    <form class="row" onSubmit={(event) => void save(event)}>
      <label>
        {t('copies')}
        <input name="copies" type="number" min="1" max="10" defaultValue="1" />
      </label>
      <label>
        {t('hold')}
        <input name="hold" type="number" min="0" defaultValue="0" />
      </label>
      <label>
        {t('intervals')}
        <input name="intervals" placeholder="1, 1, 1, 1, 1" />
      </label>
      <button>{t('save')}</button>
      <button type="button" onClick={() => void pull({ path: 'notifications/retry' }, outcome(t))}>
        {t('retry')}
      </button>
    </form>
  );
}

export function Notifications() {
  const t = useTexts();
  useEffect(() => void (watched.value = 'notifications'), []);
  const known = answer('notifications') as { readonly notifications?: readonly Told[] } | undefined;
  const list = [...(known?.notifications ?? [])].reverse();
  return (
    <>
      <Delivery />
      <Checker />
      {list.length === 0 && <p>{t('nothing')}</p>}
      {list.map((told) => (
        <Notice key={told.id} told={told} />
      ))}
    </>
  );
}
