import { translator } from '../../i18n/i18n.ts';
import { texts } from './lever-texts.ts';
import { pull } from './model.ts';
import { Panel } from './parts.tsx';
import { useOutcome } from './words.ts';

const useTexts = translator(texts);

/** A row of GoPay's table, as `GET /_sandbox/gopay/errors` tells of it. */
export interface GopayError {
  readonly code: string;
  readonly gopay_message: string;
  readonly status_code: string;
  readonly http: number;
  readonly notification: boolean;
}

/** GoPay's errors, what the gateway makes of each, and ordering one for the next GoPay charge. */
export function GopayErrors({ errors }: { readonly errors: readonly GopayError[] }) {
  const t = useTexts();
  const outcome = useOutcome();
  const order = (code: string) => void pull({ path: 'gopay/error', body: { code } }, outcome);
  return (
    <Panel title={t('gopay')} about={t('gopayHow')}>
      <table class="errors">
        <thead>
          <tr>
            <th scope="col">{t('gopayCode')}</th>
            <th scope="col">{t('gopayAnswer')}</th>
            <th scope="col">{t('gopayNotice')}</th>
            <th scope="col">{t('order')}</th>
          </tr>
        </thead>
        <tbody>
          {errors.map(({ code, gopay_message: message, status_code: status, http, notification }) => (
            <tr key={code}>
              <th scope="row">
                <code>{code}</code> {message}
              </th>
              <td>
                {status} <span class="muted">HTTP {http}</span>
              </td>
              <td>{t(notification ? 'notifies' : 'silent')}</td>
              <td>
                <button type="button" onClick={() => order(code)}>
                  {t('gopayOrder', { code })}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
