import { translator } from '../../i18n/i18n.ts';
import type { Notification } from '../testing-types.d.ts';
import { pull } from './model.ts';
import { texts } from './notification-texts.ts';
import { Json, Pill } from './parts.tsx';
import { formatAt, useOutcome } from './words.ts';

const useTexts = translator(texts);

/** What became of it, in a word. */
export function Delivery({ told }: { readonly told: Notification }) {
  const t = useTexts();
  return <Pill state={told.state} text={t(`state_${told.state}`)} />;
}

/** Its attempts, its text, and sending it again. */
export function Notice({ told, onCheck }: { readonly told: Notification; readonly onCheck?: () => void }) {
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
