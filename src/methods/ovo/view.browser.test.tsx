import '../../ui/tokens.css';
import '../../ui/base.css';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Charge, Transaction } from '../../gateway/types.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import type { EntryProps, InstructionProps, Prepare } from '../method.ts';
import { Entry, Instruction } from './view.tsx';

const NOW = Date.parse('2026-02-03T10:15:00+07:00');
const charge: Charge = {
  status: 'pending',
  amount: 189_000,
  at: NOW,
  expiresAt: NOW + 65_000,
  phone: '081234567890',
  wire: {},
};
const transaction = { amount: 189_000, customer: {} } as Transaction;

let root: HTMLElement;
let sent: Prepare[];

const form = (more: Partial<EntryProps> = {}) =>
  act(() =>
    render(
      <Entry
        transaction={transaction}
        channel={{ id: 'ovo', down: false, modes: [] }}
        options={{ skipCustomerDetails: false }}
        busy={false}
        refusal={undefined}
        submit={(prepare) => void sent.push(prepare)}
        ask={() => Promise.reject(new Error('nothing to ask'))}
        tokenise={() => Promise.reject(new Error('not ahead of paying'))}
        now={() => Date.parse('2026-11-20T13:00:00Z')}
        touched={() => {}}
        {...more}
      />,
      root,
    ),
  );
const wait = (more: Partial<InstructionProps> = {}) =>
  act(() =>
    render(
      <Instruction
        transaction={transaction}
        charge={charge}
        presentation="qr"
        now={() => NOW + 24_000}
        check={() => {}}
        checking={false}
        notYet={false}
        change={undefined}
        framed
        {...more}
      />,
      root,
    ),
  );

const input = () => root.querySelector<HTMLInputElement>('#ovo-phone') as HTMLInputElement;
const press = () => act(() => root.querySelector<HTMLButtonElement>('button[type=submit]')?.click());

beforeEach(() => {
  setLanguage('en');
  sent = [];
  root = document.createElement('div');
  document.body.append(root);
});

afterEach(() => {
  render(null, root);
  root.remove();
});

test.for([
  ['', 'Please enter your phone number.'],
  ['021 555 1234', 'This is not an Indonesian mobile number.'],
] as const)('“%s” is not sent', async ([typed, problem]) => {
  await form();
  input().value = typed;
  await press();
  expect(sent).toEqual([]);
  expect(input().getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(input().getAttribute('aria-describedby') ?? '')?.textContent).toBe(problem);
  expect(document.activeElement).toBe(input());
});

test('a number is sent as OVO’s customers write it', async () => {
  await form();
  input().value = '+62 812-3456-7890';
  await press();
  const tokenise = vi.fn();
  await expect(sent[0]?.({ tokenise })).resolves.toEqual({
    payment_type: 'ovo',
    payment_params: { payer_phone_number: '081234567890' },
  });
  expect(tokenise).not.toHaveBeenCalled();
});

test.for([
  [{ options: { skipCustomerDetails: false, customerPhone: '+628111222333' } }, '0811-1222-333'],
  [{ transaction: { ...transaction, customer: { phone: '628111222333' } } }, '0811-1222-333'],
  [{ transaction: { ...transaction, customer: { phone: '021 555 1234' } } }, ''],
  [{ refusal: { kind: 'bank', reason: '17', charge } }, '0812-3456-7890'],
] as const)('what is known of the phone stands in the field: %#', async ([more, value]) => {
  await form(more);
  expect(input().value).toBe(value);
});

test('a phone that OVO does not know is said beside the field', async () => {
  await form({ refusal: { kind: 'gateway', reason: 'payer_unknown' } });
  expect(root.querySelector('.help--bad')?.textContent).toContain('OVO does not know this number');
  expect(root.querySelector('[role=alert]')).toBeNull();
  expect(document.activeElement).toBe(input());
});

test.for([
  [{ kind: 'bank', reason: '17' }, 'The request was declined'],
  [{ kind: 'bank', reason: '26' }, 'OVO could not complete the request'],
  [{ kind: 'bank', reason: '40' }, 'OVO could not complete the request'],
  [{ kind: 'gateway', reason: 'expired' }, 'The time to approve ran out'],
  [{ kind: 'gateway', reason: 'channel_down' }, 'The request could not be sent'],
] as const)('%o: %s', async ([refusal, title]) => {
  await form({ refusal });
  const alert = root.querySelector('[role=alert]');
  expect(alert?.textContent).toContain(title);
  expect(alert?.textContent).toContain('You were not charged');
  expect(document.activeElement).toBe(alert);
});

test('waiting: whose phone, how much, and how long', async () => {
  await wait();
  expect(root.textContent).toContain('Rp189.000 to 0812-3456-7890');
  expect(root.textContent).toContain('41 seconds');
  expect(root.querySelector('progress')?.value).toBe(41);
  expect(root.querySelector('progress')?.max).toBe(65);
});

test('over: one button to send it again', async () => {
  const renew = vi.fn();
  await wait({ now: () => NOW + 70_000, renew });
  expect(root.textContent).toContain('The time to approve ran out');
  expect(root.querySelector('progress')).toBeNull();
  root.querySelector<HTMLButtonElement>('.foot .btn')?.click();
  expect(renew).toHaveBeenCalledOnce();
});
