import type { ComponentType } from 'preact';

import { language } from '../../i18n/i18n.ts';
import type { Method } from '../../methods/method.ts';
import { Nav } from '../../ui/Nav.tsx';
import type { Checkout } from '../checkout.ts';
import type { Changing, Ended, Waiting as WaitingStep } from '../step.ts';
import { SkeletonScreen } from './Skeleton.tsx';
import { useWaitingTexts } from './waiting-texts.ts';

interface WaitingProps {
  readonly checkout: Checkout;
  /** Ended: its time is over, and there may be a new one. */
  readonly step: WaitingStep | Changing | Ended;
  readonly method: Method | undefined;
  /** For a charge that nobody here can show. */
  readonly Processing: ComponentType<{ readonly checkout: Checkout; readonly step: WaitingStep }>;
}

/** What to do next, by the method that was charged; for one that nobody here knows, that it is being processed. */
export function Waiting({ checkout, step, method, Processing }: WaitingProps) {
  const Instruction = checkout.view.value?.Instruction;
  const { charge } = step;
  const known =
    charge.virtualAccount ??
    charge.bill ??
    charge.qr ??
    charge.appUrl ??
    charge.redirectUrl ??
    charge.paymentCode ??
    charge.phone;
  if (step.at === 'changing') return <GivingUp method={method} />;
  const waiting = step.at === 'waiting';
  if (waiting && (!method || known === undefined)) return <Processing checkout={checkout} step={step} />;
  const change = waiting ? checkout.canChange : checkout.hasList;
  return (
    // Whoever is reading does not want the page to leave.
    <main class="pane pane--in" onPointerDown={checkout.keepOpen} onKeyDown={checkout.keepOpen}>
      <Nav title={method?.name[language.value] ?? ''} />
      <ClosingIn checkout={checkout} />
      {Instruction ? (
        <Instruction
          transaction={step.transaction}
          charge={charge}
          presentation={checkout.presentation.value}
          now={checkout.now}
          check={checkout.check}
          checking={waiting && step.asking}
          notYet={waiting && step.notYet}
          renew={waiting ? undefined : checkout.renew}
          change={change.value ? (waiting ? checkout.change : checkout.back) : undefined}
          framed={checkout.mode.value !== 'window'}
        />
      ) : (
        <SkeletonScreen />
      )}
    </main>
  );
}

/** The old instrument is on its way out; what comes next is the gateway's to say. */
function GivingUp({ method }: { readonly method: Method | undefined }) {
  return (
    <main class="pane pane--in" aria-busy="true">
      <Nav title={method?.name[language.value] ?? ''} />
      <SkeletonScreen />
    </main>
  );
}

function ClosingIn({ checkout }: { readonly checkout: Checkout }) {
  const t = useWaitingTexts();
  const seconds = checkout.closingIn.value;
  if (seconds === undefined) return null;
  return (
    <div class="closing">
      <span>{t('closingIn', { seconds })}</span>
      <button type="button" class="btn btn--quiet btn--auto" onClick={checkout.keepOpen}>
        {t('keepOpen')}
      </button>
    </div>
  );
}
