import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { translator } from '../../i18n/i18n.ts';
import { Channels } from './Channels.tsx';
import { Logo } from './Logo.tsx';
import { pull, said, useAnswers } from './model.ts';
import { texts } from './merchant-texts.ts';
import { Addresses, Look, Rules } from './MerchantFields.tsx';
import { Preview, type Draft } from './Preview.tsx';
import { settingsOf, type Edited, type Shop } from './shop.ts';
import { texts as common } from './texts.ts';
import { fieldsIn, useOutcome } from './words.ts';

const useTexts = translator(texts);
const useCommon = translator(common);

function Key({ what, value }: { readonly what: string; readonly value: string }) {
  const t = useCommon();
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => (said.value = t('copied')),
      (error: unknown) => (said.value = t('failed', { why: String(error) })),
    );
  return (
    <p class="row spread">
      <span>
        {what}: <code>{value}</code>
      </span>
      <button type="button" onClick={() => void copy()}>
        {t('copy', { what })}
      </button>
    </p>
  );
}

/** Shows what was changed elsewhere in the fields that nobody touched here. */
function follow(form: HTMLFormElement, touched: ReadonlySet<string>): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[name], textarea[name]')) {
    if (touched.has(field.name)) continue;
    field.value = field.defaultValue;
    if (field instanceof HTMLInputElement) field.checked = field.defaultChecked;
  }
}

/** The form's fields and what is edited by more than a field, against what is set now. */
function useDraft(shop: Shop) {
  const form = useRef<HTMLFormElement>(null);
  const touched = useRef(new Set<string>());
  const edited = useSignal<Partial<Edited>>({});
  const draft = useSignal<Draft | undefined>(undefined);
  const { payment_channels, logo } = shop;
  const now = (): Edited => ({ payment_channels, logo, ...edited.value });
  const read = () => form.current && (draft.value = settingsOf(fieldsIn(form.current), now(), shop));
  useEffect(() => {
    if (form.current) follow(form.current, touched.current);
    read();
  });
  const touch = ({ target }: Event) => {
    touched.current.add((target as HTMLInputElement).name);
    read();
  };
  const edit = (change: Partial<Edited>) => (edited.value = { ...edited.value, ...change });
  const saved = () => {
    touched.current.clear();
    edited.value = {};
  };
  return { form, draft, read, now: now(), touch, edit, saved };
}

function Editor({ shop }: { readonly shop: Shop }) {
  const t = useTexts();
  const outcome = useOutcome('saved');
  const { form, draft, read, now, touch, edit, saved } = useDraft(shop);
  const save = async (event: Event) => {
    event.preventDefault();
    if (await pull({ method: 'PATCH', path: `merchants/${shop.merchant_id}`, body: read() }, outcome)) saved();
  };
  return (
    <div class="editor">
      <form class="card" ref={form} onSubmit={(event) => void save(event)} onInput={touch} onChange={touch}>
        <h2>
          {shop.display_name} <span class="muted">{shop.merchant_id}</span>
        </h2>
        <Key what="server key" value={shop.server_key} />
        <Key what="client key" value={shop.client_key} />
        <Look shop={shop}>
          <Logo logo={now.logo} onChange={(logo) => edit({ logo })} />
        </Look>
        <Channels list={now.payment_channels} onChange={(list) => edit({ payment_channels: list })} />
        <Addresses shop={shop} />
        <Rules shop={shop} />
        <p class="row">
          <button class="primary">{t('save')}</button>
        </p>
      </form>
      <Preview merchant={shop.merchant_id} locale={shop.locale} draft={draft} />
    </div>
  );
}

/** The merchants of this sandbox: keys, look, addresses, channels. `id` is the one that is edited. */
export function Merchants({ id }: { readonly id: string | undefined }) {
  const t = useTexts();
  const outcome = useOutcome();
  const [known] = useAnswers<[{ readonly merchants?: readonly Shop[] }]>('merchants');
  const shops = known?.merchants ?? [];
  const shop = shops.find((one) => one.merchant_id === id) ?? shops[0];
  const add = async () => {
    const made = (await pull({ path: 'merchants' }, outcome)) as { readonly merchant: Shop } | undefined;
    if (made) location.hash = `#/merchants/${made.merchant.merchant_id}`;
  };
  return (
    <>
      <nav class="row" aria-label={t('which')}>
        {shops.map((one) => (
          <a
            key={one.merchant_id}
            class="button"
            href={`#/merchants/${one.merchant_id}`}
            {...(one === shop && { 'aria-current': 'page' as const })}
          >
            {one.display_name} <span class="muted">{one.merchant_id}</span>
          </a>
        ))}
        <button type="button" onClick={() => void add()}>
          {t('addMerchant')}
        </button>
      </nav>
      {shop && <Editor key={shop.merchant_id} shop={shop} />}
    </>
  );
}
