import { useState } from 'preact/hooks';
import { Icon } from '../page/icons.tsx';
import { FieldInput } from './FieldInput.tsx';
import { groups, type Field, type GroupName } from './fields.ts';
import { Items } from './Items.tsx';
import { valueAt, withValue, type JsonObject } from './json.ts';
import { presets, type PresetName } from './presets.ts';
import { change, discardJson, jsonProblem, jsonText, presetRequest, settings, typeJson } from './session.ts';
import { t } from './texts.ts';

/** The token request, as a form or as JSON; each follows the other. */
export function RequestPanel() {
  const [view, setView] = useState<'form' | 'json'>('form');
  return (
    <section class="panel" aria-labelledby="request">
      <h2 id="request">{t('request')}</h2>
      <p class="muted caption">{t('requestAbout')}</p>
      <Presets />
      <div class="tabs" role="group" aria-labelledby="request">
        {(['form', 'json'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
            {t(name)}
          </button>
        ))}
      </div>
      {view === 'json' && <JsonEditor />}
      {view === 'form' && jsonProblem.value && <JsonTrouble />}
      {view === 'form' && <Form request={settings.value.request} />}
    </section>
  );
}

function Presets() {
  return (
    <div class="presets" role="group" aria-label={t('start')}>
      <span class="field__label">{t('start')}</span>
      {(Object.keys(presets) as PresetName[]).map((name) => (
        <button
          key={name}
          type="button"
          class="chip chip--button"
          onClick={() => change({ request: presetRequest(name) })}
        >
          {t(name)}
        </button>
      ))}
    </div>
  );
}

function JsonEditor() {
  return (
    <>
      <label class="field">
        <span class="sr">{t('jsonLabel')}</span>
        <textarea
          class="field__box code-box"
          rows={Math.min(28, jsonText.value.split('\n').length + 1)}
          value={jsonText.value}
          spellcheck={false}
          autocomplete="off"
          aria-invalid={jsonProblem.value !== null}
          aria-describedby="json-trouble"
          onInput={({ currentTarget }) => typeJson(currentTarget.value)}
        />
      </label>
      <div id="json-trouble" role="status">
        {jsonProblem.value && <JsonTrouble />}
      </div>
    </>
  );
}

function JsonTrouble() {
  const problem = jsonProblem.value;
  if (!problem) return null;
  return (
    <div class="notice notice--danger">
      <Icon name="alert" />
      <div>
        <p>{t(problem.reason)}</p>
        {problem.detail && <p class="caption">{problem.detail}</p>}
        <button type="button" class="button button--line button--small" onClick={discardJson}>
          {t('discard')}
        </button>
      </div>
    </div>
  );
}

function Form({ request }: { request: JsonObject }) {
  return (
    <fieldset class="form" disabled={jsonProblem.value !== null}>
      <Group name="transaction" request={request} open>
        <label class="check">
          <input
            type="checkbox"
            checked={settings.value.renewsOrderId}
            onChange={({ currentTarget }) => change({ renewsOrderId: currentTarget.checked })}
          />
          {t('renews')}
        </label>
      </Group>
      <details class="group">
        <summary>
          {t('items')} <Count number={Array.isArray(request['item_details']) ? request['item_details'].length : 0} />
        </summary>
        <Items />
      </details>
      {(Object.keys(groups) as GroupName[])
        .filter((name) => name !== 'transaction')
        .map((name) => (
          <Group key={name} name={name} request={request} />
        ))}
    </fieldset>
  );
}

function Group(props: { name: GroupName; request: JsonObject; open?: boolean; children?: preact.ComponentChildren }) {
  const { name, request, open, children } = props;
  const fields: readonly Field[] = groups[name];
  const filled = fields.filter(({ path }) => valueAt(request, path) !== undefined).length;
  return (
    <details class="group" open={open}>
      <summary>
        {t(name)} <Count number={filled} />
      </summary>
      <div class="fields">
        {fields.map((field) => (
          <FieldInput
            key={field.path}
            field={field}
            value={valueAt(request, field.path)}
            set={(value) => change({ request: withValue(request, field.path, value) })}
          />
        ))}
        {children}
      </div>
    </details>
  );
}

function Count({ number }: { number: number }) {
  return number > 0 ? <span class="count">{number}</span> : null;
}
