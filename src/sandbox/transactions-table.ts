import type { Transaction } from './method.ts';
import { HELD, recent } from './recent.ts';
import { command, maybe, query, tuples, type Storage } from './storage.ts';
import type { TokenRequest } from './token-request.ts';

/** A transaction as the file has it: the columns of `TRANSACTION`. */
export type TransactionRow = readonly [
  token: string,
  orderId: string,
  amount: number,
  request: string,
  notify: string,
  state: Transaction['state'],
  createdAt: number,
  expiresAt: number,
  merchantId: string,
];

/** What is asked of a row of `transactions t`. */
export const TRANSACTION =
  't.token, t.order_id, t.amount, t.request, t.notify, t.state, t.created_at, t.expires_at, t.merchant';

export interface Search {
  readonly text: string;
  /** A charge's, `challenge` for one that is held, or the token's own where there is no charge. */
  readonly status: string;
  readonly merchant: string;
  readonly channel: string;
  readonly count: number;
}

const toTransaction = ([
  token,
  orderId,
  amount,
  request,
  notify,
  state,
  createdAt,
  expiresAt,
  merchantId,
]: TransactionRow): Transaction => ({
  token,
  merchantId,
  orderId,
  amount,
  request: JSON.parse(request) as TokenRequest,
  notify: JSON.parse(notify) as (string | null)[],
  state,
  createdAt,
  expiresAt,
});

/** Tokens and what was asked for them. */
export function transactionsTable(storage: Storage) {
  const insertTransaction = command(
    storage,
    `INSERT INTO transactions (token, order_id, amount, request, notify, state, created_at, expires_at, merchant) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const transactionByToken = tuples<TransactionRow>(
    storage,
    `SELECT ${TRANSACTION} FROM transactions t WHERE token = ?`,
  );
  const owners = query<{ merchant: string }>(
    storage,
    'SELECT DISTINCT merchant FROM transactions WHERE order_id = ? ORDER BY merchant',
  );
  const transactionByOrder = tuples<TransactionRow>(
    storage,
    `SELECT ${TRANSACTION} FROM transactions t WHERE order_id = ? AND merchant = ? ORDER BY seq DESC LIMIT 1`,
  );
  const latestTransactions = tuples<TransactionRow>(
    storage,
    `SELECT ${TRANSACTION} FROM transactions t ORDER BY seq DESC LIMIT ?`,
  );
  const search = tuples<TransactionRow>(
    storage,
    `SELECT ${TRANSACTION} FROM transactions t WHERE (?1 = '' OR instr(lower(t.order_id), lower(?1)) > 0 OR t.token = ?1
       OR EXISTS (SELECT 1 FROM charges c WHERE c.token = t.token AND c.id = ?1))
     AND (?3 = '' OR t.merchant = ?3)
     AND (?2 = '' OR coalesce((SELECT status FROM charges c WHERE c.token = t.token ORDER BY seq DESC LIMIT 1),
       iif(t.state = 'open' AND t.expires_at <= ?6, 'expired', t.state)) = ?2
       OR (?2 = 'challenge' AND (SELECT fraud FROM charges c WHERE c.token = t.token ORDER BY seq DESC LIMIT 1) = ?2))
     AND (?5 = '' OR (SELECT channel FROM charges c WHERE c.token = t.token ORDER BY seq DESC LIMIT 1) = ?5)
     ORDER BY t.seq DESC LIMIT ?4`,
  );
  const setState = command(storage, 'UPDATE transactions SET state = ? WHERE token = ?');
  const replaceOlder = command(
    storage,
    `UPDATE transactions SET state = 'replaced' WHERE order_id = ? AND merchant = ? AND state = 'open'`,
  );

  const held = recent<Transaction>(HELD);

  return {
    addTransaction(made: Transaction) {
      if (replaceOlder(made.orderId, made.merchantId) > 0) held.clear();
      const { token, merchantId, orderId, amount, request, notify, state, createdAt, expiresAt } = made;
      insertTransaction(
        token,
        orderId,
        amount,
        JSON.stringify(request),
        JSON.stringify(notify),
        state,
        createdAt,
        expiresAt,
        merchantId,
      );
    },
    /** Takes notice of a row that was read along with something else. */
    notice: (row: TransactionRow) => void held.get(row[0], () => toTransaction(row)),
    transaction: (token: string) => held.get(token, () => maybe(transactionByToken.get(token), toTransaction)),
    transactionByOrder: (merchantId: string, orderId: string) =>
      maybe(transactionByOrder.get(orderId, merchantId), toTransaction),
    /** The merchants that have an order of that id. */
    ownersOf: (orderId: string): readonly string[] => owners.all(orderId).map(({ merchant }) => merchant),
    latestTransactions: (count: number) => latestTransactions.all(count).map(toTransaction),
    /** The newest first, as they are at that time (epoch milliseconds); an empty word asks for nothing. */
    searchTransactions: ({ text, status, merchant, count, channel }: Search, now: number) =>
      search.all(text, status, merchant, count, channel, now).map(toTransaction),
    close(token: string, state: Transaction['state']): void {
      setState(state, token);
      held.forget(token);
    },
    forgetTransactions: held.clear,
  };
}
