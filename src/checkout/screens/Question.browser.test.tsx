import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/screens.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';

import { setLanguage } from '../../i18n/i18n.ts';
import type { Checkout } from '../checkout.ts';
import type { LeaveQuestion } from '../leaving.ts';
import { Question } from './Question.tsx';

let root: HTMLElement;
let calls: string[];

const show = (question: LeaveQuestion, at = 'waiting') => {
  const checkout = {
    step: signal({ at }),
    deadline: signal(Date.parse('2026-11-21T20:35:00+07:00')),
    stay: () => void calls.push('stay'),
    leave: () => void calls.push('leave'),
  } as unknown as Checkout;
  return act(() => render(<Question checkout={checkout} question={question} />, root));
};
const dialog = () => root.querySelector('dialog');
const buttons = () => [...root.querySelectorAll('button')].map((button) => button.textContent);

beforeEach(() => {
  setLanguage('en');
  calls = [];
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

test('is a modal alert with a name and a description, and the focus is on staying', async () => {
  await show('typed');
  expect(dialog()?.matches(':modal')).toBe(true);
  expect(dialog()?.getAttribute('role')).toBe('alertdialog');
  const named = (name: string) => document.getElementById(dialog()?.getAttribute(name) ?? '')?.textContent;
  expect(named('aria-labelledby')).toBe('Leave this payment?');
  expect(named('aria-describedby')).toContain('You have not been charged.');
  expect(document.activeElement?.textContent).toBe('Keep going');
});

test('each place has its own words', async () => {
  await show('pending');
  expect(root.textContent).toMatch(/stays open until Saturday, 21 Nov, \d\d:35/);
  expect(buttons()).toEqual(['Keep paying', 'Close and pay later']);
  await show('charging', 'charging');
  expect(root.textContent).toContain('Do not pay again');
  await show('pending', 'challenged');
  expect(buttons()).toEqual(['Carry on', 'Leave']);
});

test('the buttons do what they say', async () => {
  await show('typed');
  await userEvent.click(root.querySelector('.btn--line') as HTMLElement);
  await userEvent.click(root.querySelector('.btn:not(.btn--line)') as HTMLElement);
  expect(calls).toEqual(['leave', 'stay']);
});

test('Escape stays, and nobody else hears of it', async () => {
  const heard: string[] = [];
  const listen = (event: KeyboardEvent) => void heard.push(event.key);
  addEventListener('keydown', listen);
  await show('typed');
  await userEvent.keyboard('{Escape}');
  removeEventListener('keydown', listen);
  expect(calls).toContain('stay');
  expect(calls).not.toContain('leave');
  expect(heard).toEqual([]);
});
