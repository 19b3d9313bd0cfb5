import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { CLIENT_KEY, SERVER_KEY, type Wire } from './trial.ts';

/** The official client, whose every call has to be made here: one that is left out fails the last test. */

type Call = (...given: readonly unknown[]) => Promise<Wire>;
type Part = Record<string, Call>;
interface Client {
  readonly apiConfig: { getSnapApiBaseUrl: () => string; getCoreApiBaseUrl: () => string };
  readonly transaction: Part;
}
type Maker = new (options: object) => Client & Part;

const { Snap, CoreApi } = createRequire(import.meta.url)('midtrans-client') as Record<'Snap' | 'CoreApi', Maker>;

const called = new Set<string>();
const namesOf = (part: object): string[] =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(part)).filter((name) => name !== 'constructor');

/** The same object, telling which of its functions are called. */
const watched = (part: object, label: string): Part =>
  new Proxy(part as Part, {
    get: (target, name: string) => {
      const own = target[name];
      if (typeof own !== 'function') return own;
      return (...given: readonly unknown[]) => {
        called.add(`${label}.${name}`);
        return own.apply(target, [...given]);
      };
    },
  });

let sandbox: Sandbox;
let server: Server;
let client: { readonly snap: Client & Part; readonly core: Client & Part };
let snap: Part;
let core: Part;
let base = '';
/** Calls of Snap's transaction, and of Core's, which are one class. */
let orders: Part;

const create = (Kind: Maker): Client & Part => {
  const made = new Kind({ isProduction: false, serverKey: SERVER_KEY, clientKey: CLIENT_KEY });
  made.apiConfig.getSnapApiBaseUrl = () => `${base}/snap/v1`;
  made.apiConfig.getCoreApiBaseUrl = () => base;
  return made;
};

