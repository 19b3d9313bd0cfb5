import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { parseCharge, parseTransaction } from '../../gateway/parse.ts';
import { setLanguage } from '../../i18n/i18n.ts';
import type { Checkout } from '../checkout.ts';
import { Result } from './Result.tsx';

let root: HTMLElement;

const show = (wire: Readonly<Record<string, unknown>>) => {
  const transaction = parseTransaction(
    {
      token: 't',
      transaction_details: { order_id: 'ORD-1', gross_amount: 150_000 },
      merchant: { allow_retry: false, preference: { display_name: 'Kopi Kita' } },
    },
    'https://gateway.test',
  );
  const charge = parseCharge({
    payment_type: 'credit_card',
    masked_card: '48111111-1114',
    gross_amount: '150000.00',
    ...wire,
  });
  const checkout = { closingIn: signal(undefined), hasReturn: signal(true) } as unknown as Checkout;
  return act(() => render(<Result checkout={checkout} step={{ at: 'ended', transaction, charge }} />, root));
};
const facts = () =>
  [...root.querySelectorAll('dl > div')].map((pair) =>
    [...pair.children].map(({ textContent }) => textContent).join(': '),
  );

beforeEach(() => {
  setLanguage('en');
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

test('refused for good: the next step is the shop, not a form that is gone', async () => {
  await show({ transaction_status: 'deny', channel_response_code: '51' });
  expect(root.textContent).toMatch(/Not enough balance.*You were not charged\. Go back to Kopi Kita/);
  expect(root.textContent).not.toMatch(/another card|try again with|enter the code/i);
});

test('what the points paid and what the card', async () => {
  await show({ transaction_status: 'capture', point_redeem_amount: '80000.00' });
  expect(facts()).toEqual(expect.arrayContaining(['Paid with points: Rp80.000', 'Paid by card: Rp70.000']));
});

test('in how many months, and how much each', async () => {
  await show({ transaction_status: 'capture', installment_term: '3' });
  expect(facts()).toContain('Instalments: 3 months × Rp50.000');
});

test('neither where there is neither', async () => {
  await show({ transaction_status: 'capture' });
  expect(facts().join()).not.toMatch(/points|Instalments|by card/);
});
