import { describe, expect, test } from 'vitest';
import { trial, type Wire } from '../../sandbox/trial.ts';
import { chargeIdIn, crc16, qrisPayload } from './qr.sandbox.ts';

/** A reader of its own: two digits of tag, two of length, the value. */
const read = (text: string): Record<string, string> => {
  const fields: Record<string, string> = {};
  for (let at = 0; at < text.length;) {
    const length = Number(text.slice(at + 2, at + 4));
    fields[text.slice(at, at + 2)] = text.slice(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return fields;
};

/** CRC-16/CCITT-FALSE by long division, bit by bit. */
function checksum(text: string): string {
  const bits = [...text].flatMap((character) => [...character.charCodeAt(0).toString(2).padStart(8, '0')].map(Number));
  const rest = [...bits, ...Array<number>(16).fill(0)];
  for (let i = 0; i < 16; i += 1) rest[i] = (rest[i] ?? 0) ^ 1;
  const by = '10001000000100001'.split('').map(Number);
  for (let i = 0; i < bits.length; i += 1)
    if (rest[i] === 1) by.forEach((bit, j) => (rest[i + j] = (rest[i + j] ?? 0) ^ bit));
  return Number.parseInt(rest.slice(-16).join(''), 2).toString(16).toUpperCase().padStart(4, '0');
}

test('the checksum’s own check value', () => {
  expect(crc16('123456789')).toBe('29B1');
  expect(checksum('123456789')).toBe('29B1');
});

test.for([
  ['Toko Kasir', 'TOKO KASIR'],
  ['Kopi Ñandú & Sari 咖啡 yang sangat panjang', 'KOPI NANDU & SARI  YANG SA'.slice(0, 25)],
  ['咖啡', 'MERCHANT'],
] as const)('%s: fields, rupiah, amount and checksum', ([merchantName, name]) => {
  const text = qrisPayload({
    amount: 150_000,
    merchantName,
    merchantPan: '936009143123456',
    reference: 'abc123',
    acquirer: 'COM.GO-JEK.WWW',
  });
  const fields = read(text);
  expect(fields).toMatchObject({ '00': '01', '01': '12', '53': '360', '54': '150000', '58': 'ID', '59': name.trim() });
  expect(read(fields['26'] ?? '')['00']).toBe('COM.GO-JEK.WWW');
  expect(read(fields['62'] ?? '')['05']).toBe('abc123');
  expect(fields['63']).toBe(checksum(text.slice(0, -4)));
});

const GOPAY = { payment_type: 'qris', payment_params: { acquirer: ['gopay'] } };
const SHOPEE = { payment_type: 'qris', payment_params: { acquirer: ['shopeepay'] } };

/** Every way to a code: what is charged, and whose code it is. */
const codes: readonly [channel: string, body: Wire, acquirer: string, domain: string][] = [
  ['gopay', GOPAY, 'gopay', 'COM.GO-JEK.WWW'],
  ['shopeepay', SHOPEE, 'airpay shopee', 'ID.CO.SHOPEE.WWW'],
  ['qris', { payment_type: 'qris' }, 'gopay', 'COM.GO-JEK.WWW'],
  ['qris', GOPAY, 'gopay', 'COM.GO-JEK.WWW'],
  ['qris', SHOPEE, 'airpay shopee', 'ID.CO.SHOPEE.WWW'],
  ['other_qris', { payment_type: 'other_qris' }, 'gopay', 'COM.GO-JEK.WWW'],
];

const COMMON = [
  'acquirer',
  'currency',
  'expiry_time',
  'fraud_status',
  'gross_amount',
  'merchant_cross_reference_id',
  'merchant_id',
  'order_id',
  'payment_type',
  'signature_key',
  'status_code',
  'status_message',
  'transaction_id',
  'transaction_status',
  'transaction_time',
];

describe.for(codes)('%s %j', ([channel, request, acquirer, domain]) => {
  const charged = async () => {
    const world = trial();
    const token = await world.token('ORD-1', { enabled_payments: [channel] });
    const { body } = await world.charge(token, request);
    return { world, token, body, code: String(body['qr_string']), id: String(body['transaction_id']) };
  };

  test('is a valid code for the amount that leads back to its charge', async () => {
    const { body, code, id, world } = await charged();
    expect(body).toMatchObject({
      status_code: '201',
      payment_type: 'qris',
      kasir_channel: channel,
      expiry_time: '2026-02-03 10:30:00',
      qris_expiration_raw: '2026-02-03 10:30:00 +0700',
      qris_url: `http://localhost:4100/v2/qris/${id}/qr-code`,
    });
    const fields = read(code);
    expect(fields).toMatchObject({ '00': '01', '01': '12', '53': '360', '54': '150000', '58': 'ID' });
    expect(read(fields['26'] ?? '')).toMatchObject({
      '00': domain,
      '01': expect.stringMatching(/^93600000/) as string,
    });
    expect(fields['63']).toBe(checksum(code.slice(0, -4)));
    expect(chargeIdIn(code)).toBe(id);
    const picture = await world.call('GET', `/v2/qris/${id}/qr-code`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  test.for([
    ['own', undefined, 'on-us'],
    ['another', 'dana', 'off-us'],
  ] as const)('paid with its %s app', async ([, issuer, type]) => {
    const { body, code, id, world } = await charged();
    for (const typed of [code, String(body['qris_url'])]) {
      const page = await world.form('/v2/qris/inquiry?language=en', { qrCodeUrl: typed });
      for (const part of ['ORD-1', 'Rp150.000', 'Toko Kasir', 'value="pay"']) expect(page.text).toContain(part);
    }
    const pays = { action: 'pay', issuer: issuer ?? acquirer };
    const done = await world.form(`/v2/qris/payment?tref=${id}&language=en`, pays);
    expect([done.status, done.text.includes('Transaction is Successful')]).toEqual([200, true]);
    const [pending, settlement] = await world.notifications('ORD-1');
    expect(Object.keys(pending?.body ?? {}).sort()).toEqual(COMMON);
    expect(Object.keys(settlement?.body ?? {}).sort()).toEqual(
      [...COMMON, 'issuer', 'settlement_time', 'transaction_type'].sort(),
    );
    expect(settlement?.body).toMatchObject({
      payment_type: 'qris',
      status_code: '200',
      transaction_status: 'settlement',
      acquirer,
      issuer: pays.issuer,
      transaction_type: type,
    });
    expect((await world.form(`/v2/qris/payment?tref=${id}`, pays)).status).toBe(400);
  });

  test('refused in the app: it stays open', async () => {
    const { id, token, world } = await charged();
    expect((await world.form(`/v2/qris/payment?tref=${id}`, { action: 'refuse' })).status).toBe(200);
    expect((await world.status(token)).body).toMatchObject({ transaction_status: 'pending' });
  });

  test('after a quarter of an hour a new code for the same order, until the page ends', async () => {
    const { body, token, world } = await charged();
    world.pass(15 * 60_000);
    expect((await world.status(token)).body).toMatchObject({ status_code: '407', transaction_status: 'expire' });
    expect((await world.show(token)).body).toMatchObject({ token, result: null });
    const again = await world.charge(token, request);
    expect(again.body).toMatchObject({ status_code: '201', expiry_time: '2026-02-03 10:45:00' });
    expect(again.body['transaction_id']).not.toBe(body['transaction_id']);
    world.pass(24 * 3600_000);
    expect((await world.charge(token, request)).body).toMatchObject({ error_messages: ['token is expired'] });
  });
});

test('what the merchant expires by hand is not renewed', async () => {
  const world = trial();
  const token = await world.token('ORD-1');
  await world.charge(token, GOPAY);
  expect((await world.core('ORD-1/expire', 'POST')).body).toMatchObject({ status_code: '407' });
  expect((await world.charge(token, GOPAY)).body).toMatchObject({ error_messages: ['token is expired'] });
});

test('a scanner takes no text that is no code, misread, or of nobody', async () => {
  const world = trial();
  const token = await world.token('ORD-1');
  const { body } = await world.charge(token, GOPAY);
  const code = String(body['qr_string']);
  const misread = code.replace('5406150000', '5406150001');
  const nobody = qrisPayload({ amount: 1, merchantName: 'A', merchantPan: '9', reference: 'ZZZ', acquirer: 'A' });
  for (const typed of ['', 'hello', misread, nobody, '/v2/qris/nobody/qr-code']) {
    const page = await world.form('/v2/qris/inquiry?language=en', { qrCodeUrl: typed });
    expect([page.status, page.text.includes('Unparsable QR')]).toEqual([400, true]);
  }
  expect((await world.form('/v2/qris/inquiry', { qrCodeUrl: code }, { origin: 'https://evil.test' })).status).toBe(403);
});

test('a merchant who asks for nothing gets `other_qris`, and each wallet; `qris` is for those who name it', async () => {
  const world = trial();
  const { body } = await world.show(await world.token('ORD-1'));
  const rows = body['enabled_payments'] as { type: string; acquirer?: string }[];
  const found = rows.filter(({ type }) => type.includes('qris')).map(({ type, acquirer }) => [type, acquirer]);
  expect(found).toEqual([
    ['qris', 'gopay'],
    ['qris', 'shopeepay'],
    ['other_qris', undefined],
  ]);
});
