import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { AUTHORIZATION, trial, type Reply, type Wire } from '../src/sandbox/trial.ts';
import { rules } from './flipped-rules.ts';
import { asked, expected, later, LEVERS, possible, shown, type Kind, type Order, type Step } from './status-model.ts';

/**
 * Random walks, legal and illegal steps alike, through the sandbox and a model of it that was written without it. The seed of
 * a run is printed; KASIR_SEED repeats it. Then every answer of every rule that was asked for is turned into its opposite, one at
 * a time: each has to be found out in one of the orders that asked for it.
 */

vi.mock('../src/sandbox/status-cycle.ts', async () => (await import('./flipped-rules.ts')).flippedCycle());
vi.mock('../src/sandbox/merchant-actions.ts', async (real) =>
  (await import('./flipped-rules.ts')).flippedActions(real),
);
vi.mock('../src/sandbox/ledger.ts', async (real) => (await import('./flipped-rules.ts')).flippedLedger(real));
vi.mock('../src/sandbox/refunds.ts', async (real) => (await import('./flipped-rules.ts')).flippedRefunds(real));
vi.mock('../src/sandbox/state.ts', async (real) => (await import('./flipped-rules.ts')).flippedState(real));
vi.mock('../src/sandbox/transitions.ts', async (real) => (await import('./flipped-rules.ts')).flippedTransitions(real));

const KINDS: readonly Kind[] = [
  'account',
  'bill',
  'wallet',
  'card',
  'card held',
  'card reserved',
  'card reserved, held',
  'card asked',
];
const ACTS = {
  merchant: ['cancel', 'expire', 'approve', 'deny', 'capture', 'refund', 'refund', 'refund', 'token', 'charge'],
  lever: ['settle', 'settle', 'settle', ...LEVERS, 'pay-again'],
  session: ['cancel', 'expire'],
  customer: ['pay', 'pay', 'pay', 'give up'],
  old: ['lever', 'session', 'pay'],
} as const satisfies Record<Step['by'], readonly string[]>;
const WHO = [
  ...Array.from({ length: 6 }, () => 'merchant' as const),
  ...Array.from({ length: 7 }, () => 'lever' as const),
  'session',
  'customer',
  'customer',
  'customer',
  'old',
] as const;
/** With a token that was replaced at hand it is used more often than not: few orders have one, and each for few steps. */
const WHO_WITH_OLD = [...WHO, ...Array.from({ length: 7 }, () => 'old' as const)];
/** Only these move a token, where anything does. */
const OLD_LEVERS = [...LEVERS, ...Array.from({ length: 5 }, () => ['expire', 'cancel'] as const).flat()];
const STEPS_PER_ORDER = 10;
const ORDERS = 1200;
const AMOUNT = 150_000;
/** Codes of wallets and bank pages live ten minutes at least. */
const MINUTES = 8;

function chance(seed: number) {
  let state = (seed * 2_654_435_761) >>> 0;
  return <T>(from: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)] as T;
  };
}

type World = ReturnType<typeof trial>;
const authorization = { authorization: AUTHORIZATION };

const number = (kind: Kind): string => (kind.endsWith('held') ? '4511111111111117' : '4811111111111114');
const PAID_BY = {
  account: { core: { payment_type: 'bank_transfer', bank_transfer: { bank: 'bca' } }, snap: 'bca_va' },
  bill: { core: { payment_type: 'echannel' }, snap: 'echannel' },
  wallet: { core: { payment_type: 'gopay' }, snap: 'gopay' },
} as const;
const type = (kind: Kind) => (kind.startsWith('card reserved') ? { type: 'authorize' } : {});
const isCard = (kind: Kind): kind is Exclude<Kind, keyof typeof PAID_BY> => kind.startsWith('card');

