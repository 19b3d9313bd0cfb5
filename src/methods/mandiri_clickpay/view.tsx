import { useEffect, useState } from 'preact/hooks';

import { language, translator } from '../../i18n/i18n.ts';
import { digitsOf, inFours } from '../../lib/digits.ts';
import { luhn } from '../../lib/luhn.ts';
import { reformat } from '../../ui/reformat.ts';
import { Part, Slip, Tear } from '../../ui/Slip.tsx';
import { Who } from '../../ui/Who.tsx';
import { FormField, FormPage, Note } from '../families/form.tsx';
import { useShortForm, type FieldRule } from '../families/form.ts';
import type { EntryProps, Prepare } from '../method.ts';
import logo from './logo.svg?inline';
import { texts } from './texts.ts';

const useTexts = translator(texts);

type Name = 'number' | 'token';

const NUMBER: FieldRule<Name> = {
  name: 'number',
  clean: digitsOf,
  check: (number) => (number.length < 16 ? 'incomplete' : number.length > 16 || !luhn(number) ? 'invalid' : 'valid'),
  tidy: (input) => reformat(input, (text) => inFours(digitsOf(text).slice(0, 16))),
  secret: 'form',
  input: { type: 'tel', inputMode: 'numeric', autocomplete: 'cc-number', placeholder: '1234 1234 1234 1234' },
};

const TOKEN: FieldRule<Name> = {
  name: 'token',
  clean: digitsOf,
  check: ({ length }) => (length < 6 ? 'incomplete' : length > 6 ? 'invalid' : 'valid'),
  secret: 'attempt',
  input: { type: 'tel', inputMode: 'numeric', autocomplete: 'off', maxLength: 6 },
};

const RULES = [NUMBER, TOKEN];

/** Five digits that nobody can guess: the device's answer is good for them only. */
const challenge = (): string => Array.from(crypto.getRandomValues(new Uint32Array(5)), (n) => n % 10).join('');

/** The card becomes a token here and nowhere else; what is charged is the token and the device's answer. */
const prepare =
  (input3: string) =>
  ({ number, token }: Readonly<Record<Name, string>>): Prepare =>
  async ({ tokenise }) => ({
    payment_type: 'mandiri_clickpay',
    payment_params: { token_id: await tokenise({ number }), input3, token },
  });

/** A debit card, and what its token device answers to three numbers. */
export function Entry(props: EntryProps) {
  const t = useTexts();
  const { busy, refusal, transaction, channel } = props;
  const [input3, setInput3] = useState(challenge);
  const form = useShortForm(RULES, props, prepare(input3));
  // An answer is good once: another attempt asks another question.
  useEffect(() => {
    if (refusal) setInput3(challenge());
  }, [refusal]);
  const [input1, setInput1] = useState('');
  const words = texts[language.value];
  return (
    <FormPage
      {...props}
      submitted={form.submitted}
      refusedBy={({ kind, reason }) => {
        if (kind === 'bank') return { title: t('refused'), more: t('refusedMore') };
        return reason === 'card_rejected' ? { title: t('cardWrong'), more: t('cardWrongMore') } : undefined;
      }}
    >
      <Who logo={logo}>{t('lead')}</Who>
      <FormField
        rule={NUMBER}
        form={form}
        texts={words}
        busy={busy}
        onInput={() => setInput1(form.value('number').length === 16 ? form.value('number').slice(-10) : '')}
      />
      <Device input1={input1} amount={transaction.amount + (channel.fee ?? 0)} input3={input3} />
      <FormField rule={TOKEN} form={form} texts={words} busy={busy} />
      <Note>{t('private')}</Note>
    </FormPage>
  );
}

interface DeviceProps {
  readonly input1: string;
  readonly amount: number;
  readonly input3: string;
}

function Device({ input1, amount, input3 }: DeviceProps) {
  const t = useTexts();
  const rows = [
    [t('input1'), input1 || t('input1Later')],
    [t('input2'), String(amount)],
    [t('input3'), input3],
  ] as const;
  return (
    <Slip>
      <Part small>
        <b class="strong">{t('device')}</b>
        <span class="caption">{t('appli')}</span>
      </Part>
      <Tear />
      <Part small>
        <dl class="stack stack--s" aria-live="polite">
          {rows.map(([name, value]) => (
            <div key={name} class="pair">
              <dt class="muted">{name}</dt>
              <dd class={/\D/.test(value) ? 'caption muted' : 'strong'}>{value}</dd>
            </div>
          ))}
        </dl>
      </Part>
    </Slip>
  );
}

/** The device's answer is right or wrong at once. */
export const Instruction = () => null;
