import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/screens.css';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';

import type { Card, Question, SavedCardUse, Transaction } from '../../gateway/types.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import type { EntryProps, Prepare } from '../method.ts';
import { Entry } from './view.tsx';

const transaction = {
  amount: 189_000,
  customer: {},
  token: 'T',
  merchant: { brands: [], asksContact: false },
  wire: {},
} as unknown as Transaction;

let root: HTMLElement;
let submitted: Prepare[];
let touched: number;
/** What the gateway answers to the form's own questions. */
let answers: (question: Question) => unknown;
/** Cards that were made into tokens ahead of paying. */
let asked: (Card | SavedCardUse)[];

const show = (props: Partial<EntryProps> = {}) =>
  act(() =>
    render(
      <Entry
        transaction={transaction}
        channel={{ id: 'credit_card', down: false, modes: [] }}
        options={{ skipCustomerDetails: false }}
        busy={false}
        refusal={undefined}
        submit={(prepare) => void submitted.push(prepare)}
        ask={(question) => Promise.resolve(answers(question))}
        tokenise={(card) => (asked.push(card), Promise.resolve('AHEAD'))}
        now={() => Date.parse('2026-11-20T13:00:00Z')}
        touched={() => void (touched += 1)}
        {...props}
      />,
      root,
    ),
  );

const field = (id: string) => {
  const found = root.querySelector<HTMLInputElement>(`#${id}`);
  if (!found) throw new Error(`no field ${id}`);
  return found;
};
const number = () => field('card-number');
const expiry = () => field('card-expiry');
const cvv = () => field('card-cvv');
const errors = () => [...root.querySelectorAll('.help--bad')].map((error) => error.textContent);
const pay = () => userEvent.click(root.querySelector('button[type=submit]') as HTMLElement);
const paste = (text: string, into = number()) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  return into.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
};

/** What reaches the tokeniser when the form is sent. */
const tokenised = async () => {
  const cards: (Card | SavedCardUse)[] = [];
  const request = await submitted.at(-1)?.({ tokenise: (card) => (cards.push(card), Promise.resolve('TOKEN')) });
  return { card: cards[0], request };
};

beforeEach(() => {
  setLanguage('en');
  submitted = [];
  touched = 0;
  asked = [];
  answers = () => ({});
  root = document.createElement('div');
  root.className = 'k';
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.restoreAllMocks();
});

test('a number is grouped as it is typed, its brand shows, and it is never wrong while unfinished', async () => {
  await show();
  await userEvent.type(number(), '48111111');
  expect(number().value).toBe('4811 1111');
  expect(errors()).toEqual([]);
  expect(root.querySelectorAll('.card-number-input-container .mark')).toHaveLength(1);
  await userEvent.type(number(), '11111114');
  expect(number().value).toBe('4811 1111 1111 1114');
  expect(touched).toBeGreaterThan(0);
});

test('the caret stays where someone corrects a digit in the middle', async () => {
  await show();
  await userEvent.type(number(), '481111111111114');
  number().setSelectionRange(7, 7);
  await userEvent.keyboard('9');
  expect(number().value).toBe('4811 1191 1111 1114');
  expect(number().selectionStart).toBe(8);
  await userEvent.keyboard('{Backspace}');
  expect(number().value).toBe('4811 1111 1111 114');
  expect(number().selectionStart).toBe(7);
});

test('what is wrong is said on leaving the field, and taken back while it is corrected', async () => {
  await show();
  await userEvent.type(expiry(), '0124');
  expect(errors()).toEqual([]);
  await userEvent.click(cvv());
  expect(errors()).toEqual(['This date has passed. Check your card.']);
  expect(expiry().getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(expiry().getAttribute('aria-describedby') ?? '')?.textContent).toContain('passed');
  await userEvent.type(expiry(), '{Backspace}');
  expect(errors()).toEqual([]);
});

test('paying with nothing typed shows what is missing and goes to the first', async () => {
  await show();
  await pay();
  expect(errors()).toHaveLength(3);
  expect(document.activeElement).toBe(number());
  expect(submitted).toEqual([]);
});

test('one pasted text fills all three fields', async () => {
  await show();
  expect(paste('4811111111111114 01/30 123')).toBe(false);
  expect([number().value, expiry().value, cvv().value]).toEqual(['4811 1111 1111 1114', '01/30', '123']);
  await pay();
  const { card, request } = await tokenised();
  expect(card).toEqual({ number: '4811111111111114', month: '01', year: '2030', cvv: '123' });
  expect(request).toEqual({ payment_type: 'credit_card', payment_params: { card_token: 'TOKEN' } });
});

test.for([['card-expiry'], ['card-cvv']] as const)('one pasted into %s fills all three as well', async ([id]) => {
  await show();
  expect(paste('4811111111111114 01/30 123', field(id))).toBe(false);
  expect([number().value, expiry().value, cvv().value]).toEqual(['4811 1111 1111 1114', '01/30', '123']);
});

test('what was wrong and is pasted right is no longer shown as wrong', async () => {
  await show();
  await userEvent.type(expiry(), '13/30');
  await userEvent.type(cvv(), '12');
  await userEvent.tab();
  expect(errors()).toHaveLength(2);
  await act(() => void paste('4811111111111114 01/30 123'));
  expect(errors()).toEqual([]);
});

test('a pasted number alone is left to the browser', async () => {
  await show();
  expect(paste('4811 1111 1111 1114')).toBe(true);
});

