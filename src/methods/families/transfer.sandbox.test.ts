import { expect, test } from 'vitest';
import { trial } from '../../sandbox/trial.ts';
import { recipientName } from './bank-page.sandbox.ts';

const ACCOUNTS = ['bca_va', 'permata_va', 'bni_va', 'bri_va', 'cimb_va', 'danamon_va', 'bsi_va', 'seabank_va'];

test.for(ACCOUNTS)('%s: a number with anything but digits is refused', async (object) => {
  const world = trial();
  const request = (va_number: unknown) =>
    world.create({
      transaction_details: { order_id: 'ORD-1', gross_amount: 10_000 },
      [object]: { va_number },
    });
  for (const bad of ['12a4', '12 34', '-1', '１２', '1.5', ['1']]) {
    const { status, body } = await request(bad);
    expect([status, body['error_messages']]).toEqual([
      400,
      [`${object}.va_number ${Array.isArray(bad) ? 'must be a string' : 'must be digits'}`],
    ]);
  }
  for (const fine of ['0012', 12, '', null]) expect((await request(fine)).status).toBe(201);
});

test.for([
  ['Toko Kasir', 'TOKO KASIR'],
  ['Toko dengan nama yang panjang sekali', 'TOKO DENGAN NAMA YAN'],
  ['Straße der Schokoladen 12', 'STRASSE DER SCHOKOLA'],
  ['🍫🍫🍫🍫🍫🍫🍫🍫🍫🍫🍫🍫🍫🍫🍫🍫🍫🍫🍫🍫🍫', '🍫'.repeat(20)],
] as const)('the merchant %s is shown by banks as %s', ([name, shown]) => {
  expect(recipientName(name)).toBe(shown);
});

test('a bank page that several banks share is each bank’s own, and nobody’s without a name', async () => {
  const world = trial();
  for (const bank of ['permata', 'bri', 'cimb', 'mandiri', 'bsi', 'danamon', 'seabank', 'saqu']) {
    const { status, text } = await world.call('GET', `/openapi/va/index?bank=${bank}&language=en`);
    expect([bank, status]).toEqual([bank, 200]);
    expect(text).toContain('OpenApi Virtual Account');
    expect(text).toContain(`action="/openapi/va/inquiry?bank=${bank}&amp;language=en"`);
  }
  for (const query of ['', '?bank=', '?bank=bca', '?bank=__proto__'])
    expect((await world.call('GET', `/openapi/va/index${query}`)).status).toBe(404);
});

test('one bank’s number is not paid at another’s page', async () => {
  const world = trial();
  const { body } = await world.charge(await world.token('ORD-1'), { payment_type: 'bri_va' });
  const fields = { va_number: String(body['bri_va_number']) };
  expect((await world.form('/openapi/va/payment?bank=cimb', fields)).status).toBe(404);
  expect((await world.form('/openapi/va/payment?bank=bri', fields)).status).toBe(200);
});
