import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { translator } from '../../i18n/i18n.ts';
import { formatRupiah } from '../../lib/money.ts';
import type { Transition } from '../transitions.ts';
import { address } from './api.ts';
import { answer, pull, watched } from './model.ts';
import { texts } from './texts.ts';
import { outcome } from './words.ts';

const useTexts = translator(texts);

export interface Row {
  readonly token: string;
  readonly order_id: string;
  readonly merchant_id: string;
  readonly gross_amount: number;
  readonly state: string;
  readonly channel?: string;
  readonly transaction_status?: string;
  readonly fraud_status?: string;
  readonly possible: readonly Transition[];
}

const STATUSES = [
  'open',
  'pending',
  'authorize',
  'capture',
  'settlement',
  'deny',
  'cancel',
  'expire',
  'failure',
  'refund',
  'partial_refund',
  'chargeback',
];

/** A button for everything that the status cycle allows now. */
export function Levers({ row }: { readonly row: Row }) {
  const t = useTexts();
  return (
    <p class="row">
      <a href={`/snap/v4/redirection/${row.token}`}>{t('open')}</a>
      {row.possible.map((transition) => (
        <button
          key={transition}
          type="button"
          aria-label={`${t(transition)} ${row.order_id}`}
          onClick={() => void pull({ path: `transactions/${row.token}/${transition}` }, outcome(t))}
        >
          {t(transition)}
        </button>
      ))}
    </p>
  );
}

/** How it stands, in the gateway's words. */
export const standing = (row: Row): string => {
  const held = row.fraud_status === undefined || row.fraud_status === 'accept' ? '' : ` (${row.fraud_status})`;
  const status =
    row.transaction_status === undefined ? row.state : `${row.channel ?? ''}, ${row.transaction_status}${held}`;
  return `${formatRupiah(row.gross_amount)} · ${status} · ${row.merchant_id}`;
};

export function Transactions() {
  const t = useTexts();
  const search = useSignal('');
  const status = useSignal('');
  const query = `search=${encodeURIComponent(search.value)}&status=${status.value}`;
  const path = `transactions?${query}`;
  useEffect(() => void (watched.value = path), [path]);
  const rows = (answer(path) as { readonly transactions?: readonly Row[] } | undefined)?.transactions;
  return (
    <>
      <div class="row">
        <label>
          {t('search')}
          <input
            type="search"
            value={search.value}
            onInput={({ currentTarget }) => (search.value = currentTarget.value)}
          />
        </label>
        <label>
          {t('status')}
          <select value={status.value} onChange={({ currentTarget }) => (status.value = currentTarget.value)}>
            <option value="">{t('any')}</option>
            {STATUSES.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <a href={address(`transactions.csv?${query}`)}>{t('csv')}</a>
      </div>
      {rows?.length === 0 && <p>{t('none')}</p>}
      {rows?.map((row) => (
        <section class="card" key={row.token}>
          <h2>{row.order_id}</h2>
          <p class="muted">{standing(row)}</p>
          <p class="muted">
            <a href={`#/transactions/${encodeURIComponent(row.token)}`}>{t('details', { order: row.order_id })}</a>
          </p>
          <Levers row={row} />
        </section>
      ))}
    </>
  );
}