test('the CVV of an American Express card has four digits, and the help says where', async () => {
  await show();
  await userEvent.type(number(), '370192169722458');
  expect(number().value).toBe('3701 921697 22458');
  expect(root.textContent).toContain('4 digits on the front');
  await userEvent.type(expiry(), '1/30');
  await userEvent.type(cvv(), '123');
  await pay();
  expect(errors()).toEqual(['It has 4 digits.']);
  expect(document.activeElement).toBe(cvv());
});

test('while it is sent nothing can be changed, nothing is cleared, and it is sent once', async () => {
  await show();
  paste('4811111111111114 01/30 123');
  await pay();
  await show({ busy: true });
  expect([number().value, number().readOnly, cvv().value]).toEqual(['4811 1111 1111 1114', true, '123']);
  root.querySelector<HTMLElement>('button[type=submit]')?.click();
  number().focus();
  await userEvent.keyboard('{Enter}');
  expect(submitted).toHaveLength(1);
});

test("after the bank's no the reason is said first, the card stays and the CVV is asked for again", async () => {
  await show();
  paste('4811111111111114 01/30 123');
  await show({ refusal: { kind: 'bank', reason: '51' } });
  const alert = root.querySelector('[role=alert]');
  expect(alert?.textContent).toContain('Not enough balance or limit');
  expect(alert?.textContent).toContain('You were not charged.');
  expect(document.activeElement).toBe(alert);
  expect([number().value, cvv().value]).toEqual(['4811 1111 1111 1114', '']);
});

test('left: the card is gone from its fields, and what it told of its bank too', async () => {
  answers = () => ({ data: { bank_code: 'bni', brand: 'visa', bin_type: 'credit' } });
  await show();
  paste('4811111111111114 01/30 123');
  await vi.waitFor(() => expect(root.querySelector('.tag.bank')?.textContent).toBe('BNI'));
  await act(() => void dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  expect([number().value, expiry().value, cvv().value]).toEqual(['', '', '']);
  await vi.waitFor(() => expect(root.querySelector('.tag.bank')).toBeNull());
  expect(errors()).toEqual([]);
});

test('switching the language loses nothing typed', async () => {
  await show();
  await userEvent.type(number(), '4811');
  await act(() => setLanguage('id'));
  expect(root.textContent).toContain('Nomor kartu');
  expect(number().value).toBe('4811');
});

test('e-mail and phone are asked for where the merchant wants them and nobody has told them', async () => {
  const asking = { ...transaction, merchant: { ...transaction.merchant, asksContact: true } };
  await show({ transaction: { ...asking, customer: { email: 'ayu@contoh.id' } } });
  expect(root.querySelector('#customer-email')).toBeNull();
  await userEvent.type(field('customer-phone'), '0812 3456 7890');
  paste('4811111111111114 01/30 123');
  await pay();
  expect((await tokenised()).request?.customer_details).toEqual({ phone: '0812 3456 7890' });
});

test('browsers can fill it: one form, with the names they look for', async () => {
  await show();
  const names = [...root.querySelectorAll('form input')].map((input) => input.getAttribute('autocomplete'));
  expect(names).toEqual(['cc-number', 'cc-exp', 'cc-csc']);
  // Autofill sets the value and sends an input event.
  number().value = '5211111111111117';
  number().dispatchEvent(new InputEvent('input', { bubbles: true }));
  expect(number().value).toBe('5211 1111 1111 1117');
  expiry().value = '01/2030';
  expiry().dispatchEvent(new InputEvent('input', { bubbles: true }));
  expect(expiry().value).toBe('01/30');
});

test('whether a card has expired is said by the gateway’s clock, not by the device’s', async () => {
  await show({ now: () => Date.parse('2020-11-20T13:00:00Z') });
  await userEvent.type(expiry(), '0124');
  await userEvent.tab();
  expect(errors()).toEqual([]);
  await userEvent.clear(expiry());
  await userEvent.type(expiry(), '1020');
  await userEvent.tab();
  expect(errors()).toEqual(['This date has passed. Check your card.']);
});

test('a date is corrected in the middle without losing a digit', async () => {
  await show();
  await userEvent.type(expiry(), '0230');
  expiry().setSelectionRange(2, 2);
  await userEvent.keyboard('{Backspace}3');
  expect([expiry().value, expiry().selectionStart]).toEqual(['03/30', 2]);
  expiry().setSelectionRange(3, 3);
  await userEvent.keyboard('{Backspace}');
  expect([expiry().value, expiry().selectionStart]).toEqual(['03/0', 1]);
});

test('contact details that were cleared are not sent; those that are not asked for are', async () => {
  const options = { skipCustomerDetails: false, customerEmail: 'opt@shop.id', customerPhone: '08123456789' };
  const asking = { ...transaction, merchant: { ...transaction.merchant, asksContact: true } };
  const sent = async (props: Partial<EntryProps>) => {
    await show({ options, ...props });
    paste('4811111111111114 01/30 123');
    for (const id of ['customer-email', 'customer-phone'])
      if (root.querySelector(`#${id}`)) await userEvent.clear(field(id));
    await pay();
    return (await tokenised()).request?.customer_details;
  };
  expect(await sent({})).toEqual({ email: 'opt@shop.id', phone: '08123456789' });
  render(null, root);
  expect(await sent({ transaction: asking })).toBeUndefined();
});
