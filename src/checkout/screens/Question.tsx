import { useEffect, useRef } from 'preact/hooks';

import { language } from '../../i18n/i18n.ts';
import { formatMoment } from '../../lib/calendar.ts';
import type { Checkout } from '../checkout.ts';
import type { LeaveQuestion } from '../leaving.ts';
import { useQuestionTexts } from './question-texts.ts';
import questionCss from './question.css?inline';
import { adopt } from '../../ui/adopt.ts';

adopt(questionCss);

interface QuestionProps {
  readonly checkout: Checkout;
  readonly question: LeaveQuestion;
}

/** Leave? Asked once, with what happens to the payment. Staying is the plain choice, and what Escape does. */
export function Question({ checkout, question }: QuestionProps) {
  const t = useQuestionTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const kind = checkout.step.value.at === 'challenged' ? 'bank' : question;
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  // Escape; a browser may close the dialog by itself, then `close` tells.
  const cancel = (event: Event) => {
    event.preventDefault();
    checkout.stay();
  };
  return (
    <dialog
      ref={dialog}
      class="ask"
      role="alertdialog"
      aria-labelledby="ask-title"
      aria-describedby="ask-more"
      onCancel={cancel}
      onClose={checkout.stay}
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      <div class="stack stack--s">
        <h2 id="ask-title" class="cancel-modal-title">
          {t(kind)}
        </h2>
        <p id="ask-more" class="lead">
          <More checkout={checkout} kind={kind} />
        </p>
      </div>
      <div class="stack stack--s">
        <button type="button" class="btn" onClick={checkout.stay}>
          {t(`${kind}Stay`)}
        </button>
        <button type="button" class="btn btn--line" onClick={kind === 'change' ? checkout.giveUp : checkout.leave}>
          {t(`${kind}Leave`)}
        </button>
      </div>
    </dialog>
  );
}

function More({ checkout, kind }: { readonly checkout: Checkout; readonly kind: LeaveQuestion | 'bank' }) {
  const t = useQuestionTexts();
  const end = checkout.deadline.value;
  if (kind !== 'pending' || end === undefined) return <>{t(`${kind}More`)}</>;
  return <>{t('pendingUntil', { when: formatMoment(end, language.value, { year: false }) })}</>;
}
