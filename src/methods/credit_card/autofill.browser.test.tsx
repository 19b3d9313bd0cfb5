import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/screens.css';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Card, SavedCardUse, Transaction } from '../../gateway/types.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import type { Prepare } from '../method.ts';
import { Entry } from './view.tsx';

/** Browsers and password managers fill a form at once, in an order of their own, without a key. */

const transaction = {
  amount: 189_000,
  customer: {},
  token: 'T',
  merchant: { brands: [], asksContact: true },
  asks: { name: 'required', email: 'required', phone: 'required' },
  wire: {},
} as unknown as Transaction;

let root: HTMLElement;
let submitted: Prepare[];

const field = (autocomplete: string) => {
  const found = root.querySelector<HTMLInputElement>(`input[autocomplete=${autocomplete}]`);
  if (!found) throw new Error(`no field ${autocomplete}`);
  return found;
};

/** As Chromium does: a key event without a key, the value, `input`, `change`, and `blur` without focus. */
function fill(autocomplete: string, value: string): void {
  const input = field(autocomplete);
  const tell = (type: string, bubbles = true) => input.dispatchEvent(new Event(type, { bubbles }));
  tell('keydown');
  input.value = value;
  tell('input');
  tell('keyup');
  tell('change');
  tell('blur', false);
}

const CARD = { 'cc-number': '370192169722458', 'cc-exp': '05/2029', 'cc-csc': '1234' };
const CONTACT = { name: 'Sari Putri', email: 'sari@shop.test', tel: '0812 3456 7890' };

/** Every order of some fields. */
const orders = <T,>(all: readonly T[]): T[][] =>
  all.length < 2
    ? [[...all]]
    : all.flatMap((one) => orders(all.filter((other) => other !== one)).map((rest) => [one, ...rest]));

const errors = () => [...root.querySelectorAll('.help--bad')].map(({ textContent }) => textContent);

/** What the tokeniser and the gateway would get. */
async function sent() {
  submitted = [];
  await act(() => root.querySelector('form')?.requestSubmit());
  const cards: (Card | SavedCardUse)[] = [];
  const request = await submitted[0]?.({ tokenise: (card) => (cards.push(card), Promise.resolve('TOKEN')) });
  return { card: cards[0], contact: request?.customer_details };
}

beforeEach(async () => {
  setLanguage('en');
  submitted = [];
  root = document.createElement('div');
  document.body.append(root);
  await act(() =>
    render(
      <Entry
        transaction={transaction}
        channel={{ id: 'credit_card', down: false, modes: [] }}
        options={{ skipCustomerDetails: false }}
        busy={false}
        refusal={undefined}
        submit={(prepare) => void submitted.push(prepare)}
        ask={() => Promise.resolve({})}
        tokenise={() => Promise.reject(new Error('not ahead of paying'))}
        now={() => Date.parse('2026-11-20T13:00:00Z')}
        touched={() => {}}
      />,
      root,
    ),
  );
});
afterEach(() => {
  render(null, root);
  root.remove();
});

test.for(orders(Object.keys(CARD) as (keyof typeof CARD)[]).map((order) => [order.join(', '), order] as const))(
  'filled in the order %s: all of it is seen, and nothing is red',
  async ([, order]) => {
    await act(() => order.forEach((name) => fill(name, CARD[name])));
    expect(errors()).toEqual([]);
    expect([field('cc-number').value, field('cc-exp').value]).toEqual(['3701 921697 22458', '05/29']);
    await act(() => Object.entries(CONTACT).forEach(([name, value]) => fill(name, value)));
    expect(await sent()).toEqual({
      card: { number: '370192169722458', month: '05', year: '2029', cvv: '1234' },
      contact: { full_name: 'Sari Putri', email: 'sari@shop.test', phone: '0812 3456 7890' },
    });
  },
);

test('a CVV that came before its number is judged anew by it, and only then', async () => {
  await act(() => fill('cc-csc', '1234'));
  expect(errors()).toEqual([]);
  await act(() => fill('cc-number', '4811111111111114'));
  await act(() => fill('cc-csc', '1234'));
  expect(errors()).toEqual(['It has 3 digits.']);
  await act(() => fill('cc-number', '370192169722458'));
  expect(errors()).toEqual([]);
});

test('name, e-mail and phone may come before, between and after the card', async () => {
  const all = { ...CARD, ...CONTACT };
  for (const first of Object.keys(all)) {
    const names = [first, ...Object.keys(all).filter((name) => name !== first)] as (keyof typeof all)[];
    for (const order of [names, [...names].reverse()]) {
      await act(() => names.forEach((name) => fill(name, '')));
      await act(() => order.forEach((name) => fill(name, all[name])));
      expect(await sent(), order.join(' ')).toMatchObject({
        card: { number: '370192169722458', cvv: '1234' },
        contact: { full_name: 'Sari Putri', email: 'sari@shop.test' },
      });
    }
  }
});

test.for(['05/29', '05/2029', '05 / 29', '05 / 2029', '5/29', '5/2029', '0529', '052029', '05-29', '05-2029', '05.29'])(
  'the date as %s, the month and the year in one field',
  async (text) => {
    await act(() =>
      Object.entries({ ...CARD, ...CONTACT, 'cc-exp': text }).forEach(([name, value]) => fill(name, value)),
    );
    expect(field('cc-exp').value).toBe('05/29');
    expect((await sent()).card).toMatchObject({ month: '05', year: '2029' });
  },
);

test.for([
  ['4811 1111 1111 1114', '4811111111111114'],
  ['4811-1111-1111-1114', '4811111111111114'],
  ['6212482535178193972', '6212482535178193972'],
] as const)('the number as %s', async ([text, number]) => {
  await act(() =>
    Object.entries({ ...CARD, ...CONTACT, 'cc-number': text, 'cc-csc': '123' }).forEach(([name, value]) =>
      fill(name, value),
    ),
  );
  expect((await sent()).card).toMatchObject({ number, cvv: '123' });
});
