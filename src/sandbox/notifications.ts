import type { Fields } from './method.ts';
import type { NotificationRow as Row } from './notification-log.ts';
import { command, query, type Storage, type Writes } from './storage.ts';

/** What came back from a delivery; `via` are the URLs it was posted to, redirects included. */
export interface Delivery {
  readonly status?: number;
  readonly error?: string;
  /** The beginning of what the shop said. */
  readonly answer?: string;
  readonly via: readonly string[];
}

/** Posts a notification. `trusted` URLs are the operator's own, not a request's. Never rejects. */
export type Sender = (request: {
  readonly url: string;
  readonly body: string;
  readonly trusted: boolean;
}) => Promise<Delivery>;

/** How often a delivery is tried again after such an answer (contract §5.4). */
export function retriesAfter(status: number | undefined): number {
  if (status === undefined) return 5;
  if (status >= 200 && status < 300) return 0;
  if (status === 301 || status === 302 || status === 303) return 0;
  if (status === 500) return 1;
  if (status === 503) return 4;
  return status === 400 || status === 404 ? 2 : 5;
}

const succeeded = ({ status }: Delivery): boolean => status !== undefined && status >= 200 && status < 300;

const PARALLEL = 16;

/** The setting that says how notifications are sent on demand: several times, or the first of an order after the next ones. */
export const DELIVERY = 'delivery';
export interface DeliveryWay {
  readonly copies: number;
  readonly hold_first_s: number;
}

/** As it is unless a tester wants it otherwise. */
export const ONCE: DeliveryWay = { copies: 1, hold_first_s: 0 };

export interface NotificationsWorld {
  readonly write: Writes['write'];
  readonly way: () => DeliveryWay;
  readonly storage: Storage;
  readonly now: () => number;
  readonly intervals: () => readonly number[];
  readonly send: Sender | undefined;
  /** Something that could not be done, and is set aside. */
  readonly complain: (what: string, error: unknown) => void;
  /** Called when a delivery ended, so that a timer can be set anew. */
  readonly delivered: () => void;
}

