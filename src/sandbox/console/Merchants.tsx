import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { translator } from '../../i18n/i18n.ts';
import { Channels } from './Channels.tsx';
import { pull, said, useAnswers } from './model.ts';
import { texts } from './merchant-texts.ts';
import { Labelled } from './parts.tsx';
import { Preview, type Draft } from './Preview.tsx';
import { settingsOf, type Channel, type Shop } from './shop.ts';
import { texts as common } from './texts.ts';
import { fieldsIn, useOutcome } from './words.ts';

const useTexts = translator(texts);
const useCommon = translator(common);

const URLS = [
  ['finish', 'finish_payment_return_url'],
  ['unfinish', 'unfinish_payment_return_url'],
  ['error', 'error_payment_return_url'],
  ['notify', 'notification_url'],
] as const;
const RULES = [
  ['allowRetry', 'allow_retry'],
  ['emails', 'email_notices'],
  ['recurring', 'recurring_mid'],
] as const;
const FACES = [
  'Arial',
  'Inter',
  'Nunito',
  'Open Sans',
  'Playfair Display',
  'Poppins',
  'Questrial',
  'Roboto',
  'Source Sans Pro',
];
const VA_PROCESSORS = ['bni_va', 'bri_va', 'permata_va', 'cimb_va', 'danamon_va'];

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

function Check({ name, text, checked }: { readonly name: string; readonly text: string; readonly checked: boolean }) {
  return (
    <label class="check">
      <input type="checkbox" name={name} defaultChecked={checked} />
      {text}
    </label>
  );
}

function Look({ shop }: { readonly shop: Shop }) {
  const t = useTexts();
  return (
    <fieldset>
      <legend>{t('look')}</legend>
      <div class="fields">
        <Labelled label={t('name')}>
          <input name="display_name" required maxLength={100} defaultValue={shop.display_name} />
        </Labelled>
        <Labelled label={t('shopLanguage')}>
          <select name="locale">
            <option value="id" selected={shop.locale === 'id'}>
              Bahasa Indonesia
            </option>
            <option value="en" selected={shop.locale === 'en'}>
              English
            </option>
          </select>
        </Labelled>
        {(['header', 'button'] as const).map((what) => (
          <Labelled key={what} label={t(what)} hint={t('colourHint')}>
            <input
              name={what}
              pattern="#[0-9a-fA-F]{6}"
              autocomplete="off"
              defaultValue={shop.brand[`${what}_color`]}
            />
          </Labelled>
        ))}
        <Labelled label={t('typography')} hint={t('typographyHint')}>
          <select name="typography">
            {FACES.map((name) => (
              <option key={name} selected={name === shop.brand.typography}>
                {name}
              </option>
            ))}
          </select>
        </Labelled>
        {(['input', 'button'] as const).map((what) => (
          <Labelled key={what} label={t(`${what}Radius`)}>
            <input
              name={`${what}_radius`}
              type="number"
              min="0"
              max="10"
              step="any"
              required
              defaultValue={String(shop.brand[`${what}_border_radius`])}
            />
          </Labelled>
        ))}
      </div>
      <Check name="hide_header" text={t('hideHeader')} checked={shop.brand.hide_header} />
      <Check name="hide_order_id" text={t('hideOrder')} checked={shop.hide_order_id} />
    </fieldset>
  );
}

function Rules({ shop }: { readonly shop: Shop }) {
  const t = useTexts();
  return (
    <fieldset>
      <legend>{t('rules')}</legend>
      <div class="fields">
        <Labelled label={t('minimum')}>
          <input name="minimum" type="number" min="0" required defaultValue={String(shop.minimum_amount)} />
        </Labelled>
        <Labelled label={t('vaProcessor')}>
          <select name="va">
            {VA_PROCESSORS.map((name) => (
              <option key={name} selected={name === shop.other_va_processor}>
                {name}
              </option>
            ))}
          </select>
        </Labelled>
      </div>
      {RULES.map(([text, field]) => (
        <Check key={field} name={field} text={t(text)} checked={shop[field]} />
      ))}
    </fieldset>
  );
}

function Addresses({ shop }: { readonly shop: Shop }) {
  const t = useTexts();
  return (
    <fieldset>
      <legend>{t('addresses')}</legend>
      <div class="fields">
        {URLS.map(([name, field]) => (
          <Labelled key={name} label={t(name)}>
            <input name={name} type="url" maxLength={2048} placeholder="https://" defaultValue={shop[field]} />
          </Labelled>
        ))}
        <Labelled label={t('origins')} hint={t('originsHint')} wide>
          <textarea name="origins" rows={2} spellcheck={false} defaultValue={shop.allowed_origins.join('\n')} />
        </Labelled>
      </div>
    </fieldset>
  );
}

function Editor({ shop }: { readonly shop: Shop }) {
  const t = useTexts();
  const outcome = useOutcome('saved');
  const form = useRef<HTMLFormElement>(null);
  const channels = useSignal<readonly Channel[]>(shop.payment_channels);
  const draft = useSignal<Draft | undefined>(undefined);
  const read = () => {
    if (form.current) draft.value = settingsOf(fieldsIn(form.current), channels.value, shop.brand);
  };
  useSignalEffect(read);
  const save = (event: Event) => {
    event.preventDefault();
    read();
    void pull({ method: 'PATCH', path: `merchants/${shop.merchant_id}`, body: draft.value }, outcome);
  };
  return (
    <div class="editor">
      <form class="card" ref={form} onSubmit={save} onInput={read} onChange={read}>
        <h2>
          {shop.display_name} <span class="muted">{shop.merchant_id}</span>
        </h2>
        <Key what="server key" value={shop.server_key} />
        <Key what="client key" value={shop.client_key} />
        <Look shop={shop} />
        <Channels channels={channels} />
        <Addresses shop={shop} />
        <Rules shop={shop} />
        <button class="primary">{t('save')}</button>
      </form>
      <Preview merchant={shop.merchant_id} draft={draft} />
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
