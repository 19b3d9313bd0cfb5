import { randomInt, randomUUID } from 'node:crypto';
import type { Dice } from './method.ts';

/** Real chance. */
export const dice: Dice = {
  uuid: () => randomUUID(),
  id: timedUuid,
  digits: randomDigits,
};

/** The most digits whose number `randomInt` still makes. */
const AT_ONCE = 14;

function randomDigits(count: number): string {
  if (count === 0) return '';
  if (count > AT_ONCE) return randomDigits(AT_ONCE) + randomDigits(count - AT_ONCE);
  return String(randomInt(10 ** count)).padStart(count, '0');
}

/**
 * A UUID that begins with the time, epoch milliseconds: ids that are made one after another lie side by side in the file's
 * indexes, where random ones rewrite a page each. The other 74 bits are chance.
 */
function timedUuid(now: number): string {
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}${randomUUID().slice(13)}`;
}

/** The same numbers and ids in every run with the same seed, whatever the time: for tests, not for secrets. */
export function seededDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const hex = (count: number) => Array.from({ length: count }, () => next(16).toString(16)).join('');
  const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  return { digits: (count) => Array.from({ length: count }, () => next(10)).join(''), uuid, id: uuid };
}
