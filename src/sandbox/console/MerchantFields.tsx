import type { ComponentChildren } from 'preact';
import { translator } from '../../i18n/i18n.ts';
import { FACES } from '../faces.ts';
import { texts } from './merchant-texts.ts';
import { Labelled } from './parts.tsx';
import type { Shop } from './shop.ts';

const useTexts = translator(texts);

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
const VA_PROCESSORS = ['bni_va', 'bri_va', 'permata_va', 'cimb_va', 'danamon_va'];

function Check({ name, text, checked }: { readonly name: string; readonly text: string; readonly checked: boolean }) {
  return (
    <label class="check">
      <input type="checkbox" name={name} defaultChecked={checked} />
      {text}
    </label>
  );
}

interface LookProps {
  readonly shop: Shop;
  readonly children: ComponentChildren;
}

/** How the checkout looks; `children` stand among its settings. */
export function Look({ shop, children }: LookProps) {
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
      {children}
      <Check name="hide_header" text={t('hideHeader')} checked={shop.brand.hide_header} />
      <Check name="hide_order_id" text={t('hideOrder')} checked={shop.hide_order_id} />
    </fieldset>
  );
}

/** What the gateway takes from this merchant. */
export function Rules({ shop }: { readonly shop: Shop }) {
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

/** Where customers and notifications go, and who may open the checkout. */
export function Addresses({ shop }: { readonly shop: Shop }) {
  const t = useTexts();
  return (
    <fieldset>
      <legend>{t('addresses')}</legend>
      <div class="fields">
        {URLS.map(([name, field]) => (
          <Labelled key={name} label={t(name)} wide>
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
