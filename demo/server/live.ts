import type { Receipt } from './orders.ts';

/** What a page that watches an order is told. */
export type LiveEvent = { type: 'order'; orderId: string } | { type: 'notification'; receipt: Receipt };

/** Brings news about an order to the pages that watch it. Keeps nothing: who comes later reads the store. */
export interface Live {
  tell(orderId: string, event: LiveEvent): void;
  /** Calls `listener` for each event of the order until the returned function is called. */
  watch(orderId: string, listener: (event: LiveEvent) => void): () => void;
}

export function createLive(): Live {
  const listeners = new Map<string, Set<(event: LiveEvent) => void>>();
  return {
    tell: (orderId, event) => listeners.get(orderId)?.forEach((listener) => listener(event)),
    watch: (orderId, listener) => {
      const watching = listeners.get(orderId) ?? new Set();
      listeners.set(orderId, watching.add(listener));
      return () => {
        watching.delete(listener);
        if (watching.size === 0) listeners.delete(orderId);
      };
    },
  };
}
