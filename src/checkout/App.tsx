import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect } from 'preact/hooks';

import { methods } from '../methods/index.ts';
import { allowFocus } from '../ui/Heading.tsx';
import { later } from '../ui/later.tsx';
import type { Checkout } from './checkout.ts';
import { Banks, Choosing, TriedBefore } from './screens/Choosing.tsx';
import { Header } from './screens/Header.tsx';
import { useTexts } from './screens/texts.ts';

const Paying = later(() => import('./screens/Paying.tsx').then((part) => part.Paying));
const Waiting = later(() => import('./screens/Waiting.tsx').then((part) => part.Waiting));
const Result = later(() => import('./screens/Result.tsx').then((part) => part.Result));
const Processing = later(() => import('./screens/Result.tsx').then((part) => part.Processing));
const Failure = later(() => import('./screens/Failure.tsx').then((part) => part.Failure));
const Trouble = later(() => import('./screens/Failure.tsx').then((part) => part.Trouble));
const Question = later(
  () => import('./screens/Question.tsx').then((part) => part.Question),
  () => null,
);

/** The whole checkout, wherever it is shown. What is on screen follows from the step alone. */
export function App({ checkout }: { readonly checkout: Checkout }) {
  const detailsOpen = useSignal(false);
  const step = checkout.step.value;
  const mode = checkout.mode.value;
  const sandbox = checkout.environment.value === 'sandbox';
  useLayoutEffect(() => {
    document.documentElement.dataset['mode'] = mode;
    if (mode === 'popup') allowFocus();
  }, [mode]);
  const title = useTexts()('payment');
  useEffect(() => {
    document.title = title;
  }, [title]);
  usePrefetch(step.at);
  return (
    <div class={`k${sandbox ? ' k--test' : ''}${detailsOpen.value ? ' k--long' : ''}`}>
      {sandbox && <TestStrip />}
      <Header checkout={checkout} open={detailsOpen} />
      <Screen checkout={checkout} />
      {checkout.question.value && <Question checkout={checkout} question={checkout.question.value} />}
    </div>
  );
}

function Screen({ checkout }: { readonly checkout: Checkout }) {
  const step = checkout.step.value;
  switch (step.at) {
    case 'idle':
      return null;
    case 'loading':
      return <Trouble checkout={checkout} />;
    case 'choosing':
      return <Choosing checkout={checkout} step={step} />;
    case 'entering':
    case 'preparing':
    case 'charging':
    case 'challenged':
      return <Paying key={step.method} checkout={checkout} step={step} method={methods.get(step.method)} />;
    case 'waiting':
    case 'changing':
      return <Waiting checkout={checkout} step={step} method={methods.get(step.method)} Processing={Processing} />;
    case 'ended':
      // A code that may be replaced stays where it is, crossed out, with a button for a new one.
      return checkout.renewable.value ? (
        <Waiting
          checkout={checkout}
          step={step}
          method={methods.get(step.charge.method ?? '')}
          Processing={Processing}
        />
      ) : (
        <Result checkout={checkout} step={step} />
      );
    case 'failed':
      return <Failure checkout={checkout} step={step} />;
  }
}

/** What may come next is fetched while the customer types or waits. */
function usePrefetch(at: string): void {
  useEffect(() => {
    if (at === 'choosing') [Paying, Waiting, Banks].forEach((screen) => screen.prefetch());
    if (at === 'entering' || at === 'waiting') Question.prefetch();
    if (at === 'charging' || at === 'waiting') [Result, TriedBefore].forEach((screen) => screen.prefetch());
  }, [at]);
}

function TestStrip() {
  const t = useTexts();
  return (
    <aside class="test test-notice" aria-label={t('test')}>
      <b>{t('test')}</b>
      <span>{t('noMoney')}</span>
    </aside>
  );
}
