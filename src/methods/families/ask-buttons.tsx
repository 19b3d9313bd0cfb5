import { translator } from '../../i18n/i18n.ts';
import type { InstructionProps } from '../method.ts';
import { awaitingTexts } from './awaiting-texts.ts';

const useTexts = translator(awaitingTexts);

/** Beside a link that leads elsewhere: asks the gateway now. */
export function CheckButton({ check, checking }: Pick<InstructionProps, 'check' | 'checking'>) {
  const t = useTexts();
  return (
    <button type="button" class="btn btn--line" aria-disabled={checking || undefined} onClick={check}>
      {t(checking ? 'checking' : 'check')}
    </button>
  );
}

export function ChangeButton({ change }: Pick<InstructionProps, 'change'>) {
  const t = useTexts();
  return (
    change && (
      <button type="button" class="btn btn--quiet" onClick={change}>
        {t('change')}
      </button>
    )
  );
}
