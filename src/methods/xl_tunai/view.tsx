import { useRef } from 'preact/hooks';

import { translator } from '../../i18n/i18n.ts';
import { Code } from '../../ui/Code.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Part, Slip, Tear } from '../../ui/Slip.tsx';
import { ApprovalScreen } from '../families/approval.tsx';
import type { InstructionProps } from '../method.ts';
import logo from './logo.svg?inline';
import { texts } from './texts.ts';

const useTexts = translator(texts);

/** Two numbers that are typed on the phone. */
export function Instruction(props: InstructionProps) {
  const t = useTexts();
  const merchant = useRef<HTMLSpanElement>(null);
  const number = useRef<HTMLSpanElement>(null);
  const { bill } = props.charge;
  return (
    <ApprovalScreen {...props} at={{ logo, texts }}>
      {bill && (
        <Slip>
          <Part small>
            <div class="slip__label">{t('merchant')}</div>
            <Code text={bill.company} self={merchant} />
          </Part>
          <Tear />
          <Part>
            <div>
              <div class="slip__label">{t('number')}</div>
              <Code text={bill.number} self={number} />
            </div>
            <CopyButton text={bill.number} label={t('copyNumber')} shown={number} />
          </Part>
        </Slip>
      )}
    </ApprovalScreen>
  );
}
