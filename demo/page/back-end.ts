/** What went wrong between this page and the shop's back end, or behind it. */
export interface Problem {
  /** `offline` when the back end gave no answer that could be read; else its own code. */
  code: string;
  message: string;
  /** The gateway's own answer, where there was one. */
  answer?: unknown;
}

/** An order as the back end shows it to its customer. */
export interface OrderView {
  id: string;
  from: 'shop' | 'playground';
  state: string;
  total: number;
  lines: { id: string; name: string; price: number; quantity: number }[];
  payment_type: string;
  created_at: number;
  payable: boolean;
  token?: string;
  redirect_url?: string;
}

/** A notification that the back end received, and what it did with it. */
export interface Receipt {
  id: number;
  at: number;
  outcome: string;
  payload: unknown;
}

/**
 * Asks the shop's back end: GET without a body, POST with one.
 * @throws Problem when the answer is not a success.
 */
export async function ask<Answer>(path: string, body?: object): Promise<Answer> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, {
      ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    answer = await response.json();
  } catch {
    throw { code: 'offline', message: 'The shop does not answer.' } satisfies Problem;
  }
  if (!response.ok) throw answer as Problem;
  return answer as Answer;
}

/** Anything thrown, as a problem that can be shown. */
export function problemOf(thrown: unknown): Problem {
  if (typeof thrown === 'object' && thrown && 'code' in thrown && 'message' in thrown) return thrown as Problem;
  return { code: 'broken', message: thrown instanceof Error ? thrown.message : String(thrown) };
}

/**
 * Watches an order until the returned function is called. After a lost connection the browser comes back by itself
 * and gets what it missed.
 */
export function watchOrder(
  id: string,
  heard: { order?: (order: OrderView) => void; notification?: (receipt: Receipt) => void },
): () => void {
  const source = new EventSource(`/orders/${encodeURIComponent(id)}/events`);
  source.addEventListener('order', (event: MessageEvent<string>) => heard.order?.(JSON.parse(event.data) as OrderView));
  source.addEventListener('notification', (event: MessageEvent<string>) =>
    heard.notification?.(JSON.parse(event.data) as Receipt),
  );
  return () => source.close();
}
