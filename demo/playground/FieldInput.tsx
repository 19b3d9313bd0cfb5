import { Fragment } from 'preact';
import type { Field } from './fields.ts';
import type { Json } from './json.ts';
import { t } from './texts.ts';

/** One field of the request. Whatever it holds is shown, also a value of a kind that does not belong there. */
export function FieldInput({
  field,
  value,
  set,
}: {
  field: Field;
  value: Json | undefined;
  set: (value: Json | undefined) => void;
}) {
  if (field.kind === 'set') return <SetInput field={field} value={value} set={set} />;
  return (
    <label class="field">
      <span class="field__label">
        <Path path={field.path} />
      </span>
      {field.kind === 'switch' || field.kind === 'choice' ? (
        <ChoiceInput field={field} value={value} set={set} />
      ) : (
        <TextInput field={field} value={value} set={set} />
      )}
      {field.kind === 'list' && <span class="field__help">{t('listHelp')}</span>}
    </label>
  );
}

/** A name on the wire, which may break after each of its parts. */
function Path({ path }: { path: string }) {
  return (
    <code>
      {path.split(/(?<=[._])/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}

interface Props {
  field: Field;
  value: Json | undefined;
  set: (value: Json | undefined) => void;
}

function TextInput({ field, value, set }: Props) {
  return (
    <input
      class="field__box"
      value={shownText(value)}
      placeholder={field.example}
      inputMode={field.kind === 'integer' ? 'numeric' : undefined}
      autocomplete="off"
      spellcheck={false}
      onInput={({ currentTarget }) => set(textValue(field.kind, currentTarget.value))}
    />
  );
}

function shownText(value: Json | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A typed text as the field sends it; what is no whole number is sent as text, so that the gateway's answer shows. */
export function textValue(kind: Field['kind'], text: string): Json | undefined {
  if (text === '') return undefined;
  if (kind === 'integer') return /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text;
  if (kind === 'list') {
    const entries = text.split(',').map((entry) => entry.trimStart());
    return entries.length === 1 && entries[0] === '' ? undefined : entries;
  }
  return text;
}

function ChoiceInput({ field, value, set }: Props) {
  const choices = field.kind === 'switch' ? ['true', 'false'] : (field.choices ?? []);
  const current = value === undefined ? '' : shownText(value);
  const all = current === '' || choices.includes(current) ? choices : [...choices, current];
  const words: Readonly<Record<string, string>> = field.kind === 'switch' ? { true: t('yes'), false: t('no') } : {};
  return (
    <select
      class="field__box"
      value={current}
      onChange={({ currentTarget: { value: chosen } }) => {
        if (chosen === '') set(undefined);
        else set(field.kind === 'switch' ? chosen === 'true' : chosen);
      }}
    >
      <option value="">{t('unset')}</option>
      {all.map((choice) => (
        <option key={choice} value={choice}>
          {words[choice] ?? choice}
        </option>
      ))}
    </select>
  );
}

function SetInput({ field, value, set }: Props) {
  const chosen = Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
  const all = [...(field.choices ?? []), ...chosen.filter((entry) => !field.choices?.includes(entry))];
  const toggle = (name: string) => {
    const next = chosen.includes(name) ? chosen.filter((entry) => entry !== name) : [...chosen, name];
    set(next.length > 0 ? next : undefined);
  };
  return (
    <fieldset class="chips">
      <legend class="field__label">
        <code>{field.path}</code>
      </legend>
      <p class="field__help">{t('paymentsHelp')}</p>
      <div class="chips__list">
        {all.map((name) => (
          <label key={name} class="chip">
            <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
            <span>
              {chosen.includes(name) && <b>{chosen.indexOf(name) + 1}</b>} {name}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
