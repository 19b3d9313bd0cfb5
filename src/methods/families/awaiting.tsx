import { useEffect, useState } from 'preact/hooks';

import { translator } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { info, refresh } from '../../ui/icons.ts';
import type { InstructionProps } from '../method.ts';
import { awaitingTexts } from './awaiting-texts.ts';

const useTexts = translator(awaitingTexts);

/** Whether the time to pay has passed: the gateway has said so, or its clock shows it. */
export function useOver({ charge: { expiresAt }, now, renew }: InstructionProps): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const look = () => setOver(expiresAt !== undefined && now() >= expiresAt);
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [expiresAt, now]);
  return over || renew !== undefined;
}

export function Pulse() {
  const t = useTexts();
  return (
    <p class="waiting waiting--box" role="status">
      <span class="pulse" />
      <span>{t('waiting')}</span>
    </p>
  );
}

interface AwaitingProps extends InstructionProps {
  readonly over: boolean;
}

/** What came of asking. Between the end by our clock and the gateway's word for it, a payment may still arrive. */
export function Told({ notYet, checking, over, renew }: AwaitingProps) {
  const t = useTexts();
  return (
    <div role="status">
      {checking && <p class="sr">{t('checking')}</p>}
      {renew && <p class="lead">{t('over')}</p>}
      {(notYet || over) && !checking && !renew && (
        <div class="alert">
          <Icon d={info} />
          <div>{t('notYet')}</div>
        </div>
      )}
    </div>
  );
}

/** The page asks by itself: a button to ask now, and one for something else. Once it is over for good, one to begin anew. */
export function Foot({ check, checking, change, renew, again }: InstructionProps & { readonly again: string }) {
  const t = useTexts();
  return (
    <div class="foot">
      {renew && (
        <button type="button" class="btn" onClick={renew}>
          <Icon d={refresh} size="s" />
          {again}
        </button>
      )}
      <div class="foot__pair">
        {!renew && (
          <button type="button" class="btn btn--line" aria-disabled={checking || undefined} onClick={check}>
            {t(checking ? 'checking' : 'check')}
          </button>
        )}
        {change && (
          <button type="button" class="btn btn--quiet" onClick={change}>
            {t('change')}
          </button>
        )}
      </div>
    </div>
  );
}
