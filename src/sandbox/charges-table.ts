import type { Charge, ChargeStatus, Fields, FraudStatus, Refund } from './method.ts';
import { HELD, recent } from './recent.ts';
import { command, maybe, query, tuples, type Storage } from './storage.ts';
import { TRANSACTION, type TransactionRow } from './transactions-table.ts';

/** A charge as the file has it: the columns of `CHARGE`. */
type ChargeRow = readonly [
  id: string,
  token: string,
  orderId: string,
  amount: number,
  method: string,
  channel: string | null,
  type: string,
  status: ChargeStatus,
  fraud: FraudStatus,
  createdAt: number,
  expiresAt: number | null,
  settledAt: number | null,
  dueAt: number | null,
  dueTo: ChargeStatus | null,
  reference: string | null,
  data: string,
  customer: string | null,
  merchantId: string,
  refunds: string | null,
];

/** What is asked of a row of `charges c`. */
const CHARGE = `c.id, c.token, c.order_id, c.amount, c.method, c.channel, c.type, c.status, c.fraud, c.created_at, c.expires_at,
  c.settled_at, c.due_at, c.due_to, c.reference, c.data, c.customer, c.merchant, c.refunds`;
const WIDTH = CHARGE.split(',').length;

const toCharge = ([
  id,
  token,
  orderId,
  amount,
  method,
  channel,
  type,
  status,
  fraud,
  createdAt,
  expiresAt,
  settledAt,
  dueAt,
  dueTo,
  reference,
  data,
  customer,
  merchantId,
  refunds,
]: readonly [...ChargeRow, ...unknown[]]): Charge => ({
  id,
  token,
  orderId,
  amount,
  method,
  channel: channel ?? method,
  type,
  status,
  fraud,
  createdAt,
  expiresAt,
  settledAt,
  dueAt,
  dueTo,
  reference,
  data: JSON.parse(data) as Fields,
  customer: customer === null ? null : (JSON.parse(customer) as Fields),
  merchantId,
  refunds: refunds === null ? [] : (JSON.parse(refunds) as Refund[]),
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
  const chargeById = tuples<ChargeRow>(storage, `SELECT ${CHARGE} FROM charges c WHERE id = ?`);
  const chargeByToken = tuples<ChargeRow>(
    storage,
    `SELECT ${CHARGE} FROM charges c WHERE token = ? ORDER BY seq DESC LIMIT 1`,
  );
  const chargeByOrder = tuples<ChargeRow>(
    storage,
    `SELECT ${CHARGE} FROM charges c WHERE order_id = ? AND merchant = ? ORDER BY seq DESC LIMIT 1`,
  );
  // A transaction id goes before an order id that is the same. Whoever asks wants the transaction next.
  const chargeByName = tuples<readonly [...ChargeRow, ...TransactionRow]>(
    storage,
    `SELECT ${CHARGE}, ${TRANSACTION} FROM charges c JOIN transactions t USING (token)
     WHERE c.seq = coalesce((SELECT seq FROM charges WHERE id = ?1 AND merchant = ?2),
       (SELECT max(seq) FROM charges WHERE order_id = ?1 AND merchant = ?2))`,
  );
  const chargeByReference = tuples<ChargeRow>(
    storage,
    `SELECT ${CHARGE} FROM charges c WHERE method = ? AND reference = ? ORDER BY seq DESC LIMIT 1`,
  );
  const allByReference = tuples<ChargeRow>(
    storage,
    `SELECT ${CHARGE} FROM charges c WHERE method = ? AND reference = ? ORDER BY seq LIMIT 1000`,
  );
  const allByToken = tuples<ChargeRow>(
    storage,
    `SELECT ${CHARGE} FROM charges c WHERE token = ? ORDER BY seq LIMIT 1000`,
  );
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

/** What is held in memory of the charges, by their token. */
function heldCharges() {
  const ofToken = recent<Charge>(HELD);
  /** No charge comes due before that: every request wants to know. Asked anew when it is reached. */
  const due: { next: number | undefined } = { next: undefined };
  return {
    ofToken,
    due,
    changed: ({ token, dueAt }: Charge): void => {
      if (due.next !== undefined && dueAt !== null) due.next = Math.min(due.next, dueAt);
      ofToken.forget(token);
    },
    forget: (): void => {
      due.next = undefined;
      ofToken.clear();
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
  const { ofToken, due, forget } = held;

  return {
    ...writing(made, held),
    charge: (id: string) => maybe(chargeById.get(id), toCharge),
    latestCharge: (token: string) => ofToken.get(token, () => maybe(chargeByToken.get(token), toCharge)),
    latestChargeOfOrder: (merchantId: string, orderId: string) =>
      maybe(chargeByOrder.get(orderId, merchantId), toCharge),
    /** A merchant's charge by its id, or the latest of the order of that name. */
    chargeOf: (merchantId: string, name: string) =>
      maybe(chargeByName.get(name, merchantId), (row) => {
        notice(row.slice(WIDTH) as unknown as TransactionRow);
        return toCharge(row);
      }),
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
