import { formEntry } from '../families/form.tsx';
import type { FieldRule } from '../families/form.ts';
import { redirectInstruction } from '../families/redirect.tsx';
import logo from './logo.svg?inline';
import { texts } from './texts.ts';

const rules: readonly FieldRule<'user_id'>[] = [
  {
    name: 'user_id',
    clean: (text) => text.replace(/\s/g, ''),
    check: (id) => (/^[a-z\d]{1,50}$/i.test(id) ? 'valid' : 'invalid'),
    input: { type: 'text', autocomplete: 'off', autocapitalize: 'characters', spellcheck: false, maxLength: 60 },
  },
];

export const Entry = formEntry({
  logo,
  rules,
  texts,
  request: ({ user_id }) => ({ payment_type: 'bca_klikbca', payment_params: { user_id } }),
});

export const Instruction = redirectInstruction({ logo, texts });
