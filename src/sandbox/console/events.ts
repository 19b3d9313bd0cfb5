import type { Notification, Timeline } from '../testing-types.d.ts';

/** One line of a transaction's timeline. */
export type Happening =
  | { readonly kind: 'asked'; readonly at: string }
  | {
      readonly kind: 'call';
      readonly at: string;
      readonly method: string;
      readonly path: string;
      readonly status: number;
      readonly code: string | undefined;
      readonly tookMs: number;
      /** So many of the same, one after another: a page that polls. */
      readonly count: number;
    }
  | {
      readonly kind: 'state';
      readonly at: string;
      readonly state: string;
      readonly by: string;
      readonly isGivenUp: boolean;
    }
  | { readonly kind: 'notice'; readonly at: string; readonly told: Notification };

/** What `GET /_sandbox/transactions/{id}` tells of the past. */
export type History = Pick<Timeline, 'created_at' | 'token_asked' | 'calls' | 'states' | 'notifications'>;

type CallEvent = Extract<Happening, { kind: 'call' }>;

const isSame = (a: Happening | undefined, b: CallEvent): a is CallEvent =>
  a?.kind === 'call' && a.method === b.method && a.path === b.path && a.status === b.status && a.code === b.code;

/** Polls become one line, with the time of the last. */
const folded = (all: readonly Happening[]): Happening[] =>
  all.reduce<Happening[]>((done, one) => {
    const last = done.at(-1);
    if (one.kind !== 'call' || !isSame(last, one)) return [...done, one];
    return [...done.slice(0, -1), { ...one, count: last.count + 1 }];
  }, []);

/** A call is told before what it did: by when it came, not by when it was answered. */
const began = (one: Happening): number => Date.parse(one.at) - (one.kind === 'call' ? one.tookMs : 0);

const RANK = { call: 0, asked: 1, state: 2, notice: 3 } as const;

/** Everything that happened to a transaction, oldest first. */
export function happenings(history: History): Happening[] {
  const all: Happening[] = [
    ...(history.token_asked ? [{ kind: 'asked' as const, at: history.created_at }] : []),
    ...history.calls.map(({ took_ms: tookMs, status_code: code, ...call }) => ({
      kind: 'call' as const,
      ...call,
      code,
      tookMs,
      count: 1,
    })),
    ...history.states.map(
      ({ at, payment_type: by, transaction_status: status, fraud_status: fraud, given_up: isGivenUp = false }) => ({
        kind: 'state' as const,
        at,
        by,
        isGivenUp,
        state: fraud === 'challenge' ? 'challenge' : status,
      }),
    ),
    ...history.notifications.map((told) => ({ kind: 'notice' as const, at: told.created_at, told })),
  ];
  return folded([...all].sort((a, b) => began(a) - began(b) || RANK[a.kind] - RANK[b.kind]));
}
