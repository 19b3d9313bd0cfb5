import { FieldInput } from './FieldInput.tsx';
import { options, type Option, type OptionValue } from './options.ts';
import { change, settings } from './session.ts';
import { t } from './texts.ts';

/** On a phone the options start folded, so that the button is not far away. */
const isWide = matchMedia('(min-width: 960px)').matches;

/** The options of `snap.pay` and `snap.embed`. */
export function OptionsPanel() {
  const chosen = settings.value.options;
  const set = (name: string, value: OptionValue | undefined) => {
    const { [name]: _, ...others } = chosen;
    change({ options: value === undefined ? others : { ...others, [name]: value } });
  };
  return (
    <section class="panel" aria-labelledby="options">
      <details class="options" open={isWide}>
        <summary>
          <h2 id="options">{t('options')}</h2>
          {Object.keys(chosen).length > 0 && <span class="count">{Object.keys(chosen).length}</span>}
        </summary>
        <p class="muted caption">{t('optionsAbout')}</p>
        <div class="fields">
          {options.map((option) => (
            <OptionInput key={option.name} option={option} value={chosen[option.name]} set={set} />
          ))}
        </div>
      </details>
    </section>
  );
}

function OptionInput(props: {
  option: Option;
  value: OptionValue | undefined;
  set: (name: string, value: OptionValue | undefined) => void;
}) {
  const { name, kind, choices, secret } = props.option;
  return (
    <div>
      <FieldInput
        field={{ path: name, kind: kind === 'boolean' ? 'switch' : kind, ...(choices && { choices }) }}
        value={props.value}
        set={(value) => props.set(name, value as OptionValue | undefined)}
      />
      {secret && <p class="field__help">{t('secretHelp')}</p>}
    </div>
  );
}
