import type { ComponentChildren, ComponentType } from 'preact';

import type { PayRequest } from '../../gateway/types.ts';
import { language } from '../../i18n/i18n.ts';
import type { Texts } from '../../i18n/texts.ts';
import { formatRupiah } from '../../lib/money.ts';
import { Field } from '../../ui/Field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { info } from '../../ui/icons.ts';
import { Who } from '../../ui/Who.tsx';
import { StepList } from '../../ui/StepList.tsx';
import type { EntryProps, Refusal } from '../method.ts';
import { usePlainDecline } from '../plain-decline.ts';
import { useFormTexts } from './form-texts.ts';
import { Refused } from './Refused.tsx';
import { useShortForm, type FieldRule, type ShortForm } from './form.ts';

/** Texts of one field: its label, what is said when it is empty or wrong, and perhaps what it is. */
type FieldTexts<Name extends string> = Readonly<Record<Name | `${Name}Empty` | `${Name}Wrong`, string>> &
  Readonly<Partial<Record<`${Name}Help`, string>>>;

/** What makes one short form another than the next one. */
export interface FormMethod<Name extends string> {
  readonly logo: string;
  readonly rules: readonly FieldRule<Name>[];
  /** `lead` says what will happen; `before` are steps to take first, parted by `|`; `note` stands below the fields. */
  readonly texts: Texts<FieldTexts<Name> & { readonly lead: string; readonly before?: string; readonly note?: string }>;
  readonly request: (values: Readonly<Record<Name, string>>) => PayRequest;
  /** What is filled in to begin with. */
  readonly initial?: (props: EntryProps) => Partial<Readonly<Record<Name, string>>>;
}

/** One short form, one button. */
export const formEntry = <Name extends string>(method: FormMethod<Name>): ComponentType<EntryProps> =>
  function Entry(props) {
    const form = useShortForm(method.rules, props, (values) => () => Promise.resolve(method.request(values)));
    const texts = method.texts[language.value];
    const initial = method.initial?.(props);
    return (
      <FormPage {...props} submitted={form.submitted}>
        <Who logo={method.logo}>{texts.lead}</Who>
        {texts.before !== undefined && <StepList steps={texts.before.split('|')} />}
        {method.rules.map((rule) => (
          <FormField
            key={rule.name}
            rule={rule}
            form={form}
            texts={texts}
            busy={props.busy}
            initial={initial?.[rule.name]}
          />
        ))}
        {texts.note !== undefined && <Note>{texts.note}</Note>}
      </FormPage>
    );
  };

interface FormPageProps extends EntryProps {
  readonly submitted: (event: Event) => void;
  /** Words of the method's own for a refusal that the common ones do not fit. */
  readonly refusedBy?: (refusal: Refusal) => { readonly title: string; readonly more: string } | undefined;
  readonly children: ComponentChildren;
}

/** The frame of a form: why the last attempt failed, the fields, the one button. */
export function FormPage({ busy, refusal, refusedBy, submitted, transaction, channel, children }: FormPageProps) {
  const decline = usePlainDecline();
  return (
    <form class="form" noValidate onSubmit={submitted}>
      <div class="body stack">
        {refusal && !busy && <Refused {...(refusedBy?.(refusal) ?? decline(refusal))} refusal={refusal} />}
        {children}
      </div>
      <div class="foot">
        <PayButton busy={busy} amount={transaction.amount + (channel.fee ?? 0)} />
      </div>
    </form>
  );
}

interface FormFieldProps<Name extends string> {
  readonly rule: FieldRule<Name>;
  readonly form: ShortForm<Name>;
  readonly texts: FieldTexts<Name>;
  readonly busy: boolean;
  readonly initial?: string | undefined;
  readonly onInput?: () => void;
}

export function FormField<Name extends string>({ rule, form, texts, busy, initial, onInput }: FormFieldProps<Name>) {
  const { name, input } = rule;
  const error = form.errors[name];
  // By name plus suffix: more than the compiler follows for a name it does not know yet.
  const words: Readonly<Record<string, string | undefined>> = texts;
  return (
    <Field
      id={name}
      name={name}
      self={form.inputs[name]}
      label={texts[name]}
      help={words[`${name}Help`]}
      error={error && words[name + error]}
      busy={busy}
      defaultValue={initial ?? ''}
      {...input}
      onInput={() => {
        form.typed(rule);
        onInput?.();
      }}
      onBlur={() => form.left(rule)}
    />
  );
}

export const Note = ({ children }: { readonly children: ComponentChildren }) => (
  <p class="note">
    <Icon d={info} size="xs" />
    <span>{children}</span>
  </p>
);

/** Never greyed before it is used: pressing it shows what is missing. */
function PayButton({ busy, amount }: { readonly busy: boolean; readonly amount: number }) {
  const t = useFormTexts();
  return (
    <button class="btn" type="submit" aria-disabled={busy || undefined}>
      {busy ? (
        <>
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span role="status">{t('busy')}</span>
        </>
      ) : (
        <span>
          {t('pay')} <span class="btn__amount">{formatRupiah(amount)}</span>
        </span>
      )}
    </button>
  );
}
