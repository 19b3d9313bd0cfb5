import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/screens.css';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';

import type { Transaction } from '../../gateway/types.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import { localPhone } from '../../lib/phone.ts';
import type { EntryProps, Prepare } from '../method.ts';
import { formEntry } from './form.tsx';
import type { FieldRule } from './form.ts';

const rules: readonly FieldRule<'phone' | 'pin'>[] = [
  {
    name: 'phone',
    clean: localPhone,
    check: ({ length }) => (length < 10 ? 'incomplete' : length > 13 ? 'invalid' : 'valid'),
    input: { type: 'tel', autocomplete: 'tel' },
  },
  {
    name: 'pin',
    clean: (text) => text.trim(),
    check: ({ length }) => (length < 4 ? 'incomplete' : 'valid'),
    secret: 'attempt',
    input: { type: 'password', autocomplete: 'off' },
  },
];
const words = {
  lead: 'Lead',
  before: 'One.|Two.',
  note: 'Note',
  phone: 'Phone',
  phoneHelp: 'Yours',
  phoneEmpty: 'Enter it.',
  phoneWrong: 'Look again.',
  pin: 'PIN',
  pinEmpty: 'Enter the PIN.',
  pinWrong: 'Four digits.',
};
const Entry = formEntry({
  logo: 'data:,',
  rules,
  texts: { en: words, id: words },
  request: (values) => ({ payment_type: 'phone_cash', payment_params: values }),
  initial: ({ options }) => ({ phone: options.customerPhone ?? '' }),
});

let root: HTMLElement;
let submitted: Prepare[];
let touched: number;

const show = async (props: Partial<EntryProps> = {}) => {
  await act(() =>
    render(
      <Entry
        transaction={{ amount: 189_000 } as Transaction}
        channel={{ id: 'phone_cash', down: false, modes: [] }}
        options={{ skipCustomerDetails: false }}
        busy={false}
        refusal={undefined}
        submit={(prepare) => void submitted.push(prepare)}
        ask={() => Promise.reject(new Error('nothing to ask'))}
        tokenise={() => Promise.reject(new Error('not ahead of paying'))}
        now={() => Date.parse('2026-11-20T13:00:00Z')}
        touched={() => void (touched += 1)}
        {...props}
      />,
      root,
    ),
  );
};
const field = (name: string) => root.querySelector<HTMLInputElement>(`#${name}`)!;
const errors = () => [...root.querySelectorAll('.help--bad')].map(({ textContent }) => textContent);
const pay = () => userEvent.click(root.querySelector('[type=submit]')!);
const request = () => submitted.at(-1)?.({ tokenise: () => Promise.reject(new Error('no card here')) });

beforeEach(() => {
  setLanguage('en');
  submitted = [];
  touched = 0;
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

test('what was typed is sent as it is meant', async () => {
  await show();
  await userEvent.type(field('phone'), '+62 812-3456-7890');
  await userEvent.type(field('pin'), '1234');
  await pay();
  expect(touched).toBeGreaterThan(0);
  expect(await request()).toEqual({
    payment_type: 'phone_cash',
    payment_params: { phone: '081234567890', pin: '1234' },
  });
});

test('nothing is red while it is merely unfinished; on leaving it is, and typing takes it back', async () => {
  await show();
  await userEvent.type(field('phone'), '0812');
  expect(errors()).toEqual([]);
  await userEvent.tab();
  expect(errors()).toEqual(['Look again.']);
  expect(field('phone').getAttribute('aria-invalid')).toBe('true');
  await userEvent.type(field('phone'), '3');
  expect(errors()).toEqual([]);
});

test('sent too early: every field says what it lacks, the first has the focus, nothing is sent', async () => {
  await show();
  await pay();
  expect(errors()).toEqual(['Enter it.', 'Enter the PIN.']);
  expect(document.activeElement).toBe(field('phone'));
  await userEvent.type(field('phone'), '081234567890');
  await pay();
  expect(errors()).toEqual(['Enter the PIN.']);
  expect(document.activeElement).toBe(field('pin'));
  expect(submitted).toHaveLength(0);
});

test('busy: read-only, and a second press does nothing', async () => {
  await show();
  await userEvent.type(field('phone'), '081234567890');
  await userEvent.type(field('pin'), '1234');
  await show({ busy: true });
  expect([field('phone').readOnly, field('phone').value]).toEqual([true, '081234567890']);
  root.querySelector('form')?.requestSubmit();
  expect(submitted).toHaveLength(0);
});

test('refused: why, in the focus; the number stays, the secret is asked for again', async () => {
  await show();
  await userEvent.type(field('phone'), '081234567890');
  await userEvent.type(field('pin'), '1234');
  await show({ refusal: { kind: 'bank', reason: undefined } });
  expect(root.querySelector('[role=alert]')?.textContent).toContain('You were not charged.');
  expect(document.activeElement).toBe(root.querySelector('[role=alert]'));
  expect([field('phone').value, field('pin').value]).toEqual(['081234567890', '']);
});

test('left: the secret is gone from its field', async () => {
  await show();
  const pin = field('pin');
  await userEvent.type(pin, '1234');
  await act(() => render(null, root));
  expect(pin.value).toBe('');
});

test('the page is left and may come back: the secret is gone, what is no secret stays', async () => {
  await show();
  await userEvent.type(field('phone'), '081234567890');
  await userEvent.type(field('pin'), '1234');
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  expect([field('phone').value, field('pin').value]).toEqual(['081234567890', '']);
});

test('filled in to begin with, and its language switches without losing it', async () => {
  await show({ options: { skipCustomerDetails: false, customerPhone: '0812345678' } });
  expect(field('phone').value).toBe('0812345678');
  await userEvent.fill(field('phone'), '0899 1234 567');
  await act(() => setLanguage('id'));
  expect(field('phone').value).toBe('0899 1234 567');
  expect(root.querySelector('[type=submit]')?.textContent).toContain('Bayar Rp189.000');
});