beforeAll(async () => {
  sandbox = createSandbox();
  server = createAdaptorServer({ fetch: sandbox, createServer }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = { snap: create(Snap), core: create(CoreApi) };
  snap = watched(client.snap, 'Snap');
  core = watched(client.core, 'CoreApi');
  orders = watched(client.snap.transaction, 'transaction');
});

afterAll(async () => {
  server.close();
  await sandbox.close();
});

const order = (id: string, amount = 150_000) => ({ transaction_details: { order_id: id, gross_amount: amount } });
const CARD = { card_number: '4811111111111114', card_exp_month: '12', card_exp_year: '2030', client_key: CLIENT_KEY };
const card = async (number: string): Promise<string> =>
  String((await core['cardToken']?.({ ...CARD, card_number: number, card_cvv: '123' }))?.['token_id']);
const lever = (path: string) =>
  fetch(`${base}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });

test('tokens', async () => {
  expect(await snap['createTransaction']?.(order('S-1'))).toHaveProperty('redirect_url');
  expect(await snap['createTransactionToken']?.(order('S-2'))).toMatch(/^[0-9a-f-]{36}$/);
  expect(await snap['createTransactionRedirectUrl']?.(order('S-3'))).toContain('/snap/v4/redirection/');
});

test('charge, status, cancel, expire, refund', async () => {
  const va = (id: string) =>
    core['charge']?.({ ...order(id), payment_type: 'bank_transfer', bank_transfer: { bank: 'bca' } });
  expect(await va('C-1')).toMatchObject({
    status_code: '201',
    status_message: 'Success, Bank Transfer transaction is created',
    va_numbers: [{ bank: 'bca' }],
  });
  expect(await orders['status']?.('C-1')).toMatchObject({ transaction_status: 'pending' });
  expect(await orders['cancel']?.('C-1')).toMatchObject({ status_code: '200', transaction_status: 'cancel' });
  await va('C-2');
  expect(await orders['expire']?.('C-2')).toMatchObject({ status_code: '407', transaction_status: 'expire' });
  await va('C-3');
  await lever('transactions/C-3/settle');
  expect(await orders['statusb2b']?.('C-3')).toMatchObject({ transactions: [{ order_id: 'C-3' }] });
  const made = await core['charge']?.({ ...order('C-4'), payment_type: 'gopay', gopay: { enable_callback: true } });
  expect(made).toMatchObject({ status_code: '201', status_message: 'GoPay transaction is created' });
  await lever('transactions/C-4/settle');
  const part = { refund_key: 'r-1', amount: 50_000, reason: 'size' };
  expect(await orders['refund']?.('C-4', part)).toMatchObject({ transaction_status: 'partial_refund' });
  expect(await orders['refundDirect']?.('C-4', { refund_key: 'r-2' })).toMatchObject({ transaction_status: 'refund' });
  await expect(orders['refund']?.('C-4', { refund_key: 'r-2' })).rejects.toThrow('406');
  expect(await orders['notification']?.({ transaction_id: made?.['transaction_id'] })).toMatchObject({
    transaction_status: 'refund',
    refund_amount: '150000.00',
  });
});

test('cards: register, token, points, authorise and capture, approve and deny', async () => {
  const pay = async (id: string, number: string, more: object = {}) =>
    core['charge']?.({
      ...order(id),
      payment_type: 'credit_card',
      credit_card: { token_id: await card(number), ...more },
    });
  expect(await core['cardRegister']?.(CARD)).toMatchObject({ status_code: '200', masked_card: '48111111-1114' });
  expect(await core['cardPointInquiry']?.(await card(CARD.card_number))).toMatchObject({ point_balance: 26_667 });
  const held = await pay('A-1', CARD.card_number, { type: 'authorize' });
  expect(held).toMatchObject({ transaction_status: 'authorize' });
  const captured = { transaction_id: held?.['transaction_id'], gross_amount: 145_000 };
  expect(await core['capture']?.(captured)).toMatchObject({
    transaction_status: 'capture',
    gross_amount: '145000.00',
    status_message: 'Success, Credit Card capture transaction is successful',
  });
  for (const id of ['F-1', 'F-2']) {
    expect(await pay(id, '4511111111111117')).toMatchObject({ status_code: '201', fraud_status: 'challenge' });
  }
  expect(await orders['approve']?.('F-1')).toMatchObject({ transaction_status: 'capture', fraud_status: 'accept' });
  expect(await orders['deny']?.('F-2')).toMatchObject({ status_code: '200', transaction_status: 'deny' });
  await expect(orders['approve']?.('F-1')).rejects.toThrow('412');
});

test('linked wallets and subscriptions', async () => {
  const partner = { phone_number: '81212345678', country_code: '62', redirect_url: 'https://shop.test/linked' };
  const linked = await core['linkPaymentAccount']?.({ payment_type: 'gopay', gopay_partner: partner });
  expect(linked).toMatchObject({ status_code: '201', account_status: 'PENDING' });
  const id = String(linked?.['account_id']);
  expect(await core['getPaymentAccount']?.(id)).toMatchObject({ account_id: id });
  expect(await core['unlinkPaymentAccount']?.(id)).toMatchObject({ account_status: 'DISABLED' });
  const schedule = { interval: 1, interval_unit: 'month', max_interval: 12 };
  const plan = { name: 'PLAN-1', amount: '14000', currency: 'IDR', payment_type: 'credit_card', token: 'x', schedule };
  const made = await core['createSubscription']?.(plan);
  const subscription = String(made?.['id']);
  expect(await core['getSubscription']?.(subscription)).toMatchObject({ name: 'PLAN-1', status: 'active' });
  await core['updateSubscription']?.(subscription, { name: 'PLAN-2' });
  await core['disableSubscription']?.(subscription);
  expect(await core['getSubscription']?.(subscription)).toMatchObject({ name: 'PLAN-2', status: 'inactive' });
  expect(await core['enableSubscription']?.(subscription)).toMatchObject({
    status_message: 'Subscription is enabled.',
  });
});

test('no call of the client was left out', () => {
  const all = [
    ...namesOf(client.snap).map((name) => `Snap.${name}`),
    ...namesOf(client.core).map((name) => `CoreApi.${name}`),
    ...namesOf(client.snap.transaction).map((name) => `transaction.${name}`),
  ];
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter((name) => !called.has(name))).toEqual([]);
});
