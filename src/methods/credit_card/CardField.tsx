import type { ComponentProps } from 'preact';

import { translator } from '../../i18n/i18n.ts';
import { Field } from '../../ui/Field.tsx';
import { listeners, type CardForm } from './form.ts';
import type { FieldName } from './request.ts';
import { texts } from './texts.ts';

const useTexts = translator(texts);

interface CardFieldProps extends Omit<Partial<ComponentProps<typeof Field>>, 'form'> {
  readonly form: CardForm;
  readonly field: FieldName;
}

/** What goes with inputs for digits. */
export const DIGITS = { type: 'tel', inputMode: 'numeric' } as const;

/** One field of the card form, with its error. A phone's keyboard leads on to the next one. */
export function CardField({ form, field, ...more }: CardFieldProps) {
  const t = useTexts();
  // Points are asked for after the CVV, once there are any.
  const isLast = field === (form.asked.at(-1) ?? (form.redeemable.value?.worth ? undefined : 'cvv'));
  const error = form.errors.value[field];
  return (
    <Field
      id={`card-${field}`}
      self={form.inputs[field]}
      label={t(field)}
      error={error && t(error as 'cvvWrong', { digits: form.brand.value.cvv })}
      enterkeyhint={isLast ? 'done' : 'next'}
      onPaste={form.pasted}
      {...more}
      {...listeners(form, field)}
    />
  );
}
