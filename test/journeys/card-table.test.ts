import { expect, test } from 'vitest';

import { TEST_CARDS } from '../../src/methods/credit_card/cards.sandbox.ts';
import { CLIENT_KEY } from '../../src/sandbox/trial.ts';
import { atBank } from './bank.ts';
import { open, payByCard, type Wire } from './open.ts';
import { CARD_LINES, OUR_LINES, type CardLine, type Column } from './test-cards.ts';

/** What the customer, the shop's page and its back end get for every card of the contract's list. */
interface Row {
  /** The bank's page comes first. */
  readonly asked: boolean;
  readonly code: '200' | '201' | '202' | '402';
  readonly status?: 'authorize' | 'capture' | 'deny';
  readonly fraud?: 'accept' | 'challenge' | 'deny';
  /** Electronic commerce indicator: by the brand (§4.6), and absent where authentication failed. */
  readonly eci?: 'full' | 'attempted' | 'none';
  /** The bank's own code. */
  readonly response?: '00' | '05' | '51';
  /** What the shop's page is told in the end. */
  readonly callback: 'onSuccess' | 'onPending' | 'onClose';
  /** Why the form is shown again. */
  readonly reason?: string;
}

const accepted = { code: '200', status: 'capture', fraud: 'accept', response: '00', callback: 'onSuccess' } as const;
const denied = { code: '202', status: 'deny', fraud: 'accept', callback: 'onClose' } as const;
const byBank = { ...denied, response: '05', reason: '05' } as const;

/** Paid with 3-D Secure, and the money taken at once. */
const TABLE: Readonly<Record<Column, Row>> = {
  'full, accepted': { ...accepted, asked: true, eci: 'full' },
  'full, denied by the bank': { ...byBank, asked: true, eci: 'full' },
  'attempted, accepted': { ...accepted, asked: false, eci: 'attempted' },
  'attempted, denied by the fraud system': {
    ...denied,
    asked: false,
    fraud: 'deny',
    eci: 'attempted',
    reason: 'fraud',
  },
  'attempted, denied by the bank': { ...byBank, asked: false, eci: 'attempted' },
  'full, too little money': { ...denied, asked: true, eci: 'full', response: '51', reason: '51' },
  'full, offline card': { ...byBank, asked: true, eci: 'full' },
  'without a question, accepted': { ...accepted, asked: false, eci: 'full' },
  'without a question, denied': { ...byBank, asked: false, eci: 'full' },
  'denied at the challenge': { ...denied, asked: true, reason: '3ds' },
  'pending, then accepted': { ...accepted, asked: true, eci: 'full' },
  'not authenticated': { ...denied, asked: false, reason: '3ds' },
  '3-D Secure 1': { asked: false, code: '402', callback: 'onClose', reason: '3ds-version' },
  'held by the fraud system': {
    ...accepted,
    asked: true,
    eci: 'full',
    code: '201',
    fraud: 'challenge',
    callback: 'onPending',
  },
};

/** What the merchant asked for. */
interface Asked {
  readonly secure: boolean;
  readonly type?: 'authorize';
}

const ASKED: readonly Asked[] = [true, false].flatMap((secure) => [{ secure }, { secure, type: 'authorize' }] as const);

/** Only authentication says no to these. */
const UNAUTHENTICATED: ReadonlySet<Column> = new Set(['denied at the challenge', 'not authenticated', '3-D Secure 1']);

/** Without 3-D Secure nobody is asked and nobody can fail it; what is accepted is only reserved where the merchant wants that. */
function rowFor(column: Column, { secure, type }: Asked): Row {
  const base = !secure && UNAUTHENTICATED.has(column) ? accepted : TABLE[column];
  const row: Row = secure ? TABLE[column] : { ...base, asked: false, eci: 'none' };
  // What the fraud system holds is not reserved before it is approved.
  return type && row.status === 'capture' && row.fraud === 'accept' ? { ...row, status: type } : row;
}

const CALLBACKS = { success: 'onSuccess', pending: 'onPending', error: 'onError', close: 'onClose' } as const;

const isMastercard = (number: string) => number.startsWith('5');
const eciOf = (number: string, how: Row['eci']): string | undefined =>
  how &&
  (isMastercard(number) ? { full: '02', attempted: '01', none: '00' } : { full: '05', attempted: '06', none: '07' })[
    how
  ];

/** BNI's private label goes to BNI alone; every other card to its own bank where that is routed, else to the shop's. */
const acquirerOf = ({ number, issuer }: CardLine): string =>
  // The contract's own sample (§3.9) finds BNI behind the first card of the list.
  /^(?:1946|48111111)/.test(number) ? 'bni' : (ROUTED.find((bank) => bank === issuer) ?? 'mandiri');

/** Acquirers whose own cards come to them, by the merchant's routing; Mandiri takes the rest. */
const ROUTED = ['bni', 'bca', 'bri', 'cimb', 'maybank'];

/** Over which channel each acquirer processes (contract §2.2). */
const CHANNEL: Readonly<Record<string, string>> = {
  bca: 'mpgs',
  bri: 'mpgs',
  maybank: 'migs',
  bni: 'dragon',
  mandiri: 'mti',
  cimb: 'cybersource',
};

async function entering(amount: number, asked: Asked = { secure: true }) {
  const journey = open();
  const token = await journey.createToken('CARD', {
    transaction_details: { gross_amount: amount },
    credit_card: {
      ...asked,
      bank: 'mandiri',
      bank_routing: { bin: Object.fromEntries(ROUTED.map((bank) => [bank, [bank]])) },
    },
  });
  const started = journey.start(token, { options: { selectedPaymentType: 'credit_card' } });
  await started.reach('entering');
  return { ...journey, ...started };
}

