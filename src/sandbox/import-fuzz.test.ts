import { expect, test } from 'vitest';
import { busy, CONFIG, type State } from './busy-state.ts';
import { trial } from './trial.ts';

/**
 * Real states, damaged in several places at once. Each is refused and changes nothing, or it is taken whole: then everything can be
 * asked for, time can go on, and it goes out again as a state that another sandbox takes.
 */

type Row = Record<string, unknown>;

/** The same in every run, unless KASIR_SEED says otherwise. */
const SEED = Number(process.env['KASIR_SEED'] ?? 5);

function chance(seed: number) {
  let state = seed;
  return <T>(from: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)] as T;
  };
}

type Pick = ReturnType<typeof chance>;

const ODD: readonly unknown[] = [null, '', 0, -1, 1.5, 2 ** 53, 'x', 'pending', 'settlement', '[]', '{}', [], {}, true];

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Something inside JSON that a column holds is another thing, or gone. */
function within(text: string, pick: Pick): string {
  const whole = parsed(text);
  let inner = whole;
  for (let depth = 0; depth < 6; depth++) {
    if (typeof inner !== 'object' || inner === null || Object.keys(inner).length === 0) break;
    const holder = inner as Row;
    const key = pick(Object.keys(holder));
    if (typeof holder[key] === 'object' && holder[key] !== null && pick([0, 0, 1]) === 0) {
      inner = holder[key];
      continue;
    }
    if (pick([0, 1]) === 0) delete holder[key];
    else holder[key] = pick(ODD);
    break;
  }
  return JSON.stringify(whole);
}

/** One thing of the state is not as it was. */
function damage({ tables }: State, pick: Pick): void {
  const name = pick(Object.keys(tables).filter((table) => (tables[table] ?? []).length > 0));
  const rows = (tables[name] ?? []) as Row[];
  const [row, other] = [pick(rows), pick(rows)];
  const column = pick(Object.keys(row));
  const held = row[column];
  const kinds = {
    odd: () => (row[column] = pick(ODD)),
    gone: () => delete row[column],
    lost: () => rows.splice(rows.indexOf(row), 1),
    twice: () => rows.push({ ...row }),
    swapped: () => ([row[column], other[column]] = [other[column], row[column]]),
    strange: () => (row['extra'] = 1),
    within: () => (row[column] = typeof held === 'string' && /^[[{]/.test(held) ? within(held, pick) : pick(ODD)),
    shifted: () => (row[column] = typeof held === 'number' ? held + pick([-1, 1, 60_000, 86_400_000]) : held),
    elsewhere: () => (tables[pick(Object.keys(tables))] ?? []).push(row as (typeof tables)[string][number]),
  };
  pick([...Object.values(kinds), kinds.within, kinds.within])();
}

const send = ({ url }: { readonly url: string }) => Promise.resolve({ status: 503, via: [url] });

test('states that are damaged in several places are refused, or lived with', async () => {
  const pick = chance(SEED);
  const whole = JSON.stringify(await busy());
  const world = trial({ config: CONFIG, send });
  const json = { 'content-type': 'application/json' };
  const give = (to: typeof world, text: string) => to.call('POST', '/_sandbox/import', text, json);
  const out = async (of: typeof world) => (await of.call('GET', '/_sandbox/export')).text;
  await give(world, whole);
  const before = await out(world);
  let [refused, taken] = [0, 0];
  for (let round = 0; round < 600; round++) {
    const state = JSON.parse(whole) as State;
    for (let times = pick([1, 1, 2, 3]); times > 0; times--) damage(state, pick);
    const text = JSON.stringify(state);
    const answer = await give(world, text);
    const told = `seed ${SEED}, round ${round}: ${answer.text.slice(0, 300)}`;
    expect([200, 400], told).toContain(answer.status);
    if (answer.status === 400) {
      refused++;
      expect(answer.body['error'], told).toMatch(/\w/);
      expect(await out(world), told).toBe(before);
      continue;
    }
    taken++;
    for (const [method, path, body] of [
      ['GET', '/_sandbox/transactions'],
      ['GET', '/_sandbox/notifications'],
      ['GET', '/_sandbox/outbox'],
      ['GET', '/_sandbox/merchants'],
      ['GET', '/_sandbox/transactions.csv'],
      ['POST', '/_sandbox/clock', { advance_s: 3 * 86_400 }],
      ['GET', '/_sandbox/transactions'],
    ] as const)
      expect((await world.call(method, path, body)).status, `${told}: ${method} ${path}`).toBe(200);
    await world.sandbox.run();
    expect((await give(trial(), await out(world))).body, told).toEqual({ status: 'ok' });
    await give(world, before);
  }
  // What cannot come due by itself is said and set aside.
  const trouble = world.lines.filter((line) => line.startsWith('internal error') && !/charge \S+ came due/.test(line));
  expect(trouble).toEqual([]);
  expect([refused > 200, taken > 50], `${refused} refused, ${taken} taken`).toEqual([true, true]);
}, 120_000);
