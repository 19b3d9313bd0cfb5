import { useEffect } from 'preact/hooks';
import { translator } from '../../i18n/i18n.ts';
import type { Fault } from '../faults.ts';
import { answer, pull, watched } from './model.ts';
import { texts } from './texts.ts';
import { fieldsOf, outcome } from './words.ts';

const useTexts = translator(texts);
const KINDS = ['answer', 'latency', 'outage', 'drop', 'limit'] as const;

/** The lever's request, of what was typed. */
function faultOf(fields: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const { endpoint = '', kind = '', value = '', text = '', times = '', rate = '' } = fields;
  const what: Record<string, unknown> = {
    answer: { code: value, ...(text !== '' && { text }) },
    latency: { latency_ms: Number(value) },
    outage: { outage: true },
    drop: { drop: true },
    limit: { per_minute: Number(value) },
  };
  return {
    ...(what[kind] as object),
    ...(endpoint !== '' && { endpoint }),
    ...(times !== '' && { times: Number(times) }),
    ...(rate !== '' && { rate: Number(rate) }),
  };
}

const NUMBERS = [
  ['value', 'value'],
  ['text', 'text'],
  ['times', 'times'],
  ['rate', 'rate'],
] as const;

/** What goes wrong on order. */
export function Faults() {
  const t = useTexts();
  useEffect(() => void (watched.value = 'faults'), []);
  const known = answer('faults') as { readonly faults?: readonly Fault[]; readonly endpoints?: object } | undefined;
  const order = (event: Event) => void pull({ path: 'faults', body: faultOf(fieldsOf(event)) }, outcome(t));
  const remove = (path: string) => () => void pull({ method: 'DELETE', path }, outcome(t));
  return (
    <>
      <form class="row card" onSubmit={order}>
        <label>
          {t('endpoint')}
          <select name="endpoint">
            <option value="">{t('everywhere')}</option>
            {Object.keys(known?.endpoints ?? {}).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          {t('kind')}
          <select name="kind">
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(kind)}
              </option>
            ))}
          </select>
        </label>
        {NUMBERS.map(([name, label]) => (
          <label key={name}>
            {t(label)}
            <input name={name} autocomplete="off" />
          </label>
        ))}
        <button class="primary">{t('order')}</button>
      </form>
      {known?.faults?.length === 0 && <p>{t('nothing')}</p>}
      {known?.faults?.map((fault) => (
        <section class="card" key={fault.id}>
          <pre>{JSON.stringify(fault)}</pre>
          <button type="button" onClick={remove(`faults/${fault.id}`)}>
            {t('remove', { id: fault.id })}
          </button>
        </section>
      ))}
      <p>
        <button type="button" onClick={remove('faults')}>
          {t('removeAll')}
        </button>
      </p>
    </>
  );
}
