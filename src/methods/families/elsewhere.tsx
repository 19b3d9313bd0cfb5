import { language, translator } from '../../i18n/i18n.ts';
import { formatMoment } from '../../lib/calendar.ts';
import { withQuery } from '../../lib/url.ts';
import { Icon } from '../../ui/icon.tsx';
import { info, print, save } from '../../ui/icons.ts';
import '../../ui/print-style.ts';
import { Tear } from '../../ui/Slip.tsx';
import { Guides } from '../../ui/Guides.tsx';
import { When } from '../../ui/When.tsx';
import type { InstructionProps } from '../method.ts';
import { elsewhereTexts } from './elsewhere-texts.ts';
import { guidesIn, type Words } from './guides.ts';

const useTexts = translator(elsewhereTexts);

/** The last part of a slip: until when. */
export function Before({ charge: { expiresAt } }: InstructionProps) {
  const t = useTexts();
  if (expiresAt === undefined) return null;
  return (
    <>
      <Tear />
      <When label={t('payBefore')}>{formatMoment(expiresAt, language.value)}</When>
    </>
  );
}

/** Asked, and not paid yet: said above the steps. */
export function Late({ notYet, checking }: InstructionProps) {
  const t = useTexts();
  return (
    <div role="status" hidden={!notYet && !checking}>
      {checking && <p class="sr">{t('checking')}</p>}
      {notYet && !checking && (
        <div class="alert">
          <Icon d={info} />
          <div>
            <b>{t('notYet')}</b>
            {t('notYetMore')}
          </div>
        </div>
      )}
    </div>
  );
}

/** The guides in a method's texts. */
export function HowToPay({ words, values }: { readonly words: Words; readonly values?: Words }) {
  const t = useTexts();
  return (
    <section>
      <h3 class="group__title">{t('howToPay')}</h3>
      <Guides guides={guidesIn(words, t('complete'), values)} />
    </section>
  );
}

export function Foot({ charge, check, checking, change }: InstructionProps) {
  const t = useTexts();
  return (
    <div class="foot">
      <button type="button" class="btn" aria-disabled={checking || undefined} onClick={check}>
        {checking && <Dots />}
        {t(checking ? 'checking' : 'paid')}
      </button>
      <div class="foot__pair">
        <Keep pdfUrl={charge.pdfUrl} />
        {change && (
          <button type="button" class="btn btn--quiet" onClick={change}>
            {t('change')}
          </button>
        )}
      </div>
    </div>
  );
}

/** The instruction to take along: the gateway's PDF in the language on screen, else this page on paper. */
function Keep({ pdfUrl }: { readonly pdfUrl: string | undefined }) {
  const t = useTexts();
  return pdfUrl === undefined ? (
    <button type="button" class="btn btn--quiet" onClick={() => globalThis.print()}>
      <Icon d={print} size="s" />
      {t('print')}
    </button>
  ) : (
    <a
      class="btn btn--quiet"
      href={withQuery(pdfUrl, { language: language.value })}
      target="_blank"
      rel="noopener noreferrer"
    >
      <Icon d={save} size="s" />
      {t('savePdf')}
    </a>
  );
}

const Dots = () => (
  <span class="dots" aria-hidden="true">
    <i />
    <i />
    <i />
  </span>
);
