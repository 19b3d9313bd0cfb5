import * as v from 'valibot';
import { nearest } from '../lib/nearest.ts';
import type { Dice } from './method.ts';
import type { State } from './state.ts';
import { didYouMean } from './unknown-keys.ts';

/** Names for what is asked for most. */
export const ENDPOINTS: Readonly<Record<string, readonly string[]>> = {
  create: ['POST /snap/v1/transactions'],
  transaction: ['GET /snap/v1/transactions/*'],
  pay: ['POST /snap/v1/transactions/*/pay', 'POST /snap/v2/transactions/*/charge'],
  poll: ['GET /snap/v1/transactions/*/status'],
  card_token: ['GET /v2/token', 'POST /v2/token'],
  charge: ['POST /v2/charge'],
  status: ['GET /v2/*/status'],
  cancel: ['POST /v2/*/cancel'],
  expire: ['POST /v2/*/expire'],
  capture: ['POST /v2/capture'],
  approve: ['POST /v2/*/approve'],
  deny: ['POST /v2/*/deny'],
  pay_account: ['POST /v2/pay/account'],
  refund: ['POST /v2/*/refund', 'POST /v2/*/refund/online/direct'],
  checkout: ['GET /snap/v4/popup', 'GET /snap/v4/redirection/*'],
};

const PLACE = /^(?:(?<verb>[A-Z]+) )?(?<path>\/.*)$/;
const VERBS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];

const isPlace = (endpoint: string): boolean => Object.hasOwn(ENDPOINTS, endpoint) || PLACE.test(endpoint);

/** Why no request would ever match it. */
function unreachable(endpoint: string): string | undefined {
  const { verb = 'GET', path = '/' } = PLACE.exec(endpoint)?.groups ?? {};
  if (!VERBS.includes(verb)) return `no request that fails has the method ${verb}: it is one of ${VERBS.join(', ')}`;
  if (/[?#\s]/.test(path)) return 'a path is compared without its query, and has neither "?" nor "#" nor spaces';
  return path.startsWith('/_sandbox') ? 'the levers and the console never fail' : undefined;
}

const unknownPlace = ({ input }: { readonly input: string }): string => {
  const meant = nearest(input, Object.keys(ENDPOINTS));
  const advice = meant === undefined ? `: a name (${Object.keys(ENDPOINTS).join(', ')}) or a path` : didYouMean(meant);
  return `endpoint is not known${advice}`;
};

const reachable = v.check(
  (endpoint: string) => unreachable(endpoint) === undefined,
  ({ input }) => unreachable(input) ?? '',
);

/** HTTP statuses whose answers cannot carry one. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/** What may be ordered to go wrong, and where. The first that matches a request is taken; the order is that of arrival. */
const times = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));

const fields = v.strictObject({
  /** A name of `ENDPOINTS`, or a path in which `*` stands for one part; absent: all APIs. */
  endpoint: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200), v.check(isPlace, unknownPlace), reachable)),
  /** For so many requests; absent: until it is taken back. */
  times: v.optional(times),
  /** How often, from 0 to 1. */
  rate: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  latency_ms: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(120_000))),
  /** The connection ends without an answer, and nothing is done. */
  outage: v.optional(v.boolean()),
  /** The work is done, and the connection ends without an answer. */
  drop: v.optional(v.boolean()),
  /** At most so many requests a minute; the others get 429. */
  per_minute: v.optional(times),
  /** Answer this instead of doing the work: a code of contract §8, its text, and the HTTP status where it is another. */
  code: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^[2-5]\d\d$/))),
  text: v.optional(v.pipe(v.string(), v.maxLength(500))),
  http: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(200),
      v.maxValue(599),
      v.check((status) => !BODILESS.has(status), 'an answer of that status has no body'),
    ),
  ),
  /** The whole answer, where code and text are not enough. */
  body: v.optional(v.record(v.string(), v.unknown())),
});

/** One that would match requests and do nothing would also keep later ones from them. */
export const faultRequest = v.pipe(
  fields,
  v.check(
    ({ code, body, latency_ms: latency = 0, outage, drop, per_minute: limit }) =>
      [code, body, limit].some((one) => one !== undefined) || latency > 0 || outage === true || drop === true,
    'nothing goes wrong: order a code, a body, latency_ms, outage, drop or per_minute',
  ),
);

export type FaultRequest = v.InferOutput<typeof faultRequest>;

export interface Fault extends FaultRequest {
  readonly id: number;
}

const SETTING = 'faults';

const isNear = (pattern: string, path: string): boolean => {
  const [want, have] = [pattern.split('/'), path.split('/')];
  return want.length === have.length && want.every((part, at) => part === '*' || part === have[at]);
};

function matches({ endpoint }: Fault, method: string, path: string): boolean {
  if (endpoint === undefined) return true;
  const named = Object.hasOwn(ENDPOINTS, endpoint) ? ENDPOINTS[endpoint] : undefined;
  return (named ?? [endpoint]).some((one) => {
    const [verb, pattern] = one.includes(' ') ? one.split(' ') : [method, one];
    return verb === method && isNear(pattern ?? '', path);
  });
}

/** Faults that were ordered; they survive a restart as all state does. */
export function openFaults(
  state: State,
  stored: (name: typeof SETTING) => readonly Fault[] | undefined,
  dice: Dice,
  now: () => number,
) {
  let known: readonly Fault[] | undefined;
  const counts = new Map<number, { minute: number; seen: number }>();

  const list = (): readonly Fault[] => (known ??= stored(SETTING) ?? []);
  const store = (faults: readonly Fault[]) => {
    known = faults;
    // The next one may get the number of one that is gone.
    for (const id of counts.keys()) if (!faults.some((fault) => fault.id === id)) counts.delete(id);
    state.set(SETTING, JSON.stringify(faults));
  };

  /** Whether this request is over the limit of its minute. */
  const isOver = (fault: Fault): boolean => {
    if (fault.per_minute === undefined) return true;
    const minute = Math.floor(now() / 60_000);
    const before = counts.get(fault.id);
    const count = before?.minute === minute ? before : { minute, seen: 0 };
    count.seen++;
    counts.set(fault.id, count);
    return count.seen > fault.per_minute;
  };

  const happens = ({ rate }: Fault): boolean => rate === undefined || Number(dice.digits(6)) / 1_000_000 < rate;

  return {
    list,
    add(request: FaultRequest): Fault {
      const fault = { ...request, id: Math.max(0, ...list().map(({ id }) => id)) + 1 };
      store([...list(), fault]);
      return fault;
    },
    remove: (id: number) => store(list().filter((fault) => fault.id !== id)),
    clear: () => store([]),
    forget(): void {
      known = undefined;
      counts.clear();
    },
    /** The fault that this request meets; it is one fewer then. */
    take(method: string, path: string): Fault | undefined {
      const fault = list().find((one) => matches(one, method, path) && happens(one) && isOver(one));
      if (fault?.times !== undefined) {
        const left = fault.times - 1;
        store(list().flatMap((one) => (one !== fault ? [one] : left > 0 ? [{ ...one, times: left }] : [])));
      }
      return fault;
    },
  };
}

export type Faults = ReturnType<typeof openFaults>;
