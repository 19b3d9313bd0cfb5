import { useSignal } from '@preact/signals';
import { translator } from '../../i18n/i18n.ts';
import type { Notification } from '../testing-types.d.ts';
import { Checker, type Claim } from './Checker.tsx';
import { pull, useAnswers } from './model.ts';
import { Delivery, Notice } from './Notice.tsx';
import { texts } from './notification-texts.ts';
import { Empty, Labelled, Panel } from './parts.tsx';
import type { Shop } from './shop.ts';
import { WhichMerchant } from './WhichMerchant.tsx';
import { fieldsOf, formatAt, useOutcome } from './words.ts';

const useTexts = translator(texts);

const PAGE = 50;
const STATES = ['owed', 'delivered', 'failed', 'nowhere'] as const;

interface Log {
  readonly notifications?: readonly Notification[];
  readonly delivery?: { readonly copies: number; readonly hold_first_s: number };
  readonly intervals_s?: readonly number[];
}

/** How notifications are sent from now on. */
function Way({ log: { delivery, intervals_s: intervals } }: { readonly log: Log }) {
  const t = useTexts();
  const outcome = useOutcome('saved');
  const retried = useOutcome();
  const save = async (event: Event) => {
    const { copies, hold, intervals: typed = '' } = fieldsOf(event);
    const seconds = typed.split(/[\s,]+/).filter((text) => text !== '');
    const body = { seconds: seconds.map(Number) };
    if (!(await pull({ path: 'notifications/intervals', body }, outcome))) return;
    await pull(
      { path: 'notifications/delivery', body: { copies: Number(copies), hold_first_s: Number(hold) } },
      outcome,
    );
  };
  if (!delivery || !intervals) return null;
  return (
    <Panel title={t('way')} about={t('wayHow')}>
      <form onSubmit={(event) => void save(event)}>
        <div class="fields">
          <Labelled label={t('copies')}>
            <input name="copies" type="number" min="1" max="10" required defaultValue={String(delivery.copies)} />
          </Labelled>
          <Labelled label={t('hold')}>
            <input name="hold" type="number" min="0" required defaultValue={String(delivery.hold_first_s)} />
          </Labelled>
          <Labelled label={t('intervals')} hint={t('intervalsHint')}>
            <input name="intervals" inputMode="numeric" autocomplete="off" defaultValue={intervals.join(', ')} />
          </Labelled>
        </div>
        <div class="row">
          <button class="primary">{t('save')}</button>
          <button type="button" onClick={() => void pull({ path: 'notifications/retry' }, retried)}>
            {t('retry')}
          </button>
        </div>
      </form>
    </Panel>
  );
}

function Item({ told, onCheck }: { readonly told: Notification; readonly onCheck: () => void }) {
  const t = useTexts();
  return (
    <li>
      <details>
        <summary>
          <b>{told.order_id}</b> · {String(told.body['transaction_status'])} · {formatAt(told.created_at)}{' '}
          <Delivery told={told} />{' '}
          <span class="muted">
            {t('attempts', { count: told.attempts.length })} · {String(told.body['merchant_id'])}
          </span>
        </summary>
        <Notice told={told} onCheck={onCheck} />
      </details>
    </li>
  );
}

const partsOf = ({ body }: Notification): Claim =>
  Object.fromEntries(
    ['order_id', 'status_code', 'gross_amount', 'signature_key', 'merchant_id'].map((name) => [
      name,
      String(body[name] ?? ''),
    ]),
  );

/** How notifications are sent, what was sent, and whether a signature is right. */
export function Notifications() {
  const t = useTexts();
  const claim = useSignal<Claim>({});
  const search = useSignal('');
  const state = useSignal('');
  const merchant = useSignal('');
  const query = new URLSearchParams({
    search: search.value.trim(),
    state: state.value,
    merchant: merchant.value,
    limit: String(PAGE),
  });
  const [log, known] = useAnswers<[Log, { readonly merchants?: readonly Shop[] }]>(
    `notifications?${query.toString()}`,
    'merchants',
  );
  const list = log?.notifications && [...log.notifications].reverse();
  const isFiltered = [search, state, merchant].some(({ value }) => value !== '');
  const check = (told: Notification) => {
    claim.value = partsOf(told);
    document.querySelector<HTMLElement>('#checker input')?.focus();
  };
  return (
    <>
      {log && <Way log={log} />}
      <Checker claim={claim} />
      <Panel title={t('log')}>
        <search class="row">
          <Labelled label={t('search')}>
            <input type="search" value={search.value} onInput={(event) => (search.value = event.currentTarget.value)} />
          </Labelled>
          <Labelled label={t('state')}>
            <select value={state.value} onChange={({ currentTarget }) => (state.value = currentTarget.value)}>
              <option value="">{t('any')}</option>
              {STATES.map((one) => (
                <option key={one} value={one}>
                  {t(`state_${one}`)}
                </option>
              ))}
            </select>
          </Labelled>
          <WhichMerchant shops={known?.merchants} any={t('any')} onChoose={(id) => (merchant.value = id)} />
        </search>
        {list?.length === 0 && (
          <Empty title={t(isFiltered ? 'noMatch' : 'nothing')}>
            {!isFiltered && <p class="muted">{t('nothingHow')}</p>}
          </Empty>
        )}
        <ul class="list">
          {list?.map((told) => (
            <Item key={told.id} told={told} onCheck={() => check(told)} />
          ))}
        </ul>
      </Panel>
    </>
  );
}
