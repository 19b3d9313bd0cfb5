import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { translator } from '../../i18n/i18n.ts';
import { LISTED_STATUSES } from '../status-cycle.ts';
import { address } from './api.ts';
import { amountOf, Levers, stateOf, type Row } from './levers.tsx';
import { useAnswers } from './model.ts';
import { Empty, Labelled, Pill } from './parts.tsx';
import type { Shop } from './shop.ts';
import { texts } from './texts.ts';
import { formatAt } from './words.ts';

const useTexts = translator(texts);

const PAGE = 50;

interface Filter {
  readonly search: string;
  readonly status: string;
  readonly channel: string;
  readonly merchant: string;
}

const NO_FILTER: Filter = { search: '', status: '', channel: '', merchant: '' };

interface ChooseProps {
  readonly name: 'status' | 'channel' | 'merchant';
  readonly options: readonly string[];
  readonly filter: Signal<Filter>;
}

function Choose({ name, options, filter }: ChooseProps) {
  const t = useTexts();
  return (
    <Labelled label={t(name)}>
      <select
        value={filter.value[name]}
        onChange={({ currentTarget }) => (filter.value = { ...filter.value, [name]: currentTarget.value })}
      >
        <option value="">{t('any')}</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </Labelled>
  );
}

function Filters({ filter, shops }: { readonly filter: Signal<Filter>; readonly shops: readonly Shop[] }) {
  const t = useTexts();
  const channels = [...new Set(shops.flatMap((shop) => shop.payment_channels.map(({ name }) => name)))].sort();
  return (
    <search class="card row">
      <Labelled label={t('search')} wide>
        <input
          type="search"
          placeholder={t('searchHint')}
          value={filter.value.search}
          onInput={({ currentTarget }) => (filter.value = { ...filter.value, search: currentTarget.value })}
        />
      </Labelled>
      <Choose name="status" options={LISTED_STATUSES} filter={filter} />
      <Choose name="channel" options={channels} filter={filter} />
      {shops.length > 1 && <Choose name="merchant" options={shops.map(({ merchant_id: id }) => id)} filter={filter} />}
      <a class="button" href={address(`transactions.csv?${new URLSearchParams({ ...filter.value }).toString()}`)}>
        {t('csv')}
      </a>
    </search>
  );
}

function Item({ row }: { readonly row: Row }) {
  const t = useTexts();
  return (
    <li class="item">
      <div class="item__what">
        <h2>
          <a href={`#/transactions/${encodeURIComponent(row.token)}`}>{row.order_id}</a>
        </h2>
        <p class="muted">
          <span class="amount">{amountOf(row)}</span> · {row.channel ?? '–'} · {formatAt(row.created_at)} ·{' '}
          {row.merchant_id}
        </p>
      </div>
      <Pill state={stateOf(row)} />
      <div class="item__levers">
        <Levers row={row} />
        {row.token_asked && (
          <a class="button" href={`/snap/v4/redirection/${row.token}`} aria-label={`${t('open')} ${row.order_id}`}>
            {t('open')}
          </a>
        )}
      </div>
    </li>
  );
}

function None({ isFiltered }: { readonly isFiltered: boolean }) {
  const t = useTexts();
  if (isFiltered) return <Empty title={t('noMatch')} />;
  return (
    <Empty title={t('none')}>
      <p class="muted">{t('noneHow')}</p>
    </Empty>
  );
}

/** The newest transactions, found by what is typed, with what can happen to each. */
export function Transactions() {
  const t = useTexts();
  const filter = useSignal<Filter>(NO_FILTER);
  const limit = useSignal(PAGE);
  const query = new URLSearchParams({ ...filter.value, limit: String(limit.value) }).toString();
  const [found, known] = useAnswers<
    [{ readonly transactions?: readonly Row[]; readonly more?: boolean }, { readonly merchants?: readonly Shop[] }]
  >(`transactions?${query}`, 'merchants');
  // While the next answer is on its way, the last one stays.
  const last = useRef(found);
  if (found?.transactions) last.current = found;
  const { transactions: rows, more = false } = last.current ?? {};
  const isFiltered = Object.values(filter.value).some((text) => text !== '');
  return (
    <>
      <Filters filter={filter} shops={known?.merchants ?? []} />
      {rows?.length === 0 && <None isFiltered={isFiltered} />}
      {rows && rows.length > 0 && (
        <ul class="card list">
          {rows.map((row) => (
            <Item key={row.token} row={row} />
          ))}
        </ul>
      )}
      <p class="row" aria-live="polite">
        {rows && rows.length > 0 && <span class="muted">{t('shown', { count: rows.length })}</span>}
        {more && (
          <button type="button" onClick={() => (limit.value += 2 * PAGE)}>
            {t('more')}
          </button>
        )}
      </p>
    </>
  );
}
