import { translator } from '../../i18n/i18n.ts';
import { pull } from './model.ts';
import { texts } from './notification-texts.ts';
import { Json, Pill } from './parts.tsx';
import { formatAt, useOutcome } from './words.ts';

const useTexts = translator(texts);

/** A notification with every attempt to deliver it, as the log tells of it. */
export interface Told {
  readonly id: number;
  readonly order_id: string;
  readonly url: string;
  readonly state: string;
  readonly created_at: string;
  readonly next_attempt_at?: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly attempts: readonly {
    readonly at: string;
    readonly took_ms: number;
    readonly status?: number;
    readonly error?: string;
    readonly answer?: string;
  }[];
}

/** What became of it, in a word. */
export function Delivery({ told }: { readonly told: Told }) {
  const t = useTexts();
  const known = ['owed', 'delivered', 'failed', 'nowhere'] as const;
  const state = known.find((one) => one === told.state);
  return <Pill state={told.state} text={state ? t(`state_${state}`) : told.state} />;
}

/** Its attempts, its text, and sending it again. */
export function Notice({ told, onCheck }: { readonly told: Told; readonly onCheck?: () => void }) {
  const t = useTexts();
  const outcome = useOutcome();
  return (
    <>
      <p class="muted">{told.url === '' ? t('noUrl') : told.url}</p>
      {told.url !== '' && told.attempts.length === 0 && <p class="muted">{t('notTried')}</p>}
      <ol class="attempts">
        {told.attempts.map((made, place) => (
          <li key={place}>
            {formatAt(made.at)} · <b>{made.status ?? made.error}</b> · {made.took_ms} ms {made.answer ?? ''}
          </li>
        ))}
      </ol>
      {told.next_attempt_at !== undefined && <p class="muted">{t('next', { time: formatAt(told.next_attempt_at) })}</p>}
      <details>
        <summary>JSON</summary>
        <Json value={told.body} />
      </details>
      <p class="row">
        {told.url !== '' && (
          <button type="button" onClick={() => void pull({ path: `notifications/${told.id}/replay` }, outcome)}>
            {t('replay', { id: told.id })}
          </button>
        )}
        {onCheck && (
          <button type="button" onClick={onCheck}>
            {t('useInCheck', { id: told.id })}
          </button>
        )}
      </p>
    </>
  );
}
