import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { setLanguage } from '../i18n/i18n.ts';
import { Countdown } from './Countdown.tsx';

const DEADLINE = 1_000_000_000;
let now = 0;
let root: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  setLanguage('en');
  root = document.createElement('div');
  document.body.append(root);
});

afterEach(() => {
  void act(() => render(null, root));
  root.remove();
  vi.useRealTimers();
});

/** The clock jumps to so many seconds before the deadline, and one tick passes. */
const leave = (seconds: number) => {
  now = DEADLINE - seconds * 1000;
  void act(() => void vi.advanceTimersByTime(1000));
};
const show = (seconds: number) => {
  now = DEADLINE - seconds * 1000;
  void act(() => render(<Countdown deadline={DEADLINE} now={() => now} />, root));
};
const shown = () => root.querySelector('.timer')?.textContent;
const said = () => root.querySelector('[role=status]')?.textContent;

test('shows what the clock says, however long the page slept', () => {
  show(86_352);
  expect(shown()).toBe('23:59:12');
  leave(3_599);
  expect(shown()).toBe('59:59');
});

test('is announced each minute under five and at the end, and is silent otherwise', () => {
  show(302);
  expect(said()).toBe('');
  leave(250);
  expect(said()).toBe('');
  leave(240);
  expect(said()).toBe('4 minutes left');
  leave(239);
  expect(said()).toBe('4 minutes left');
  leave(60);
  expect(said()).toBe('1 minute left');
  leave(0);
  expect(said()).toBe('Time is over');
});

test('looks different in the last minute', () => {
  show(60);
  expect(root.querySelector('.timer--soon')).toBeNull();
  leave(59);
  expect(root.querySelector('.timer--soon')).not.toBeNull();
  leave(-5);
  expect(shown()).toBe('00:00');
});
