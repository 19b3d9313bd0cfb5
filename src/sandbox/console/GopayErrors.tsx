import { translator } from '../../i18n/i18n.ts';
import { texts } from './lever-texts.ts';
import { pull } from './model.ts';
import { Labelled, Panel } from './parts.tsx';
import { fieldsOf, useOutcome } from './words.ts';

const useTexts = translator(texts);

/** A row of GoPay's table, as `GET /_sandbox/gopay/errors` tells of it. */
export interface GopayError {
  readonly code: string;
  readonly gopay_message: string;
  readonly status_code: string;
  readonly http: number;
  readonly notification: boolean;
}

/** Orders one of GoPay's errors for the next GoPay charge. */
export function GopayErrors({ errors }: { readonly errors: readonly GopayError[] }) {
  const t = useTexts();
  const outcome = useOutcome();
  const order = (event: Event) => void pull({ path: 'gopay/error', body: { code: fieldsOf(event)['code'] } }, outcome);
  return (
    <Panel title={t('gopay')} about={t('gopayHow')}>
      <form class="row" onSubmit={order}>
        <Labelled label={t('gopayCode')} wide>
          <select name="code">
            {errors.map(({ code, gopay_message: message, status_code: status, http, notification }) => (
              <option key={code} value={code}>
                {`${code} ${message} → ${status}, HTTP ${http}, ${t(notification ? 'notifies' : 'silent')}`}
              </option>
            ))}
          </select>
        </Labelled>
        <button class="primary">{t('gopayOrder')}</button>
      </form>
    </Panel>
  );
}
