import { cloneElement, type ComponentChildren, type VNode } from 'preact';
import { useId } from 'preact/hooks';

interface SectionProps {
  readonly title: string;
  /** One sentence on what it is for. */
  readonly about?: string;
  readonly children: ComponentChildren;
}

/** A part of a screen, with its heading. */
export function Panel({ title, about, children }: SectionProps) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {about !== undefined && <p class="muted">{about}</p>}
      {children}
    </section>
  );
}

interface LabelledProps {
  readonly label: string;
  readonly hint?: string;
  readonly wide?: boolean;
  /** The field. */
  readonly children: VNode;
}

/** A field under its label; what may be typed stands below it. */
export function Labelled({ label, hint, wide, children }: LabelledProps) {
  const id = useId();
  return (
    <div class={wide ? 'field wide' : 'field'}>
      <label>
        {label}
        {hint === undefined ? children : cloneElement(children, { 'aria-describedby': id })}
      </label>
      {hint !== undefined && (
        <p class="hint" id={id}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Says why there is nothing, and how something comes here. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="strong">{title}</p>
      {children}
    </div>
  );
}

const TONES: Readonly<Record<string, 'good' | 'wait' | 'bad'>> = {
  settlement: 'good',
  capture: 'good',
  delivered: 'good',
  paid: 'good',
  pending: 'wait',
  authorize: 'wait',
  challenge: 'wait',
  owed: 'wait',
  instructions: 'wait',
  deny: 'bad',
  failure: 'bad',
  failed: 'bad',
  chargeback: 'bad',
  partial_chargeback: 'bad',
};

/** A state as a word, coloured by how it stands. */
export function Pill({ state, text = state }: { readonly state: string; readonly text?: string }) {
  return <span class={`pill ${TONES[state] ?? ''}`}>{text}</span>;
}

/** Anything of the wire, as it is. */
export const Json = ({ value }: { readonly value: unknown }) => (
  <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
);
