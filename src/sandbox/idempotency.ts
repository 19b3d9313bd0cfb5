import type { Core } from './gateway.ts';
import { DAY } from './expiry.ts';

export interface Answer {
  readonly status: 200 | 201 | 400 | 401 | 402 | 404 | 406 | 407 | 408 | 409 | 412;
  readonly body: unknown;
}

/** The kind of record that an answer is. */
export const ANSWERED = 'idempotency';

const LONGEST_KEY = 255;

interface Kept extends Answer {
  readonly seal: string;
}

/**
 * Does `work` once per key: the same key with the same body gets the same answer again, after a restart too.
 * Answers that changed nothing (`kept` says no) are not remembered. Called inside one storage transaction.
 */
export function once(
  { state, clock, config, gateway }: Core,
  request: { readonly scope: string; readonly key: string | undefined; readonly body: unknown },
  work: () => Answer & { readonly changed: boolean },
): Answer {
  const { scope, key, body } = request;
  if (key === undefined || key === '') return work();
  if (key.length > LONGEST_KEY)
    return { status: 400, body: { error_messages: [`Idempotency-Key has more than ${LONGEST_KEY} characters`] } };
  // The body may hold a gift card's number and PIN: what is kept of it must not be open to guessing.
  const seal = gateway.seal(JSON.stringify(body));
  const id = `${config.merchantId} ${scope} ${key}`;
  const before = state.kept(ANSWERED, id, clock.now()) as Kept | undefined;
  if (before?.seal === seal) return { status: before.status, body: before.body };
  if (before) return { status: 400, body: { error_messages: ['Idempotency-Key was used for another request'] } };
  const { changed, ...answer } = work();
  if (changed) state.keep(ANSWERED, id, { seal, ...answer } satisfies Kept, clock.now() + 7 * DAY);
  return answer;
}
