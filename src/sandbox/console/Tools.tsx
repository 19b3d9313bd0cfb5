import { language, translator } from '../../i18n/i18n.ts';
import { address } from './api.ts';
import { useConfirm } from './Confirm.tsx';
import { texts } from './lever-texts.ts';
import { pull, useAnswers } from './model.ts';
import { Labelled, Panel } from './parts.tsx';
import type { Shop } from './shop.ts';
import { WhichMerchant } from './WhichMerchant.tsx';
import { fieldsOf, formatAt, useOutcome } from './words.ts';

const useTexts = translator(texts);

const UNITS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
const UNIT_NAMES = ['seconds', 'minutes', 'hours', 'days'] as const;

interface Time {
  readonly now?: string;
  readonly offset_s?: number;
}

function Clock({ clock }: { readonly clock: Time | undefined }) {
  const t = useTexts();
  const outcome = useOutcome();
  const travel = (event: Event) => {
    const { count, unit } = fieldsOf(event);
    const seconds = Number(count) * UNITS[unit as keyof typeof UNITS];
    void pull({ path: 'clock', body: { advance_s: seconds } }, outcome);
  };
  const hours = Math.round((clock?.offset_s ?? 0) / 360) / 10;
  return (
    <Panel title={t('clock')} about={t('travelHow')}>
      {clock?.now !== undefined && (
        <p class="strong">
          {t('now', { time: formatAt(clock.now) })}
          {hours > 0 && ` · ${t('ahead', { hours })}`}
        </p>
      )}
      <form class="row" onSubmit={travel}>
        <Labelled label={t('forward')}>
          <input name="count" type="number" min="1" required defaultValue="15" />
        </Labelled>
        <Labelled label={t('unit')}>
          <select name="unit">
            {UNIT_NAMES.map((name) => (
              <option key={name} value={name} selected={name === 'minutes'}>
                {t(name)}
              </option>
            ))}
          </select>
        </Labelled>
        <button class="primary">{t('travel')}</button>
      </form>
    </Panel>
  );
}

function Till({ shops }: { readonly shops: readonly Shop[] | undefined }) {
  const t = useTexts();
  const outcome = useOutcome();
  const pay = (event: Event) => {
    const { amount, order, merchant = '' } = fieldsOf(event);
    void pull(
      { path: `gopay/static?merchant=${merchant}`, body: { gross_amount: Number(amount), order_id: order } },
      outcome,
    );
  };
  return (
    <Panel title={t('till')} about={t('tillHow')}>
      <form onSubmit={pay}>
        <div class="fields">
          <Labelled label={t('amount')}>
            <input name="amount" type="number" min="1" required defaultValue="15000" />
          </Labelled>
          <Labelled label={t('orderId')} hint={t('orderIdHint')}>
            <input name="order" maxLength={50} autocomplete="off" />
          </Labelled>
          <WhichMerchant shops={shops} />
        </div>
        <button class="primary">{t('payAtTill')}</button>
      </form>
    </Panel>
  );
}

function State() {
  const t = useTexts();
  const outcome = useOutcome();
  const { ask, dialog } = useConfirm(t('keepIt'));
  const take = (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    ask({
      question: t('importAsk', { name: file.name }),
      yes: t('importGo'),
      work: async () => pull({ path: 'import', body: await file.text() }, outcome),
    });
    // The same file may be chosen again.
    input.value = '';
  };
  const reset = () => ask({ question: t('resetAsk'), yes: t('resetGo'), work: () => pull({ path: 'reset' }, outcome) });
  return (
    <Panel title={t('data')} about={t('dataHow')}>
      <p class="row">
        <a class="button" href={address('export')}>
          {t('exportState')}
        </a>
        <a class="button" href={address('export?keys=1')}>
          {t('exportKeys')}
        </a>
      </p>
      <Labelled label={t('importState')}>
        <input type="file" accept="application/json,.json" onChange={({ currentTarget }) => take(currentTarget)} />
      </Labelled>
      <p class="row">
        <button type="button" class="danger" onClick={reset}>
          {t('reset')}
        </button>
      </p>
      {dialog}
    </Panel>
  );
}

interface Cards {
  readonly otp: string;
  readonly cards?: readonly {
    readonly number: string;
    readonly cvv: string;
    readonly outcome: Readonly<Record<'en' | 'id', string>>;
  }[];
}

function TestCards({ known: { otp, cards = [] } }: { readonly known: Cards }) {
  const t = useTexts();
  return (
    <details class="card">
      <summary>{t('cards')}</summary>
      <p class="muted">{t('cardsHow', { otp })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">CVV</th>
            <th scope="col">{t('outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {cards.map(({ number, cvv, outcome }) => (
            <tr key={number}>
              <td>
                <code>{number.replaceAll(/(\d{4})(?=\d)/g, '$1 ')}</code>
              </td>
              <td>{cvv}</td>
              <td>{outcome[language.value]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The clock, the till, the whole state: out, in, gone; and what to type. */
export function Tools() {
  const [clock, cards, known] = useAnswers<[Time, Cards, { readonly merchants?: readonly Shop[] }]>(
    'clock',
    'cards',
    'merchants',
  );
  return (
    <>
      <Clock clock={clock} />
      <Till shops={known?.merchants} />
      <State />
      {cards && <TestCards known={cards} />}
    </>
  );
}
