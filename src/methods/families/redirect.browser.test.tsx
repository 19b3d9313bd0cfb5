import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/screens.css';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';

import type { Charge, Transaction } from '../../gateway/types.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import type { InstructionProps } from '../method.ts';
import { redirectInstruction } from './redirect.tsx';

const texts = {
  en: { site: 'Bank Uji', steps: 'Log in.|Choose *this*.' },
  id: { site: 'Bank Uji', steps: 'Masuk.|Pilih *ini*.' },
};
const Instruction = redirectInstruction({ logo: 'data:,', texts });
const AppInstruction = redirectInstruction({ logo: 'data:,', texts, url: ({ appUrl }) => appUrl });

const charge = { status: 'pending', amount: 189_000, expiresAt: 1, redirectUrl: 'https://bank.test/pay', wire: {} };

let root: HTMLElement;
let checks: number;

const show = async (props: Partial<InstructionProps> = {}, Screen = Instruction) => {
  await act(() =>
    render(
      <Screen
        transaction={{ merchant: { name: 'Kopi Lereng' } } as Transaction}
        charge={charge as Charge}
        presentation="qr"
        now={() => 0}
        check={() => void (checks += 1)}
        checking={false}
        notYet={false}
        renew={undefined}
        change={undefined}
        framed
        {...props}
      />,
      root,
    ),
  );
};
const links = () => [...root.querySelectorAll('a')];
const steps = () => [...root.querySelectorAll('.steps li')].map((step) => step.textContent);
/** Clicks without going there. */
const click = async (link: HTMLElement) => {
  link.addEventListener('click', (event) => event.preventDefault(), { once: true });
  await userEvent.click(link);
};

beforeEach(() => {
  setLanguage('en');
  checks = 0;
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

test('in a frame: a new tab that knows nothing of this page, and this window beside it', async () => {
  await show();
  const [go, here] = links();
  expect(links()).toHaveLength(2);
  expect([go?.href, go?.target, go?.rel]).toEqual(['https://bank.test/pay', '_blank', 'noopener noreferrer']);
  expect([here?.href, here?.target, here?.referrerPolicy]).toEqual(['https://bank.test/pay', '_top', 'origin']);
  expect(go?.textContent).toContain('Continue to Bank Uji');
  expect(steps()).toEqual(['Log in.', 'Choose this.', 'Come back to this page: it shows the result by itself.']);
});

test('gone there: says that it waits, keeps the steps, and can be opened again or here', async () => {
  await show();
  await click(links()[0]!);
  expect(root.querySelector('.alert')?.textContent).toContain('Finish at Bank Uji');
  expect(root.querySelector('.waiting')?.textContent).toContain('Waiting for payment');
  expect(steps()).toHaveLength(3);
  expect(links().map(({ target, textContent }) => [target, textContent])).toEqual([
    ['_blank', 'Open Bank Uji again'],
    ['_top', 'Continue in this window'],
  ]);
  await userEvent.click(root.querySelector('button')!);
  expect(checks).toBe(1);
});

test('in a window of its own: the same window, which leads back to the shop', async () => {
  await show({ framed: false });
  expect(links()).toHaveLength(1);
  const [go] = links();
  expect([go?.target, go?.referrerPolicy]).toEqual(['', 'origin']);
  expect(steps().at(-1)).toBe('You are led back to Kopi Lereng.');
});

test('an app’s own scheme is a plain link that opens no tab', async () => {
  await show({ charge: { ...charge, appUrl: 'bank-uji://pay' } as Charge }, AppInstruction);
  expect(links()).toHaveLength(1);
  expect([links()[0]?.href, links()[0]?.target]).toEqual(['bank-uji://pay', '']);
});

test('without an address there is nothing to tap, and it still waits and checks', async () => {
  const { redirectUrl: _, ...nowhere } = charge;
  await show({ charge: nowhere as Charge, notYet: true });
  expect(links()).toHaveLength(0);
  expect(root.querySelector('.alert')?.textContent).toContain('We have not received it yet');
});

test('change method, where the gateway can', async () => {
  let changed = 0;
  await show({ change: () => void (changed += 1) });
  const [button] = [...root.querySelectorAll('button')].filter(({ textContent }) => textContent === 'Change method');
  await userEvent.click(button!);
  expect(changed).toBe(1);
});
