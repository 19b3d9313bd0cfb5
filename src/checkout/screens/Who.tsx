import { useRef, useState } from 'preact/hooks';

import type { Customer } from '../../gateway/types.ts';
import { formatRupiah } from '../../lib/money.ts';
import { askedOf, CONTACT_INPUTS, contactError, contactWords, type ContactName } from '../../methods/contact.ts';
import { Field } from '../../ui/Field.tsx';
import type { Checkout } from '../checkout.ts';
import type { Entering } from '../step.ts';
import { useWhoTexts } from './who-texts.ts';

/** What the customer has said here before, else what the shop's page gave, else what the order has. */
function knownOf(checkout: Checkout, order: Customer): Customer {
  const { customerEmail: email, customerPhone: phone } = checkout.options.peek();
  return { ...order, ...(email && { email }), ...(phone && { phone }), ...checkout.said.peek() };
}

interface WhoProps {
  readonly checkout: Checkout;
  readonly step: Entering;
  /** Rupiah that paying this way costs on top. */
  readonly fee: number | undefined;
}

/**
 * Before a method's form or its charge. Who pays, as far as the merchant asks: what is known is filled in, what is optional may
 * stay empty. What it costs on top, which no list may have shown.
 */
export function Who({ checkout, step: { transaction }, fee }: WhoProps) {
  const t = useWhoTexts();
  const { asks } = transaction;
  const { skipCustomerDetails } = checkout.options.value;
  const form = useRef<HTMLFormElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const [errors, setErrors] = useState<Partial<Record<ContactName, ReturnType<typeof contactError>>>>({});
  const asked = askedOf(asks, skipCustomerDetails === true);
  const known = useRef(knownOf(checkout, transaction.customer)).current;
  const inputOf = (name: ContactName) => form.current?.querySelector<HTMLInputElement>(`#who-${name}`);
  const textOf = (name: ContactName) => inputOf(name)?.value.trim() ?? '';
  const errorOf = (name: ContactName) => {
    const input = inputOf(name);
    return input ? contactError(name, input, asks) : undefined;
  };
  const told = () => contactWords(Object.fromEntries(asked.map((name) => [name, textOf(name)])));
  const show = (name: ContactName, error: ReturnType<typeof errorOf>) =>
    setErrors((before) => ({ ...before, [name]: error }));
  const submitted = (event: Event) => {
    event.preventDefault();
    setErrors(Object.fromEntries(asked.map((name) => [name, errorOf(name)])));
    const wrong = asked.find(errorOf);
    if (wrong) inputOf(wrong)?.focus();
    else checkout.tell(asked[0] ? { customer_details: told() } : {});
  };
  return (
    <form class="form" ref={form} noValidate onSubmit={submitted}>
      <div class="body stack">
        {asked[0] && <p class="lead">{t('lead', { shop: transaction.merchant.name || t('theShop') })}</p>}
        {fee && (
          <p class="lead">{t('fee', { fee: formatRupiah(fee), total: formatRupiah(checkout.bill.value.total) })}</p>
        )}
        {asked.map((name) => (
          <Field
            key={name}
            id={`who-${name}`}
            self={first}
            label={asks[name] === 'required' ? t(name) : `${t(name)} ${t('optional')}`}
            error={errors[name] && t(errors[name])}
            defaultValue={known[name]}
            maxLength={255}
            enterkeyhint={name === asked.at(-1) ? 'done' : 'next'}
            {...CONTACT_INPUTS[name]}
            onInput={() => {
              checkout.say(Object.fromEntries(asked.map((each) => [each, inputOf(each)?.value ?? ''])));
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
