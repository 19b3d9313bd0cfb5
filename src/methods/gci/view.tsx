import { digitsOf, inFours } from '../../lib/digits.ts';
import { reformat } from '../../ui/reformat.ts';
import { formEntry } from '../families/form.tsx';
import type { FieldRule } from '../families/form.ts';
import logo from './logo.svg?inline';
import { texts } from './texts.ts';

const rules: readonly FieldRule<'card_number' | 'pin'>[] = [
  {
    name: 'card_number',
    clean: digitsOf,
    check: ({ length }) => (length < 10 ? 'incomplete' : length > 19 ? 'invalid' : 'valid'),
    tidy: (input) => reformat(input, (text) => inFours(digitsOf(text).slice(0, 19))),
    secret: 'form',
    input: { type: 'tel', inputMode: 'numeric', autocomplete: 'off', maxLength: 23 },
  },
  {
    name: 'pin',
    clean: digitsOf,
    check: ({ length }) => (length < 4 ? 'incomplete' : length > 8 ? 'invalid' : 'valid'),
    secret: 'attempt',
    input: { type: 'password', inputMode: 'numeric', autocomplete: 'off', maxLength: 8 },
  },
];

/** The gateway takes a gift card as it is: number and PIN are in the fields and in the one request, nowhere else. */
export const Entry = formEntry({
  logo,
  rules,
  texts,
  request: ({ card_number, pin }) => ({ payment_type: 'gci', payment_params: { card_number, pin } }),
});

/** A gift card is taken or refused at once. */
export const Instruction = () => null;
