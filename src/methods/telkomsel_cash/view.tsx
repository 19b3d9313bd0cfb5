import { localPhone } from '../../lib/phone.ts';
import { approvalInstruction } from '../families/approval.tsx';
import { formEntry } from '../families/form.tsx';
import type { FieldRule } from '../families/form.ts';
import logo from './logo.svg?inline';
import { texts } from './texts.ts';

const rules: readonly FieldRule<'customer'>[] = [
  {
    name: 'customer',
    clean: localPhone,
    check: ({ length }) => (length < 6 ? 'incomplete' : length > 13 ? 'invalid' : 'valid'),
    input: { type: 'tel', inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 20 },
  },
];

export const Entry = formEntry({
  logo,
  rules,
  texts,
  request: ({ customer }) => ({ payment_type: 'telkomsel_cash', payment_params: { customer } }),
});

export const Instruction = approvalInstruction({ logo, texts });
