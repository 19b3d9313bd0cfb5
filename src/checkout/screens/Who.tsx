import { useRef, useState } from 'preact/hooks';

import type { Customer } from '../../gateway/types.ts';
import { Field } from '../../ui/Field.tsx';
import type { Checkout } from '../checkout.ts';
import type { Entering } from '../step.ts';
import { useWhoTexts } from './who-texts.ts';

type Name = keyof Customer;

const NAMES = ['name', 'email', 'phone', 'address'] as const satisfies readonly Name[];

const INPUTS = {
  name: { autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email' },
  // A number of any country, with the signs that people put between its digits.
  phone: { type: 'tel', autocomplete: 'tel', pattern: String.raw`\s*\+?[\d\s\(\).\-]{8,20}` },
  address: { autocomplete: 'street-address' },
} as const;

/** The gateway's words for them (contract.md §3.4). */
const WIRE = { name: 'full_name', email: 'email', phone: 'phone', address: 'address' } as const;

interface WhoProps {
  readonly checkout: Checkout;
  readonly step: Entering;
}

/** Who pays, as far as the merchant asks: what is known is filled in, what is optional may stay empty. */
export function Who({ checkout, step: { transaction } }: WhoProps) {
  const t = useWhoTexts();
  const { asks, customer } = transaction;
  const { skipCustomerDetails, customerEmail, customerPhone } = checkout.options.value;
  const form = useRef<HTMLFormElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const [errors, setErrors] = useState<Partial<Record<Name, 'needed' | 'emailWrong' | 'phoneWrong'>>>({});
  const asked = NAMES.filter((name) => asks[name] === 'required' || (asks[name] && !skipCustomerDetails));
  const known = { ...customer, email: customerEmail || customer.email, phone: customerPhone || customer.phone };
  const inputOf = (name: Name) => form.current?.querySelector<HTMLInputElement>(`#who-${name}`);
  const textOf = (name: Name) => inputOf(name)?.value.trim() ?? '';
  // The browser knows what an e-mail address is.
  const errorOf = (name: Name) => {
    if (textOf(name) === '') return asks[name] === 'required' ? 'needed' : undefined;
    return inputOf(name)?.validity.valid ? undefined : name === 'email' ? 'emailWrong' : 'phoneWrong';
  };
  const show = (name: Name, error: ReturnType<typeof errorOf>) => setErrors((before) => ({ ...before, [name]: error }));
  const submitted = (event: Event) => {
    event.preventDefault();
    setErrors(Object.fromEntries(asked.map((name) => [name, errorOf(name)])));
    const wrong = asked.find(errorOf);
    if (wrong) inputOf(wrong)?.focus();
    else checkout.tell(Object.fromEntries(asked.flatMap((name) => (textOf(name) ? [[WIRE[name], textOf(name)]] : []))));
  };
  return (
    <form class="form" ref={form} noValidate onSubmit={submitted}>
      <div class="body stack">
        <p class="lead">{t('lead', { shop: transaction.merchant.name || t('theShop') })}</p>
        {asked.map((name) => (
          <Field
            key={name}
            id={`who-${name}`}
            self={first}
            label={asks[name] === 'required' ? t(name) : `${t(name)} ${t('optional')}`}
            error={errors[name] && t(errors[name])}
            defaultValue={known[name]}
            {...INPUTS[name]}
            onInput={() => {
              checkout.touched();
              if (errors[name]) show(name, undefined);
            }}
            onBlur={() => textOf(name) !== '' && show(name, errorOf(name))}
          />
        ))}
      </div>
      <div class="foot">
        <button class="btn" type="submit">
          {t('go')}
        </button>
      </div>
    </form>
  );
}
