import { GatewayError } from './error.ts';

/** What came back: the HTTP status and the JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Http {
  /**
   * Asks once and waits `limit` milliseconds at most.
   * @throws {GatewayError} `offline`, `timeout`, `unavailable`, `malformed`; the signal's own reason once it is aborted.
   */
  readonly ask: (url: string, init: RequestInit, signal: AbortSignal, limit: number) => Promise<Answer>;
  /** Now by the server's clock, epoch milliseconds. */
  readonly now: () => number;
}

/** Requests, and the server's clock that every answer's `Date` tells. `date`: what the server said before the first. */
export function createHttp(world: { fetch: typeof fetch; clock: () => number; date: number | undefined }): Http {
  let offset = world.date === undefined ? 0 : world.date - world.clock();

  /** The header counts whole seconds: half of one is the best guess. */
  const measure = (date: string | null): void => {
    const at = date === null ? Number.NaN : Date.parse(date);
    if (!Number.isNaN(at)) offset = at + 500 - world.clock();
  };

  const ask: Http['ask'] = async (url, init, signal, limit) => {
    signal.throwIfAborted();
    const abort = new AbortController();
    const giveUp = () => abort.abort(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    const late = () => abort.abort(new GatewayError('timeout', `${url} gave no answer in ${limit} ms`));
    const timer = setTimeout(late, limit);
    try {
      const asked = { ...init, signal: abort.signal, credentials: 'omit', cache: 'no-store' } as const;
      const response = await world.fetch(url, asked);
      measure(response.headers.get('date'));
      return await read(response, url);
    } catch (error) {
      if (abort.signal.aborted) throw abort.signal.reason;
      if (error instanceof GatewayError) throw error;
      throw new GatewayError('offline', `${url} could not be reached`, { cause: error });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    }
  };

  return { ask, now: () => world.clock() + offset };
}

async function read(response: Response, url: string): Promise<Answer> {
  const { status } = response;
  if (status >= 500 || status === 429) throw new GatewayError('unavailable', `${url} answered ${status}`);
  const text = await response.text();
  try {
    return { status, body: JSON.parse(text) as unknown };
  } catch (cause) {
    throw new GatewayError('malformed', `${url} answered ${status} without JSON`, { cause });
  }
}
