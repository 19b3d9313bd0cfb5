import type { ComponentChildren } from 'preact';

import { adopt } from './adopt.ts';
import css from './choice.css?inline';

adopt(css);

interface ChoiceProps {
  readonly type?: 'radio' | 'checkbox';
  readonly name: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly choose: (checked: boolean) => void;
  readonly title: string;
  readonly note?: string | undefined;
  /** At the end of the row. */
  readonly children?: ComponentChildren;
}

/** One of several things to choose, or one to switch on: the whole row is its label. */
export function Choice({ type = 'radio', name, checked, disabled, choose, title, note, children }: ChoiceProps) {
  return (
    <label class="choice">
      <input
        type={type}
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      <span>
        {title}
        {note && <small>{note}</small>}
      </span>
      {children}
    </label>
  );
}
