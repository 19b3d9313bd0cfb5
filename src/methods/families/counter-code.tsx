import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';

import { language, translator } from '../../i18n/i18n.ts';
import { formatRupiah } from '../../lib/money.ts';
import { Barcode } from '../../ui/Barcode.tsx';
import { Code } from '../../ui/Code.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Part, Slip, Tear } from '../../ui/Slip.tsx';
import { Who } from '../../ui/Who.tsx';
import type { InstructionProps } from '../method.ts';
import { barsOf } from './barcode.ts';
import { counterCodeTexts } from './counter-code-texts.ts';
import { Before, Foot, HowToPay, Late } from './elsewhere.tsx';
import type { GuideTexts } from './guides.ts';

const useTexts = translator(counterCodeTexts);

/** What makes one shop's code another than the next one's. */
export interface Counter {
  readonly logo: string;
  readonly texts: GuideTexts;
}

/** The screen of a code for a shop's counter: to scan, to read out or to type, the amount, until when, and how. */
export const counterCodeInstruction = ({ logo, texts }: Counter): ComponentType<InstructionProps> =>
  function Instruction(props) {
    const t = useTexts();
    const words = texts[language.value];
    const { paymentCode = '', amount } = props.charge;
    const code = useRef<HTMLSpanElement>(null);
    const bars = barsOf(paymentCode);
    return (
      <>
        <div class="body stack">
          <Slip>
            <Part>
              <Who logo={logo}>{words.source}</Who>
              {bars && <Barcode bars={bars} label={`${t('barcode')} ${[...paymentCode].join(' ')}`} />}
              <div>
                <div class="slip__label">{t('code')}</div>
                <div id="payment-code">
                  <Code text={paymentCode} self={code} />
                </div>
              </div>
              <CopyButton text={paymentCode} label={t('copyCode')} shown={code} />
            </Part>
            <Tear />
            <Part small>
              <div>
                <div class="slip__label">{t('amount')}</div>
                <div class="pair__amount">{formatRupiah(amount)}</div>
                <div class="caption muted">{t('fee')}</div>
              </div>
            </Part>
            <Before {...props} />
          </Slip>
          <Late {...props} />
          <HowToPay words={words} />
        </div>
        <Foot {...props} />
      </>
    );
  };
