import type { Writes } from './grouped-writes.ts';
import { openLanes, type Due } from './lanes.ts';
import type { Fields } from './method.ts';
import type { NotificationRow as Row } from './notification-log.ts';
import { command, query, type Storage } from './storage.ts';

/** What came back from a delivery; `via` are the URLs it was posted to, redirects included. */
export interface Delivery {
  readonly status?: number;
  readonly error?: string;
  /** The beginning of what the shop said. */
  readonly answer?: string;
  readonly via: readonly string[];
}

/** How whoever posts notifications calls itself. */
export const USER_AGENT = 'Veritrans';

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

const FIRST = { due_at: 0, id: 0 };

/** What the queue asks of its table. */
function notificationTable(storage: Storage) {
  const add = command(
    storage,
    'INSERT INTO notifications (order_id, charge_id, url, trusted, body, state, due_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const due = query<Due>(
    storage,
    `SELECT n.id, n.due_at, n.order_id, n.url, c.merchant FROM notifications n LEFT JOIN charges c ON c.id = n.charge_id
     WHERE n.due_at <= ? AND (n.due_at, n.id) > (?, ?) ORDER BY n.due_at, n.id LIMIT 64`,
  );
  const dueRow = query<Row>(storage, 'SELECT * FROM notifications WHERE id = ? AND due_at <= ?');
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
  return { add, due, dueRow, first, finish, before, again, hurry, log };
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
    finish(
      succeeded(delivery) ? 'delivered' : anew ? 'owed' : 'failed',
      attempts,
      anew ? now() + Math.max(wait, 1) : null,
      row.id,
    );
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
    again: (id: number): void => {
      const one = away.get(id);
      if (one?.stuck) away.delete(id);
      else if (one) one.again = true;
    },
    forget: () => void (away = new Map()),
  };
}

/** Begins what has come due, each in its lane. */
function dispatcher(world: NotificationsWorld, table: ReturnType<typeof notificationTable>) {
  const { storage, now, send, delivered } = world;
  const { due, dueRow, first } = table;
  const { deliver, isAway, ...under } = courier(world, table);

  /** Nothing begins before that: neither what is under way nor what waits for it counts. Asked anew after a delivery. */
  let next: { readonly at: number } | undefined;
  let lanes = openLanes();
  /** The last that went to its lane: what comes due later stands behind it. */
  let seen: Pick<Due, 'due_at' | 'id'> = FIRST;
  const running = new Set<Promise<void>>();

  /** Looks at all that is due once more. */
  const lookAgain = (): void => {
    next = undefined;
    seen = FIRST;
    lanes.empty();
  };

  /** Begins what waits, while there are places for it. Whatever became of a row in the meantime counts. */
  function begin(post: Sender): void {
    const own = lanes;
    for (let place = own.take(); place; place = own.take()) {
      const taken = place;
      const row = isAway(taken.id) ? undefined : dueRow.get(taken.id, now());
      if (!row) {
        own.leave(taken);
        continue;
      }
      const work = deliver(row, post).finally(() => {
        own.leave(taken);
        running.delete(work);
        next = undefined;
        delivered();
      });
      running.add(work);
    }
  }

  /** Sends what has come due to its lane, page by page, and begins what can be. */
  function start(): void {
    if (!send || !storage.isOpen) return;
    const until = now();
    for (let page = due.all(until, seen.due_at, seen.id); page.length > 0;) {
      for (const row of page) lanes.wait(row);
      seen = page.at(-1) ?? seen;
      page = due.all(until, seen.due_at, seen.id);
    }
    begin(send);
    next = { at: first.get(until)?.at ?? Infinity };
  }

  return {
    /** Begins every delivery that is due. */
    start,
    /** Something was owed that comes due then. */
    owed: (at: number): void => {
      if (send && next && at < next.at) next = { at };
      // The clock was set back.
      if (at < seen.due_at) lookAgain();
    },
    isBusy: (): boolean => running.size > 0,
    /** Resolves when no delivery is under way. */
    idle: async (): Promise<void> => {
      while (running.size > 0) await Promise.all(running);
    },
    /** Nothing comes due before that, epoch milliseconds; `Infinity` when nothing will. */
    nextDue: () => (next ??= { at: first.get(0)?.at ?? Infinity }).at,
    lookAgain,
    /** It is owed once more. */
    again: under.again,
    /** What is under way tells of nothing that is there, and keeps nobody's place. */
    forgetAway: (): void => {
      under.forget();
      running.clear();
      lanes = openLanes();
      lookAgain();
    },
  };
}

/**
 * The queue of owed notifications. It is written in the same transaction as the change it tells of, and emptied afterwards:
 * a payment never waits for a shop's server. A delivery cut short by a restart is made again: at least once.
 */
export function openNotifications(world: NotificationsWorld) {
  const { storage, now, intervals, way, send } = world;
  const table = notificationTable(storage);
  const { add, before, again, hurry } = table;
  const { start, owed, idle, isBusy, nextDue, lookAgain, ...away } = dispatcher(world, table);

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
      if (targets.length > 0) owed(due);
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
    /** Whether a delivery is under way. */
    isBusy,
    /** Resolves when no delivery is under way. */
    idle,
    /** Nothing comes due before that, epoch milliseconds; `Infinity` when nothing will. */
    nextDue,
    /** After all of it was replaced, or a change was taken back. */
    forgetDue: lookAgain,
    /** After all of it was replaced. */
    forgetAway: away.forgetAway,
    /** Makes every waiting retry due now. */
    hurry(): number {
      lookAgain();
      return hurry(now());
    },
    /** Owes it once more, with all its retries; false when there is none, or nowhere to send it. */
    replay(id: number): boolean {
      lookAgain();
      const isOwed = again(now(), id) > 0;
      if (isOwed) away.again(id);
      return isOwed;
    },
  };
}

export type Notifications = ReturnType<typeof openNotifications>;
