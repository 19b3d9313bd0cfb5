import { describe, expect, test } from 'vitest';

import { methods } from '../../src/methods/index.ts';
import type { Prepare } from '../../src/methods/method.ts';
import { open, payByCard } from './open.ts';

/** Every channel there is a folder for: from the list to each end, with the fields that shops read, key by key. */

/** What every result carries (contract.md §1.7, §3.5). */
const RESULT = [
  'currency',
  'expiry_time',
  'finish_200_redirect_url',
  'finish_redirect_url',
  'fraud_status',
  'gross_amount',
  'kasir_channel',
  'merchant_id',
  'order_id',
  'payment_type',
  'status_code',
  'status_message',
  'transaction_id',
  'transaction_status',
  'transaction_time',
];
/** What every notification carries (contract.md §5.4). */
const NOTIFICATION = [
  'currency',
  'expiry_time',
  'fraud_status',
  'gross_amount',
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

interface Channel {
  /** `payment_type` as shops see it. */
  readonly type: string;
  /** Fields beyond the common ones; `-name` is a common one that this channel has not. */
  readonly result?: readonly string[];
  readonly notification?: readonly string[];
  /** What its form hands over. */
  readonly form?: Prepare;
  /** It is decided at once: there is nothing to leave or to expire. */
  readonly atOnce?: true;
}

const asked =
  (payment_type: string, payment_params: Record<string, string>): Prepare =>
  () =>
    Promise.resolve({ payment_type, payment_params });

const va = (bank: string): Channel => ({
  type: 'bank_transfer',
  result: ['pdf_url', `${bank}_expiration`, `${bank}_expiration_raw`, `${bank}_va_number`, 'va_numbers'],
  notification: ['va_numbers', 'payment_amounts'],
});
const store = (name: string, lacks: readonly string[] = []): Channel => ({
  type: 'cstore',
  result: ['pdf_url', 'payment_code', 'store', `${name}_expiration_raw`, `${name}_expire_time`, ...lacks],
  notification: ['payment_code', 'store', ...lacks],
});
const redirect = (type: string): Channel => ({ type });
const QR = ['qr_string', 'qris_expiration_raw', 'qris_url'];
const OFF_US = ['acquirer', 'merchant_cross_reference_id'];
const wallet: Channel = {
  type: 'qris',
  result: [...QR, 'acquirer', 'qris_acquirer', 'deeplink_url'],
  notification: OFF_US,
};

const CHANNELS: Readonly<Record<string, Channel>> = {
  credit_card: {
    type: 'credit_card',
    form: payByCard('4811111111111114'),
    result: ['bank', 'card_type', 'channel', 'masked_card', 'three_ds_version'],
    notification: [
      'bank',
      'card_type',
      'channel',
      'masked_card',
      'three_ds_version',
      'challenge_completion',
      'three_ds_challenge_completion',
    ],
  },
  bca_va: va('bca'),
  bni_va: va('bni'),
  bri_va: va('bri'),
  cimb_va: va('cimb'),
  danamon_va: va('danamon'),
  bsi_va: va('bsi'),
  seabank_va: va('seabank'),
  saqu_va: va('saqu'),
  other_va: va('bni'),
  permata_va: {
    type: 'bank_transfer',
    result: ['pdf_url', 'permata_expiration', 'permata_expiration_raw', 'permata_va_number'],
    notification: ['permata_va_number'],
  },
  echannel: {
    type: 'echannel',
    result: ['pdf_url', 'bill_key', 'biller_code', 'billpayment_expiration', 'billpayment_expiration_raw'],
    notification: ['bill_key', 'biller_code'],
  },
  gopay: wallet,
  shopeepay: wallet,
  qris: { type: 'qris', result: [...QR, 'acquirer', 'qris_acquirer'], notification: OFF_US },
  other_qris: { type: 'qris', result: QR, notification: OFF_US },
  dana: { type: 'dana', result: ['deeplink_url'] },
  ovo: {
    type: 'ovo',
    form: asked('ovo', { payer_phone_number: '+6281298765432' }),
    result: ['payer_phone_number'],
    notification: ['payer_phone_number', 'merchant_invoice'],
  },
  indomaret: store('indomaret', ['-fraud_status']),
  alfamart: store('alfamart'),
  kioson: store('kioson'),
  bca_klikpay: redirect('bca_klikpay'),
  cimb_clicks: redirect('cimb_clicks'),
  bri_epay: redirect('bri_epay'),
  danamon_online: redirect('danamon_online'),
  mandiri_ecash: redirect('mandiri_ecash'),
  akulaku: redirect('akulaku'),
  kredivo: redirect('kredivo'),
  uob_ezpay: { type: 'uob_ezpay', result: ['uob_ezpay_web_url', 'uob_ezpay_deeplink_url'] },
  bca_klikbca: {
    type: 'bca_klikbca',
    form: asked('bca_klikbca', { user_id: 'UJI0001' }),
    result: ['bca_klikbca_expire_time', 'redirect_url'],
  },
  telkomsel_cash: {
    type: 'telkomsel_cash',
    form: asked('telkomsel_cash', { customer: '0812345678' }),
    result: ['payer_phone_number'],
  },
  indosat_dompetku: {
    type: 'indosat_dompetku',
    form: asked('indosat_dompetku', { msisdn: '08123456789' }),
    result: ['payer_phone_number'],
  },
  xl_tunai: {
    type: 'xl_tunai',
    result: ['xl_expiration', 'xl_tunai_merchant_id', 'xl_tunai_order_id'],
    notification: ['xl_tunai_merchant_id', 'xl_tunai_order_id'],
  },
  mandiri_clickpay: {
    type: 'mandiri_clickpay',
    atOnce: true,
    form: async ({ tokenise }) => ({
      payment_type: 'mandiri_clickpay',
      payment_params: { token_id: await tokenise({ number: '4111111111111111' }), input3: '12345', token: '000000' },
    }),
  },
  gci: { type: 'gci', atOnce: true, form: asked('gci', { card_number: '1234567890123456', pin: '123456' }) },
};

const ORDER = {
  credit_card: { secure: true },
  item_details: [{ id: 'A', name: 'Kopi', price: 150_000, quantity: 1 }],
  customer_details: { first_name: 'Sari' },
  callbacks: { finish: 'http://shop.test/finish' },
};

/** The channel chosen from a list of its own, its form sent, and whatever follows on screen. */
async function pay(id: string) {
  const journey = open();
  const token = await journey.createToken(`EVERY-${id}`, { ...ORDER, enabled_payments: [id] });
  const started = journey.start(token);
  const { checkout, until } = started;
  const form = CHANNELS[id]?.form;
  await until(() => !['idle', 'loading', 'choosing', 'charging'].includes(checkout.step.value.at));
  if (form) {
    checkout.submit(form);
    await until(() => ['waiting', 'challenged', 'ended'].includes(checkout.step.value.at));
  }
  return { ...journey, ...started, token };
}

const keys = (value: unknown) => Object.keys(value as object).toSorted();
const expected = (common: readonly string[], own: readonly string[] = []) => {
  const lacks = own.filter((name) => name.startsWith('-')).map((name) => name.slice(1));
  return [...common.filter((name) => !lacks.includes(name)), ...own.filter((name) => !name.startsWith('-'))].toSorted();
};

test('the table has every folder, and no other', () => {
  expect(keys(CHANNELS)).toEqual([...methods.keys()].toSorted());
});

const all = Object.keys(CHANNELS);
const pending = all.filter((id) => !CHANNELS[id]?.atOnce);

describe('left pending', () => {
  test.for(pending)('%s: onPending and a signed notification, key by key', async (id) => {
    const { checkout, finished, sandbox, sent } = await pay(id);
    checkout.leave();
    expect(finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({
      outcome: 'pending',
      result: {
        status_code: '201',
        transaction_status: 'pending',
        payment_type: CHANNELS[id]?.type,
        order_id: `EVERY-${id}`,
        gross_amount: '150000.00',
      },
    });
    expect(keys(finished[0]?.result)).toEqual(expected(RESULT, CHANNELS[id]?.result));
    await sandbox.run();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toMatchObject({ transaction_status: 'pending', status_code: '201' });
    expect(keys(sent[0]?.body)).toEqual(expected(NOTIFICATION, CHANNELS[id]?.notification));
  });
});

describe('paid', () => {
  test.for(all)('%s: onSuccess once, and its notification', async (id) => {
    const { checkout, finished, lever, sandbox, sent, token, until } = await pay(id);
    if (checkout.step.value.at !== 'ended') await lever(`transactions/${token}/settle`);
    await until(() => finished.length > 0);
    const status = CHANNELS[id]?.type === 'credit_card' ? 'capture' : 'settlement';
    expect(finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({
      outcome: 'success',
      result: { status_code: '200', transaction_status: status, payment_type: CHANNELS[id]?.type },
    });
    await sandbox.run();
    expect(sent.at(-1)?.body).toMatchObject({ transaction_status: status, status_code: '200' });
  });
});

describe('expired', () => {
  test.for(pending)('%s: onError, and its notification', async (id) => {
    const { checkout, finished, lever, reach, sandbox, sent, token } = await pay(id);
    await lever(`transactions/${token}/expire`);
    await reach('ended');
    checkout.leave();
    expect(finished).toEqual([
      expect.objectContaining({
        outcome: 'error',
        result: expect.objectContaining({ status_code: '407', transaction_status: 'expire' }) as object,
      }),
    ]);
    await sandbox.run();
    expect(sent.at(-1)?.body).toMatchObject({ transaction_status: 'expire', status_code: '202' });
  });
});

describe('opened again, on any device', () => {
  test.for(pending)('%s: the same instrument and the same deadline', async (id) => {
    const first = await pay(id);
    const step = first.checkout.step.value;
    const again = first.start(first.token);
    await again.until(() => again.checkout.step.value.at === step.at);
    const now = again.checkout.step.value;
    const charge = 'charge' in step ? step.charge : undefined;
    const shown = 'charge' in now ? now.charge : undefined;
    expect(shown).toEqual({ ...charge, wire: shown?.wire });
    expect(shown?.transactionId).toBeDefined();
    expect('method' in now && now.method).toBe(id);
  });
});