type Journey = Awaited<ReturnType<typeof entering>>;

/** Pays, answers the bank if it asks, and waits for the end; says whether it asked. */
async function pay(journey: Journey, { number, column }: CardLine): Promise<boolean> {
  const { checkout } = journey;
  checkout.submit(payByCard(number));
  const isRefused = () => checkout.step.value.at === 'entering' && 'refusal' in checkout.step.value;
  await journey.until(() => isRefused() || ['challenged', 'ended'].includes(checkout.step.value.at));
  const step = checkout.step.value;
  if (step.at !== 'challenged') return false;
  await atBank(journey, step.charge.challengeUrl ?? '', 'ok');
  if (column === 'pending, then accepted') {
    await journey.reach('waiting');
    journey.pass(61_000);
  }
  await journey.until(() => isRefused() || checkout.step.value.at === 'ended');
  return true;
}

/** Fields that the status and the last notification share. */
const reported = (card: CardLine, row: Row): Wire => ({
  status_code: row.code,
  transaction_status: row.status,
  fraud_status: row.fraud,
  eci: eciOf(card.number, row.eci),
  bank: acquirerOf(card),
  channel: CHANNEL[acquirerOf(card)],
  card_type: card.debit ? 'debit' : 'credit',
  masked_card: `${card.number.slice(0, 8)}-${card.number.slice(-4)}`,
  payment_type: 'credit_card',
  gross_amount: '150000.00',
});

const pick = (body: Wire, like: Wire): Wire => Object.fromEntries(Object.keys(like).map((name) => [name, body[name]]));

test('the sandbox has the contract’s cards, and two of its own', () => {
  const numbers = (lines: readonly { number: string }[]) => lines.map(({ number }) => number).toSorted();
  expect(numbers(TEST_CARDS)).toEqual(numbers([...CARD_LINES, ...OUR_LINES]));
});

/** Everything that is told to anybody but the tokeniser, and what the checkout still knows. */
async function told(journey: Journey): Promise<string> {
  const { asked, checkout, finished, sent } = journey;
  const requests = asked.filter(({ path }) => path !== '/v2/token');
  return JSON.stringify([requests, finished, sent, checkout.step.value, await journey.statusOf('CARD')]);
}

/** What the merchant's back end is told, by notification and when it asks. */
async function expectReported(journey: Journey, card: CardLine, row: Row) {
  const words = journey.sent.map(({ body }) => `${String(body['transaction_status'])} ${String(body['status_code'])}`);
  if (row.status === undefined) {
    expect(words).toEqual([]);
    expect(await journey.statusOf('CARD')).toMatchObject({ status_code: '404' });
    return;
  }
  expect(words).toEqual([...(row.asked ? ['pending 201'] : []), `${row.status} ${row.code}`]);
  const expected = { ...reported(card, row), channel_response_code: row.response };
  expect(pick(await journey.statusOf('CARD'), expected)).toEqual(expected);
  expect(pick(journey.sent.at(-1)?.body ?? {}, expected)).toEqual(expected);
}

const rows = ASKED.flatMap((asked) =>
  [...CARD_LINES, ...OUR_LINES].map((card) => [card.number, card.column, JSON.stringify(asked), card, asked] as const),
);

test.for(rows)('%s: %s, %s', async ([number, column, , card, asked]) => {
  const row = rowFor(column, asked);
  const journey = await entering(150_000, asked);
  expect(await pay(journey, card)).toBe(row.asked);
  const end = journey.checkout.step.value;
  if (row.reason === undefined) expect(end.at).toBe('ended');
  else expect(end).toMatchObject({ at: 'entering', refusal: { kind: 'bank', reason: row.reason } });
  const before = await told(journey);
  journey.checkout.leave();
  expect(journey.finished.map(({ outcome }) => CALLBACKS[outcome])).toEqual([row.callback]);
  await journey.sandbox.run();
  await expectReported(journey, card, row);
  const [{ result } = { result: undefined }] = journey.finished as readonly { readonly result?: Wire }[];
  if (row.callback !== 'onClose') expect(pick(result ?? {}, reported(card, row))).toEqual(reported(card, row));
  // The one request that has the number shows that it would be found.
  expect(JSON.stringify(journey.asked.filter(({ path }) => path === '/v2/token'))).toContain(number);
  expect(before + (await told(journey))).not.toContain(number);
});

test('the card with little money pays Rp30.000, and not a rupiah more', async () => {
  const card: CardLine = { number: '4806000000000081', column: 'full, accepted' };
  const little = await entering(30_000);
  await pay(little, card);
  expect(await little.statusOf('CARD')).toMatchObject({ transaction_status: 'capture', eci: '05' });
  const more = await entering(30_001);
  await pay(more, card);
  expect(await more.statusOf('CARD')).toMatchObject({ transaction_status: 'deny', channel_response_code: '51' });
});

test('every bank of the list is found by eight digits, with the kind of its card', async () => {
  const { call } = open();
  const authorization = `Basic ${btoa(`${CLIENT_KEY}:`)}`;
  for (const { number, issuer, debit } of CARD_LINES.filter((card) => card.issuer)) {
    const { body } = await call(`/v1/bins/${number.slice(0, 8)}`, undefined, { authorization });
    expect(body['data'], number).toMatchObject({ bank_code: issuer, bin_type: debit ? 'debit' : 'credit' });
  }
});
