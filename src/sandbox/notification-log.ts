import type { Fields } from './method.ts';
import { query, type Storage } from './storage.ts';

export const NOTIFICATION_STATES = ['owed', 'delivered', 'failed', 'nowhere'] as const;

export interface NotificationRow {
  readonly id: number;
  readonly order_id: string;
  readonly charge_id: string;
  readonly url: string;
  readonly trusted: number;
  readonly body: string;
  readonly state: (typeof NOTIFICATION_STATES)[number];
  readonly attempts: number;
  readonly due_at: number | null;
  readonly created_at: number;
}

interface DeliveryRow {
  readonly at: number;
  readonly took_ms: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly via: string;
  readonly answer: string | null;
}

/** Which notifications: of one order, or the latest `limit` whose order id has `search` in it, in one state, of one merchant. */
export interface Wanted {
  readonly orderId?: string | undefined;
  readonly search?: string | undefined;
  readonly state?: string | undefined;
  readonly merchant?: string | undefined;
  readonly limit?: number;
}

const LATEST = 100;

/** Reads what was sent, oldest first, each notification with every attempt. */
export function notificationLog(storage: Storage) {
  const own = `(?1 = '' OR (SELECT merchant FROM charges c WHERE c.id = charge_id) = ?1)`;
  const ofOrder = query<NotificationRow>(
    storage,
    `SELECT * FROM notifications WHERE order_id = ?2 AND ${own} ORDER BY id`,
  );
  const latest = query<NotificationRow>(
    storage,
    `SELECT * FROM (SELECT * FROM notifications WHERE (?2 = '' OR instr(lower(order_id), lower(?2)) > 0)
      AND (?3 = '' OR state = ?3) AND ${own} ORDER BY id DESC LIMIT ?4) ORDER BY id`,
  );
  const deliveries = query<DeliveryRow>(storage, 'SELECT * FROM deliveries WHERE notification_id = ? ORDER BY seq');

  return ({ orderId, search = '', state = '', merchant = '', limit = LATEST }: Wanted) =>
    (orderId === undefined ? latest.all(merchant, search, state, limit) : ofOrder.all(merchant, orderId)).map(
      (row) => ({
        id: row.id,
        order_id: row.order_id,
        transaction_id: row.charge_id,
        url: row.url,
        state: row.state,
        created_at: new Date(row.created_at).toISOString(),
        next_attempt_at: row.due_at === null ? undefined : new Date(row.due_at).toISOString(),
        body: JSON.parse(row.body) as Fields,
        attempts: deliveries.all(row.id).map((made) => ({
          at: new Date(made.at).toISOString(),
          took_ms: made.took_ms,
          status: made.status ?? undefined,
          error: made.error ?? undefined,
          answer: made.answer ?? undefined,
          via: JSON.parse(made.via) as string[],
        })),
      }),
    );
}