/** What the queue asks of its table. */
function notificationTable(storage: Storage) {
  const add = command(
    storage,
    'INSERT INTO notifications (order_id, charge_id, url, trusted, body, state, due_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const due = query<Row>(
    storage,
    'SELECT * FROM notifications WHERE due_at <= ? AND (due_at, id) > (?, ?) ORDER BY due_at, id LIMIT 64',
  );
  const first = query<{ at: number | null }>(storage, 'SELECT min(due_at) AS at FROM notifications WHERE due_at > ?');
  const finish = command(storage, 'UPDATE notifications SET state = ?, attempts = ?, due_at = ? WHERE id = ?');
  const before = query(storage, 'SELECT id FROM notifications WHERE order_id = ? AND charge_id = ? LIMIT 1');
  const again = command(
    storage,
    "UPDATE notifications SET state = 'owed', attempts = 0, due_at = ? WHERE id = ? AND url != ''",
  );
  const hurry = command(storage, 'UPDATE notifications SET due_at = ? WHERE due_at IS NOT NULL');
  const log = command(
    storage,
    'INSERT INTO deliveries (notification_id, at, took_ms, status, error, via, answer) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return { add, due, first, finish, before, again, hurry, log };
}

/** What is under way: `again` when it is owed once more since, `stuck` when what came of it could not be written down. */
interface Away {
  again: boolean;
  stuck: boolean;
}

/** Posts notifications and writes down what came back. */
function courier(
  { now, intervals, write, storage, complain }: NotificationsWorld,
  { finish, log }: ReturnType<typeof notificationTable>,
) {
  /** By id. All are forgotten when the state is replaced: the ids begin anew. */
  let away = new Map<number, Away>();

  const record = (row: Row, delivery: Delivery, startedAt: number, tookMs: number) => {
    const { status = null, error = null, via, answer = null } = delivery;
    log(row.id, startedAt, tookMs, status, error, JSON.stringify(via), answer);
    if (away.get(row.id)?.again) return;
    const attempts = row.attempts + 1;
    const wait = intervals()[row.attempts];
    const anew = !succeeded(delivery) && attempts <= retriesAfter(delivery.status) && wait !== undefined;
    finish(succeeded(delivery) ? 'delivered' : anew ? 'owed' : 'failed', attempts, anew ? now() + wait : null, row.id);
  };

  async function deliver(row: Row, post: Sender): Promise<void> {
    const startedAt = now();
    const own = { again: false, stuck: false };
    away.set(row.id, own);
    try {
      const began = performance.now();
      const delivery = await post({ url: row.url, body: row.body, trusted: row.trusted === 1 });
      const took = Math.round(performance.now() - began);
      if (away.get(row.id) !== own) return;
      if (storage.isOpen) write(() => record(row, delivery, startedAt, took));
      away.delete(row.id);
    } catch (error) {
      own.stuck = true;
      complain(`notification ${row.id}`, error);
    }
  }

  return {
    deliver,
    isAway: (id: number): boolean => away.has(id),
    /** It is owed once more, whatever comes of what is under way. */
    again(id: number): void {
      const one = away.get(id);
      if (one?.stuck) away.delete(id);
      else if (one) one.again = true;
    },
    forget: () => void (away = new Map()),
  };
}

/**
 * The queue of owed notifications. It is written in the same transaction as the change it tells of, and emptied afterwards:
 * a payment never waits for a shop's server. A delivery cut short by a restart is made again: at least once.
 */
export function openNotifications(world: NotificationsWorld) {
  const { storage, now, intervals, way, send, delivered } = world;
  const table = notificationTable(storage);
  const { add, due, first, before, again, hurry } = table;
  const { deliver, isAway, ...under } = courier(world, table);

  /** Nothing begins before that: neither what is under way nor what waits for it counts. Asked anew after a delivery. */
  let next: { readonly at: number } | undefined;

  /** One delivery at a time per order and URL, so that a shop hears of changes in their order. */
  const lanes = new Set<string>();
  const running = new Set<Promise<void>>();
  const laneOf = ({ order_id: order, url }: Row) => `${order}\n${url}`;

  const begin = (row: Row, post: Sender): void => {
    const lane = laneOf(row);
    if (lanes.has(lane) || isAway(row.id) || lanes.size >= PARALLEL) return;
    lanes.add(lane);
    const work = deliver(row, post).finally(() => {
      lanes.delete(lane);
      running.delete(work);
      next = undefined;
      delivered();
    });
    running.add(work);
  };

  /** Looks at what is due page by page: thousands may wait, and the first of them for the same shop. */
  function start(): void {
    if (!send || !storage.isOpen) return;
    const until = now();
    let last: Pick<Row, 'due_at' | 'id'> | undefined = { due_at: 0, id: 0 };
    while (last && lanes.size < PARALLEL) {
      const page = due.all(until, last.due_at, last.id);
      // What was owed first goes first, whenever its next attempt is due.
      for (const row of page.toSorted((a, b) => a.id - b.id)) begin(row, send);
      last = page.at(-1);
    }
    next = { at: first.get(until)?.at ?? Infinity };
  }

  return {
    /** Owes the merchant one notification per URL; called inside the change's own transaction. */
    owe(
      orderId: string,
      chargeId: string,
      body: Fields,
      targets: readonly { readonly url: string; readonly trusted: boolean }[],
    ): void {
      const text = JSON.stringify(body);
      const { copies, hold_first_s: hold } = way();
      const isFirst = hold > 0 && before.get(orderId, chargeId) === undefined;
      const due = now() + (isFirst ? hold * 1000 : 0);
      if (send && targets.length > 0 && next && due < next.at) next = { at: due };
      for (const { url, trusted } of targets)
        for (let copy = 0; copy < copies; copy++)
          add(orderId, chargeId, url, trusted ? 1 : 0, text, send ? 'owed' : 'nowhere', send ? due : null, now());
      if (targets.length === 0) add(orderId, chargeId, '', 0, text, 'nowhere', null, now());
    },
    /** How they are sent now: on demand, and the waits between attempts in milliseconds. */
    way,
    intervals,
    /** Begins every delivery that is due. */
    start,
    /** Resolves when no delivery is under way. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
    /** Nothing comes due before that, epoch milliseconds; `Infinity` when nothing will. */
    nextDue: () => (next ??= { at: first.get(0)?.at ?? Infinity }).at,
    /** After all of it was replaced, or a change was taken back. */
    forgetDue: () => void (next = undefined),
    /** After all of it was replaced: what is under way then tells of nothing that is there. */
    forgetAway: under.forget,
    /** Makes every waiting retry due now. */
    hurry(): number {
      next = undefined;
      return hurry(now());
    },
    /** Owes it once more, with all its retries; false when there is none, or nowhere to send it. */
    replay(id: number): boolean {
      next = undefined;
      const isOwed = again(now(), id) > 0;
      if (isOwed) under.again(id);
      return isOwed;
    },
  };
}

export type Notifications = ReturnType<typeof openNotifications>;
