import { describe, expect, test } from 'vitest';

import { open, type Wire } from './open.ts';

interface Bank {
  readonly channel: string;
  readonly type: string;
  /** Contract §6.5. */
  readonly number: RegExp;
  /** Where a tester pays (contract §6.4). */
  readonly page: string;
  readonly fields: (number: string) => Record<string, string>;
  /** What the shop reads beside the common fields (contract §1.7). */
  readonly result: (number: string) => Wire;
}

const account = (channel: string, bank: string, number: RegExp, page = `/openapi/va/payment?bank=${bank}`): Bank => ({
  channel,
  type: 'bank_transfer',
  number,
  page,
  fields: (va_number) => ({ va_number }),
  result: (va_number) => ({ va_numbers: [{ bank, va_number }], [`${bank}_va_number`]: va_number }),
});

const banks: readonly Bank[] = [
  account('bca_va', 'bca', /^\d{11}$/, '/bca/va/payment'),
  account('bni_va', 'bni', /^988\d{13}$/, '/bni/va/payment'),
  account('bri_va', 'bri', /^\d{18}$/),
  {
    ...account('permata_va', 'permata', /^8562\d{12}$/),
    result: (permata_va_number) => ({ permata_va_number }),
  },
  account('cimb_va', 'cimb', /^\d{16}$/),
  account('danamon_va', 'danamon', /^\d{16}$/),
  account('bsi_va', 'bsi', /^\d{16}$/),
  account('seabank_va', 'seabank', /^\d{23}$/),
  account('saqu_va', 'saqu', /^\d{16}$/),
  account('other_va', 'bni', /^988\d{13}$/, '/bni/va/payment'),
  {
    channel: 'echannel',
    type: 'echannel',
    number: /^\d{12}$/,
    page: '/openapi/va/payment?bank=mandiri',
    fields: (bill_key) => ({ company_code: '70012', bill_key }),
    result: (bill_key) => ({ biller_code: '70012', bill_key }),
  },
];

/** Charged and waiting to be paid at the bank. */
async function waiting({ channel, number: pattern }: Bank, opening = {}) {
  const journey = open();
  const token = await journey.createToken(`ORD-${channel}`);
  const started = journey.start(token, opening);
  await started.reach('choosing');
  started.checkout.choose(channel);
  const step = await started.reach('waiting');
  const number = step.charge.virtualAccount?.number ?? step.charge.bill?.number ?? '';
  expect(number).toMatch(pattern);
  return { ...journey, ...started, token, step, number };
}

describe.for(banks)('$channel', (bank) => {
  const { channel, type } = bank;

  test('paid at the bank’s page while watching: success', async () => {
    const { finished, number, reach, sandbox, sent, until } = await waiting(bank);
    const page = await sandbox(
      new Request(`http://gateway.test${bank.page}`, {
        method: 'POST',
        body: new URLSearchParams(bank.fields(number)),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    );
    expect(page.status).toBe(200);
    await reach('ended');
    await until(() => finished.length > 0);
    expect(finished).toEqual([
      expect.objectContaining({
        outcome: 'success',
        result: expect.objectContaining({
          ...bank.result(number),
          status_code: '200',
          transaction_status: 'settlement',
          payment_type: type,
          gross_amount: '150000.00',
          pdf_url: expect.stringMatching(/^http.*\/pdf$/) as string,
        }) as object,
      }),
    ]);
    await sandbox.run();
    expect(sent.map(({ body }) => [body['payment_type'], body['transaction_status']])).toEqual([
      [type, 'pending'],
      [type, 'settlement'],
    ]);
  });

  test('left: pending, with the number', async () => {
    const { checkout, finished, number } = await waiting(bank);
    checkout.dismiss();
    checkout.leave();
    expect(finished).toMatchObject([
      { outcome: 'pending', result: { ...bank.result(number), status_code: '201', transaction_status: 'pending' } },
    ]);
  });

  test('expired while watching: error', async () => {
    const { checkout, finished, lever, reach } = await waiting(bank);
    await lever('clock', { advance_s: 24 * 3600 + 5 });
    await reach('ended');
    checkout.returnToShop();
    expect(finished).toMatchObject([{ outcome: 'error', result: { status_code: '407', payment_type: type } }]);
  });

  test('closes by itself as pending where the shop wants it', async () => {
    const { finished, until } = await waiting(bank, { options: { autoCloseDelay: 2 } });
    await until(() => finished.length > 0);
    expect(finished).toMatchObject([{ outcome: 'pending' }]);
  });

  test('reopened elsewhere, three minutes later: the same folder, number and deadline', async () => {
    const first = await waiting(bank);
    await first.lever('clock', { advance_s: 180 });
    const step = await first.start(first.token).reach('waiting');
    expect(step.method).toBe(channel);
    expect(step.charge.virtualAccount).toEqual(first.step.charge.virtualAccount);
    expect(step.charge.bill).toEqual(first.step.charge.bill);
    expect(step.charge.expiresAt).toBe(first.step.charge.expiresAt);
  });

  test.for([[{ options: { selectedPaymentType: channel } }], [{ options: { enabledPayments: [channel] } }]])(
    'opened at once by %j',
    async ([opening]) => {
      const journey = open();
      const { reach } = journey.start(await journey.createToken('AT-ONCE'), opening);
      expect((await reach('waiting')).method).toBe(channel);
    },
  );
});

test('a gateway that says nothing of its own: other banks’ numbers are shown by the bank that serves them', async () => {
  const other = banks.find(({ channel }) => channel === 'other_va')!;
  const { fail, sandbox, start, step, token } = await waiting(other);
  const path = `/snap/v1/transactions/${token}`;
  const plain = (await (await sandbox(new Request(`http://gateway.test${path}`))).json()) as { result: Wire };
  delete plain.result['kasir_channel'];
  fail(
    ({ url }) => url.endsWith(path),
    () => Response.json(plain),
  );
  const resumed = await start(token).reach('waiting');
  expect(resumed.method).toBe('bni_va');
  expect(resumed.charge.virtualAccount).toEqual(step.charge.virtualAccount);
});

test.for([
  ['bca', 'bank-transfer/bca-va'],
  ['mandiri', 'bank-transfer/mandiri-va'],
  ['bni', 'bank-transfer/bni-va'],
  ['bri', 'bank-transfer/bri-va'],
  ['permata', 'bank-transfer/permata-va'],
  ['cimb', 'bank-transfer/cimb-va'],
] as const)('the hash route of %s leads to its number', async ([, route]) => {
  const journey = open();
  const { reach } = journey.start(await journey.createToken('ROUTE-1'), { route });
  const { charge } = await reach('waiting');
  expect(charge.virtualAccount ?? charge.bill).toBeDefined();
});
