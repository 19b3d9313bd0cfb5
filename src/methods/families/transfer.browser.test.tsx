import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/screens.css';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import type { Charge, Transaction } from '../../gateway/types.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import { methods } from '../index.ts';
import type { InstructionProps, Method } from '../method.ts';
import { guidesIn, type GuideTexts } from './guides.ts';

const texts = import.meta.glob<{ texts?: GuideTexts }>('../*/texts.ts', { eager: true });
const textsOf = ({ id }: Method) => texts[`../${id}/texts.ts`]?.texts as GuideTexts;
const transfers = [...methods.values()].filter(({ group }) => group === 'virtual_account');

const NOW = Date.parse('2026-02-03T10:15:00+07:00');

/** What the gateway would say of a charge of that method. */
const chargeOf = ({ id }: Method): Charge => {
  const bank = id === 'other_va' ? 'bni' : id.replace('_va', '');
  const own =
    id === 'echannel'
      ? { bill: { company: '70012', number: '990000001234' } }
      : { virtualAccount: { bank, number: '9880000012345678' } };
  return { status: 'pending', amount: 189_000, expiresAt: NOW + 86_400_000, wire: {}, ...own };
};

let root: HTMLElement;

const show = async (method: Method, more: Partial<InstructionProps> = {}) => {
  const { Instruction } = await method.view();
  const props: InstructionProps = {
    transaction: {} as Transaction,
    charge: chargeOf(method),
    presentation: 'qr',
    now: () => NOW,
    check: () => {},
    checking: false,
    notYet: false,
    change: undefined,
    framed: true,
    ...more,
  };
  void act(() => render(<Instruction {...props} />, root));
};

/** Lists as they stand on the page. */
const shownGuides = () =>
  [...root.querySelectorAll('details')].map((guide) => ({
    title: guide.querySelector('summary')?.textContent,
    steps: [...guide.querySelectorAll('li')].map((step) => step.textContent),
  }));

const said = () =>
  [...root.querySelectorAll('[role=status]:not([hidden])')].map(({ textContent }) => textContent).join('');

const button = (name: string) =>
  [...root.querySelectorAll('button')].find((one) =>
    (one.getAttribute('aria-label') ?? one.textContent ?? '').startsWith(name),
  );

beforeEach(() => {
  setLanguage('en');
  root = document.createElement('div');
  document.body.append(root);
});

afterEach(() => {
  render(null, root);
  root.remove();
  vi.restoreAllMocks();
});

test('there are transfers', () => {
  expect(transfers.length).toBeGreaterThanOrEqual(11);
});

describe.for(transfers)('$id', (method) => {
  test.for(['en', 'id'] as const)(
    'shows in %s what is to be typed, the amount, until when, and how',
    async (language) => {
      setLanguage(language);
      await show(method);
      const { bill, virtualAccount } = chargeOf(method);
      const code = method.id === 'other_va' ? '009' : (bill?.company ?? '');
      const complete = language === 'en' ? 'Your payment is complete.' : 'Pembayaran selesai.';
      const steps = guidesIn(textsOf(method)[language], complete, { code });
      expect(shownGuides()).toEqual(
        steps.map((guide) => ({ ...guide, steps: guide.steps.map((step) => step.replaceAll('*', '')) })),
      );
      const text = root.textContent ?? '';
      expect(root.querySelector('#vaField')?.textContent).toContain(bill?.number ?? virtualAccount?.number);
      expect(text).toContain('Rp189.000');
      expect(text).toContain('2026');
      expect(text).toContain(textsOf(method)[language].source);
      if (code !== '') expect(text).toContain([...code].join(' '));
    },
  );
});

const methodOf = (id: string): Method => methods.get(id)!;

test('every code has a copy button of its own, and copies without spaces', async () => {
  const copied: string[] = [];
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({
    writeText: (text: string) => Promise.resolve(void copied.push(text)),
  } as Clipboard);
  for (const [id, names] of [
    ['bni_va', ['Copy number', 'Copy amount']],
    ['other_va', ['Copy bank code', 'Copy number', 'Copy amount']],
    ['echannel', ['Copy company code', 'Copy payment code', 'Copy amount']],
  ] as const) {
    await show(methodOf(id));
    for (const name of names) {
      await act(async () => {
        button(name)?.click();
        await Promise.resolve();
      });
    }
  }
  expect(copied.join(' ')).toBe(
    ['9880000012345678 189000', '009 9880000012345678 189000', '70012 990000001234 189000'].join(' '),
  );
});

test('a bank nobody knows the code of: no code, and no hole in the steps', async () => {
  const charge = { ...chargeOf(methodOf('other_va')), virtualAccount: { bank: 'uji', number: '1234' } };
  await show(methodOf('other_va'), { charge });
  expect(button('Copy bank code')).toBeUndefined();
  expect(root.textContent).not.toMatch(/009|undefined|\{\{/);
});

test('the PDF is fetched in the language on screen; without one the page is printed', async () => {
  const pdfUrl = 'https://gateway.test/snap/v1/transactions/t/pdf';
  await show(methodOf('bri_va'), { charge: { ...chargeOf(methodOf('bri_va')), pdfUrl } });
  const link = root.querySelector('a');
  expect([link?.href, link?.target, link?.rel]).toEqual([`${pdfUrl}?language=en`, '_blank', 'noopener noreferrer']);
  void act(() => setLanguage('id'));
  expect(link?.href).toBe(`${pdfUrl}?language=id`);
  const print = vi.spyOn(globalThis, 'print').mockImplementation(() => {});
  setLanguage('en');
  await show(methodOf('bri_va'));
  button('Print')?.click();
  expect(print).toHaveBeenCalledOnce();
});

test('checking, and nothing found yet, are said', async () => {
  const check = vi.fn<() => void>();
  await show(methodOf('bsi_va'), { check });
  button('I have paid')?.click();
  expect(check).toHaveBeenCalledOnce();
  await show(methodOf('bsi_va'), { checking: true });
  expect(said()).toBe('Checking…');
  await show(methodOf('bsi_va'), { notYet: true });
  expect(said()).toContain('We have not received it yet');
});
