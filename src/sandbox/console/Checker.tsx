import { useSignal, type Signal } from '@preact/signals';
import { translator } from '../../i18n/i18n.ts';
import type { Finding } from '../signature-check.ts';
import { pull } from './model.ts';
import { texts } from './notification-texts.ts';
import { Labelled, Panel } from './parts.tsx';
import { fieldsOf, useOutcome } from './words.ts';

const useTexts = translator(texts);

const PARTS = ['order_id', 'status_code', 'gross_amount', 'signature_key'] as const;

/** What is to be checked: the parts that are signed, the signature, and whose key it should be. */
export type Claim = Readonly<Partial<Record<(typeof PARTS)[number] | 'merchant_id', string>>>;

/** The parts of a notification; undefined when the text is none. */
function readClaim(text: string): Claim | undefined {
  try {
    const body = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
    const known = [...PARTS, 'merchant_id'].filter((name) => body[name] !== undefined);
    return Object.fromEntries(known.map((name) => [name, String(body[name])]));
  } catch {
    return undefined;
  }
}

/** What was found about a claim: another one on show has not been looked at. */
interface Said {
  readonly of: Claim;
  readonly what: Finding | 'notJson';
}

/** Says which part of a signature is wrong. */
export function Checker({ claim }: { readonly claim: Signal<Claim> }) {
  const t = useTexts();
  const outcome = useOutcome();
  const said = useSignal<Said | undefined>(undefined);
  const paste = (text: string) => {
    const read = text.trim() === '' ? {} : readClaim(text);
    const of = read ?? {};
    claim.value = of;
    said.value = read ? undefined : { of, what: 'notJson' };
  };
  const check = async (event: Event) => {
    const of = claim.peek();
    const body = { ...of, ...fieldsOf(event) };
    const answer = (await pull({ path: 'signature', body }, outcome)) as { readonly finding: Finding } | undefined;
    said.value = answer && { of, what: answer.finding };
  };
  const found = said.value?.of === claim.value ? said.value.what : undefined;
  return (
    <Panel title={t('checker')} about={t('checkerHow')}>
      <form id="checker" onSubmit={(event) => void check(event)}>
        <Labelled label={t('paste')} wide>
          <textarea rows={3} spellcheck={false} onInput={({ currentTarget }) => paste(currentTarget.value)} />
        </Labelled>
        <div class="fields">
          {PARTS.map((name) => (
            <Labelled key={name} label={name}>
              <input
                name={name}
                required
                autocomplete="off"
                value={claim.value[name] ?? ''}
                onInput={({ currentTarget }) => (claim.value = { ...claim.value, [name]: currentTarget.value })}
              />
            </Labelled>
          ))}
        </div>
        <div class="row">
          <button class="primary">{t('check')}</button>
          <p role="status" class={found === 'right' ? 'success' : 'problem'}>
            {found === 'notJson' ? t('notJson') : found && t(`finding_${found}`)}
          </p>
        </div>
      </form>
    </Panel>
  );
}
