import type { ComponentChildren } from 'preact';

import type { ChargeStatus } from '../../gateway/types.ts';
import { language } from '../../i18n/i18n.ts';
import { formatMoment } from '../../lib/calendar.ts';
import { useDecline } from '../../methods/decline.ts';
import { card as cardIcon, clock, alert, Icon } from '../../ui/icon.tsx';
import { cancelled } from '../../ui/end-icons.ts';
import { check, info, print } from '../../ui/icons.ts';
import '../../ui/slip-style.ts';
import type { Checkout } from '../checkout.ts';
import type { Ended, Waiting } from '../step.ts';
import { Closing } from './Closing.tsx';
import { Notice } from './Notice.tsx';
import { Receipt } from './Receipt.tsx';
import { useResultTexts } from './result-texts.ts';

/** A charge is never pending at the end. */
type EndStatus = Exclude<ChargeStatus, 'pending'>;

interface ResultProps {
  readonly checkout: Checkout;
  readonly step: Ended;
}

/** How it ended, what that means for the customer's money, and the next step. */
export function Result({ checkout, step }: ResultProps) {
  const status = step.charge.status as EndStatus;
  switch (status) {
    case 'paid':
      return <Paid checkout={checkout} step={step} />;
    case 'review':
      return <Review checkout={checkout} step={step} />;
    case 'refused':
      return <Declined checkout={checkout} step={step} />;
    case 'expired':
      return <Expired checkout={checkout} step={step} />;
    case 'cancelled':
    case 'failed':
      return <Over checkout={checkout} step={step} status={status} />;
  }
}

const useShop = ({ transaction: { merchant } }: Pick<Ended, 'transaction'>): string => {
  const t = useResultTexts();
  return merchant.name || t('theShop');
};

function Paid({ checkout, step }: ResultProps) {
  const t = useResultTexts();
  const shop = useShop(step);
  return (
    <Page foot={<Closing checkout={checkout} label={t('backTo', { shop })} quiet={<Print />} />}>
      <Notice tone="ok" icon={check} title={t('paid')} more={t('paidMore', { shop })} />
      <Receipt step={step} paid />
    </Page>
  );
}

function Print() {
  const t = useResultTexts();
  return (
    <button type="button" class="btn btn--quiet" onClick={() => globalThis.print()}>
      <Icon d={print} size="s" />
      {t('print')}
    </button>
  );
}

function Review({ checkout, step }: ResultProps) {
  const t = useResultTexts();
  const shop = useShop(step);
  return (
    <Page foot={<Closing checkout={checkout} label={t('backTo', { shop })} />}>
      <Notice icon={clock} title={t('review')} more={t('reviewMore', { shop })} />
      <Receipt step={step} />
    </Page>
  );
}

function Declined({ checkout, step }: ResultProps) {
  const t = useResultTexts();
  const shop = useShop(step);
  // There is no form to try again in: what a form would advise does not help here.
  const { title } = useDecline()({ kind: 'bank', reason: step.charge.reason, charge: step.charge });
  return (
    <Page foot={<Closing checkout={checkout} label={t('backTo', { shop })} />}>
      <Notice tone="bad" icon={cardIcon} title={title} more={t('refusedMore', { shop })} />
    </Page>
  );
}

function Expired({ checkout, step }: ResultProps) {
  const t = useResultTexts();
  const shop = useShop(step);
  const end = step.charge.expiresAt ?? step.transaction.expiresAt;
  const style = { weekday: false, year: false };
  const more =
    end === undefined ? t('expiredMore') : t('expiredBy', { when: formatMoment(end, language.value, style) });
  return (
    <Page foot={<Closing checkout={checkout} label={t('orderAgain', { shop })} />}>
      <Notice tone="warn" icon={clock} title={t('expired')} more={more} />
      <p class="note">
        <Icon d={info} size="xs" />
        <span>{t('expiredNote', { shop })}</span>
      </p>
    </Page>
  );
}

function Over({ checkout, step, status }: ResultProps & { readonly status: 'cancelled' | 'failed' }) {
  const t = useResultTexts();
  const shop = useShop(step);
  const tone = status === 'cancelled' ? 'warn' : 'bad';
  const more = status === 'cancelled' ? t('cancelledMore') : t('failedMore', { shop });
  return (
    <Page foot={<Closing checkout={checkout} label={t('backTo', { shop })} />}>
      <Notice tone={tone} icon={status === 'cancelled' ? cancelled : alert} title={t(status)} more={more} />
    </Page>
  );
}

/** Charged by a method without instructions of its own: the answer is on its way. */
export function Processing({ checkout, step }: { readonly checkout: Checkout; readonly step: Waiting }) {
  const t = useResultTexts();
  const shop = useShop(step);
  const checkNow = (
    <button type="button" class="btn btn--quiet" aria-disabled={step.asking || undefined} onClick={checkout.check}>
      {t(step.asking ? 'checking' : 'check')}
    </button>
  );
  return (
    <Page foot={<Closing checkout={checkout} label={t('backTo', { shop })} quiet={checkNow} />}>
      <Notice icon={clock} title={t('processing')} more={t('processingMore')} />
      <Receipt step={step} />
      <p class="waiting waiting--box result__more" role="status">
        <span class="pulse" />
        <span>{t('processingWait')}</span>
      </p>
    </Page>
  );
}

const Page = ({ children, foot }: { readonly children: ComponentChildren; readonly foot: ComponentChildren }) => (
  <main class="pane pane--in">
    {/* It may scroll, and not every browser lets a keyboard scroll what cannot have the focus. */}
    <div class="body" tabIndex={0}>
      {children}
    </div>
    {foot}
  </main>
);
