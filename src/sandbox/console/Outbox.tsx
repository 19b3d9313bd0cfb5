import { useEffect } from 'preact/hooks';
import { language, translator } from '../../i18n/i18n.ts';
import { answer, watched } from './model.ts';
import { texts } from './texts.ts';

const useTexts = translator(texts);

interface Mail {
  readonly at: string;
  readonly to: string;
  readonly subject: Readonly<Record<'en' | 'id', string>>;
  readonly text: Readonly<Record<'en' | 'id', string>>;
}

/** E-mails that the shop and its customers would have got. */
export function Outbox() {
  const t = useTexts();
  useEffect(() => void (watched.value = 'outbox'), []);
  const mails = (answer('outbox') as { readonly mails?: readonly Mail[] } | undefined)?.mails;
  if (mails?.length === 0) return <p>{t('nothing')}</p>;
  return (
    <>
      {mails?.map((mail, place) => (
        <section class="card" key={place}>
          <h2>{mail.subject[language.value]}</h2>
          <p class="muted">
            {mail.at} {t('to', { who: mail.to })}
          </p>
          <pre>{mail.text[language.value]}</pre>
        </section>
      ))}
    </>
  );
}
