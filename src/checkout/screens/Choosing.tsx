import { useSignal } from '@preact/signals';

import { Heading } from '../../ui/Heading.tsx';
import { later } from '../../ui/later.tsx';
import type { Checkout } from '../checkout.ts';
import type { Row } from '../rows.ts';
import type { Choosing as ChoosingStep } from '../step.ts';
import { grouped, type Entry } from './groups.ts';
import { BanksRow, MethodRow, SavedRow } from './rows.tsx';
import { useTexts } from './texts.ts';

const Summary = later(() => import('./Summary.tsx').then((part) => part.Summary));
/** The banks behind their row; fetched with what else may come next. */
export const Banks = later(() => import('./Banks.tsx').then((part) => part.Banks));
/** What went wrong before; fetched while a charge is being made. */
export const TriedBefore = later(
  () => import('./TriedBefore.tsx').then((part) => part.TriedBefore),
  () => null,
);

interface ChoosingProps {
  readonly checkout: Checkout;
  readonly step: ChoosingStep;
}

/** The order first where the merchant asks for it, then the ways to pay; banks have a page of their own. */
export function Choosing({ checkout, step }: ChoosingProps) {
  const place = useSignal<'order' | 'list' | 'banks'>(firstPlace(checkout, step));
  const rows = checkout.rows.value;
  switch (place.value) {
    case 'order':
      return <Summary step={step} go={() => (place.value = 'list')} />;
    case 'list':
      return <MethodList rows={rows} step={step} choose={checkout.choose} openBanks={() => (place.value = 'banks')} />;
    case 'banks':
      return <Banks rows={rows} choose={checkout.choose} back={() => (place.value = 'list')} />;
  }
}

function firstPlace(checkout: Checkout, step: ChoosingStep): 'order' | 'list' | 'banks' {
  if (checkout.options.value.skipOrderSummary === false && !step.refusal) return 'order';
  return checkout.wantsBanks.value && !step.refusal ? 'banks' : 'list';
}

interface MethodListProps {
  readonly rows: readonly Row[];
  readonly step: ChoosingStep;
  readonly choose: (id: string, saved?: string) => void;
  readonly openBanks: () => void;
}

function MethodList({ rows, step, choose, openBanks }: MethodListProps) {
  const t = useTexts();
  const { saved, last, lists } = grouped(rows);
  const row = (each: Row) => (
    <MethodRow key={each.method.id} row={each} transaction={step.transaction} choose={choose} />
  );
  const entry = (each: Entry) =>
    'row' in each ? row(each.row) : <BanksRow key="banks" banks={each.banks} open={openBanks} />;
  return (
    <main key="list" class="pane">
      <div class="body">
        <Heading hidden>{t('choose')}</Heading>
        {step.refusal && <TriedBefore refusal={step.refusal} tried={step.tried} rows={rows} />}
        {(last ?? saved[0]) && (
          <section class="group group--titled">
            <h3 class="group__title">{t('forYou')}</h3>
            <ul class="list">
              {saved.map((each) => (
                <SavedRow key={each.saved.id} {...each} choose={choose} />
              ))}
              {last && row(last)}
            </ul>
          </section>
        )}
        {lists.map((list, i) => (
          <section key={i} class={`group${i === 0 ? ' group--titled' : ''}`}>
            {i === 0 && <h3 class="group__title">{t('allWays')}</h3>}
            <ul class="list payment-container-list">{list.map(entry)}</ul>
          </section>
        ))}
        {rows.length === 0 && <p class="lead">{t('none')}</p>}
      </div>
    </main>
  );
}
