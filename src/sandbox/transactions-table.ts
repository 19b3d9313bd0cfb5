import type { Transaction } from './method.ts';
import { recent } from './recent.ts';
import { command, maybe, query, type Storage } from './storage.ts';
import type { TokenRequest } from './token-request.ts';

/** A transaction as the file has it. */
export interface TransactionRow {
  readonly token: string;
  readonly order_id: string;
  readonly amount: number;
  readonly request: string;
  readonly notify: string;
  readonly state: Transaction['state'];
  readonly created_at: number;
  readonly expires_at: number;
  readonly merchant: string;
}

export interface Search {
  readonly text: string;
  /** A charge's, `challenge` for one that is held, or the token's own where there is no charge. */
  readonly status: string;
  readonly merchant: string;
  readonly channel: string;
  readonly count: number;
}

const toTransaction = (row: TransactionRow): Transaction => ({
  token: row.token,
  merchantId: row.merchant,
  orderId: row.order_id,
  amount: row.amount,
  request: JSON.parse(row.request) as TokenRequest,
  notify: JSON.parse(row.notify) as (string | null)[],
  state: row.state,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});

/** So many are held in memory; a thousand take about one megabyte. */
const HELD = 2000;

/** Tokens and what was asked for them. */
export function transactionsTable(storage: Storage) {
  const insertTransaction = command(
    storage,
    `INSERT INTO transactions (token, order_id, amount, request, notify, state, created_at, expires_at, merchant) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const transactionByToken = query<TransactionRow>(storage, 'SELECT * FROM transactions WHERE token = ?');
  const transactionByOrder = query<TransactionRow>(
    storage,
    'SELECT * FROM transactions WHERE order_id = ? AND merchant = ? ORDER BY seq DESC LIMIT 1',
  );
  const owners = query<{ merchant: string }>(
    storage,
    'SELECT DISTINCT merchant FROM transactions WHERE order_id = ? ORDER BY merchant',
  );
  const latestTransactions = query<TransactionRow>(storage, 'SELECT * FROM transactions ORDER BY seq DESC LIMIT ?');
  const search = query<TransactionRow>(
    storage,
    `SELECT * FROM transactions AS t WHERE (?1 = '' OR instr(lower(t.order_id), lower(?1)) > 0 OR t.token = ?1
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
    notice: (row: TransactionRow) => void held.get(row.token, () => toTransaction(row)),
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
