/** A notification that is due, and whose it is. */
export interface Due {
  readonly id: number;
  readonly due_at: number;
  readonly order_id: string;
  readonly url: string;
  readonly merchant: string | null;
}

/** The places of a shop and the lane in it that a delivery takes up. */
interface Place {
  readonly id: number;
  readonly shop: string;
  readonly lane: string;
}

/** Deliveries under way at once. */
const PARALLEL = 128;
/** Those of one merchant to one server: one that hangs leaves all others their places. */
const SHARE = 16;

/** Scheme and host as they stand in the URL: told apart is all that is wanted of them. */
const serverOf = (url: string): string => url.split('/', 3).join('/');

/**
 * Who waits to be told, and who is being told: one delivery at a time per order and URL, so that a shop hears of changes in their
 * order, and as many per shop as it has places, all shops in turn.
 */
export function openLanes() {
  /** Ids by shop and lane, each lane's in the order in which they were owed. */
  const waiting = new Map<string, Map<string, number[]>>();
  const busy = new Map<string, Set<string>>();
  let places = PARALLEL;

  const takeFrom = (shop: string, lanes: Map<string, number[]>, lane: string, [id, ...rest]: number[]) => {
    lanes.delete(lane);
    if (rest.length > 0) lanes.set(lane, rest);
    // Its turn comes again after the others'.
    waiting.delete(shop);
    if (lanes.size > 0) waiting.set(shop, lanes);
    busy.set(shop, (busy.get(shop) ?? new Set()).add(lane));
    places--;
    return id === undefined ? undefined : { id, shop, lane };
  };

  return {
    wait({ id, order_id: order, url, merchant }: Due): void {
      const [shop, lane] = [`${merchant ?? ''} ${serverOf(url)}`, `${order}\n${url}`];
      const lanes = waiting.get(shop) ?? new Map<string, number[]>();
      const ids = lanes.get(lane) ?? [];
      ids.push(id);
      if (ids.length > 1) ids.sort((a, b) => a - b);
      lanes.set(lane, ids);
      waiting.set(shop, lanes);
    },
    /** The next one that may begin; its place is taken until `leave`. */
    take(): Place | undefined {
      if (places === 0) return undefined;
      for (const [shop, lanes] of waiting) {
        const own = busy.get(shop);
        if ((own?.size ?? 0) >= SHARE) continue;
        for (const [lane, ids] of lanes) if (!own?.has(lane)) return takeFrom(shop, lanes, lane, ids);
      }
      return undefined;
    },
    leave({ shop, lane }: Place): void {
      const own = busy.get(shop);
      own?.delete(lane);
      if (own?.size === 0) busy.delete(shop);
      places++;
    },
    /** Nobody waits any more; what is under way keeps its place. */
    empty: () => waiting.clear(),
  };
}
