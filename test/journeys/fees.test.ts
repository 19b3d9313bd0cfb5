import { expect, test } from 'vitest';

import type { Prepare } from '../../src/methods/method.ts';
import { open, payByCard, type Wire } from './open.ts';

const IMPOSED = {
  customer_imposed_payment_fee: {
    enable: true,
    payment_fee_configs: ['bca_va', 'other_qris', 'credit_card', 'ovo'].map((payment_type) => ({
      payment_type,
      customer_percentage: 100,
    })),
  },
};

async function atList(more: Wire = {}) {
  const journey = open();
  const started = journey.start(await journey.createToken('FEE-1', { ...IMPOSED, ...more }));
  await started.reach('choosing');
  const feeOf = (channel: string) =>
    started.checkout.rows.value.find(({ method }) => method.id === channel)?.channel.fee;
  return { ...journey, ...started, feeOf };
}

const told = (fee: number, original = 150_000) => ({
  gross_amount: `${original + fee}.00`,
  extra_info: {
    gross_amount_info: {
      original_amount: String(original),
      gross_amount: original + fee,
      customer_imposed_payment_fee: String(fee),
    },
  },
});

/** To the shop's page every scalar is a string. */
const received = (fee: number, original = 150_000) => ({
  gross_amount: `${original + fee}.00`,
  extra_info: { gross_amount_info: { original_amount: String(original), customer_imposed_payment_fee: String(fee) } },
});

test.for([
  ['bca_va', 4_000],
  ['other_qris', 1_058],
] as const)('%s: said in the list, charged, shown, told to the shop', async ([channel, fee]) => {
  const { checkout, feeOf, reach, sandbox, sent, statusOf } = await atList();
  expect(feeOf(channel)).toBe(fee);
  expect(checkout.bill.value.total).toBe(150_000);
  checkout.choose(channel);
  const { charge } = await reach('waiting');
  expect(charge).toMatchObject({ amount: 150_000 + fee, fee });
  expect(checkout.bill.value.total).toBe(150_000 + fee);
  // A code that is scanned asks for all of it.
  if (charge.qr?.text)
    expect(charge.qr.text).toContain(
      `54${String(150_000 + fee)
        .length.toString()
        .padStart(2, '0')}${150_000 + fee}`,
    );
  await sandbox.run();
  expect(sent.at(-1)?.body).toMatchObject(told(fee));
  expect(await statusOf('FEE-1')).toMatchObject(told(fee));
});

test.for([
  ['a wanted method', {}, { selectedPaymentType: 'bca_va' }],
  ['an only method', { enabled_payments: ['bca_va'] }, {}],
  ['a filtered list', {}, { enabledPayments: ['bca_va'] }],
  ['who pays is asked as well', { customer_details: { collect_name: 'required' } }, { selectedPaymentType: 'bca_va' }],
] as const)('%s opens at once, and says what it costs before it charges', async ([, more, options]) => {
  const { asked, createToken, start } = open();
  const { checkout, reach } = start(await createToken('FEE-2', { ...IMPOSED, ...more }), { options });
  await reach('entering');
  expect([checkout.asksFirst.value, checkout.bill.value.fee, checkout.bill.value.total]).toEqual([
    true,
    4_000,
    154_000,
  ]);
  expect(asked.filter(({ path }) => path.endsWith('/charge'))).toEqual([]);
  checkout.tell({});
  expect((await reach('waiting')).charge.amount).toBe(154_000);
});

test('without a fee it is charged at once, and so is one whose fee the list has shown', async () => {
  const { createToken, start } = open();
  const free = start(await createToken('FEE-3'), { options: { selectedPaymentType: 'bca_va' } });
  await free.reach('waiting');
  expect(free.checkout.bill.value.fee).toBe(0);
  const { checkout, reach } = await atList();
  checkout.choose('bca_va');
  await reach('waiting');
});

test('a card: in the total while it is typed, and charged', async () => {
  const { checkout, feeOf, finished, reach, until } = await atList();
  expect(feeOf('credit_card')).toBe(6_540);
  checkout.choose('credit_card');
  await reach('entering');
  expect(checkout.bill.value.total).toBe(156_540);
  checkout.submit(payByCard('4811111111111114'));
  await until(() => finished.length > 0);
  expect(finished[0]).toMatchObject({ outcome: 'success', result: received(6_540) });
  expect(checkout.bill.value.total).toBe(156_540);
});

test('with a promo the fee is of what is left, as the form was told', async () => {
  const promo = { enabled: true, allowed_promo_codes: ['KASIR10K'] };
  const { checkout, finished, reach, until } = await atList({ promo });
  checkout.choose('credit_card');
  const { transaction } = await reach('entering');
  const path = `/snap/v1/promos/${transaction.token}/search`;
  const answer = (await checkout.ask(
    { to: 'app', path, method: 'POST' },
    transaction,
    new AbortController().signal,
  )) as {
    promos: { id: number; discounted_gross_amount: number; payment_fee: number }[];
  };
  const [chosen] = answer.promos;
  expect(chosen).toMatchObject({ discounted_gross_amount: 140_000, payment_fee: 6_241 });
  const prepare: Prepare = async (tools) => ({
    ...(await payByCard('4811111111111114')(tools)),
    promo_details: { promo_id: String(chosen?.id), discounted_gross_amount: '140000' },
  });
  checkout.submit(prepare);
  await until(() => finished.length > 0);
  expect(finished[0]).toMatchObject({ outcome: 'success', result: received(6_241, 140_000) });
  // In the order's details: a promo of Rp10.000, and the fee.
  expect([checkout.bill.value.total, checkout.bill.value.fee]).toEqual([146_241, 6_241]);
});

test('the Core API charges what it is told', async () => {
  const { call } = open();
  const auth = { authorization: `Basic ${btoa('SB-Mid-server-kasir-sandbox:')}` };
  const transaction_details = { order_id: 'CORE-1', gross_amount: 150_000 };
  const body = { payment_type: 'bank_transfer', bank_transfer: { bank: 'bca' }, transaction_details, ...IMPOSED };
  expect((await call('/v2/charge', body, auth)).body).toMatchObject({ gross_amount: '150000.00' });
});
