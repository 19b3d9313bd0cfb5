import { translator } from '../../i18n/i18n.ts';
import { formatRupiah } from '../../lib/money.ts';
import type { Charge } from '../method.ts';
import { isPaid } from '../status-cycle.ts';
import type { Transition } from '../transitions.ts';
import { useConfirm } from './Confirm.tsx';
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
  readonly transaction_status?: Charge['status'];
  readonly fraud_status?: Charge['fraud'];
  readonly possible: readonly Transition[];
  readonly pay_again: boolean;
  /** There is a payment page: a Core charge and a payment at the till have none. */
  readonly token_asked: boolean;
}

/** The state that counts: a held card says so. */
export const stateOf = ({ state, transaction_status: status, fraud_status: fraud }: Row): string =>
  fraud === 'challenge' ? 'challenge' : (status ?? state);

export const amountOf = ({ gross_amount: amount }: Row): string => formatRupiah(amount);

/** What leaves a payment paid; all else takes it back, but for one that is only reserved. */
const KEEPS_PAID: readonly Transition[] = ['settle', 'challenge', 'accept', 'capture'];

const takesBack = ({ transaction_status: status, fraud_status: fraud = 'accept' }: Row, lever: Transition): boolean =>
  status !== undefined && status !== 'authorize' && isPaid({ status, fraud }) && !KEEPS_PAID.includes(lever);

/** Pulls a lever of one transaction; what takes a payment back asks first, in `dialog`. */
function useLever(row: Row) {
  const t = useTexts();
  const outcome = useOutcome();
  const { ask, dialog } = useConfirm(t('leaveIt'));
  const send = (lever: Transition | 'pay-again', amount?: number) => {
    const body = amount === undefined ? {} : { amount };
    const work = () => pull({ path: `transactions/${row.token}/${lever}`, body }, outcome);
    if (lever === 'pay-again' || !takesBack(row, lever)) return void work();
    const what = amount === undefined ? t(lever) : `${t(lever)} ${formatRupiah(amount)}`;
    ask({ question: t('backAsk', { order: row.order_id, what }), yes: t('backGo', { what }), work });
  };
  return { send, dialog };
}

/** A button for everything that the status cycle allows now. */
export function Levers({ row }: { readonly row: Row }) {
  const t = useTexts();
  const { send, dialog } = useLever(row);
  return (
    <>
      {row.possible.map((transition) => (
        <button
          key={transition}
          type="button"
          aria-label={`${t(transition)} ${row.order_id}`}
          onClick={() => send(transition)}
        >
          {t(transition)}
        </button>
      ))}
      {dialog}
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
  const { send, dialog } = useLever(row);
  return (
    <form class="row" onSubmit={(event) => send(lever, Number(fieldsOf(event)['amount']))}>
      <Labelled label={t('amount')}>
        <input name="amount" type="number" min="1" step="1" required defaultValue={String(row.gross_amount)} />
      </Labelled>
      <button>{t(lever === 'refund' ? 'refundPart' : 'payAgain')}</button>
      {dialog}
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
