import type { ComponentChildren, InputHTMLAttributes, RefObject } from 'preact';

import { alert, Icon } from './icon.tsx';
import fieldCss from './field.css?inline';
import { adopt } from './adopt.ts';

adopt(fieldCss);

interface FieldProps extends Omit<InputHTMLAttributes, 'id' | 'children'> {
  readonly id: string;
  readonly label: string;
  /** The browser holds what is typed; we read it when it is needed. */
  readonly self: RefObject<HTMLInputElement | null>;
  readonly help?: string | undefined;
  /** Takes the help's place. */
  readonly error?: string | undefined;
  readonly busy?: boolean;
  /** Marks at the end of the box. */
  readonly children?: ComponentChildren;
}

/** A labelled input with its help or its error below it. */
export function Field({ id, label, self, help, error, busy = false, children, ...input }: FieldProps) {
  const described = error || help ? `${id}-note` : undefined;
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <div class={`box${error ? ' box--bad' : ''}${busy ? ' box--busy' : ''}`}>
        <input
          {...(input as object)}
          ref={self}
          id={id}
          readOnly={busy}
          aria-invalid={error !== undefined}
          {...(described && { 'aria-describedby': described })}
        />
        {children}
      </div>
      {error ? (
        <p id={described} class="help help--bad card-warning text-failed">
          <Icon d={alert} size="xs" />
          <span>{error}</span>
        </p>
      ) : (
        help && (
          <p id={described} class="help">
            {help}
          </p>
        )
      )}
    </div>
  );
}
