import { describe, expect, test } from 'vitest';
import { CLIENT_KEY, SERVER_KEY, trial, type Wire } from '../../sandbox/trial.ts';

const BNI = '4105058689481467';
const BCA = '4773776057051650';
const MANDIRI_DEBIT = '4097661111111113';

async function pay(number: string, card: Wire, params: Wire = {}, more: Wire = {}, charge: Wire = {}) {
  const world = trial();
  const token = await world.token('ORD-1', { credit_card: card, ...more });
  const { body } = await world.charge(token, {
    payment_type: 'credit_card',
    payment_params: { card_token: await world.card(number), ...params },
    ...charge,
  });
  return body['status_code'] === '400' ? String((body['validation_messages'] as string[])[0]) : body;
}

test.for([
  [{ whitelist_bins: ['41050586'] }, BNI, true],
  [{ whitelist_bins: ['4105'] }, BNI, true],
  [{ whitelist_bins: ['BNI'] }, BNI, true],
  [{ whitelist_bins: ['bca', 'credit'] }, BNI, true],
  [{ whitelist_bins: ['bca'] }, BNI, false],
  [{ whitelist_bins: ['debit'] }, BNI, false],
  [{ whitelist_bins: [] }, BNI, true],
  [{ blacklist_bins: ['bni'] }, BNI, false],
  [{ blacklist_bins: ['4105'] }, BNI, false],
  [{ blacklist_bins: ['debit'] }, MANDIRI_DEBIT, false],
  [{ blacklist_bins: ['debit'] }, BNI, true],
] as const)('%j takes %s: %s', async ([card, number, taken]) => {
  const answer = await pay(number, card);
  expect(typeof answer === 'object').toBe(taken);
});

const TERMS = { terms: { bni: [3, 6, 12], offline: [6] } };

test.for([
  [TERMS, 'bni_3', BNI, undefined],
  [TERMS, 'bni_9', BNI, 'installment term is not available'],
  [TERMS, 'bni_3', BCA, 'installment bank does not match the card'],
  [TERMS, 'offline_6', BCA, undefined],
  [{ ...TERMS, offline_bins: ['bca'] }, 'offline_6', BCA, undefined],
  [{ ...TERMS, offline_bins: ['4811'] }, 'offline_6', BCA, 'card bin is not in offline_bins'],
  [TERMS, 'offline_6', MANDIRI_DEBIT, 'installment is not available for debit cards'],
  [{ ...TERMS, disabled: true }, 'bni_3', BNI, 'installment term is not available'],
  [{ ...TERMS, required: true }, undefined, BNI, 'installment is required for this transaction'],
  [
    { ...TERMS, minimum_amount: { bni: 200_000 } },
    'bni_3',
    BNI,
    'gross_amount is below the minimum of this installment',
  ],
  [{ ...TERMS, minimum_amount: { bni: 150_000 } }, 'bni_3', BNI, undefined],
] as const)('%j, %s with %s: %s', async ([installment, term, number, text]) => {
  const answer = await pay(number, { installment }, { installment: term });
  if (text === undefined) expect(answer).toMatchObject({ status_code: '200', installment_term: term?.split('_')[1] });
  else expect(answer).toBe(text);
});

test.for(['BNI_3', 'bni-3', 'bni_3 ', 'bni_100', 'bni_0', 'bni_', 3, {}, true, ['bni_3']])(
  'instalments that mean none are not charged in full: %j',
  async (installment) => {
    expect(await pay(BNI, { installment: TERMS }, { installment })).toBe('installment is invalid');
    expect(await pay(BNI, {}, { installment })).toBe('installment is invalid');
  },
);

test.for([undefined, null, ''])('%j is full payment', async (installment) => {
  const answer = await pay(BNI, { installment: TERMS }, { installment });
  expect(answer).toMatchObject({ status_code: '200', transaction_status: 'capture' });
});

