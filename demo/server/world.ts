import type { Config } from './config.ts';
import type { Gateway } from './gateway.ts';
import type { Live } from './live.ts';
import type { OrderStore } from './orders.ts';
import type { Settle } from './settle.ts';

/** All that the shop's routes work with; tests hand in their own. */
export interface World {
  config: Config;
  gateway: Gateway;
  orders: OrderStore;
  live: Live;
  settle: Settle;
  /** Epoch milliseconds. */
  now: () => number;
  /** The id of the next shop order: a customer's ticket to see it, so it must not be guessable. */
  newOrderId: () => string;
  /** HTTP to the sandbox's levers. */
  fetch: typeof globalThis.fetch;
}