/** One order at the sandbox, as those who have to do with it see it. */
function hands(world: World, id: string, kind: Kind) {
  let [token, before, transactionId] = ['', '', ''];
  const note = (next: string, isKept: boolean) => {
    if (isKept && token !== '') before = token;
    token = next;
  };
  const details = { order_id: id, gross_amount: AMOUNT };

  const ask = async (wasOpen: boolean): Promise<string> => {
    const credit_card = { secure: kind === 'card asked', ...type(kind) };
    const { status, body } = await world.create({ transaction_details: details, credit_card });
    if (status === 201) note(String(body['token']), wasOpen);
    const [said = ''] = (body['error_messages'] ?? []) as string[];
    return status === 201 ? '201' : `${status} ${said.includes('has been paid') ? 'paid' : 'taken'}`;
  };

  const charge = async (wasOpen: boolean): Promise<string> => {
    const paidBy = isCard(kind)
      ? {
          payment_type: 'credit_card',
          credit_card: {
            token_id: await world.card(number(kind)),
            ...type(kind),
            ...(kind === 'card asked' && { authentication: true }),
          },
        }
      : PAID_BY[kind].core;
    const { body } = await world.core('charge', 'POST', { transaction_details: details, ...paidBy });
    const code = String(body['status_code']);
    if (!code.startsWith('2')) return code;
    transactionId = String(body['transaction_id']);
    note(String((await found(id))['token']), wasOpen);
    return code;
  };

  const pay = async (by: string): Promise<Reply> =>
    world.charge(
      by,
      isCard(kind)
        ? { payment_type: 'credit_card', payment_params: { card_token: await world.card(number(kind)) } }
        : { payment_type: PAID_BY[kind].snap },
    );

  const found = async (search: string): Promise<Wire> => {
    const { body } = await world.call('GET', `/_sandbox/transactions?limit=1&search=${search}`);
    return (body['transactions'] as Wire[])[0] ?? {};
  };

  const session = async (by: string, act: string): Promise<string> => {
    const { status, body } = await world.call('POST', `/snap/v1/transactions/${by}/${act}`, {}, authorization);
    const [said] = (body['error_messages'] ?? []) as string[];
    return said === undefined ? String(status) : `${status} ${said}`;
  };

  const merchant = async ({ act, key: refund_key, amount }: Step, wasOpen: boolean): Promise<string> => {
    if (act === 'token') return ask(wasOpen);
    if (act === 'charge') return charge(wasOpen);
    const sent = { refund: { refund_key, amount }, capture: { transaction_id: transactionId } }[act];
    const { body } = await world.core(act === 'capture' ? 'capture' : `${id}/${act}`, 'POST', sent);
    return String(body['status_code']);
  };

  const customer = async (act: string): Promise<string> => {
    if (act === 'give up') {
      const path = `/snap/v1/transactions/${token}/change_method`;
      return String((await world.call('POST', path, { transaction_id: transactionId })).status);
    }
    const { status, body } = await pay(token);
    if (status < 300) transactionId = String(body['transaction_id']);
    return String(status);
  };

  return {
    ask,
    charge,
    hasOld: () => before !== '',
    /** What is answered. */
    async take(step: Step, wasOpen: boolean, oldLever: string): Promise<string> {
      const { by, act, amount } = step;
      if (by === 'merchant') return merchant(step, wasOpen);
      // Of the levers only a refund takes an amount.
      if (by === 'lever')
        return String((await world.lever(`transactions/${id}/${act}`, act === 'refund' ? { amount } : {})).status);
      if (by === 'session') return session(token, act);
      if (by === 'customer') return customer(act);
      if (act === 'session') return session(before, 'cancel');
      if (act === 'pay') return String((await pay(before)).status);
      return String((await world.lever(`transactions/${before}/${oldLever}`)).status);
    },
    /** How it stands: to the merchant, to the customer's page and in the console. */
    async stands(): Promise<string> {
      const [{ body }, page, row] = [await world.core(`${id}/status`), await world.show(token), await found(token)];
      const { transaction_status: status = 'none', fraud_status: fraud = '', refund_amount: refunded = '0.00' } = body;
      return [status, fraud, refunded, page.status, row['possible'], row['pay_again']].join(' ');
    },
  };
}

const wanted = (order: Order): string => {
  const { status, fraud, refunded, kind } = order;
  const again = kind === 'account' && status === 'settlement';
  return [status, fraud, `${refunded}.00`, shown(order), possible(order), again].join(' ');
};

