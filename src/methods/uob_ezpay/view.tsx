import { useState } from 'preact/hooks';

import { translator } from '../../i18n/i18n.ts';
import { RedirectScreen, type Redirect } from '../families/redirect.tsx';
import type { InstructionProps } from '../method.ts';
import logo from './logo.svg?inline';
import { appTexts, switchTexts, texts } from './texts.ts';

const useTexts = translator(switchTexts);

const WEB: Redirect = { logo, texts };
const APP: Redirect = { logo, texts: appTexts, url: ({ appUrl }) => appUrl };

/** The bank's app where this is a phone, its site elsewhere; the other is one tap away. */
export function Instruction(props: InstructionProps) {
  const t = useTexts();
  const { appUrl, redirectUrl } = props.charge;
  const both = appUrl !== undefined && redirectUrl !== undefined;
  const [inApp, setInApp] = useState(both ? props.presentation === 'app' : appUrl !== undefined);
  const other = both && (
    <button type="button" class="btn btn--quiet" onClick={() => setInApp(!inApp)}>
      {t(inApp ? 'web' : 'app')}
    </button>
  );
  return <RedirectScreen key={String(inApp)} {...props} to={inApp ? APP : WEB} other={other} />;
}
