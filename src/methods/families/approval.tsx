import type { ComponentChildren, ComponentType } from 'preact';

import { language } from '../../i18n/i18n.ts';
import type { Texts } from '../../i18n/texts.ts';
import { groupPhone } from '../../lib/phone.ts';
import { Who } from '../../ui/Who.tsx';
import { StepList } from '../../ui/StepList.tsx';
import type { InstructionProps } from '../method.ts';
import { Foot, Pulse, Told } from './awaiting.tsx';
import { InTime } from './in-time.tsx';

/** What makes one payment that is approved on a phone another than the next one. */
export interface Approval {
  readonly logo: string;
  /** `approve` says where the customer says yes; `steps` how, parted by `|`. */
  readonly texts: Texts<Readonly<Record<'approve' | 'steps', string>>>;
}

interface ApprovalProps extends InstructionProps {
  readonly at: Approval;
  /** What is typed there. */
  readonly children?: ComponentChildren;
}

/** The screen of a payment that the customer approves on a phone. */
export const approvalInstruction = (at: Approval): ComponentType<InstructionProps> =>
  function Instruction(props) {
    return <ApprovalScreen {...props} at={at} />;
  };

export function ApprovalScreen({ at, children, ...props }: ApprovalProps) {
  const { approve, steps } = at.texts[language.value];
  const { phone } = props.charge;
  return (
    <>
      <div class="body stack" tabIndex={0}>
        <Who logo={at.logo}>{[approve, phone && groupPhone(phone)].filter(Boolean).join(' ')}</Who>
        {children}
        <StepList steps={steps.split('|')} />
        <InTime charge={props.charge} />
        <Pulse />
        <Told {...props} over={false} />
      </div>
      <Foot {...props} again="" />
    </>
  );
}
