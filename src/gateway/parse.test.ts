import { describe, expect, test } from 'vitest';

import { parseCharge, parseTransaction } from './parse.ts';

const BASE = 'https://gateway.test';
const minimal = { token: 't', transaction_details: { order_id: 'ORD-1', gross_amount: 150_000 } };
const transaction = (more: Record<string, unknown>) => parseTransaction({ ...minimal, ...more }, BASE);

describe('a transaction', () => {
  test('says what the merchant asks the customer', () => {
    const customer_details = {
      collect_name: 'required',
      collect_email: 'optional',
      collect_phone: 'none',
      collect_address: null,
      email: 'optional',
    };
    expect(parseTransaction({ ...minimal, customer_details }, BASE).asks).toEqual({
      name: 'required',
      email: 'optional',
    });
  });

  test('needs only its token, order and amount', () => {
    expect(parseTransaction(minimal, BASE)).toEqual({
      token: 't',
      orderId: 'ORD-1',
      asks: {},
      amount: 150_000,
      items: [],
      customer: {},
      channels: [],
      merchant: {
        id: '',
        clientKey: '',
        name: '',
        locale: 'id',
        hideOrderId: false,
        allowRetry: true,
        asksContact: false,
        origins: [],
        brands: [],
      },
      wire: expect.any(Object) as object,
      extensions: [],
    });
  });

  test.for([
    [null],
    [[]],
    ['<html>'],
    [{ token: 't' }],
    [{ ...minimal, token: '' }],
    [{ ...minimal, transaction_details: { order_id: 'ORD-1', gross_amount: 'many' } }],
    [{ ...minimal, transaction_details: { order_id: 'ORD-1', gross_amount: 1.5 } }],
  ])('%j is malformed', ([body]) => {
    expect(() => parseTransaction(body, BASE)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  test.for([
    [150_000, 150_000],
    ['150000', 150_000],
    ['150000.00', 150_000],
  ])('gross_amount %j is %i rupiah', ([gross_amount, amount]) => {
    expect(transaction({ transaction_details: { order_id: 'ORD-1', gross_amount } }).amount).toBe(amount);
  });

  test('a wallet’s QR row becomes a mode of the wallet, in the place of the first', () => {
    const { channels } = transaction({
      enabled_payments: [
        { type: 'gopay', status: 'up' },
        { type: 'bca_va', category: 'bank_transfer', status: 'up', minimum_amount: 10_000, maximum_amount: '50000000' },
        { type: 'qris', status: 'up', acquirer: 'gopay' },
        { type: 'qris', status: 'up', acquirer: 'Airpay Shopee' },
        { type: 'qris', status: 'up', acquirer: 'somebank' },
        { type: 'akulaku', status: 'down' },
        null,
        { status: 'up' },
      ],
    });
    expect(channels).toEqual([
      { id: 'gopay', down: false, modes: ['app', 'qr'], acquirer: 'gopay' },
      { id: 'bca_va', down: false, modes: ['app'], minimum: 10_000, maximum: 50_000_000 },
      { id: 'shopeepay', down: false, modes: ['qr'], acquirer: 'Airpay Shopee' },
      { id: 'qris', down: false, modes: ['qr'], acquirer: 'somebank' },
      { id: 'akulaku', down: true, modes: ['app'] },
    ]);
  });

  test('URLs are http or https, logos are the gateway’s own, colours are hex', () => {
    const { merchant } = transaction({
      callbacks: { finish: 'javascript:alert(1)', error: 'https://shop.test/error' },
      merchant: {
        preference: {
          finish_url: 'https://shop.test/finish',
          unfinish_url: 'data:text/html,x',
          logo_url: 'https://elsewhere.test/logo.png',
          header_color: '#ABC',
          button_color: 'red;background:url(x)',
        },
      },
    });
    expect(merchant).toMatchObject({
      finishUrl: 'https://shop.test/finish',
      errorUrl: 'https://shop.test/error',
      headerColour: '#aabbcc',
    });
    expect(merchant).not.toHaveProperty('unfinishUrl');
    expect(merchant).not.toHaveProperty('logoUrl');
    expect(merchant).not.toHaveProperty('buttonColour');
  });

  test('a relative logo is the gateway’s', () => {
    expect(transaction({ merchant: { preference: { logo_url: '/logo.svg' } } }).merchant.logoUrl).toBe(
      'https://gateway.test/logo.svg',
    );
  });

  test('a customer is shown with the address goods go to', () => {
    expect(
      transaction({
        customer_details: {
          first_name: 'Sari',
          last_name: 'Putri',
          billing_address: { address: 'Jl. Uji 1', city: 'Bandung', postal_code: 40_111 },
          shipping_address: {},
        },
      }).customer,
    ).toEqual({ name: 'Sari Putri', address: 'Jl. Uji 1, Bandung 40111' });
  });
});

describe('a charge', () => {
  test.for([
    [{ status_code: '201', transaction_status: 'pending' }, 'pending'],
    [{ status_code: '200', transaction_status: 'settlement' }, 'paid'],
    [{ status_code: '200', transaction_status: 'capture', fraud_status: 'accept' }, 'paid'],
    [{ status_code: '201', transaction_status: 'capture', fraud_status: 'challenge' }, 'review'],
    [{ status_code: '202', transaction_status: 'deny' }, 'refused'],
    [{ status_code: '202', transaction_status: 'expire' }, 'expired'],
    [{ status_code: '200', transaction_status: 'cancel' }, 'cancelled'],
    [{ transaction_status: 'PENDING' }, 'pending'],
    [{ status_code: '200' }, 'paid'],
    [{ status_code: '201' }, 'pending'],
    [{ status_code: '407' }, 'expired'],
    [{ status_code: '500' }, 'failed'],
  ] as const)('%o is %s', ([wire, status]) => {
    expect(parseCharge(wire).status).toBe(status);
  });

  test.for([
    [
      { payment_type: 'bank_transfer', va_numbers: [{ bank: 'bca', va_number: '1' }] },
      'bca_va',
      { bank: 'bca', number: '1' },
    ],
    [{ payment_type: 'bank_transfer', permata_va_number: '8562' }, 'permata_va', { bank: 'permata', number: '8562' }],
    [{ payment_type: 'qris', qris_acquirer: 'gopay' }, 'gopay', undefined],
    [{ payment_type: 'qris', acquirer: 'airpay shopee' }, 'shopeepay', undefined],
    [{ payment_type: 'qris', acquirer: 'somebank' }, 'qris', undefined],
    [{ payment_type: 'qris', acquirer: 'gopay', kasir_channel: 'qris' }, 'qris', undefined],
    [{ payment_type: 'qris' }, 'other_qris', undefined],
    [{ payment_type: 'gopay' }, 'gopay', undefined],
    [{ payment_type: 'cstore', store: 'Indomaret' }, 'indomaret', undefined],
    [
      { payment_type: 'cstore', payment_code: '1', alfamart_expiration_raw: '2026-02-04 10:20:00 +0700' },
      'alfamart',
      undefined,
    ],
    [{ payment_type: 'cstore', payment_code: '1', kioson_expire_time: '04 February 10:20 WIB' }, 'kioson', undefined],
    [{ payment_type: 'ovo', payer_phone_number: '08123456789' }, 'ovo', undefined],
    [{ payment_type: 'credit_card' }, 'credit_card', undefined],
    [
      { payment_type: 'bank_transfer', va_numbers: [{ bank: 'bni', va_number: '9' }], kasir_channel: 'other_va' },
      'other_va',
      { bank: 'bni', number: '9' },
    ],
  ] as const)('%o is shown by %s', ([wire, method, virtualAccount]) => {
    const charge = parseCharge({ status_code: '201', ...wire });
    expect(charge.method).toBe(method);
    expect(charge.virtualAccount).toEqual(virtualAccount);
  });

  test.for([
    [{ payment_type: 'akulaku', redirect_url: 'https://bank.test/pay' }, { redirectUrl: 'https://bank.test/pay' }],
    [
      { payment_type: 'bank_web', bank_web_web_url: 'https://bank.test/web', bank_web_deeplink_url: 'bank://pay?id=1' },
      { redirectUrl: 'https://bank.test/web', appUrl: 'bank://pay?id=1' },
    ],
    [{ payment_type: 'credit_card', redirect_url: 'https://bank.test/3ds' }, { challengeUrl: 'https://bank.test/3ds' }],
    [{ payment_type: 'akulaku', redirect_url: 'javascript:alert(1)' }, {}],
    [{ payment_type: 'bank_web', bank_web_deeplink_url: 'data:text/html,x' }, {}],
  ] as const)('%o goes on at %o', ([wire, expected]) => {
    const { appUrl, challengeUrl, redirectUrl } = parseCharge({ status_code: '201', ...wire });
    const found = { appUrl, challengeUrl, redirectUrl };
    expect(JSON.parse(JSON.stringify(found))).toEqual(expected);
  });

  test.for([
    [
      { biller_code: '70012', bill_key: '990000001234' },
      { company: '70012', number: '990000001234' },
    ],
    [
      { biller_code: 70_012, bill_key: '0001' },
      { company: '70012', number: '0001' },
    ],
    [
      { order_id: 'ORD-1', merchant_id: 'G1', phone_cash_order_id: '0123456789', phone_cash_merchant_id: '303' },
      { company: '303', number: '0123456789' },
    ],
    [{ order_id: 'ORD-1', merchant_id: 'G1' }, undefined],
    [{ order_id: 'ORD-1', merchant_id: 'G1', phone_cash_order_id: '0123456789' }, undefined],
    [{ biller_code: '70012' }, undefined],
    [{ bill_key: '990000001234' }, undefined],
  ] as const)('%o is the bill %o', ([wire, bill]) => {
    const charge = parseCharge({ status_code: '201', payment_type: 'echannel', ...wire });
    expect(charge.bill).toEqual(bill);
    expect(charge.method).toBe('echannel');
  });

  test('a counter’s code and a wallet’s phone', () => {
    expect(parseCharge({ status_code: '201', payment_code: '081234567890' }).paymentCode).toBe('081234567890');
    expect(parseCharge({ status_code: '201', payer_phone_number: '08123456789' }).phone).toBe('08123456789');
  });

  test('the machine form of the expiry comes first', () => {
    const charge = parseCharge({
      status_code: '201',
      bca_expiration_raw: '2026-02-04 10:20:00 +0700',
      expiry_time: '2026-02-05 10:20:00',
    });
    expect(new Date(charge.expiresAt!).toISOString()).toBe('2026-02-04T03:20:00.000Z');
  });

  test.for([
    ['gojek://gopay/merchanttransfer?tref=1', true],
    ['https://simulator.test/app', true],
    ['javascript:alert(1)', false],
    [' javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['not a link', false],
  ] as const)('an app link %s is taken: %s', ([deeplink_url, taken]) => {
    expect(parseCharge({ status_code: '201', deeplink_url }).appUrl).toBe(taken ? deeplink_url : undefined);
  });

  test.for([
    [{ channel_response_code: '51' }, '51'],
    [{ fraud_status: 'deny', channel_response_code: '05' }, 'fraud'],
    [{ status_message: '3DS Authentication Denied' }, '3ds'],
    [{ status_code: '402', status_message: 'Cards with 3DS version 1 or lower are not supported.' }, '3ds-version'],
  ] as const)('%o is refused because of %s', ([wire, reason]) => {
    expect(parseCharge({ transaction_status: 'deny', ...wire }).reason).toBe(reason);
  });

  test('what points paid of it, and in how many months it is paid', () => {
    const wire = { transaction_status: 'capture', point_redeem_amount: '80000.00', installment_term: '3' };
    expect(parseCharge(wire)).toMatchObject({ points: 80_000, months: 3 });
  });

  test.for([[null], ['OK'], [{}], [{ message: 'hello' }]])('%j is malformed', ([body]) => {
    expect(() => parseCharge(body)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});
