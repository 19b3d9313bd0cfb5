import { translator } from '../../i18n/i18n.ts';
import { CONTACT_INPUTS } from '../contact.ts';
import type { EntryProps } from '../method.ts';
import { CardField } from './CardField.tsx';
import type { CardForm } from './form.ts';
import { texts } from './texts.ts';

const useTexts = translator(texts);

/** Who pays, as far as the merchant asks; what is known is filled in. */
export function Contact({ form, busy, options, transaction: { customer } }: EntryProps & { readonly form: CardForm }) {
  const t = useTexts();
  const { asked, saved, rules } = form;
  const known = {
    ...customer,
    email: saved.value?.email ?? options.customerEmail ?? customer.email,
    phone: saved.value?.phone ?? options.customerPhone ?? customer.phone,
  };
  return asked.map((name) => (
    <CardField
      key={name}
      {...{ form, busy }}
      field={name}
      id={`customer-${name}`}
      label={rules.asks[name] === 'required' ? t(name) : `${t(name)} ${t('optional')}`}
      defaultValue={known[name]}
      onPaste={undefined}
      {...CONTACT_INPUTS[name]}
    />
  ));
}
