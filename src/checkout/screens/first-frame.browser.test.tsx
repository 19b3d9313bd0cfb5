import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/screens.css';
import '../../ui/places.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';

import page from '../../../index.html?raw';
import { parseTransaction } from '../../gateway/parse.ts';
import { methods } from '../../methods/index.ts';
import type { Checkout } from '../checkout.ts';
import { rowsOf } from '../rows.ts';
import { Choosing } from './Choosing.tsx';
import { Header } from './Header.tsx';

afterEach(() => document.body.replaceChildren());

const transaction = parseTransaction(
  {
    token: 't',
    transaction_details: { order_id: 'ORD-1', gross_amount: 150_000 },
    enabled_payments: [{ type: 'gopay' }, { type: 'bca_va' }, { type: 'credit_card' }],
    expiry_time: '2030-01-01 00:00:00 +0700',
  },
  'https://gateway.test',
);

/** The header, and where the titled group and its first two rows are. */
const places = () =>
  ['.head', '.group__title', '.list', '.row', 'li + li > .row'].map((name) => {
    const box = document.querySelector(name)?.getBoundingClientRect();
    return [name, box?.x, box?.y, box?.width, name === '.list' ? 0 : box?.height];
  });

test('the first frame in index.html has the boxes of the list that takes its place, to the pixel', () => {
  document.documentElement.dataset['mode'] = 'popup';
  const first = new DOMParser().parseFromString(page, 'text/html').querySelector('#app');
  if (!first) throw new Error('index.html has no #app');
  document.body.append(document.adoptNode(first));
  const before = places();
  document.body.replaceChildren();
  const root = document.createElement('div');
  document.body.append(root);
  const step = { at: 'choosing', transaction } as const;
  const checkout = {
    step: signal(step),
    rows: signal(rowsOf(transaction, {}, methods, undefined, 0)),
    options: signal({}),
    deadline: signal(transaction.expiresAt),
    bill: signal({ total: transaction.amount, fee: 0 }),
    said: signal({}),
    canLeave: signal(true),
    wantsBanks: signal(false),
    now: Date.now,
  } as unknown as Checkout;
  render(
    <div class="k">
      <Header checkout={checkout} open={signal(false)} />
      <Choosing checkout={checkout} step={step} />
    </div>,
    root,
  );
  expect(before[0]).toEqual(['.head', 0, 0, expect.any(Number), 161]);
  expect(places()).toEqual(before);
});
