import { language, rupiah, unbroken } from '../page/language.ts';
import { totals, type Catalogue } from './catalogue.ts';
import type { Cart } from './cart.ts';
import type { Customer } from './pay.ts';
import { Stepper } from './Product.tsx';
import { t } from './texts.ts';

/** How the customer wants to see the checkout: over this page, or as a page of its own. */
export type Way = 'popup' | 'window';

/** The bill, who it is for, and the button. */
export function Basket(props: {
  catalogue: Catalogue;
  cart: Cart;
  busy: boolean;
  change: (id: string, by: number) => void;
  pay: (customer: Customer, way: Way) => void;
}) {
  const { catalogue, cart, busy, change, pay } = props;
  const isEmpty = Object.keys(cart).length === 0;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const way = event.submitter?.getAttribute('value') === 'window' ? 'window' : 'popup';
    if (!busy) pay({ name: field(data, 'name'), email: field(data, 'email'), phone: field(data, 'phone') }, way);
  };
  return (
    <section class="basket" aria-labelledby="basket">
      <h2 id="basket" class="basket__heading">
        {t('basket')}
      </h2>
      {isEmpty ? (
        <p class="slip slip__part muted">{t('empty')}</p>
      ) : (
        <form onSubmit={submit}>
          <Bill catalogue={catalogue} cart={cart} change={change} />
          <CustomerFields />
          <div class="basket__pay">
            <div class="basket__bar">
              <button class="button" value="popup" aria-busy={busy}>
                {busy ? t('busy') : t('pay', { amount: rupiah(totals(catalogue, cart).total) })}
              </button>
            </div>
            <button class="button button--quiet button--small" value="window">
              {t('fullWindow')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

function field(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}

function Bill(props: { catalogue: Catalogue; cart: Cart; change: (id: string, by: number) => void }) {
  const { catalogue, cart, change } = props;
  const { extras, total } = totals(catalogue, cart);
  const chosen = catalogue.products.filter(({ id }) => cart[id]);
  return (
    <div class="slip">
      <ul class="slip__part">
        {chosen.map(({ id, name, price }) => (
          <li key={id} class="line line--product">
            <span>{unbroken(name[language.value])}</span>
            <span class="line__price">{rupiah(price * (cart[id] ?? 0))}</span>
            <Stepper
              name={name[language.value]}
              quantity={cart[id] ?? 0}
              max={catalogue.max_quantity}
              change={(by) => change(id, by)}
            />
          </li>
        ))}
        {extras.map(({ name, price }) => (
          <li key={name.en} class="line muted">
            <span>{name[language.value]}</span>
            <span class="line__price">{rupiah(price)}</span>
          </li>
        ))}
      </ul>
      <div class="slip__tear" />
      <p class="slip__part line line--total">
        <span>{t('total')}</span>
        <output class="amount">{rupiah(total)}</output>
      </p>
    </div>
  );
}

function CustomerFields() {
  return (
    <details class="customer">
      <summary>{t('customer')}</summary>
      <div class="customer__fields">
        <label class="field">
          <span class="field__label">{t('name')}</span>
          <input class="field__box" name="name" autocomplete="name" maxLength={255} />
        </label>
        <label class="field">
          <span class="field__label">{t('email')}</span>
          <input class="field__box" name="email" type="email" autocomplete="email" maxLength={255} />
        </label>
        <label class="field">
          <span class="field__label">{t('phone')}</span>
          <input class="field__box" name="phone" type="tel" autocomplete="tel" maxLength={19} />
        </label>
      </div>
    </details>
  );
}
