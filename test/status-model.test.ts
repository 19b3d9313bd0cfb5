import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type * as statusCycle from '../src/sandbox/status-cycle.ts';
import { SERVER_KEY, trial, type Wire } from '../src/sandbox/trial.ts';
import { begin, expected, later, type Kind, type Paid, type Step } from './status-model.ts';

/**
 * Random walks, legal and illegal steps alike, through the sandbox and a model of it that was written without it. The seed of
 * a run is printed; KASIR_SEED repeats it. Then every transition that was asked for is turned into its opposite, one at a time:
 * each has to be found out.
 */

const { asked, flipped } = vi.hoisted(() => ({
  asked: new Set<string>(),
  flipped: { pair: undefined as string | undefined },
}));

vi.mock('../src/sandbox/status-cycle.ts', async (original) => {
  const real = await original<typeof statusCycle>();
  const mayBecome: typeof real.mayBecome = (charge, to) => {
    const pair = `${charge.status} ${to}`;
    asked.add(pair);
    return real.mayBecome(charge, to) !== (pair === flipped.pair);
  };
  return { ...real, mayBecome };
});

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
const MERCHANT = ['cancel', 'expire', 'approve', 'deny', 'capture', 'refund', 'refund', 'refund'];
const LEVERS = [
  'settle',
  'settle',
  'settle',
  'challenge',
  'accept',
  'capture',
  'deny',
  'fail',
  'expire',
  'cancel',
  'chargeback',
  'partial_chargeback',
];
const STEPS_PER_ORDER = 9;
const AUTHORIZATION = { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` };

function chance(seed: number) {
  let state = seed >>> 0;
  return <T>(from: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)] as T;
  };
}

type World = ReturnType<typeof trial>;

const card = async (world: World, kind: Kind) => ({
  token_id: await world.card(kind.endsWith('held') ? '4511111111111117' : '4811111111111114'),
  ...(kind.startsWith('card reserved') ? { type: 'authorize' } : {}),
  ...(kind === 'card asked' ? { authentication: true } : {}),
});

async function order(world: World, kind: Kind, id: string): Promise<string> {
  const method =
    kind === 'account'
      ? { payment_type: 'bank_transfer', bank_transfer: { bank: 'bca' } }
      : kind === 'bill'
        ? { payment_type: 'echannel' }
        : kind === 'wallet'
          ? { payment_type: 'gopay' }
          : { payment_type: 'credit_card', credit_card: await card(world, kind) };
  const transaction_details = { order_id: id, gross_amount: 150_000 };
  const { body } = await world.call('POST', '/v2/charge', { transaction_details, ...method }, AUTHORIZATION);
  return String(body['transaction_id']);
}

async function take(world: World, id: string, transactionId: string, step: Step): Promise<string> {
  if (step.by === 'lever') return String((await world.lever(`transactions/${id}/${step.act}`)).status);
  const { key: refund_key, amount } = step;
  const path = step.act === 'capture' ? '/v2/capture' : `/v2/${id}/${step.act}`;
  const refund = step.act === 'refund' ? { refund_key, amount } : undefined;
  const sent = step.act === 'capture' ? { transaction_id: transactionId } : refund;
  const { body } = await world.call('POST', path, sent, AUTHORIZATION);
  return String(body['status_code']);
}

const seen = (body: Wire) => [body['transaction_status'], body['fraud_status'], body['refund_amount'] ?? '0.00'];
const wanted = ({ status, fraud, refunded }: Paid) => [status, fraud, `${refunded}.00`];

/** Walks until the sandbox and the model disagree, and says how; undefined when they never do. */
async function walk(seed: number, steps: number): Promise<string | undefined> {
  const pick = chance(seed);
  const world = trial();
  for (let taken = 0, number = 0; taken < steps; number++) {
    const id = `ORDER-${number}`;
    let paid = begin(pick(KINDS));
    const transactionId = await order(world, paid.kind, id);
    for (let left = STEPS_PER_ORDER; left > 0; left--, taken++) {
      const by = pick(['merchant', 'lever'] as const);
      const act = pick(by === 'merchant' ? MERCHANT : LEVERS);
      const amount = pick([undefined, 50_000, 50_000, 150_000, 150_001]);
      const step: Step = { by, act, key: pick(['a', 'b', 'c']), ...(amount !== undefined && { amount }) };
      const { code, after } = expected(paid, step);
      const told = `seed ${seed}, ${id} (${paid.kind}): ${by} ${act} on ${wanted(paid).join(' ')}`;
      try {
        const got = await take(world, id, transactionId, step);
        const passes = pick([0, 0, 0, 1]) === 1;
        if (passes) world.pass(61_000);
        const { body } = await world.core(`${id}/status`);
        const state = seen(body);
        if (got !== code || state.join() !== wanted(after).join())
          return `${told}: ${got} ${state.join(' ')}, expected ${code} ${wanted(after).join(' ')}`;
        paid = passes ? later(after) : after;
      } catch (error) {
        return `${told}: ${String(error)}`;
      }
    }
  }
  return undefined;
}

const SEED = Number(process.env['KASIR_SEED'] ?? Date.now() % 1_000_000_000);

test('the model imports nothing', () => {
  const source = readFileSync(new URL('status-model.ts', import.meta.url), 'utf8');
  expect(source).not.toMatch(/^import\b|\bimport\(|\brequire\(/m);
});

test('the sandbox and the model never disagree', async () => {
  console.info(`status cycle: seed ${SEED}`);
  flipped.pair = undefined;
  expect(await walk(SEED, 12_000)).toBeUndefined();
}, 120_000);

test('whichever transition is flipped, the walk finds it', async () => {
  expect(asked.size).toBeGreaterThan(60);
  const unnoticed: string[] = [];
  for (const pair of Array.from(asked)) {
    flipped.pair = pair;
    if ((await walk(SEED, 12_000)) === undefined) unnoticed.push(pair);
  }
  flipped.pair = undefined;
  expect(unnoticed).toEqual([]);
}, 600_000);
