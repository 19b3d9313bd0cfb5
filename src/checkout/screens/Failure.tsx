import { useRef } from 'preact/hooks';

import type { GatewayErrorCode } from '../../gateway/error.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { alert, clock, Icon } from '../../ui/icon.tsx';
import { cancelled, offline, search, shop as shopIcon } from '../../ui/end-icons.ts';
import { check, refresh } from '../../ui/icons.ts';
import { Part, Slip } from '../../ui/Slip.tsx';
import type { Checkout } from '../checkout.ts';
import type { Failed } from '../step.ts';
import { useFailureTexts } from './failure-texts.ts';
import { Notice } from './Notice.tsx';

const SIGNS = {
  not_found: { text: 'notFound', icon: search },
  expired: { text: 'expired', icon: clock, tone: 'warn' },
  cancelled: { text: 'cancelled', icon: cancelled, tone: 'warn' },
  paid: { text: 'paid', icon: check, tone: 'ok' },
  used: { text: 'used', icon: clock },
  in_flight: { text: 'used', icon: clock },
  origin: { text: 'origin', icon: shopIcon, tone: 'bad' },
  setup: { text: 'setup', icon: alert, tone: 'bad' },
  channel_down: { text: 'channelDown', icon: alert, tone: 'warn' },
  card_rejected: { text: 'rejected', icon: alert, tone: 'bad' },
  card_unwanted: { text: 'rejected', icon: alert, tone: 'bad' },
  promo: { text: 'rejected', icon: alert, tone: 'bad' },
  payer_unknown: { text: 'rejected', icon: alert, tone: 'bad' },
  rejected: { text: 'rejected', icon: alert, tone: 'bad' },
  offline: { text: 'offline', icon: offline, tone: 'warn' },
  timeout: { text: 'offline', icon: offline, tone: 'warn' },
  unavailable: { text: 'unavailable', icon: alert, tone: 'warn' },
  malformed: { text: 'unavailable', icon: alert, tone: 'warn' },
} as const satisfies Record<GatewayErrorCode, { text: string; icon: string; tone?: 'ok' | 'warn' | 'bad' }>;

/** With these the shop can look the payment up. */
const NAMED: readonly GatewayErrorCode[] = ['not_found', 'rejected', 'used', 'setup'];

/** The token cannot be paid: why, what to do, and the way back. */
export function Failure({ checkout, step }: { readonly checkout: Checkout; readonly step: Failed }) {
  const t = useFailureTexts();
  const { text, icon, ...tone } = SIGNS[step.code];
  return (
    <main class="pane pane--in">
      <div class="body">
        <Notice {...tone} icon={icon} title={t(text)} more={t(`${text}More`)} alone={!step.transaction} />
        {NAMED.includes(step.code) && step.token !== '' && <Named token={step.token} />}
      </div>
      <Back checkout={checkout} step={step} />
    </main>
  );
}

function Named({ token }: { readonly token: string }) {
  const t = useFailureTexts();
  const shown = useRef<HTMLDivElement>(null);
  return (
    <Slip>
      <Part kind="pair">
        <div>
          <div class="slip__label">{t('code')}</div>
          <div ref={shown} class="clip">
            {token}
          </div>
        </div>
        <CopyButton text={token} label={t('copy')} shown={shown} narrow />
      </Part>
    </Slip>
  );
}

function Back({ checkout, step }: { readonly checkout: Checkout; readonly step: Failed }) {
  const t = useFailureTexts();
  const shop = step.transaction?.merchant.name;
  const again = step.code === 'expired' || step.code === 'cancelled';
  return (
    <div class="foot">
      {checkout.hasReturn.value ? (
        <button type="button" class="btn" onClick={checkout.returnToShop}>
          {shop ? t(again ? 'orderAgain' : 'backTo', { shop }) : t('toShop')}
        </button>
      ) : (
        <p class="caption muted centred">{t('closeIt')}</p>
      )}
    </div>
  );
}

/** No answer yet: it goes on by itself, and a button hurries it. */
export function Trouble({ checkout }: { readonly checkout: Checkout }) {
  const t = useFailureTexts();
  const step = checkout.step.value;
  const code = step.at === 'loading' ? step.trouble : undefined;
  const { text, icon } = SIGNS[code ?? 'offline'];
  return (
    <main class="pane pane--in">
      <div class="body" role="status">
        <Notice tone="warn" icon={icon} title={t(text)} more={t(`${text}More`)} alone />
      </div>
      <div class="foot">
        <button type="button" class="btn" onClick={checkout.check}>
          <Icon d={refresh} size="s" />
          {t('retry')}
        </button>
        {checkout.hasReturn.value && (
          <button type="button" class="btn btn--quiet" onClick={checkout.returnToShop}>
            {t('toShop')}
          </button>
        )}
      </div>
    </main>
  );
}