test.for([
  [{}, BCA, undefined, 'bni', 'dragon'],
  [{ bank: 'mandiri' }, BCA, undefined, 'mandiri', 'mti'],
  [{ bank: 'bri', channel: 'migs' }, BCA, undefined, 'bri', 'mpgs'],
  [{ bank: 'maybank' }, BCA, undefined, 'maybank', 'migs'],
  [{ bank: 'mandiri', bank_routing: { bin: { bca: ['bca'] } } }, BCA, undefined, 'bca', 'mpgs'],
  [{ bank: 'mandiri', bank_routing: { bin: { cimb: ['debit'], bri: ['4773'] } } }, BCA, undefined, 'bri', 'mpgs'],
  // The longest prefix says most, then the bank, then the kind; of equals the first.
  [{ bank_routing: { bin: { bca: ['credit'], mandiri: ['47737760'] } } }, BCA, undefined, 'mandiri', 'mti'],
  [{ bank_routing: { bin: { bri: ['4773'], mandiri: ['477377'] } } }, BCA, undefined, 'mandiri', 'mti'],
  [{ bank_routing: { bin: { bri: ['credit'], maybank: ['BCA'] } } }, BCA, undefined, 'maybank', 'migs'],
  [{ bank_routing: { bin: { bri: ['bca'], mandiri: ['4'] } } }, BCA, undefined, 'mandiri', 'mti'],
  [{ bank_routing: { bin: { cimb: ['4773'], mandiri: ['4773'] } } }, BCA, undefined, 'cimb', 'cybersource'],
  [{ bank: 'bca', installment: TERMS }, BNI, 'bni_3', 'bni', 'dragon'],
  [{ bank: 'bca', installment: TERMS }, BNI, 'offline_6', 'bca', 'mpgs'],
  [{ bank: 'bca' }, '1946415981487684', undefined, 'bni', 'dragon'],
] as const)('%j with %s and %s is acquired by %s over %s', async ([card, number, installment, bank, channel]) => {
  expect(await pay(number, card, { installment })).toMatchObject({ bank, channel });
});

describe('BIN lookup', () => {
  const ask = (bin: string, headers: Record<string, string>) =>
    trial().call('GET', `/v1/bins/${bin}`, undefined, headers);
  const basic = (user: string) => ({ authorization: `Basic ${btoa(user)}` });

  test.for([`${CLIENT_KEY}:`, CLIENT_KEY, `${SERVER_KEY}:`])('with %s', async (user) => {
    const { body } = await ask('41050586', basic(user));
    expect(body['data']).toMatchObject({ bank_code: 'bni', brand: 'visa', bin_type: 'credit', bin: '41050586' });
  });

  test('debit, unknown, unauthorised, too many', async () => {
    expect((await ask('40976611', basic(CLIENT_KEY))).body['data']).toMatchObject({ bin_type: 'debit' });
    expect((await ask('99999999', basic(CLIENT_KEY))).status).toBe(404);
    const denied = await ask('41050586', { ...basic(`${SERVER_KEY}:`), origin: 'https://shop.test' });
    expect([denied.status, denied.text]).toEqual([401, 'Unauthorized']);
    const world = trial();
    let status = 200;
    for (let i = 0; i <= 100; i += 1)
      status = (await world.call('GET', '/v1/bins/41050586', undefined, basic(CLIENT_KEY))).status;
    expect(status).toBe(409);
    world.pass(60_000);
    expect((await world.call('GET', '/v1/bins/41050586', undefined, basic(CLIENT_KEY))).status).toBe(200);
  });
});

