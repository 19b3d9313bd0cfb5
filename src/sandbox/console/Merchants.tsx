import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { translator } from '../../i18n/i18n.ts';
import { answer, pull, said, watched } from './model.ts';
import { Preview } from './Preview.tsx';
import { settingsOf, type Shop } from './shop.ts';
import { texts } from './texts.ts';
import { fieldsOf, outcome } from './words.ts';

const useTexts = translator(texts);

const URLS = [
  ['finish', 'finish_payment_return_url'],
  ['unfinish', 'unfinish_payment_return_url'],
  ['error', 'error_payment_return_url'],
  ['notify', 'notification_url'],
] as const;
const FLAGS = [
  ['allowRetry', 'allow_retry'],
  ['hideOrder', 'hide_order_id'],
  ['emails', 'email_notices'],
  ['recurring', 'recurring_mid'],
] as const;

function Key({ what, value }: { readonly what: string; readonly value: string }) {
  const t = useTexts();
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => (said.value = t('copied')),
      (error: unknown) => (said.value = t('failed', { why: String(error) })),
    );
  return (
    <p class="muted">
      {what}: <code>{value}</code>{' '}
      <button type="button" onClick={() => void copy()}>
        {t('copy', { what })}
      </button>
    </p>
  );
}

/** What is seen while it is typed: the name and the colours. */
function Look({ shop }: { readonly shop: Shop }) {
  const t = useTexts();
  const name = useSignal(shop.display_name);
  const header = useSignal(shop.brand.header_color);
  const button = useSignal(shop.brand.button_color);
  const typed = (to: typeof name) => ({
    value: to.value,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => void (to.value = currentTarget.value),
  });
  return (
    <>
      <div class="row">
        <label>
          {t('name')}
          <input name="display_name" required {...typed(name)} />
        </label>
        <label>
          {t('header')}
          <input name="header" placeholder="#ffffff" {...typed(header)} />
        </label>
        <label>
          {t('button')}
          <input name="button" placeholder="#1d4ed8" {...typed(button)} />
        </label>
      </div>
      <Preview name={name.value} header={header.value} button={button.value} />
    </>
  );
}

function Lists({ shop }: { readonly shop: Shop }) {
  const t = useTexts();
  const on = shop.payment_channels.filter(({ enabled }) => enabled).map(({ name }) => name);
  return (
    <>
      <label>
        {t('channels')}
        <textarea name="channels" defaultValue={on.join('\n')} />
      </label>
      <label>
        {t('origins')}
        <textarea name="origins" defaultValue={shop.allowed_origins.join('\n')} />
      </label>
    </>
  );
}

function Editor({ shop }: { readonly shop: Shop }) {
  const t = useTexts();
  const save = (event: Event) =>
    void pull(
      { method: 'PATCH', path: `merchants/${shop.merchant_id}`, body: settingsOf(fieldsOf(event)) },
      outcome(t, 'saved'),
    );
  return (
    <form class="card" onSubmit={save}>
      <h2>{shop.merchant_id}</h2>
      <Key what="server key" value={shop.server_key} />
      <Key what="client key" value={shop.client_key} />
      <Look shop={shop} />
      <div class="row">
        <label>
          {t('shopLanguage')}
          <select name="locale" defaultValue={shop.locale}>
            <option value="id">Bahasa Indonesia</option>
            <option value="en">English</option>
          </select>
        </label>
        {URLS.map(([text, field]) => (
          <label key={text}>
            {t(text)}
            <input name={text} defaultValue={shop[field]} />
          </label>
        ))}
        <label>
          {t('minimum')}
          <input name="minimum" inputMode="numeric" defaultValue={String(shop.minimum_amount)} />
        </label>
      </div>
      {FLAGS.map(([text, field]) => (
        <label class="check" key={text}>
          <input type="checkbox" name={field} defaultChecked={shop[field]} />
          {t(text)}
        </label>
      ))}
      <Lists shop={shop} />
      <button class="primary">{t('save')}</button>
    </form>
  );
}

/** The merchants of this sandbox: keys, look, addresses, channels. */
export function Merchants() {
  const t = useTexts();
  useEffect(() => void (watched.value = 'merchants'), []);
  const shops = (answer('merchants') as { readonly merchants?: readonly Shop[] } | undefined)?.merchants;
  return (
    <>
      {shops?.map((shop) => (
        <Editor key={shop.merchant_id} shop={shop} />
      ))}
      <button type="button" onClick={() => void pull({ path: 'merchants' }, outcome(t))}>
        {t('addMerchant')}
      </button>
    </>
  );
}
