import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';

import { language, translator } from '../../i18n/i18n.ts';
import type { Texts } from '../../i18n/texts.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { down, Icon } from '../../ui/icon.tsx';
import { phone } from '../../ui/icons.ts';
import { useWakeLock } from '../../ui/wake-lock.ts';
import type { InstructionProps } from '../method.ts';
import { Foot, Told, useOver } from './awaiting.tsx';
import { AppFirst, AppToo, Stuck } from './app-link.tsx';
import { QrSlip } from './QrSlip.tsx';
import { qrTexts } from './qr-texts.ts';

const useTexts = translator(qrTexts);

/** What makes one code another than the next one. */
export interface QrMethod {
  readonly logo: string;
  /** `scan` says which apps read it; `app` is the one that the charge's link opens, where it has one. */
  readonly texts: Texts<{ readonly scan: string; readonly app: string }>;
}

/** The screen of a code to scan. With an app's link the app comes first on a phone, and second elsewhere. */
export const qrInstruction = ({ logo, texts }: QrMethod): ComponentType<InstructionProps> =>
  function Instruction(props) {
    const t = useTexts();
    const { appUrl, qr } = props.charge;
    const { app, scan } = texts[language.value];
    const over = useOver(props);
    const [stuck, setStuck] = useState(false);
    const appFirst = appUrl !== undefined && (props.presentation === 'app' || !qr);
    useWakeLock(qr !== undefined && !over);
    return (
      <>
        <div class="body stack">
          {stuck && !over ? (
            <Stuck {...props} app={app}>
              {qr && <ShowQr show={() => setStuck(false)} />}
            </Stuck>
          ) : (
            <>
              {appFirst && !over && <AppFirst {...props} app={app} onStuck={() => setStuck(true)} />}
              {qr && (
                <QrSlip {...props} logo={logo} title={appFirst && !over ? t('scanElsewhere') : scan} over={over} />
              )}
              {!appFirst && !over && <NoScan {...props} app={app} />}
            </>
          )}
          <Told {...props} over={over} />
        </div>
        <Foot {...props} again={t('newCode')} />
      </>
    );
  };

function ShowQr({ show }: { readonly show: () => void }) {
  const t = useTexts();
  return (
    <button type="button" class="btn btn--line" onClick={show}>
      <Icon d={phone} size="s" />
      {t('showQr')}
    </button>
  );
}

/** For those who cannot scan: the app, and the code's content to paste into one. */
function NoScan(props: InstructionProps & { readonly app: string }) {
  const t = useTexts();
  const { appUrl, qr } = props.charge;
  if (appUrl === undefined && qr?.text === undefined) return null;
  return (
    <details class="dis">
      <summary>
        <span>{t('noScan')}</span>
        <Icon d={down} size="s" />
      </summary>
      <div class="stack stack--s dis__body">
        {appUrl !== undefined && <AppToo {...props} kind="soft" />}
        {qr?.text !== undefined && <CopyButton text={qr.text} label={t('copyCode')} />}
      </div>
    </details>
  );
}
