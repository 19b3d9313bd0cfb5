import { useEffect } from 'preact/hooks';

import { language } from '../../i18n/i18n.ts';
import type { Method } from '../../methods/method.ts';
import { alert, Icon } from '../../ui/icon.tsx';
import { later } from '../../ui/later.tsx';
import { Nav } from '../../ui/Nav.tsx';
import type { Checkout } from '../checkout.ts';
import type { Challenged, Charging, Entering, Preparing } from '../step.ts';
import { SkeletonScreen } from './Skeleton.tsx';
import { usePayingTexts } from './paying-texts.ts';

/** The bank's page. */
const Challenge = later(() => import('./Challenge.tsx').then((part) => part.Challenge));

/** Who pays, where the merchant asks and the method does not. */
const Who = later(() => import('./Who.tsx').then((part) => part.Who), SkeletonScreen);

/** A form's questions are never called off: whoever asked no longer listens. */
const always = new AbortController().signal;

interface PayingProps {
  readonly checkout: Checkout;
  readonly step: Entering | Preparing | Charging | Challenged;
  readonly method: Method | undefined;
}

/** From the form to the bank and back: the form stays mounted all the way, so that nothing typed is lost. */
export function Paying({ checkout, step, method }: PayingProps) {
  const challenged = step.at === 'challenged';
  useEffect(() => Challenge.prefetch(), []);
  return (
    <>
      <main class="pane pane--in" hidden={challenged}>
        <Nav
          title={method?.name[language.value] ?? ''}
          back={step.at === 'entering' && checkout.hasList.value ? checkout.back : undefined}
        />
        {step.at === 'charging' && step.trouble && <Unsure check={checkout.check} />}
        <Form checkout={checkout} step={step} method={method} />
      </main>
      {challenged && <Challenge checkout={checkout} step={step} />}
    </>
  );
}

function Form({ checkout, step, method }: PayingProps) {
  const Entry = checkout.view.value?.Entry;
  const channel = step.transaction.channels.find(({ id }) => id === method?.id);
  if (!channel) return <SkeletonScreen />;
  if (checkout.asksFirst.value && step.at === 'entering')
    return <Who checkout={checkout} step={step} fee={channel.fee} />;
  if (!Entry) return <SkeletonScreen />;
  const { skipCustomerDetails = false, customerEmail, customerPhone } = checkout.options.value;
  const { transaction } = step;
  const said = checkout.said.value;
  const { email = customerEmail, phone = customerPhone } = said;
  return (
    <Entry
      transaction={{ ...transaction, customer: { ...transaction.customer, ...said } }}
      channel={channel}
      saved={step.at === 'entering' ? step.saved : undefined}
      options={{
        skipCustomerDetails,
        ...(email !== undefined && { customerEmail: email }),
        ...(phone !== undefined && { customerPhone: phone }),
      }}
      busy={step.at !== 'entering'}
      refusal={step.at === 'entering' || step.at === 'preparing' ? step.refusal : undefined}
      submit={checkout.submit}
      ask={(question) => checkout.ask(question, step.transaction, always)}
      tokenise={(card) => checkout.tokenise(card, step.transaction, always)}
      now={checkout.now}
      touched={checkout.touched}
    />
  );
}

/** The answer to a payment was lost: it is being found out, and nothing is charged anew. */
function Unsure({ check }: { readonly check: () => void }) {
  const t = usePayingTexts();
  return (
    <div class="alert" role="alert">
      <Icon d={alert} />
      <div>
        <b>{t('unsure')}</b>
        {t('unsureMore')}
        <button type="button" class="btn btn--quiet btn--auto" onClick={check}>
          {t('checkNow')}
        </button>
      </div>
    </div>
  );
}