describe('promos', () => {
  const enabled = { promo: { enabled: true } };
  const chosen = (promo_id: string, discounted_gross_amount: string) => ({
    promo_details: { promo_id, discounted_gross_amount },
  });

  test('only where the merchant enables them, and only the allowed ones', async () => {
    const world = trial();
    const ask = async (order: string, more: Wire) => {
      const token = await world.token(order, more);
      const { body } = await world.call('POST', `/snap/v1/promos/${token}/search`, {});
      const features = (await world.show(token)).body['feature_types'];
      return [(body['promos'] as Wire[]).map((promo) => promo['promo_code']), features];
    };
    expect(await ask('A', {})).toEqual([[], []]);
    expect(await ask('B', enabled)).toEqual([['KASIR10K', 'BNI10', 'CICIL20', 'HABIS'], ['PROMO']]);
    expect(await ask('C', { promo_request: { enabled: true, allowed_promo_codes: ['BNI10'] } })).toEqual([
      ['BNI10'],
      ['PROMO'],
    ]);
  });

  test.for([
    [BNI, chosen('1', '140000'), undefined, '140000.00'],
    [BNI, chosen('2', '135000'), undefined, '135000.00'],
    [BNI, chosen('3', '125000'), 'bni_3', '125000.00'],
    [BCA, chosen('2', '135000'), undefined, 'promo is not available for this card'],
    [BNI, chosen('3', '125000'), undefined, 'promo is not available for this installment term'],
    [BNI, chosen('1', '140000'), 'bni_3', 'promo is not available for this installment term'],
    [MANDIRI_DEBIT, chosen('1', '140000'), undefined, 'promo is not available for debit cards'],
    [BNI, chosen('4', '100000'), undefined, 'promo quota has been used up'],
    [BNI, chosen('1', '1'), undefined, 'promo discounted_gross_amount is wrong'],
    [BNI, chosen('9', '1'), undefined, 'promo is not available'],
  ] as const)('%s with %j and %s: %s', async ([number, charge, installment, expected]) => {
    const answer = await pay(number, { installment: TERMS }, { installment }, enabled, charge);
    expect(typeof answer === 'object' ? answer['gross_amount'] : answer).toBe(expected);
  });
});

describe('points', () => {
  test('are inquired with the card’s token, which stays good', async () => {
    const world = trial();
    const token = await world.token('ORD-1');
    const card = await world.card(BNI);
    const { body } = await world.call(
      'GET',
      `/snap/v1/transactions/${token}/point_inquiry/${card}?gross_amount=150000`,
    );
    expect(body).toMatchObject({ status_code: '200', point_balance: 26_667, point_balance_amount: '80000.00' });
    const other = await world.card(BCA);
    const none = await world.call('GET', `/snap/v1/transactions/${token}/point_inquiry/${other}?gross_amount=150000`);
    expect(none.body['status_code']).toBe('400');
    const charged = await world.charge(token, {
      payment_type: 'credit_card',
      payment_params: { card_token: card, bank: 'bni', point: 50_000 },
    });
    expect(charged.body).toMatchObject({
      status_code: '200',
      gross_amount: '150000.00',
      point_redeem_amount: '50000.00',
      point_balance_amount: '30000.00',
    });
  });

  test.for([
    [BCA, 1000, 'point is not available for this card'],
    [BNI, 90_000, 'point is invalid'],
    [BNI, -1, 'point is invalid'],
  ] as const)('%s and Rp%i: %s', async ([number, point, text]) => {
    expect(await pay(number, {}, { point })).toBe(text);
  });
});

test.for([
  [100, 6540, '156540.00'],
  [50, 3222, '153222.00'],
  [0, undefined, '150000.00'],
] as const)(
  '%i per cent of the fee are the customer’s: %s on top',
  async ([customer_percentage, fee, gross_amount]) => {
    const world = trial();
    const token = await world.token('ORD-1', {
      customer_imposed_payment_fee: {
        enable: true,
        payment_fee_configs: [{ payment_type: 'credit_card', customer_percentage }],
      },
    });
    expect((await world.show(token)).body['payment_fees']).toEqual(fee && { credit_card: fee });
    const card_token = await world.card(BCA);
    await world.charge(token, { payment_type: 'credit_card', payment_params: { card_token } });
    const { body } = await world.core('ORD-1/status');
    expect(body).toMatchObject({ gross_amount });
    expect(body['extra_info']).toEqual(
      fee && {
        gross_amount_info: {
          original_amount: '150000',
          gross_amount: 150_000 + fee,
          customer_imposed_payment_fee: String(fee),
        },
      },
    );
  },
);

test('every answer and status of a card has channel and expiry_time', async () => {
  for (const number of [BNI, '4911111111111113', '4611111111111116']) {
    for (const secure of [true, false]) {
      const answer = await pay(number, { secure });
      expect(answer).toMatchObject({ channel: 'dragon', expiry_time: expect.any(String) as string });
    }
  }
});