interface Walked {
  readonly steps: number;
  /** How the sandbox and the model disagreed. */
  readonly differs?: string;
}

/** One order, from its beginning until they disagree or its steps are done. */
async function walk(world: (retry: boolean) => World, seed: number, at: number): Promise<Walked> {
  const pick = chance(seed + at);
  const id = `ORDER-${at}`;
  const [kind, retry] = [pick(KINDS), pick([true, true, false])];
  let order = asked(kind, retry);
  const at_hand = world(retry);
  const hand = hands(at_hand, id, kind);
  let told = 'its beginning';
  let passed = 0;
  let steps = 0;
  try {
    if (pick([true, false])) await hand.ask(false);
    else {
      order = expected({ ...order, token: 'cancelled' }, { by: 'merchant', act: 'charge' }).after;
      await hand.charge(false);
    }
    for (; steps < STEPS_PER_ORDER; steps++) {
      const who = pick(hand.hasOld() ? WHO_WITH_OLD : WHO);
      const by = who === 'old' && !hand.hasOld() ? 'customer' : who;
      const act = pick<string>(ACTS[by]);
      const amount = pick([undefined, 50_000, 50_000, AMOUNT, AMOUNT + 1]);
      const step: Step = { by, act, key: pick(['a', 'b', 'c']), ...(amount !== undefined && { amount }) };
      const { code, after } = expected(order, step);
      told = `${by} ${act} on ${wanted(order)}`;
      const got = await hand.take(step, order.token === 'open', pick(OLD_LEVERS));
      if (pick([0, 0, 0, 1]) === 1 && passed < MINUTES) {
        passed++;
        at_hand.pass(61_000);
        order = later(after);
      } else order = after;
      const stands = await hand.stands();
      if (got !== code || stands !== wanted(order))
        throw new Error(`${got}, ${stands}; expected ${code}, ${wanted(order)}`);
    }
    return { steps };
  } catch (error) {
    return { steps, differs: `seed ${seed}, ${id} (${kind}, retry ${retry}): ${told}: ${String(error)}` };
  }
}

const SEED = Number(process.env['KASIR_SEED'] ?? Date.now() % 1_000_000_000);

const newWorlds = () => {
  const made = new Map<boolean, World>();
  return (allowRetry: boolean): World => {
    const world = made.get(allowRetry) ?? trial({ config: { allowRetry } });
    made.set(allowRetry, world);
    return world;
  };
};

/** In the orders that asked for what is flipped now; where few did and nothing hung on it, in others. */
async function isFound(orders: readonly number[]): Promise<boolean> {
  for (const at of orders) if ((await walk(newWorlds(), SEED, at)).differs !== undefined) return true;
  let worlds = newWorlds();
  for (let at = ORDERS; at < 3 * ORDERS; at++) {
    if (at % 60 === 0) worlds = newWorlds();
    if ((await walk(worlds, SEED, at)).differs !== undefined) return true;
  }
  return false;
}

test('the model imports nothing', () => {
  const source = readFileSync(new URL('status-model.ts', import.meta.url), 'utf8');
  expect(source).not.toMatch(/^import\b|\bimport\(|\brequire\(/m);
});

test('the sandbox and the model never disagree', async () => {
  console.info(`status cycle: seed ${SEED}`);
  let steps = 0;
  let worlds = newWorlds();
  for (rules.order = 0; rules.order < ORDERS; rules.order++) {
    if (rules.order % 60 === 0) worlds = newWorlds();
    const walked = await walk(worlds, SEED, rules.order);
    expect(walked.differs).toBeUndefined();
    steps += walked.steps;
  }
  expect(steps).toBeGreaterThanOrEqual(10_000);
}, 120_000);

test('whichever rule is flipped, a walk finds it', async () => {
  const unnoticed: string[] = [];
  for (const [name, orders] of rules.asked) {
    rules.flipped = name;
    if (!(await isFound(orders))) unnoticed.push(name);
  }
  rules.flipped = undefined;
  console.info(`flipped one by one: ${rules.asked.size}`);
  expect(unnoticed).toEqual([]);
  expect(rules.asked.size).toBeGreaterThan(150);
}, 600_000);
