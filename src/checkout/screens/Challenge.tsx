import { useEffect, useMemo, useState } from 'preact/hooks';

import { language } from '../../i18n/i18n.ts';
import { clock, Icon } from '../../ui/icon.tsx';
import { out, refresh } from '../../ui/icons.ts';
import { Nav } from '../../ui/Nav.tsx';
import type { Checkout } from '../checkout.ts';
import type { Challenged } from '../step.ts';
import { useChallengeTexts } from './challenge-texts.ts';
import challengeCss from './challenge.css?inline';
import { adopt } from '../../ui/adopt.ts';

adopt(challengeCss);

/** A bank's page that has not come by then gets a way out. */
const STALLED_MS = 20_000;

interface ChallengeProps {
  readonly checkout: Checkout;
  readonly step: Challenged;
}

/**
 * A gateway's page in the language on screen; a switch is no reason to load it anew. An address that has a query already may
 * be signed, and stays as it is.
 */
const inLanguage = (url: string): string => (/[?#]/.test(url) ? url : `${url}?language=${language.peek()}`);

/** The bank's own page. Nothing in it is listened to: each page it loads is a reason to ask the gateway. */
export function Challenge({ checkout, step: { charge } }: ChallengeProps) {
  const t = useChallengeTexts();
  const [attempt, setAttempt] = useState(0);
  const [painted, setPainted] = useState(false);
  const [slow, setSlow] = useState(false);
  const url = useMemo(() => inLanguage(charge.challengeUrl ?? ''), [charge.challengeUrl]);
  useEffect(() => {
    setSlow(false);
    const timer = setTimeout(() => setSlow(true), STALLED_MS);
    return () => clearTimeout(timer);
  }, [attempt]);
  const loaded = () => {
    setPainted(true);
    checkout.check();
  };
  const reload = () => {
    setPainted(false);
    setAttempt(attempt + 1);
  };
  return (
    <main class="pane pane--in">
      <Nav title={t('title')} />
      <div class="frame">
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- banks' pages break in one */}
        <iframe
          key={attempt}
          class={`iframe-3ds${painted ? '' : ' iframe-3ds--late'}`}
          title="3ds-iframe"
          aria-label={t('frame')}
          src={url}
          allow="payment; publickey-credentials-get"
          onLoad={loaded}
        />
        {!painted && <Cover slow={slow} url={url} reload={reload} leave={checkout.dismiss} />}
      </div>
      {painted && slow && (
        <p class="frame__note caption muted">
          {t('trouble')} <NewTab url={url} class="link" />
        </p>
      )}
    </main>
  );
}

/** Some banks forbid frames; the payment goes on here by itself while their page is open elsewhere. */
function NewTab({ url, class: className }: { readonly url: string; readonly class: string }) {
  const t = useChallengeTexts();
  return (
    <a class={className} href={url} target="_blank" rel="noreferrer">
      <Icon d={out} size="xs" />
      {t('newTab')}
    </a>
  );
}

interface CoverProps {
  readonly slow: boolean;
  readonly url: string;
  readonly reload: () => void;
  readonly leave: () => void;
}

/** Until the bank's page has painted: no white flash, and words when it takes long. */
function Cover({ slow, url, reload, leave }: CoverProps) {
  const t = useChallengeTexts();
  return (
    <div class="frame__cover">
      <div class="stack" aria-hidden="true">
        <i class="sk sk--sum" />
        <i class="sk sk--hint" />
        <i class="sk sk--block" />
        <i class="sk sk--block" />
      </div>
      <div class="stack stack--s" role="status">
        {!slow && <p class="sr">{t('loading')}</p>}
        {slow && (
          <>
            <div class="alert">
              <Icon d={clock} />
              <div>
                <b>{t('stalled')}</b>
                {t('stalledMore')}
              </div>
            </div>
            <button type="button" class="btn btn--line" onClick={reload}>
              <Icon d={refresh} size="s" />
              {t('reload')}
            </button>
            <NewTab url={url} class="btn btn--quiet" />
            <button type="button" class="btn btn--quiet" onClick={leave}>
              {t('leave')}
            </button>
          </>
        )}
      </div>
    </div>
  );
}
