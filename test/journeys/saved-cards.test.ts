import { expect, test } from 'vitest';

import { APP, open, payByCard, type Wire } from './open.ts';

const SARI = { user_id: 'sari', credit_card: { secure: false, save_card: true } };
const CARDS = ['4811111111111114', '5211111111111117'];

/** A customer with two saved cards, at the list of another order. */
async function atList(more: Wire = {}) {
  const journey = open({ config: { recurringMid: true } });
  for (const number of CARDS) {
    const { checkout, reach, finished, until } = journey.start(await journey.createToken(`ORD-${number}`, SARI));
    await reach('choosing');
    checkout.choose('credit_card');
    await reach('entering');
    checkout.submit(async (tools) => {
      const request = await payByCard(number)(tools);
      return { ...request, payment_params: { ...request.payment_params, save_card: true } };
    });
    await until(() => finished.length > 0);
  }
  const token = await journey.createToken('ORD-1', { ...SARI, ...more });
  const started = journey.start(token);
  await started.reach('choosing');
  const saved = () => started.checkout.rows.value.find(({ method }) => method.id === 'credit_card')?.saved ?? [];
  return { ...journey, ...started, token, saved };
}

test('each saved card is a row, newest first, and the form learns which was tapped', async () => {
  const { checkout, reach, saved } = await atList();
  expect(saved().map(({ name, off }) => [name, off])).toEqual([
    ['Mastercard •••• 1117 12/30', false],
    ['Visa •••• 1114 12/30', false],
  ]);
  checkout.choose('credit_card', saved()[1]?.id);
  expect((await reach('entering')).saved).toBe(saved()[1]?.id);
  checkout.back();
  checkout.choose('credit_card', '');
  expect((await reach('entering')).saved).toBe('');
});

test('a card that is removed in the form is gone from the list', async () => {
  const { asked, checkout, reach, saved, token, until } = await atList();
  checkout.choose('credit_card', '');
  const { transaction } = await reach('entering');
  const path = `/snap/v1/transactions/${token}/saved_tokens/48111111-1114`;
  await checkout.ask({ to: 'app', path, method: 'DELETE' }, transaction, new AbortController().signal);
  await until(() => saved().length === 1);
  expect(asked.map(({ path: each }) => each).filter((each) => each === path)).toHaveLength(1);
  checkout.back();
  expect((await reach('choosing')).transaction).not.toBe(transaction);
  expect(saved().map(({ name }) => name)).toEqual(['Mastercard •••• 1117 12/30']);
});

test('a card that was removed in another tab is gone from the list once the gateway says so', async () => {
  const { checkout, reach, sandbox, saved, token, until } = await atList();
  checkout.choose('credit_card', '');
  const { transaction } = await reach('entering');
  const path = `/snap/v1/transactions/${token}/saved_tokens/48111111-1114`;
  const elsewhere = new Request(`${APP}${path}`, { method: 'DELETE', headers: { host: 'gateway.test' } });
  expect((await sandbox(elsewhere)).status).toBe(200);
  const removing = checkout.ask({ to: 'app', path, method: 'DELETE' }, transaction, new AbortController().signal);
  await expect(removing).rejects.toMatchObject({ code: 'not_found' });
  await until(() => saved().length === 1);
  expect(saved().map(({ name }) => name)).toEqual(['Mastercard •••• 1117 12/30']);
});

test('a card that has expired by the gateway’s clock is shown so in the list', async () => {
  const { pass, saved, start, createToken } = await atList();
  expect(saved().map(({ off }) => off)).toEqual([false, false]);
  pass(Date.parse('2031-01-02T00:00:00Z') - Date.now());
  const later = start(await createToken('ORD-2031', SARI));
  await later.reach('choosing');
  const row = later.checkout.rows.value.find(({ method }) => method.id === 'credit_card');
  expect(row?.saved.map(({ off }) => off)).toEqual([true, true]);
});

test('an answer that comes after the charge does not call the customer back from it', async () => {
  const { checkout, reach, saved, token } = await atList();
  checkout.choose('credit_card', saved()[0]?.id);
  const { transaction } = await reach('entering');
  const path = `/snap/v1/transactions/${token}/saved_tokens/48111111-1114`;
  const removing = checkout.ask({ to: 'app', path, method: 'DELETE' }, transaction, new AbortController().signal);
  checkout.submit(payByCard(CARDS[0] ?? ''));
  await removing;
  await reach('ended');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(checkout.step.value.at).toBe('ended');
});

test('a subscription saves the card and tells the page so beforehand', async () => {
  const { checkout, reach } = await atList({
    user_id: 'budi',
    recurring: { required: true, interval_unit: 'month' },
  });
  const { transaction } = await reach('choosing');
  expect(transaction.wire['recurring']).toMatchObject({ required: true });
  checkout.choose('credit_card');
  await reach('entering');
  checkout.submit(payByCard(CARDS[0] ?? ''));
  expect((await reach('ended')).charge.wire).toMatchObject({ saved_token_id: expect.any(String) as string });
});
