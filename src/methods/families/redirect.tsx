import type { ComponentChildren, ComponentType } from 'preact';
import { useState } from 'preact/hooks';

import type { Charge } from '../../gateway/types.ts';
import { language } from '../../i18n/i18n.ts';
import type { Texts } from '../../i18n/texts.ts';
import { Icon } from '../../ui/icon.tsx';
import { info, out } from '../../ui/icons.ts';
import { Who } from '../../ui/Who.tsx';
import { StepList } from '../../ui/StepList.tsx';
import type { InstructionProps } from '../method.ts';
import { ChangeButton, CheckButton } from './ask-buttons.tsx';
import { Pulse, Told } from './awaiting.tsx';
import { InTime } from './in-time.tsx';
import { useRedirectTexts } from './redirect-texts.ts';

/** What makes one bank's or provider's page another than the next one's. */
export interface Redirect {
  readonly logo: string;
  /** `site` is its name as customers know it; `steps` are what happens there, parted by `|`. */
  readonly texts: Texts<Readonly<Record<'site' | 'steps', string>>>;
  /** Where it is; the default is the charge's page. */
  readonly url?: (charge: Charge) => string | undefined;
}

interface RedirectProps extends InstructionProps {
  readonly to: Redirect;
  /** Another way to the same bank. */
  readonly other?: ComponentChildren;
}

/** The screen of a payment that goes on elsewhere: what will happen, then one button. */
export const redirectInstruction = (to: Redirect): ComponentType<InstructionProps> =>
  function Instruction(props) {
    return <RedirectScreen {...props} to={to} />;
  };

/** A link of a scheme of its own opens an app and leaves nothing behind. */
const isPage = (url: string): boolean => url.startsWith('http');

export function RedirectScreen(props: RedirectProps) {
  const t = useRedirectTexts();
  const { charge, framed, to, transaction } = props;
  const [gone, setGone] = useState(false);
  const { site, steps } = to.texts[language.value];
  const url = to.url ? to.url(charge) : charge.redirectUrl;
  const newTab = framed && url !== undefined && isPage(url);
  const last = framed ? t('comeBack') : t('ledBack', { shop: transaction.merchant.name || t('theShop') });
  return (
    <>
      <div class="body stack" tabIndex={0}>
        {gone && (
          <>
            <Gone site={site} newTab={newTab} />
            <Pulse />
          </>
        )}
        <Who logo={to.logo}>{t('goesOn', { site })}</Who>
        <StepList steps={[...steps.split('|'), last]} />
        <InTime charge={charge} />
        {props.other}
        <Told {...props} over={false} />
      </div>
      <div class="foot">
        {url !== undefined && <Go url={url} newTab={newTab} site={site} gone={gone} went={() => setGone(true)} />}
        <div class="foot__pair">
          <CheckButton {...props} />
          <ChangeButton {...props} />
        </div>
      </div>
    </>
  );
}

/** The customer is there, or was: what to do now. */
function Gone({ site, newTab }: { readonly site: string; readonly newTab: boolean }) {
  const t = useRedirectTexts();
  return (
    <div class="alert" role="status">
      <Icon d={info} />
      <div>
        <b>{t('opened', { site })}</b>
        {t(newTab ? 'openedMore' : 'openedHere')}
      </div>
    </div>
  );
}

interface GoProps {
  readonly url: string;
  readonly newTab: boolean;
  readonly site: string;
  readonly gone: boolean;
  readonly went: () => void;
}

/**
 * In a frame a new tab, so that this page keeps asking; else this window. A link that stays tells the bank's page where it
 * came from (its origin, no more), so that a gateway may lead this window back and leave a new tab alone.
 */
function Go({ url, newTab, site, gone, went }: GoProps) {
  const t = useRedirectTexts();
  const label = (
    <>
      {t(gone ? 'again' : 'go', { site })}
      <Icon d={out} size="s" />
    </>
  );
  return newTab ? (
    <>
      <a class="btn" href={url} target="_blank" rel="noopener noreferrer" aria-describedby="new-tab" onClick={went}>
        {label}
      </a>
      <p class="caption muted centred">
        <span id="new-tab">{t('opens')}</span> <Here url={url} />
      </p>
    </>
  ) : (
    <a class="btn" href={url} referrerPolicy="origin" onClick={went}>
      {label}
    </a>
  );
}

/** For browsers without another tab: the shop's page gives way, and the bank leads back by its finish URL. */
function Here({ url }: { readonly url: string }) {
  const t = useRedirectTexts();
  return (
    <a class="link" href={url} target="_top" referrerPolicy="origin">
      {t('here')}
    </a>
  );
}
