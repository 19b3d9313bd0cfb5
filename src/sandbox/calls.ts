/** One request to the APIs, as the timeline of a transaction shows it. Nothing of its body or its keys. */
export interface Call {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly tookMs: number;
  /** Tokens, order ids and transaction ids that it was about. */
  readonly about: readonly string[];
}

const KEPT = 5000;

/** The latest requests, in memory: a log of all of them would cost a write each. */
export function openCalls() {
  const calls: Call[] = [];
  const noted = new WeakMap<Request, string[]>();
  return {
    /** Says whom a request is about where its path does not. */
    note: (request: Request, ...ids: readonly string[]) =>
      void noted.set(request, [...(noted.get(request) ?? []), ...ids]),
    add(request: Request, call: Omit<Call, 'about'>): void {
      const parts = call.path.split('/').filter((part) => part.length > 2);
      calls.push({ ...call, about: [...parts, ...(noted.get(request) ?? [])] });
      if (calls.length > KEPT) calls.splice(0, KEPT / 5);
    },
    /** Requests that were about one of these, oldest first. */
    about: (ids: readonly string[]): readonly Call[] =>
      calls.filter(({ about }) => about.some((one) => ids.includes(one))),
    forget: () => void calls.splice(0),
  };
}

export type Calls = ReturnType<typeof openCalls>;
