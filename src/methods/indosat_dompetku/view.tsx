import { localPhone } from '../../lib/phone.ts';
import { approvalInstruction } from '../families/approval.tsx';
import { formEntry } from '../families/form.tsx';
import type { FieldRule } from '../families/form.ts';
import logo from './logo.svg?inline';
import { texts } from './texts.ts';

const rules: readonly FieldRule<'msisdn'>[] = [
  {
    name: 'msisdn',
    clean: localPhone,
    check: (phone) =>
      /^08\d{8,11}$/.test(phone) ? 'valid' : /^(0(8\d{0,7})?)?$/.test(phone) ? 'incomplete' : 'invalid',
    input: { type: 'tel', inputMode: 'tel', autocomplete: 'tel', placeholder: '0815 1234 5678', maxLength: 20 },
  },
];

export const Entry = formEntry({
  logo,
  rules,
  texts,
  request: ({ msisdn }) => ({ payment_type: 'indosat_dompetku', payment_params: { msisdn } }),
});

export const Instruction = approvalInstruction({ logo, texts });
