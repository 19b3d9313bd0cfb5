import { language, translator } from '../../i18n/i18n.ts';
import { useAnswers } from './model.ts';
import { texts } from './notification-texts.ts';
import { Empty, Pill } from './parts.tsx';
import { formatAt } from './words.ts';

const useTexts = translator(texts);

const LANGUAGES = ['id', 'en'] as const;

interface Mail {
  readonly at: string;
  readonly to: string;
  readonly merchant_id: string;
  readonly kind: 'instructions' | 'paid' | 'expired';
  readonly subject: Readonly<Record<'en' | 'id', string>>;
  readonly text: Readonly<Record<'en' | 'id', string>>;
}

/** E-mails that the shop and its customers would have got, as each would read in both languages. */
export function Outbox() {
  const t = useTexts();
  const [known] = useAnswers<[{ readonly mails?: readonly Mail[] }]>('outbox');
  const mails = known?.mails;
  if (mails?.length === 0)
    return (
      <Empty title={t('noMails')}>
        <p class="muted">{t('noMailsHow')}</p>
      </Empty>
    );
  return (
    <ul class="card list">
      {mails?.map((mail, place) => (
        <li key={place}>
          <details>
            <summary>
              <b>{mail.subject[language.value]}</b> <Pill state={mail.kind} text={t(`kind_${mail.kind}`)} />{' '}
              <span class="muted">
                {formatAt(mail.at)} {t('to', { who: mail.to })} · {mail.merchant_id}
              </span>
            </summary>
            <div class="two">
              {LANGUAGES.map((one) => (
                <article key={one} lang={one}>
                  <p class="strong">{mail.subject[one]}</p>
                  <pre tabIndex={0}>{mail.text[one]}</pre>
                </article>
              ))}
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
