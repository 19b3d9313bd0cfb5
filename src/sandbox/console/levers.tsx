import { translator } from '../../i18n/i18n.ts';
import { formatRupiah } from '../../lib/money.ts';
import type { Transition } from '../transitions.ts';
import { pull } from './model.ts';
import { Labelled } from './parts.tsx';
import { texts } from './texts.ts';
import { fieldsOf, useOutcome } from './words.ts';

const useTexts = translator(texts);

/** One transaction as lists have it. */
export interface Row {
  readonly token: string;
  readonly order_id: string;
  readonly merchant_id: string;
  readonly gross_amount: number;
  readonly created_at: string;
  readonly state: string;
  readonly transaction_id?: string;
  readonly channel?: string;
  readonly transaction_status?: string;
  readonly fraud_status?: string;
  readonly possible: readonly Transition[];
  readonly pay_again: boolean;
  /** There is a payment page: a Core charge and a payment at the till have none. */
  readonly token_asked: boolean;
}

/** The state that counts: a held card says so. */
export const stateOf = ({ state, transaction_status: status, fraud_status: fraud }: Row): string =>
  fraud === 'challenge' ? 'challenge' : (status ?? state);

export const amountOf = ({ gross_amount: amount }: Row): string => formatRupiah(amount);

/** A button for everything that the status cycle allows now. */
export function Levers({ row }: { readonly row: Row }) {
  const t = useTexts();
  const outcome = useOutcome();
  return (
    <>
      {row.possible.map((transition) => (
        <button
          key={transition}
          type="button"
          aria-label={`${t(transition)} ${row.order_id}`}
          onClick={() => void pull({ path: `transactions/${row.token}/${transition}` }, outcome)}
        >
          {t(transition)}
        </button>
      ))}
    </>
  );
}

interface AmountProps {
  readonly row: Row;
  readonly lever: 'refund' | 'pay-again';
}

/** A lever that takes an amount. */
function WithAmount({ row, lever }: AmountProps) {
  const t = useTexts();
  const outcome = useOutcome();
  const send = (event: Event) => {
    const amount = Number(fieldsOf(event)['amount']);
    void pull({ path: `transactions/${row.token}/${lever}`, body: { amount } }, outcome);
  };
  return (
    <form class="row" onSubmit={send}>
      <Labelled label={t('amount')}>
        <input name="amount" type="number" min="1" step="1" required defaultValue={String(row.gross_amount)} />
      </Labelled>
      <button>{t(lever === 'refund' ? 'refundPart' : 'payAgain')}</button>
    </form>
  );
}

/** Everything that can happen to one transaction, amounts included. */
export function AllLevers({ row }: { readonly row: Row }) {
  const t = useTexts();
  const isOver = row.possible.length === 0 && !row.pay_again;
  return (
    <>
      {isOver && <p class="muted">{t('noLevers')}</p>}
      <div class="row">
        <Levers row={row} />
      </div>
      {row.possible.includes('refund') && <WithAmount row={row} lever="refund" />}
      {row.pay_again && <WithAmount row={row} lever="pay-again" />}
    </>
  );
}
