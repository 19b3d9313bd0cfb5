import { useSignal } from '@preact/signals';
import { translator } from '../../i18n/i18n.ts';
import type { Fault } from '../faults.ts';
import { GopayErrors, type GopayError } from './GopayErrors.tsx';
import { texts } from './lever-texts.ts';
import { pull, said, useAnswers } from './model.ts';
import { Labelled, Panel } from './parts.tsx';
import { fieldsOf, useOutcome } from './words.ts';

const useTexts = translator(texts);

const KINDS = ['answer', 'body', 'latency', 'outage', 'drop', 'limit'] as const;
type Kind = (typeof KINDS)[number];

interface Known {
  readonly faults?: readonly Fault[];
  readonly endpoints?: Readonly<Record<string, readonly string[]>>;
  readonly codes?: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, string>>;

const number = (name: string, text: string | undefined) => (text ? { [name]: Number(text) } : {});
const word = (name: string, text: string | undefined) => (text ? { [name]: text } : {});

/** The lever's request, of what was typed. @throws SyntaxError for an answer that is no JSON */
function faultOf({ endpoint, kind, code, text, http, body, value, times, rate }: Fields) {
  const what: Record<Kind, () => object> = {
    answer: () => ({ code, ...word('text', text), ...number('http', http) }),
    body: () => ({ body: JSON.parse(body ?? '') as unknown, ...number('http', http) }),
    latency: () => ({ latency_ms: Number(value) }),
    outage: () => ({ outage: true }),
    drop: () => ({ drop: true }),
    limit: () => ({ per_minute: Number(value) }),
  };
  return {
    ...what[kind as Kind](),
    ...word('endpoint', endpoint?.trim()),
    ...number('times', times),
    ...number('rate', rate),
  };
}

/** What only this kind of fault asks. */
function Details({ kind, codes }: { readonly kind: Kind; readonly codes: Readonly<Record<string, string>> }) {
  const t = useTexts();
  const http = (
    <Labelled label={t('http')} hint={t('httpHint')}>
      <input name="http" inputMode="numeric" pattern="[2-5]\d\d" autocomplete="off" />
    </Labelled>
  );
  if (kind === 'latency' || kind === 'limit')
    return (
      <Labelled label={t(kind === 'latency' ? 'milliseconds' : 'perMinute')}>
        <input name="value" type="number" min={kind === 'latency' ? 0 : 1} required />
      </Labelled>
    );
  if (kind === 'body')
    return (
      <>
        <Labelled label={t('json')} wide>
          <textarea name="body" rows={3} required spellcheck={false} placeholder='{"status_code": "503"}' />
        </Labelled>
        {http}
      </>
    );
  if (kind !== 'answer') return null;
  return (
    <>
      <Labelled label={t('code')}>
        <input name="code" list="codes" inputMode="numeric" pattern="\d{3}" required autocomplete="off" />
      </Labelled>
      <datalist id="codes">
        {Object.entries(codes).map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </datalist>
      <Labelled label={t('text')} hint={t('textHint')}>
        <input name="text" maxLength={500} autocomplete="off" />
      </Labelled>
      {http}
    </>
  );
}

function OrderForm({ known }: { readonly known: Known }) {
  const t = useTexts();
  const outcome = useOutcome();
  const kind = useSignal<Kind>('answer');
  const order = (event: Event) => {
    const fields = fieldsOf(event);
    try {
      void pull({ path: 'faults', body: faultOf(fields) }, outcome);
    } catch {
      said.value = t('notJson');
    }
  };
  return (
    <Panel title={t('orderFault')}>
      <form onSubmit={order}>
        <div class="fields">
          <Labelled label={t('endpoint')} hint={t('endpointHint')}>
            <input name="endpoint" list="endpoints" maxLength={200} autocomplete="off" />
          </Labelled>
          <datalist id="endpoints">
            {Object.entries(known.endpoints ?? {}).map(([name, paths]) => (
              <option key={name} value={name}>
                {paths.join(', ')}
              </option>
            ))}
          </datalist>
          <Labelled label={t('kind')}>
            <select
              name="kind"
              value={kind.value}
              onChange={({ currentTarget }) => (kind.value = currentTarget.value as Kind)}
            >
              {KINDS.map((one) => (
                <option key={one} value={one}>
                  {t(one)}
                </option>
              ))}
            </select>
          </Labelled>
          <Details kind={kind.value} codes={known.codes ?? {}} />
          <Labelled label={t('times')} hint={t('timesHint')}>
            <input name="times" type="number" min="1" />
          </Labelled>
          <Labelled label={t('rate')} hint={t('rateHint')}>
            <input name="rate" type="number" min="0" max="1" step="any" />
          </Labelled>
        </div>
        <button class="primary">{t('order')}</button>
      </form>
    </Panel>
  );
}

/** What it does, in words. */
function useDescription() {
  const t = useTexts();
  return (fault: Fault): string =>
    [
      fault.endpoint ?? t('everywhere'),
      ...(fault.latency_ms === undefined ? [] : [`${t('latency')} (${fault.latency_ms} ms)`]),
      ...(fault.outage ? [t('outage')] : []),
      ...(fault.drop ? [t('drop')] : []),
      ...(fault.per_minute === undefined ? [] : [`${t('limit')}: ${fault.per_minute}`]),
      ...(fault.code === undefined ? [] : [`${t('answer')} ${fault.code} ${fault.text ?? ''}`.trim()]),
      ...(fault.body === undefined ? [] : [`${t('body')}: ${JSON.stringify(fault.body)}`]),
      ...(fault.http === undefined ? [] : [`HTTP ${fault.http}`]),
      ...(fault.rate === undefined ? [] : [t('share', { rate: fault.rate })]),
      ...(fault.times === undefined ? [] : [t('left', { count: fault.times })]),
    ].join(' · ');
}

function Ordered({ faults }: { readonly faults: readonly Fault[] }) {
  const t = useTexts();
  const outcome = useOutcome();
  const describe = useDescription();
  const remove = (path: string) => () => void pull({ method: 'DELETE', path }, outcome);
  return (
    <Panel title={t('ordered')}>
      {faults.length === 0 && <p class="muted">{t('noFaults')}</p>}
      <ul class="list">
        {faults.map((fault) => (
          <li key={fault.id} class="row spread">
            <span>{describe(fault)}</span>
            <button type="button" onClick={remove(`faults/${fault.id}`)}>
              {t('remove', { id: fault.id })}
            </button>
          </li>
        ))}
      </ul>
      {faults.length > 0 && (
        <button type="button" onClick={remove('faults')}>
          {t('removeAll')}
        </button>
      )}
    </Panel>
  );
}

/** What goes wrong on order. */
export function Faults() {
  const [known, gopay] = useAnswers<[Known, { readonly errors?: readonly GopayError[] }]>('faults', 'gopay/errors');
  return (
    <>
      {known && <OrderForm known={known} />}
      {known?.faults && <Ordered faults={known.faults} />}
      {gopay?.errors && <GopayErrors errors={gopay.errors} />}
    </>
  );
}
