import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/screens.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';

import { parseTransaction } from '../../gateway/parse.ts';
import type { Customer, PayRequest } from '../../gateway/types.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import type { Checkout } from '../checkout.ts';
import { Who } from './Who.tsx';

let root: HTMLElement;
let told: Pick<PayRequest, 'customer_details'>[];
const said = signal<Customer>({});

const ASKED = {
  collect_name: 'required',
  collect_email: 'required',
  collect_phone: 'optional',
  collect_address: 'none',
};

interface Shown {
  readonly customer?: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly fee?: number;
  readonly shop?: string;
}

const show = ({ customer = ASKED, options = {}, fee, shop = 'Kopi Kita' }: Shown = {}) => {
  const transaction = parseTransaction(
    {
      token: 't',
      transaction_details: { order_id: 'ORD-1', gross_amount: 150_000 },
      customer_details: customer,
      merchant: { preference: { display_name: shop } },
    },
    'https://gateway.test',
  );
  const checkout = {
    options: signal(options),
    said,
    bill: signal({ total: 150_000 + (fee ?? 0) }),
    say: (all: Customer) => (said.value = all),
    tell: (details: Pick<PayRequest, 'customer_details'>) => void told.push(details),
  } as unknown as Checkout;
  const step = { at: 'entering', transaction, method: 'bca_va' } as const;
  return act(() => render(<Who checkout={checkout} step={step} fee={fee} />, root));
};
const input = (name: string) => root.querySelector<HTMLInputElement>(`#who-${name}`) as HTMLInputElement;
const values = () => [...root.querySelectorAll('input')].map(({ value }) => value);
const labels = () => [...root.querySelectorAll('label')].map(({ textContent }) => textContent);
const notes = () => [...root.querySelectorAll('.help--bad')].map(({ textContent }) => textContent);
const go = () => userEvent.click(root.querySelector('.btn') as HTMLElement);

beforeEach(() => {
  setLanguage('en');
  told = [];
  said.value = {};
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

test('asks what the merchant asks, with what is known, as browsers and phones fill it in', async () => {
  const customer = { ...ASKED, first_name: 'Sari', email: 'sari@shop.test', phone: '0811' };
  await show({ customer, options: { customerPhone: '081234567890' } });
  expect(labels()).toEqual(['Full name', 'E-mail', 'Phone number (optional)']);
  expect(values()).toEqual(['Sari', 'sari@shop.test', '081234567890']);
  const attributes = ['name', 'email', 'phone'].map((name) => [input(name).autocomplete, input(name).type]);
  expect(attributes).toEqual([
    ['name', 'text'],
    ['email', 'email'],
    ['tel', 'tel'],
  ]);
  await go();
  expect(told).toEqual([{ customer_details: { full_name: 'Sari', email: 'sari@shop.test', phone: '081234567890' } }]);
});

test('with skipCustomerDetails only what must be said is asked', async () => {
  await show({ options: { skipCustomerDetails: true } });
  expect(labels()).toEqual(['Full name', 'E-mail']);
});

test('the order may not know an option that is empty', async () => {
  await show({ customer: { ...ASKED, email: 'sari@shop.test' }, options: { customerEmail: '' } });
  expect(input('email').value).toBe('sari@shop.test');
});

test('is not red while it is typed; says what is wrong on leaving and on going on, and goes there', async () => {
  await show();
  await userEvent.type(input('email'), 'sari@');
  expect(notes()).toEqual([]);
  await userEvent.tab();
  expect(notes()).toEqual(['Write it like name@example.com.']);
  await userEvent.type(input('phone'), 'call me');
  await go();
  expect(notes()).toEqual(['The shop needs this.', 'Write it like name@example.com.', 'Write it like 0812 3456 7890.']);
  expect(document.activeElement).toBe(input('name'));
  expect(input('name').getAttribute('aria-invalid')).toBe('true');
  expect(told).toEqual([]);
  await userEvent.type(input('name'), 'S');
  expect(notes()).toHaveLength(2);
});

test('what is typed stays when the language changes, and when the page is left and opened again', async () => {
  await show();
  await userEvent.type(input('name'), 'Sari');
  await userEvent.type(input('phone'), '+62 812');
  await act(() => setLanguage('id'));
  expect(labels()).toEqual(['Nama lengkap', 'E-mail', 'Nomor telepon (opsional)']);
  expect(values()).toEqual(['Sari', '', '+62 812']);
  await act(() => render(null, root));
  await show();
  expect(values()).toEqual(['Sari', '', '+62 812']);
});

test('what was cleared stays clear', async () => {
  const customer = { ...ASKED, phone: '081234567890' };
  await show({ customer });
  await userEvent.clear(input('phone'));
  await act(() => render(null, root));
  await show({ customer });
  expect(input('phone').value).toBe('');
});

test('texts of every kind are shown as text and told as they are', async () => {
  const full_name = `<b onclick=alert(1)>"O'Neil"</b> ${'é😀'.repeat(30)}`;
  await show({ customer: { collect_name: 'required', first_name: full_name }, shop: '<img src=x>{{shop}}$t(go)' });
  expect(root.querySelector('b, img')).toBeNull();
  expect(root.querySelector('.lead')?.textContent).toContain('<img src=x>{{shop}}$t(go)');
  await go();
  expect(told).toEqual([{ customer_details: { full_name } }]);
  expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
});

test('a fee that no list has shown is said, with all that will be paid; nothing is asked, nothing told', async () => {
  await show({ customer: {}, fee: 4_000 });
  expect(root.querySelector('.lead')?.textContent).toBe('Paying this way adds Rp4.000. You pay Rp154.000 in all.');
  expect(labels()).toEqual([]);
  await go();
  expect(told).toEqual([{}]);
});
