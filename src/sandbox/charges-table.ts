import type { Charge, ChargeStatus, Fields, FraudStatus, Refund } from './method.ts';
import { recent } from './recent.ts';
import { command, maybe, query, type Storage } from './storage.ts';
import type { TransactionRow } from './transactions-table.ts';

interface ChargeRow {
  readonly id: string;
  readonly token: string;
  readonly order_id: string;
  readonly amount: number;
  readonly method: string;
  readonly channel: string | null;
  readonly type: string;
  readonly status: ChargeStatus;
  readonly fraud: FraudStatus;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly settled_at: number | null;
  readonly due_at: number | null;
  readonly due_to: ChargeStatus | null;
  readonly reference: string | null;
  readonly data: string;
  readonly customer: string | null;
  readonly merchant: string;
  readonly refunds: string | null;
}

/** What a row of a charge has of its transaction. */
interface Joined extends Pick<TransactionRow, 'request' | 'notify' | 'state'> {
  readonly t_order_id: string;
  readonly t_amount: number;
  readonly t_created_at: number;
  readonly t_expires_at: number;
}

const transactionIn = (row: ChargeRow & Joined): TransactionRow => ({
  token: row.token,
  merchant: row.merchant,
  request: row.request,
  notify: row.notify,
  state: row.state,
  order_id: row.t_order_id,
  amount: row.t_amount,
  created_at: row.t_created_at,
  expires_at: row.t_expires_at,
});

const toCharge = (row: ChargeRow): Charge => ({
  id: row.id,
  token: row.token,
  orderId: row.order_id,
  amount: row.amount,
  method: row.method,
  channel: row.channel ?? row.method,
  type: row.type,
  status: row.status,
  fraud: row.fraud,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  settledAt: row.settled_at,
  dueAt: row.due_at,
  dueTo: row.due_to,
  reference: row.reference,
  data: JSON.parse(row.data) as Fields,
  customer: row.customer === null ? null : (JSON.parse(row.customer) as Fields),
  merchantId: row.merchant,
  refunds: row.refunds === null ? [] : (JSON.parse(row.refunds) as Refund[]),
});

