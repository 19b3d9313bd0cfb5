import { DatabaseSync } from '@photostructure/sqlite';
import type { BillLine } from './catalogue.ts';
import type { OrderState, Standing } from './order-state.ts';

/** An order of the shop. Its id is the customer's ticket to see it, so shop orders get one that cannot be guessed. */
export interface Order {
  id: string;
  /** Placed in the shop, or made by hand in the playground. */
  from: 'shop' | 'playground';
  total: number;
  lines: BillLine[];
  token: string;
  redirectUrl: string;
  state: OrderState;
  /** The gateway's id of the attempt that led to `state`; empty while nothing was charged. */
  transactionId: string;
  paymentType: string;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** A notification as it came in, and what the shop did with it. */
export interface Receipt {
  id: number;
  orderId: string;
  /** Epoch milliseconds. */
  at: number;
  /** `changed`, `unchanged`, or why it was refused. */
  outcome: string;
  payload: unknown;
}

/** Orders and notifications, in one SQLite file: a restart of the shop loses neither. */
export interface OrderStore {
  /** Adds an order, or replaces one that has the same id. */
  put(order: Order): void;
  find(id: string): Order | null;
  move(id: string, standing: Standing, paymentType: string): void;
  record(receipt: Omit<Receipt, 'id'>): Receipt;
  /** The notifications of one order that came after `afterId`, oldest first. */
  receipts(orderId: string, afterId?: number): Receipt[];
  close(): void;
}

const schema = `
  create table if not exists orders (
    id text primary key, made_in text not null, total integer not null, lines text not null, token text not null,
    redirect_url text not null, state text not null, transaction_id text not null, payment_type text not null,
    created_at integer not null
  );
  create table if not exists notifications (
    id integer primary key autoincrement, order_id text not null, at integer not null, outcome text not null,
    payload text not null
  );
  create index if not exists notifications_of_order on notifications (order_id, id);
`;

// Types, not interfaces: SQLite's parameters want an index signature.
type OrderRow = {
  id: string;
  made_in: Order['from'];
  total: number;
  lines: string;
  token: string;
  redirect_url: string;
  state: OrderState;
  transaction_id: string;
  payment_type: string;
  created_at: number;
};

interface ReceiptRow {
  id: number;
  order_id: string;
  at: number;
  outcome: string;
  payload: string;
}

/** Opens the store; `:memory:` keeps it in memory. */
export function openOrders(file: string): OrderStore {
  const db = new DatabaseSync(file);
  db.exec('pragma journal_mode = wal');
  db.exec(schema);
  const put = db.prepare(`insert or replace into orders values
    ($id, $made_in, $total, $lines, $token, $redirect_url, $state, $transaction_id, $payment_type, $created_at)`);
  const find = db.prepare('select * from orders where id = ?');
  const move = db.prepare('update orders set state = ?, transaction_id = ?, payment_type = ? where id = ?');
  const record = db.prepare('insert into notifications (order_id, at, outcome, payload) values (?, ?, ?, ?)');
  const receipts = db.prepare('select * from notifications where order_id = ? and id > ? order by id');
  return {
    put: (order) => void put.run(toRow(order)),
    find: (id) => {
      const row = find.get(id) as OrderRow | undefined;
      return row ? fromRow(row) : null;
    },
    move: (id, { state, transactionId }, paymentType) => void move.run(state, transactionId, paymentType, id),
    record: (receipt) => {
      const { orderId, at, outcome, payload } = receipt;
      const { lastInsertRowid } = record.run(orderId, at, outcome, JSON.stringify(payload));
      return { id: Number(lastInsertRowid), ...receipt };
    },
    receipts: (orderId, afterId = 0) => (receipts.all(orderId, afterId) as ReceiptRow[]).map(receiptOf),
    close: () => db.close(),
  };
}

function receiptOf({ id, order_id, at, outcome, payload }: ReceiptRow): Receipt {
  return { id, orderId: order_id, at, outcome, payload: JSON.parse(payload) as unknown };
}

function toRow(order: Order): OrderRow {
  return {
    id: order.id,
    made_in: order.from,
    total: order.total,
    lines: JSON.stringify(order.lines),
    token: order.token,
    redirect_url: order.redirectUrl,
    state: order.state,
    transaction_id: order.transactionId,
    payment_type: order.paymentType,
    created_at: order.createdAt,
  };
}

function fromRow(row: OrderRow): Order {
  return {
    id: row.id,
    from: row.made_in,
    total: row.total,
    lines: JSON.parse(row.lines) as BillLine[],
    token: row.token,
    redirectUrl: row.redirect_url,
    state: row.state,
    transactionId: row.transaction_id,
    paymentType: row.payment_type,
    createdAt: row.created_at,
  };
}
