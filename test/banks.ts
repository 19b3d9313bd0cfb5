import { describe, expect, test } from 'vitest';
import { trial, type Reply, type Wire } from '../src/sandbox/trial.ts';
import type { Language } from '../src/sandbox/method.ts';
import { guidesIn, type GuideTexts } from '../src/methods/families/guides.ts';

/** Keys that every pending Snap result has (contract §3.5), and ours. */
const RESULT = [
  'status_code',
  'status_message',
  'transaction_id',
  'order_id',
  'merchant_id',
  'gross_amount',
  'currency',
  'payment_type',
  'transaction_time',
  'transaction_status',
  'fraud_status',
  'expiry_time',
  'pdf_url',
  'finish_redirect_url',
  'finish_200_redirect_url',
  'kasir_channel',
];

/** Keys that every notification of a settled transfer has (contract §5.4). */
const NOTIFICATION = [
  'transaction_time',
  'transaction_status',
  'transaction_id',
  'status_message',
  'status_code',
  'signature_key',
  'settlement_time',
  'payment_type',
  'order_id',
  'merchant_id',
  'gross_amount',
  'fraud_status',
  'currency',
  'expiry_time',
];

/** One bank's channel as the contract describes it. */
export interface BankTrial {
  readonly channel: string;
  readonly type: string;
  /** What is read from a result as the number that the customer types. */
  readonly numberIn: (result: Wire) => unknown;
  /** Contract §6.5. */
  readonly pattern: RegExp;
  /** The merchant's own number and what becomes of it (contract §2.2), by the token request's object. */
  readonly wanted?: readonly (readonly [request: Wire, made: string])[];
  /** The channel's own fields: of the result (§1.7, §3.5), and of a settled notification (§5.4). */
  readonly result: (number: string) => Wire;
  readonly notification: (number: string) => Wire;
  /** Contract §6.4. */
  readonly simulator: {
    readonly index: string;
    readonly fields: (number: string) => Record<string, string>;
    readonly paid: string;
    readonly unknown: string;
  };
}

/** `/bni/va/index?bank=x` and what is posted beside it. */
const beside = (index: string, to: string, language: Language): string =>
  `${index.replace('/index', `/${to}`)}${index.includes('?') ? '&' : '?'}language=${language}`;

