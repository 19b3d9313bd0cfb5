import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/screens.css';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';

import type { Transaction } from '../../gateway/types.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import type { EntryProps, Prepare } from '../method.ts';
import { Entry } from './view.tsx';

let root: HTMLElement;
let submitted: Prepare[];

const show = (props: Partial<EntryProps> = {}) =>
  act(() =>
    render(
      <Entry
        transaction={{ amount: 189_000 } as Transaction}
        channel={{ id: 'gci', down: false, modes: [] }}
        options={{ skipCustomerDetails: false }}
        busy={false}
        refusal={undefined}
        submit={(prepare) => void submitted.push(prepare)}
        ask={() => Promise.reject(new Error('nothing to ask'))}
        tokenise={() => Promise.reject(new Error('no token for it'))}
        now={() => Date.parse('2026-11-20T13:00:00Z')}
        touched={() => {}}
        {...props}
      />,
      root,
    ),
  );

const field = (name: string) => root.querySelector<HTMLInputElement>(`#${name}`)!;
const values = () => [field('card_number').value, field('pin').value];
const type = async () => {
  await userEvent.fill(field('card_number'), '6001000011112222');
  await userEvent.fill(field('pin'), '739154');
};

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

test('number and PIN are handed over once, and stay in their fields while it is paid', async () => {
  await show();
  await type();
  expect(values()).toEqual(['6001 0000 1111 2222', '739154']);
  await userEvent.click(root.querySelector('[type=submit]')!);
  await show({ busy: true });
  root.querySelector('form')?.requestSubmit();
  expect(submitted).toHaveLength(1);
  const tokenise = () => Promise.reject(new Error('no token for it'));
  expect(await submitted[0]?.({ tokenise })).toEqual({
    payment_type: 'gci',
    payment_params: { card_number: '6001000011112222', pin: '739154' },
  });
});

test('a wrong PIN is asked for again, the number is not', async () => {
  await show();
  await type();
  await show({ refusal: { kind: 'bank', reason: undefined } });
  expect(values()).toEqual(['6001 0000 1111 2222', '']);
});

test('left: neither stays for whoever comes next', async () => {
  await show();
  await type();
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  expect(values()).toEqual(['', '']);
  await type();
  const fields = [field('card_number'), field('pin')];
  await act(() => render(null, root));
  expect(fields.map(({ value }) => value)).toEqual(['', '']);
});
