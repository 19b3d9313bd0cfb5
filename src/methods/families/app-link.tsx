import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { translator } from '../../i18n/i18n.ts';
import { formatRupiah } from '../../lib/money.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Icon } from '../../ui/icon.tsx';
import { info, out } from '../../ui/icons.ts';
import type { InstructionProps } from '../method.ts';
import { Pulse } from './awaiting.tsx';
import { awaitingTexts } from './awaiting-texts.ts';

const useTexts = translator(awaitingTexts);

/** Still here after this long: the app has not opened. */
const STILL_HERE_MS = 2000;

interface AppLinkProps extends InstructionProps {
  readonly class: string;
  readonly onClick?: () => void;
  readonly children: ComponentChildren;
}

/** A link with a scheme of its own opens an app; an https one may be a page, and leaves the frame. */
function AppLink({ charge, framed, presentation, class: className, onClick, children }: AppLinkProps) {
  const { appUrl = '' } = charge;
  const web = appUrl.startsWith('http');
  const leaves = web && framed ? '_top' : '_self';
  return (
    <a
      class={className}
      href={appUrl}
      target={web && presentation === 'qr' ? '_blank' : leaves}
      rel="noreferrer"
      {...(onClick && { onClick })}
    >
      <Icon d={out} size="s" />
      {children}
    </a>
  );
}

interface AppProps extends InstructionProps {
  /** The app's name. */
  readonly app: string;
}

/** The app's link as the way to pay. A customer who is still here after it was tapped gets other ways on. */
export function AppFirst({ app, onStuck, ...props }: AppProps & { readonly onStuck: () => void }) {
  const t = useTexts();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tapped = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!document.hidden) onStuck();
    }, STILL_HERE_MS);
  };
  return (
    <div class="stack stack--s">
      <AppLink {...props} class="btn" onClick={tapped}>
        {t('openApp', { app })}
      </AppLink>
      <p class="caption muted centred">{t('approve', { amount: formatRupiah(props.charge.amount) })}</p>
    </div>
  );
}

/** The app's link where it is not the first way, with a copy of it for another device. */
export function AppToo({ app, kind, ...props }: AppProps & { readonly kind: 'line' | 'soft' }) {
  const t = useTexts();
  return (
    <>
      <AppLink {...props} class={`btn btn--${kind}`}>
        {t('openApp', { app })}
      </AppLink>
      <CopyButton text={props.charge.appUrl ?? ''} label={t('copyLink')} />
    </>
  );
}

/** The app has not opened: again, elsewhere, and whatever else there is. */
export function Stuck({ children, ...props }: AppProps & { readonly children?: ComponentChildren }) {
  const t = useTexts();
  return (
    <>
      <div class="alert" role="alert">
        <Icon d={info} />
        <div>{t('noApp')}</div>
      </div>
      <div class="stack stack--s">
        <AppToo {...props} kind="line" />
        {children}
      </div>
      <Pulse />
    </>
  );
}