/** Everything that is asked of every bank. */
export function testBank(bank: BankTrial): void {
  const { channel, simulator } = bank;
  const pay = async (world: ReturnType<typeof trial>, order: string, more: Wire = {}) => {
    const token = await world.token(order, more);
    const { body } = await world.charge(token, { payment_type: channel });
    return { token, body, number: String(bank.numberIn(body)) };
  };
  const post = (world: ReturnType<typeof trial>, to: string, number: string, language: Language = 'en') =>
    world.form(beside(simulator.index, to, language), simulator.fields(number));

  test('a number, and exactly the fields that a shop reads', async () => {
    const { token, body, number } = await pay(trial(), 'ORD-1');
    expect(number).toMatch(bank.pattern);
    expect(body).toMatchObject({
      ...bank.result(number),
      status_code: '201',
      payment_type: bank.type,
      transaction_status: 'pending',
      fraud_status: 'accept',
      gross_amount: '150000.00',
      expiry_time: '2026-02-04 10:15:00',
      pdf_url: `http://localhost:4100/snap/v1/transactions/${token}/pdf`,
      kasir_channel: channel,
    });
    expect(Object.keys(body).sort()).toEqual([...RESULT, ...Object.keys(bank.result(number))].sort());
  });

  test.for(bank.wanted ?? [])('the merchant’s own %j becomes %s', async ([request, made]) => {
    expect((await pay(trial(), 'ORD-1', request)).number).toBe(made);
  });

  test('an open order’s number is not given again', async () => {
    const world = trial();
    const [request] = bank.wanted?.[0] ?? [{}];
    const first = await pay(world, 'ORD-1', request);
    const second = await pay(world, 'ORD-2', request);
    expect(second.number).toMatch(bank.pattern);
    expect(second.number).not.toBe(first.number);
  });

  test('the simulator: asked, wrong, right, paid once', async () => {
    const world = trial();
    const { token, number } = await pay(world, 'ORD-1');
    expect((await world.call('GET', simulator.index)).text).toMatch(/value="Inquire"/);
    const wrong = await post(world, 'inquiry', `${number}0`);
    expect([wrong.status, wrong.text.includes(simulator.unknown)]).toEqual([404, true]);
    const bill = await post(world, 'inquiry', number.replaceAll(/(.{4})/g, '$1 '));
    for (const part of [number, 'TOKO KASIR', 'ORD-1', 'Rp150.000', 'value="Pay"']) expect(bill.text).toContain(part);
    expect((await world.status(token)).body).toMatchObject({ transaction_status: 'pending' });
    expect((await post(world, 'payment', number, 'id')).text).toContain(simulator.paid);
    expect((await world.status(token)).body).toMatchObject({
      ...bank.result(number),
      status_code: '200',
      transaction_status: 'settlement',
      status_message: 'Success, transaction is found',
    });
    const again = await post(world, 'payment', number);
    expect([again.status, again.text.includes(simulator.unknown)]).toEqual([404, true]);
  });

  test('another page’s form pays nothing', async () => {
    const world = trial();
    const { token, number } = await pay(world, 'ORD-1');
    const reply = await world.form(beside(simulator.index, 'payment', 'en'), simulator.fields(number), {
      origin: 'https://evil.test',
    });
    expect(reply.status).toBe(403);
    expect((await world.status(token)).body).toMatchObject({ transaction_status: 'pending' });
  });

  test('the notification of a payment has exactly the fields of the real one', async () => {
    const world = trial();
    const { number } = await pay(world, 'ORD-1');
    await post(world, 'payment', number);
    const [pending, settled] = (await world.notifications('ORD-1')).map(({ body }) => body);
    expect(pending).toMatchObject({ status_code: '201', transaction_status: 'pending', payment_type: bank.type });
    expect(settled).toMatchObject({
      ...bank.notification(number),
      status_code: '200',
      transaction_status: 'settlement',
      payment_type: bank.type,
      status_message: 'midtrans payment notification',
    });
    expect(Object.keys(settled ?? {}).sort()).toEqual(
      [...NOTIFICATION, ...Object.keys(bank.notification(number))].sort(),
    );
  });

  test.for([
    [{}, 24 * 60],
    [{ expiry: { unit: 'minute', duration: 30 } }, 30],
    [{ expiry: { unit: 'day', duration: 200 } }, 180 * 24 * 60],
  ] as const)('%j: payable for %d minutes', async ([more, minutes]) => {
    const world = trial();
    const { token, number } = await pay(world, 'ORD-1', more);
    world.pass(minutes * 60_000 - 1);
    expect((await world.status(token)).body).toMatchObject({ transaction_status: 'pending' });
    world.pass(1);
    expect((await world.status(token)).body).toMatchObject({ status_code: '407', transaction_status: 'expire' });
    expect((await post(world, 'payment', number)).status).toBe(404);
  });
}

/** A bank's page in that language, after the number was typed. */
export const inquiry = (
  world: ReturnType<typeof trial>,
  index: string,
  fields: Record<string, string>,
  language: Language,
): Promise<Reply> => world.form(beside(index, 'inquiry', language), fields);

/** Titles, each with words of contract §7.2 in the order of the steps. */
export type StepFacts = Readonly<Record<string, readonly string[]>>;

/** That the steps on screen are those of the contract, place by place, in both languages. */
export function testSteps(texts: GuideTexts, facts: Readonly<Record<Language, StepFacts>>, code = ''): void {
  describe.for(['en', 'id'] as const)('steps in %s', (language) => {
    const guides = guidesIn(texts[language], language === 'en' ? 'payment complete' : 'pembayaran selesai', { code });

    test('there is a guide for each place, and no other', () => {
      expect(guides.map(({ title }) => title).sort()).toEqual(Object.keys(facts[language]).sort());
    });

    test.for(guides)('$title', ({ title, steps }) => {
      const end = language === 'en' ? 'payment complete' : 'pembayaran selesai';
      let rest = steps.join(' ').replaceAll('*', '').toLowerCase();
      expect(rest).not.toMatch(/\{\{|undefined/);
      for (const fact of [...(facts[language][title] ?? []), end]) {
        expect(rest, `after the step before, in ${title}`).toContain(fact.toLowerCase());
        rest = rest.slice(rest.indexOf(fact.toLowerCase()) + fact.length);
      }
    });
  });
}
