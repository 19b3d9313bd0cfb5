import { describe, expect, test } from 'vitest';
import { trial, type Wire } from '../../sandbox/trial.ts';

interface Shop {
  readonly store: string;
  /** Contract §6.5. */
  readonly code: RegExp;
  readonly paths: readonly string[];
  /** Beside what all have; contract §1.7, §5.4. */
  readonly fraud: boolean;
  readonly approval: boolean;
}

const shops: readonly Shop[] = [
  { store: 'indomaret', code: /^\d{12}$/, paths: ['/indomaret/phoenix', '/indomaret'], fraud: false, approval: true },
  { store: 'alfamart', code: /^99097\d{11}$/, paths: ['/alfamart'], fraud: true, approval: false },
  { store: 'kioson', code: /^\d{12}$/, paths: ['/kioson'], fraud: true, approval: false },
];

const COMMON = [
  'currency',
  'expiry_time',
  'gross_amount',
  'merchant_id',
  'order_id',
  'payment_code',
  'payment_type',
  'signature_key',
  'status_code',
  'status_message',
  'store',
  'transaction_id',
  'transaction_status',
  'transaction_time',
];

describe.for(shops)('$store', ({ store, code, paths, fraud, approval }) => {
  const charged = async (more: Wire = {}) => {
    const world = trial();
    const token = await world.token('ORD-1', more);
    const { body } = await world.charge(token, { payment_type: store });
    return { world, token, body, code: String(body['payment_code']) };
  };

  test('a code, with everything that a shop reads', async () => {
    const { body, token } = await charged();
    expect(body['payment_code']).toMatch(code);
    expect(body).toMatchObject({
      status_code: '201',
      transaction_status: 'pending',
      payment_type: 'cstore',
      gross_amount: '150000.00',
      expiry_time: '2026-02-04 10:15:00',
      [`${store}_expire_time`]: '04 February 10:15 WIB',
      [`${store}_expiration_raw`]: '2026-02-04 10:15:00 +0700',
      pdf_url: `http://localhost:4100/snap/v1/transactions/${token}/pdf`,
    });
    expect('fraud_status' in body).toBe(fraud);
  });

  test('paid at the till: page, status and notification', async () => {
    for (const path of paths) {
      const { code: paid, token, world } = await charged();
      expect((await world.call('GET', `${path}/index`)).text).toContain('id="payment_code"');
      const bill = await world.form(`${path}/inquiry?language=en`, {
        payment_code: ` ${paid.replace(/(.{4})/g, '$1 ')}`,
      });
      for (const part of [paid, 'Rp150.000', 'ORD-1', 'Toko Kasir']) expect(bill.text).toContain(part);
      const done = await world.form(`${path}/payment?language=en`, { payment_code: paid });
      expect([done.status, done.text.includes('Success Transaction')]).toEqual([200, true]);
      expect((await world.status(token)).body).toMatchObject({ status_code: '200', transaction_status: 'settlement' });
      const [pending, settlement] = await world.notifications('ORD-1');
      const keys = fraud ? [...COMMON, 'fraud_status'] : COMMON;
      expect(Object.keys(pending?.body ?? {}).sort()).toEqual([...keys].sort());
      const more = approval ? ['settlement_time', 'approval_code'] : ['settlement_time'];
      expect(Object.keys(settlement?.body ?? {}).sort()).toEqual([...keys, ...more].sort());
      expect(settlement?.body).toMatchObject({ payment_type: 'cstore', store, payment_code: paid, status_code: '200' });
    }
  });

  test.for(['', '000', '9999999999999999'])('“%s” is not found', async (typed) => {
    const { world } = await charged();
    const page = await world.form(`${paths[0]}/inquiry?language=en`, { payment_code: typed });
    expect([page.status, page.text.includes('Payment code not found')]).toEqual([404, true]);
  });

  test('another shop’s code is not found here', async () => {
    const { world } = await charged();
    const other = store === 'kioson' ? 'alfamart' : 'kioson';
    const { body } = await world.charge(await world.token('ORD-2'), { payment_type: other });
    const page = await world.form(`${paths[0]}/payment`, { payment_code: String(body['payment_code']) });
    expect(page.status).toBe(404);
  });

  test('another page’s form pays nothing', async () => {
    const { code: paid, world } = await charged();
    const done = await world.form(`${paths[0]}/payment`, { payment_code: paid }, { origin: 'https://evil.test' });
    expect(done.status).toBe(403);
  });

  test('after a day it is over, and no new one follows', async () => {
    const { code: late, token, world } = await charged();
    world.pass(24 * 3600_000);
    expect((await world.status(token)).body).toMatchObject({ status_code: '407', transaction_status: 'expire' });
    expect((await world.form(`${paths[0]}/payment`, { payment_code: late })).status).toBe(404);
    expect((await world.charge(token, { payment_type: store })).body).toMatchObject({
      error_messages: ['token is expired'],
    });
  });

  test('takes the request’s expiry, up to half a year', async () => {
    const page = { page_expiry: { unit: 'day', duration: 7 } };
    const { body } = await charged({ expiry: { unit: 'day', duration: 200 }, ...page });
    expect(body['expiry_time']).toBe('2026-08-02 10:15:00');
  });

  test('the PDF has the code and its barcode', async () => {
    const { token, world } = await charged();
    const pdf = await world.call('GET', `/snap/v1/transactions/${token}/pdf`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  });
});

test('Indomaret takes a payment back within a minute, and only then', async () => {
  const world = trial();
  const token = await world.token('ORD-1');
  const { body } = await world.charge(token, { payment_type: 'indomaret' });
  const fields = { payment_code: String(body['payment_code']) };
  expect((await world.form('/indomaret/phoenix/reversal', fields)).status).toBe(404);
  await world.form('/indomaret/phoenix/payment', fields);
  world.pass(59_000);
  const reversed = await world.form('/indomaret/phoenix/reversal?language=en', fields);
  expect(reversed.text).toContain('Success Reversal');
  expect((await world.status(token)).body).toMatchObject({ status_code: '202', transaction_status: 'deny' });
  expect((await world.notifications('ORD-1')).map((sent) => sent.body['transaction_status'])).toEqual([
    'pending',
    'settlement',
    'deny',
  ]);
  expect((await world.notifications('ORD-1'))[2]?.body).not.toHaveProperty('settlement_time');

  const later = await world.charge(await world.token('ORD-2'), { payment_type: 'indomaret' });
  const other = { payment_code: String(later.body['payment_code']) };
  await world.form('/indomaret/phoenix/payment', other);
  world.pass(61_000);
  expect((await world.form('/indomaret/phoenix/reversal', other)).status).toBe(404);
  expect((await world.form('/alfamart/reversal', other)).status).toBe(404);
});

test('Alfamart prints the merchant’s three lines on the receipt', async () => {
  const world = trial();
  const cstore = { alfamart_free_text_1: 'Terima <kasih>', alfamart_free_text_3: 'Diskon 10%' };
  const { body } = await world.charge(await world.token('ORD-1', { cstore }), { payment_type: 'alfamart' });
  const done = await world.form('/alfamart/payment', { payment_code: String(body['payment_code']) });
  expect(done.text).toContain('Terima &lt;kasih&gt;');
  expect(done.text).toContain('Diskon 10%');
});
