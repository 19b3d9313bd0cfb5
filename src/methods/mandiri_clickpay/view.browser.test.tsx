import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/screens.css';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';

import type { Transaction } from '../../gateway/types.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import type { EntryProps, Prepare, Tokenise } from '../method.ts';
import { Entry } from './view.tsx';

let root: HTMLElement;
let submitted: Prepare[];

const show = async (props: Partial<EntryProps> = {}) => {
  await act(() =>
    render(
      <Entry
        transaction={{ amount: 189_000 } as Transaction}
        channel={{ id: 'mandiri_clickpay', down: false, modes: [], fee: 4_000 }}
        options={{ skipCustomerDetails: false }}
        busy={false}
        refusal={undefined}
        submit={(prepare) => void submitted.push(prepare)}
        ask={() => Promise.reject(new Error('nothing to ask'))}
        tokenise={() => Promise.reject(new Error('not ahead of paying'))}
        now={() => Date.parse('2026-11-20T13:00:00Z')}
        touched={() => {}}
        {...props}
      />,
      root,
    ),
  );
};
const field = (name: string) => root.querySelector<HTMLInputElement>(`#${name}`)!;
/** The three inputs, as they are typed into the token device. */
const inputs = () => [...root.querySelectorAll('dd')].map(({ textContent }) => textContent);

beforeEach(() => {
  setLanguage('en');
  submitted = [];
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

test('shows the three inputs: the card’s last ten digits, the amount, five digits of chance', async () => {
  await show();
  expect(inputs()).toEqual(['Appears with the card number', '193000', expect.stringMatching(/^\d{5}$/)]);
  await userEvent.type(field('number'), '4111111111111111');
  expect(field('number').value).toBe('4111 1111 1111 1111');
  expect(inputs()[0]).toBe('1111111111');
});

test('the card goes to the tokeniser alone; what is charged is its token and the answer', async () => {
  await show();
  await userEvent.type(field('number'), '4111111111111111');
  await userEvent.type(field('token'), '000000');
  const input3 = inputs()[2];
  await userEvent.click(root.querySelector('[type=submit]')!);
  const cards: Parameters<Tokenise>[0][] = [];
  const request = await submitted[0]?.({ tokenise: (card) => (cards.push(card), Promise.resolve('TOKEN')) });
  expect(cards).toEqual([{ number: '4111111111111111' }]);
  expect(request).toEqual({
    payment_type: 'mandiri_clickpay',
    payment_params: { token_id: 'TOKEN', input3, token: '000000' },
  });
});

test('refused: another question, another answer', async () => {
  await show();
  await userEvent.type(field('number'), '4111111111111111');
  await userEvent.type(field('token'), '111111');
  const before = inputs()[2];
  await show({ refusal: { kind: 'bank', reason: undefined } });
  expect(field('token').value).toBe('');
  expect(field('number').value).toBe('4111 1111 1111 1111');
  expect(inputs()[2]).toMatch(/^\d{5}$/);
  // One in a hundred thousand is the same.
  if (inputs()[2] === before) return;
  expect(inputs()[2]).not.toBe(before);
  expect(root.querySelector('[role=alert]')?.textContent).toContain('Your bank did not accept the response');
});

test('left: neither the number, nor its digits on the slip, nor the answer stay for whoever comes next', async () => {
  await show();
  const typed = async () => {
    await userEvent.type(field('number'), '4111111111111111');
    await userEvent.type(field('token'), '000000');
  };
  await typed();
  await act(() => void dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  expect([field('number').value, field('token').value]).toEqual(['', '']);
  expect(inputs()[0]).toBe('Appears with the card number');
  await typed();
  const [number, token] = [field('number'), field('token')];
  await act(() => render(null, root));
  expect([number.value, token.value]).toEqual(['', '']);
});

test('a number that does not add up is said to', async () => {
  await show();
  await userEvent.type(field('number'), '4111111111111112');
  await userEvent.tab();
  expect(root.querySelector('.help--bad')?.textContent).toContain('does not add up');
});
