import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';

import type { Charge, Language } from '../../gateway/types.ts';
import { language, translator } from '../../i18n/i18n.ts';
import { formatRupiah } from '../../lib/money.ts';
import { Code } from '../../ui/Code.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Icon } from '../../ui/icon.tsx';
import { info } from '../../ui/icons.ts';
import { Part, Slip, Tear } from '../../ui/Slip.tsx';
import { Who } from '../../ui/Who.tsx';
import type { InstructionProps } from '../method.ts';
import { Before, Foot, HowToPay, Late } from './elsewhere.tsx';
import type { GuideTexts } from './guides.ts';
import { transferTexts } from './transfer-texts.ts';

const useTexts = translator(transferTexts);

/** What makes one payment through a bank another than the next one. */
export interface Transfer {
  readonly logo: string;
  readonly texts: GuideTexts;
  /** The long number that is this payment's own. */
  readonly number: (charge: Charge, language: Language) => TransferCode;
  /** A short code that is asked for before it, and the steps' `{{code}}`. */
  readonly shortCode?: (charge: Charge, language: Language) => TransferCode | undefined;
}

export interface TransferCode {
  readonly label: string;
  /** The copy button's name. */
  readonly copy: string;
  readonly text: string;
}

/** The screen of what is paid through a bank: what to type, the exact amount, until when, and how. */
export const transferInstruction = (transfer: Transfer): ComponentType<InstructionProps> =>
  function Instruction(props) {
    const short = transfer.shortCode?.(props.charge, language.value);
    const words = transfer.texts[language.value];
    return (
      <>
        <div class="body stack">
          <Account {...props} transfer={transfer} short={short} />
          <Late {...props} />
          <HowToPay words={words} values={{ code: short?.text ?? '…' }} />
          <Mistakes />
        </div>
        <Foot {...props} />
      </>
    );
  };

interface AccountProps extends InstructionProps {
  readonly transfer: Transfer;
  readonly short: TransferCode | undefined;
}

function Account({ transfer, short, ...props }: AccountProps) {
  const { charge } = props;
  const t = useTexts();
  const number = transfer.number(charge, language.value);
  const code = useRef<HTMLSpanElement>(null);
  const sum = useRef<HTMLDivElement>(null);
  return (
    <Slip>
      <Part>
        <Who logo={transfer.logo}>{transfer.texts[language.value].source}</Who>
        {short && <ShortCode {...short} />}
        <div>
          <div class="slip__label">{number.label}</div>
          <div id="vaField">
            <Code text={number.text} self={code} />
          </div>
        </div>
        <CopyButton text={number.text} label={number.copy} shown={code} />
      </Part>
      <Tear />
      <Part kind="pair" small>
        <div>
          <div class="slip__label">{t('exactAmount')}</div>
          <div ref={sum} class="pair__amount">
            {formatRupiah(charge.amount)}
          </div>
        </div>
        <CopyButton text={String(charge.amount)} label={t('copy')} name={t('copyAmount')} shown={sum} narrow />
      </Part>
      <Before {...props} />
    </Slip>
  );
}

/** Too short for groups of four; read digit by digit all the same. */
function ShortCode({ label, copy, text }: TransferCode) {
  const t = useTexts();
  const shown = useRef<HTMLSpanElement>(null);
  return (
    <div class="pair">
      <div>
        <div class="slip__label">{label}</div>
        <div class="pair__amount">
          <span ref={shown} aria-hidden="true">
            {text}
          </span>
          <span class="sr">{[...text].join(' ')}</span>
        </div>
      </div>
      <CopyButton text={text} label={t('copy')} name={copy} shown={shown} narrow />
    </div>
  );
}

function Mistakes() {
  const t = useTexts();
  return (
    <p class="note">
      <Icon d={info} size="xs" />
      <span>{t('mistakes')}</span>
    </p>
  );
}
