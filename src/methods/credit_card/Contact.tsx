import { translator } from '../../i18n/i18n.ts';
import { Field } from '../../ui/Field.tsx';
import type { EntryProps } from '../method.ts';
import { listeners, type CardForm } from './form.ts';
import { texts } from './texts.ts';

const useTexts = translator(texts);

const FIELDS = {
  name: { autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email' },
  phone: { type: 'tel', autocomplete: 'tel' },
  address: { autocomplete: 'street-address' },
} as const;

const NAMES = ['name', 'email', 'phone', 'address'] as const;

/** Who pays, as far as the merchant asks; what is known is filled in. */
export function Contact({ form, busy, options, transaction: { customer } }: EntryProps & { readonly form: CardForm }) {
  const t = useTexts();
  const { saved, rules, errors, inputs } = form;
  const known = {
    name: customer.name,
    email: saved.value?.email ?? options.customerEmail ?? customer.email,
    phone: saved.value?.phone ?? options.customerPhone ?? customer.phone,
    address: customer.address,
  };
  return NAMES.filter(
    (name) => rules.asks[name] === 'required' || (rules.asks[name] && !options.skipCustomerDetails),
  ).map((name) => {
    const error = errors.value[name];
    return (
      <Field
        key={name}
        id={`customer-${name}`}
        self={inputs[name]}
        label={rules.asks[name] === 'required' ? t(name) : `${t(name)} ${t('optional')}`}
        error={error && t(error as 'needed')}
        busy={busy}
        defaultValue={known[name]}
        {...FIELDS[name]}
        {...listeners(form, name)}
      />
    );
  });
}
