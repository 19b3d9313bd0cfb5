import './tokens.css';
import './base.css';
import './screens.css';
import { createRef, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { setLanguage } from '../i18n/i18n.ts';
import { CopyButton } from './CopyButton.tsx';
import './slip.css';

let root: HTMLElement;

beforeEach(() => {
  setLanguage('en');
  root = document.createElement('div');
  document.body.append(root);
});

afterEach(() => {
  render(null, root);
  root.remove();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const clipboard = (writeText: ((text: string) => Promise<void>) | undefined) =>
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue((writeText && { writeText }) as Clipboard);

const button = () => {
  const found = root.querySelector('button');
  if (!found) throw new Error('no button');
  return found;
};
const press = async () => {
  await act(async () => {
    button().click();
    await Promise.resolve();
  });
};
const said = () => root.querySelector('[role=status]')?.textContent;

const show = () => {
  const shown = createRef<HTMLElement>();
  void act(() =>
    render(
      <>
        <span ref={shown}>7080 1234 567</span>
        <CopyButton text="70801234567" label="Copy number" shown={shown} />
      </>,
      root,
    ),
  );
};

test('copies without spaces, says so for two seconds and keeps its width', async () => {
  const written: string[] = [];
  clipboard(async (text) => void written.push(text));
  show();
  const { width } = button().getBoundingClientRect();
  await press();
  expect(written).toEqual(['70801234567']);
  await vi.waitUntil(() => said() === 'Copied');
  expect(button().getBoundingClientRect().width).toBe(width);
  await vi.waitUntil(() => said() === '', { timeout: 3000 });
});

test.for([
  ['absent, as on plain http', undefined],
  ['refused, as in a frame without permission', () => Promise.reject(new DOMException('no', 'NotAllowedError'))],
] as const)('with the clipboard API %s, the old command does it', async ([, writeText]) => {
  clipboard(writeText);
  const copied: string[] = [];
  const listen = (event: ClipboardEvent) => void copied.push(event.clipboardData?.getData('text/plain') ?? '');
  vi.spyOn(document, 'execCommand').mockImplementation(() => {
    const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    (document.activeElement ?? document).dispatchEvent(event);
    listen(event);
    return true;
  });
  show();
  await press();
  await vi.waitUntil(() => said() === 'Copied');
  expect(copied).toEqual(['70801234567']);
  expect(document.querySelectorAll('textarea')).toHaveLength(0);
});

test('with no way to copy, the number is selected and the customer told', async () => {
  clipboard(undefined);
  vi.spyOn(document, 'execCommand').mockReturnValue(false);
  show();
  await press();
  await vi.waitUntil(() => said()?.startsWith('Selected'));
  expect(getSelection()?.toString()).toContain('7080 1234 567');
});
