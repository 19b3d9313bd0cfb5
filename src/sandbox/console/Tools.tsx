import { useEffect } from 'preact/hooks';
import { translator } from '../../i18n/i18n.ts';
import { address } from './api.ts';
import { answer, pull, watched } from './model.ts';
import { texts } from './texts.ts';
import { fieldsOf, outcome } from './words.ts';

const useTexts = translator(texts);

/** The clock, and the whole state: out, in, gone. */
export function Tools() {
  const t = useTexts();
  useEffect(() => void (watched.value = 'clock'), []);
  const clock = answer('clock') as { readonly now?: string } | undefined;
  const travel = (event: Event) =>
    void pull({ path: 'clock', body: { advance_s: Number(fieldsOf(event)['seconds']) } }, outcome(t));
  const take = async (file: File | undefined) => {
    if (file) await pull({ path: 'import', body: await file.text() }, outcome(t));
  };
  return (
    <>
      <p>{clock?.now !== undefined && t('now', { time: clock.now })}</p>
      <form class="row" onSubmit={travel}>
        <label>
          {t('seconds')}
          <input name="seconds" type="number" min="0" defaultValue="900" required />
        </label>
        <button class="primary">{t('travel')}</button>
      </form>
      <p class="row">
        <a href={address('export')}>{t('exportState')}</a>
        <a href={address('export?keys=1')}>{t('exportKeys')}</a>
      </p>
      <label>
        {t('importState')}
        <input
          type="file"
          accept="application/json"
          onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
        />
      </label>
      <p>
        <button type="button" onClick={() => void pull({ path: 'reset' }, outcome(t))}>
          {t('reset')}
        </button>
      </p>
    </>
  );
}
