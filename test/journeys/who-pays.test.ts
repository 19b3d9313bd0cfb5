import { expect, test } from 'vitest';

import { open, payByCard, type Wire } from './open.ts';

const ASKED = { customer_details: { collect_name: 'required', collect_phone: 'optional', collect_email: 'none' } };
const SARI = { full_name: 'Sari Putri', phone: '081234567890' };

async function atList(more: Wire = ASKED, options = {}) {
  const journey = open();
  const started = journey.start(await journey.createToken('WHO-1', more), { options });
  await started.reach('choosing');
  const charges = () => journey.asked.filter(({ path }) => path.endsWith('/charge'));
  return { ...journey, ...started, charges };
}

const told = async ({ sandbox, sent }: { sandbox: { run: () => Promise<unknown> }; sent: { body: Wire }[] }) => {
  await sandbox.run();
  return sent.at(-1)?.body['customer_details'];
};

test.for(['bca_va', 'gopay', 'alfamart', 'akulaku'])(
  '%s: asked before anything is charged, then told',
  async (channel) => {
    const item_details = [{ id: 'a', name: 'Kopi', price: 150_000, quantity: 1 }];
    const journey = await atList({ ...ASKED, item_details });
    const { checkout, charges, reach } = journey;
    checkout.choose(channel);
    await reach('entering');
    expect(checkout.asksFirst.value).toBe(true);
    expect(charges()).toHaveLength(0);
    checkout.tell({ customer_details: SARI });
    const { charge } = await reach('waiting');
    expect(charge.status).toBe('pending');
    expect(charges()).toHaveLength(1);
    expect(await told(journey)).toEqual(SARI);
  },
);

test('asked again for another method, with what was said before; a form of its own comes after it', async () => {
  const journey = await atList();
  const { checkout, reach } = journey;
  checkout.choose('ovo');
  await reach('entering');
  checkout.say({ name: 'Sari Putr' });
  checkout.tell({ customer_details: { full_name: 'Sari Putr' } });
  expect(checkout.step.value.at).toBe('entering');
  expect(checkout.asksFirst.value).toBe(false);
  checkout.back();
  await reach('choosing');
  expect(checkout.said.value).toEqual({ name: 'Sari Putr' });
  checkout.choose('bca_va');
  await reach('entering');
  expect(checkout.asksFirst.value).toBe(true);
  checkout.say({ name: 'Sari Putri', phone: '081234567890' });
  checkout.tell({ customer_details: SARI });
  await reach('waiting');
  expect(await told(journey)).toEqual(SARI);
});

test('what was typed but not gone on with is no part of a charge', async () => {
  const journey = await atList({ ...ASKED, credit_card: { secure: false } });
  const { checkout, reach, asked } = journey;
  checkout.choose('bca_va');
  await reach('entering');
  checkout.say({ name: 'Sari' });
  checkout.back();
  await reach('choosing');
  checkout.choose('credit_card');
  await reach('entering');
  checkout.submit(payByCard('4811111111111114'));
  await reach('ended');
  expect(JSON.stringify(asked)).not.toContain('customer_details');
});

test('a token opened again shows its charge, and asks nothing', async () => {
  const journey = await atList();
  journey.checkout.choose('bca_va');
  await journey.reach('entering');
  journey.checkout.tell({ customer_details: SARI });
  const { transaction } = await journey.reach('waiting');
  const again = journey.start(transaction.token);
  expect(await again.reach('waiting')).toMatchObject({ method: 'bca_va' });
});

test('texts of every kind are told as they were typed', async () => {
  const full_name = `<img src=x onerror=alert(1)> "O'Neil" \u202e ${'é😀'.repeat(40)}`;
  const journey = await atList();
  journey.checkout.choose('bca_va');
  await journey.reach('entering');
  journey.checkout.tell({ customer_details: { full_name, phone: '081234567890' } });
  await journey.reach('waiting');
  expect(await told(journey)).toMatchObject({ full_name });
});

test('a card asks in its own form', async () => {
  const { checkout, reach } = await atList({ ...ASKED, credit_card: { secure: false } });
  checkout.choose('credit_card');
  await reach('entering');
  expect(checkout.asksFirst.value).toBe(false);
  checkout.submit(payByCard('4811111111111114'));
  await reach('ended');
});

test.for([
  [{ collect_name: 'required' }, { skipCustomerDetails: true }, 'entering'],
  [{ collect_name: 'optional' }, {}, 'entering'],
  [{ collect_name: 'optional' }, { skipCustomerDetails: true }, 'waiting'],
  [{ collect_name: 'none', collect_email: null }, {}, 'waiting'],
  [{ first_name: 'Sari' }, {}, 'waiting'],
] as const)('%j with %j: %s', async ([customer_details, options, at]) => {
  const { checkout, reach } = await atList({ customer_details }, options);
  checkout.choose('bca_va');
  expect((await reach(at)).at).toBe(at);
});

test('a method that opens at once asks first, and its refusal leads to the list', async () => {
  const journey = open();
  const token = await journey.createToken('WHO-2', ASKED);
  const { checkout, reach } = journey.start(token, { options: { selectedPaymentType: 'bca_va' } });
  await reach('entering');
  journey.fail(
    ({ url }) => url.endsWith('/charge'),
    () => Response.json({ status_code: '503' }),
  );
  checkout.tell({ customer_details: SARI });
  expect(await reach('choosing')).toMatchObject({ tried: 'bca_va', refusal: { reason: 'channel_down' } });
});
