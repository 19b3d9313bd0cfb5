import type { InputHTMLAttributes, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import type { EntryProps, Prepare } from '../method.ts';

/** `incomplete` is merely unfinished: it is never shown as wrong while someone types. */
export type Check = 'valid' | 'incomplete' | 'invalid';

/** One field of a short form. The browser holds what is typed; it is read when it is needed. */
export interface FieldRule<Name extends string> {
  readonly name: Name;
  /** What is typed, without what is only there to be read: the value that is judged and sent. */
  readonly clean: (text: string) => string;
  readonly check: (value: string) => Check;
  /** Makes what is typed readable while it is typed. */
  readonly tidy?: (input: HTMLInputElement) => void;
  /** How long it may stay: for one attempt, so that it is asked for again after a refusal, or until the form is left. */
  readonly secret?: 'attempt' | 'form';
  readonly input: Pick<
    InputHTMLAttributes,
    'type' | 'inputMode' | 'autocomplete' | 'placeholder' | 'maxLength' | 'autocapitalize' | 'spellcheck'
  >;
}

/** Empty, and everything else that is wrong, have a text each. */
export type FieldError = 'Empty' | 'Wrong';

export interface ShortForm<Name extends string> {
  readonly inputs: Readonly<Record<Name, RefObject<HTMLInputElement | null>>>;
  readonly errors: Readonly<Record<Name, FieldError | undefined>>;
  /** What is in a field now, cleaned. */
  readonly value: (name: Name) => string;
  readonly typed: (rule: FieldRule<Name>) => void;
  readonly left: (rule: FieldRule<Name>) => void;
  readonly submitted: (event: Event) => void;
}

function errorOf<Name extends string>({ check }: FieldRule<Name>, value: string): FieldError | undefined {
  if (value === '') return 'Empty';
  return check(value) === 'valid' ? undefined : 'Wrong';
}

/** A form's state: only which error is where. `prepare` takes the cleaned values once all of them are right. */
export function useShortForm<Name extends string>(
  rules: readonly FieldRule<Name>[],
  { busy, refusal, submit, touched }: EntryProps,
  prepare: (values: Readonly<Record<Name, string>>) => Prepare,
): ShortForm<Name> {
  const inputs = useInputs(rules);
  const [errors, setErrors] = useState({} as ShortForm<Name>['errors']);
  const value = (name: Name) =>
    rules.find((rule) => rule.name === name)?.clean(inputs[name].current?.value ?? '') ?? '';
  useSecrets(rules, inputs, refusal);

  const show = (name: Name, error: FieldError | undefined) => setErrors((before) => ({ ...before, [name]: error }));

  return {
    inputs,
    errors,
    value,
    typed({ name, tidy }) {
      touched();
      const input = inputs[name].current;
      if (input) tidy?.(input);
      if (errors[name]) show(name, undefined);
    },
    left(rule) {
      if (value(rule.name) !== '') show(rule.name, errorOf(rule, value(rule.name)));
    },
    submitted(event) {
      event.preventDefault();
      if (busy) return;
      const wrong = rules.flatMap((rule) => {
        const error = errorOf(rule, value(rule.name));
        return error ? [[rule.name, error] as const] : [];
      });
      setErrors(Object.fromEntries(wrong) as typeof errors);
      const first = wrong[0]?.[0];
      if (first) inputs[first].current?.focus();
      else submit(prepare(Object.fromEntries(rules.map(({ name }) => [name, value(name)])) as Record<Name, string>));
    },
  };
}

function useInputs<Name extends string>(rules: readonly FieldRule<Name>[]): ShortForm<Name>['inputs'] {
  const inputs = useRef<ShortForm<Name>['inputs']>(undefined);
  inputs.current ??= Object.fromEntries(
    rules.map(({ name }) => [name, { current: null }]),
  ) as ShortForm<Name>['inputs'];
  return inputs.current;
}

/** Secrets are emptied when the form or its page is left, and those of one attempt after a refusal. */
function useSecrets<Name extends string>(
  rules: readonly FieldRule<Name>[],
  inputs: ShortForm<Name>['inputs'],
  refusal: EntryProps['refusal'],
): void {
  useEffect(() => {
    const secrets = rules.flatMap(({ name, secret }) => (secret && inputs[name].current) || []);
    // A page that is kept for the way back must not show them to whoever comes next.
    const hide = () => secrets.forEach(empty);
    addEventListener('pagehide', hide);
    return () => {
      removeEventListener('pagehide', hide);
      for (const input of secrets) input.value = '';
    };
  }, [rules, inputs]);
  useEffect(() => {
    if (!refusal) return;
    for (const { name, secret } of rules) {
      const input = secret === 'attempt' && inputs[name].current;
      if (input) input.value = '';
    }
  }, [refusal, rules, inputs]);
}

/** Empties a field as its customer would: what else follows from it goes too. */
function empty(field: HTMLInputElement): void {
  if (field.value === '') return;
  field.value = '';
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