function statements(storage: Storage) {
  const insertCharge = command(
    storage,
    `INSERT INTO charges (id, token, order_id, amount, method, type, status, fraud, created_at, expires_at, settled_at, due_at, due_to, reference, data, customer, channel, merchant)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const updateCharge = command(
    storage,
    'UPDATE charges SET status = ?, fraud = ?, expires_at = ?, settled_at = ?, due_at = ?, due_to = ?, data = ?, amount = ?, refunds = ? WHERE id = ?',
  );
  const chargeById = query<ChargeRow>(storage, 'SELECT * FROM charges WHERE id = ?');
  const chargeByToken = query<ChargeRow>(storage, 'SELECT * FROM charges WHERE token = ? ORDER BY seq DESC LIMIT 1');
  const chargeByOrder = query<ChargeRow>(
    storage,
    'SELECT * FROM charges WHERE order_id = ? AND merchant = ? ORDER BY seq DESC LIMIT 1',
  );
  // A transaction id goes before an order id that is the same. Whoever asks wants the transaction next.
  const chargeByName = query<ChargeRow & Joined>(
    storage,
    `SELECT charges.*, request, notify, t.state, t.order_id AS t_order_id, t.amount AS t_amount, t.created_at AS t_created_at,
       t.expires_at AS t_expires_at
     FROM charges JOIN transactions t USING (token)
     WHERE charges.seq = coalesce((SELECT seq FROM charges WHERE id = ?1 AND merchant = ?2),
       (SELECT max(seq) FROM charges WHERE order_id = ?1 AND merchant = ?2))`,
  );
  const chargeByReference = query<ChargeRow>(
    storage,
    'SELECT * FROM charges WHERE method = ? AND reference = ? ORDER BY seq DESC LIMIT 1',
  );
  const allByReference = query<ChargeRow>(
    storage,
    'SELECT * FROM charges WHERE method = ? AND reference = ? ORDER BY seq LIMIT 1000',
  );
  const allByToken = query<ChargeRow>(storage, 'SELECT * FROM charges WHERE token = ? ORDER BY seq LIMIT 1000');
  const firstDue = query<{ id: string }>(storage, 'SELECT id FROM charges WHERE due_at <= ? ORDER BY due_at LIMIT 1');
  const setAside = command(storage, 'UPDATE charges SET due_at = NULL, due_to = NULL WHERE id = ?');
  const nextDue = query<{ at: number | null }>(
    storage,
    'SELECT min(due_at) AS at FROM charges WHERE due_at IS NOT NULL',
  );
  return {
    insertCharge,
    updateCharge,
    chargeById,
    chargeByToken,
    chargeByOrder,
    chargeByName,
    chargeByReference,
    allByReference,
    allByToken,
    firstDue,
    setAside,
    nextDue,
  };
}

/** So many are held in memory by each of the ways to ask for them; a thousand take about one megabyte. */
const HELD = 2000;

const nameOf = (merchantId: string, name: string) => `${merchantId} ${name}`;

/** What is held in memory of the charges, by what they are asked for. */
function heldCharges() {
  const ofToken = recent<Charge>(HELD);
  /** By transaction id and by order id. */
  const ofName = recent<Charge>(HELD);
  /** No charge comes due before that: every request wants to know. Asked anew when it is reached. */
  const due: { next: number | undefined } = { next: undefined };
  return {
    ofToken,
    ofName,
    due,
    changed: ({ id, token, orderId, merchantId, dueAt }: Charge): void => {
      if (due.next !== undefined && dueAt !== null) due.next = Math.min(due.next, dueAt);
      ofToken.forget(token);
      ofName.forget(nameOf(merchantId, id), nameOf(merchantId, orderId));
    },
    forget: (): void => {
      due.next = undefined;
      ofToken.clear();
      ofName.clear();
    },
  };
}

type Statements = ReturnType<typeof statements>;
type Held = ReturnType<typeof heldCharges>;

/** What changes a charge; what is held of it in memory is forgotten. */
function writing({ insertCharge, updateCharge, setAside }: Statements, { changed, forget }: Held) {
  return {
    addCharge(c: Charge) {
      changed(c);
      const data = JSON.stringify(c.data);
      const customer = c.customer === null ? null : JSON.stringify(c.customer);
      insertCharge(
        c.id,
        c.token,
        c.orderId,
        c.amount,
        c.method,
        c.type,
        c.status,
        c.fraud,
        c.createdAt,
        c.expiresAt,
        c.settledAt,
        c.dueAt,
        c.dueTo,
        c.reference,
        data,
        customer,
        c.channel,
        c.merchantId,
      );
    },
    changeCharge(c: Charge) {
      changed(c);
      updateCharge(
        c.status,
        c.fraud,
        c.expiresAt,
        c.settledAt,
        c.dueAt,
        c.dueTo,
        JSON.stringify(c.data),
        c.amount,
        c.refunds.length > 0 ? JSON.stringify(c.refunds) : null,
        c.id,
      );
    },
    /** Nothing happens to it by itself any more. */
    setAside(id: string): void {
      setAside(id);
      forget();
    },
  };
}

/** Attempts to pay. `notice` hears of the transactions that were read along with them. */
export function chargesTable(storage: Storage, notice: (row: TransactionRow) => void) {
  const made = statements(storage);
  const { chargeById, chargeByToken, chargeByOrder, chargeByName, chargeByReference } = made;
  const { allByReference, allByToken, firstDue, nextDue } = made;
  const held = heldCharges();
  const { ofToken, ofName, due, forget } = held;

  return {
    ...writing(made, held),
    charge: (id: string) => maybe(chargeById.get(id), toCharge),
    latestCharge: (token: string) => ofToken.get(token, () => maybe(chargeByToken.get(token), toCharge)),
    latestChargeOfOrder: (merchantId: string, orderId: string) =>
      maybe(chargeByOrder.get(orderId, merchantId), toCharge),
    /** A merchant's charge by its id, or the latest of the order of that name. */
    chargeOf: (merchantId: string, name: string) =>
      ofName.get(nameOf(merchantId, name), () =>
        maybe(chargeByName.get(name, merchantId), (row) => {
          notice(transactionIn(row));
          return toCharge(row);
        }),
      ),
    /** Everything that was paid into one account number, oldest first. */
    chargesByReference: (method: string, reference: string) => allByReference.all(method, reference).map(toCharge),
    chargesOfToken: (token: string) => allByToken.all(token).map(toCharge),
    chargeByReference: (method: string, reference: string) => maybe(chargeByReference.get(method, reference), toCharge),
    /** The id of the charge that came due first, and with none before `now` a new look at what comes next. */
    firstDue(now: number): string | undefined {
      const first = firstDue.get(now);
      if (!first) due.next = undefined;
      return first?.id;
    },
    /** Nothing comes due before that, epoch milliseconds; `Infinity` when nothing will. */
    nextDue: () => (due.next ??= nextDue.get()?.at ?? Infinity),
    forgetCharges: forget,
  };
}
