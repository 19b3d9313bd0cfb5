import { GatewayError, type GatewayErrorCode } from './error.ts';
import { createHttp, type Answer } from './http.ts';
import { parseCharge, parseTransaction } from './parse.ts';
import type { Card, Charge, PayRequest, Question, SavedCardUse, Transaction } from './types.ts';

/** The payment gateway as the browser sees it (contract.md §3, §4). Everything rejects with a `GatewayError`. */
export interface Gateway {
  readonly transaction: (token: string, signal: AbortSignal) => Promise<Transaction>;
  /** Charges once, however often it is called with the same key. */
  readonly pay: (token: string, request: PayRequest, key: string, signal: AbortSignal) => Promise<Charge>;
  /** The newest state; `undefined` when nothing has been charged yet. */
  readonly status: (token: string, signal: AbortSignal) => Promise<Charge | undefined>;
  /**
   * Cancels a pending instrument, so that another can be chosen (extension `change_method`). A gateway that will not,
   * because it is paid or no longer the one, is no error: the transaction tells what is true.
   */
  readonly giveUp: (token: string, transactionId: string, signal: AbortSignal) => Promise<void>;
  /** A card for a token, which may be charged once. `clientKey` is the transaction's own. */
  readonly tokenise: (card: Card | SavedCardUse, transaction: Transaction, signal: AbortSignal) => Promise<string>;
  /** What only one method asks: the answer's JSON, for that method to read. */
  readonly ask: (question: Question, transaction: Transaction, signal: AbortSignal) => Promise<unknown>;
  /** Now by the gateway's clock, epoch milliseconds; measured anew on every answer. */
  readonly now: () => number;
}

/** An answer that came with the page (the full window), so that no second round trip stands before the list. */
export interface FirstAnswer {
  readonly status: number;
  /** The gateway's clock, epoch milliseconds. */
  readonly date: number;
  readonly body: unknown;
}

export interface GatewayPlace {
  /** Origin of the Snap API. */
  readonly app: string;
  /** Origin of the tokenisation endpoint. */
  readonly api: string;
  readonly fetch: typeof fetch;
  /** This device's clock, epoch milliseconds. */
  readonly clock: () => number;
  /** How the checkout is shown, told to the gateway as `X-Source-App-Type` (contract.md §3.1). */
  readonly appType: 'popup' | 'redirection';
  readonly first?: FirstAnswer;
  /** Milliseconds until an answer is given up; a charge may take longer than a question. */
  readonly patience?: { readonly question: number; readonly charge: number };
}

const HTTP_CODES: Readonly<Record<string, GatewayErrorCode>> = {
  404: 'not_found',
  406: 'used',
  407: 'expired',
  408: 'cancelled',
  409: 'paid',
};

/** The header fields of every question (contract.md §3.1). */
const JSON_HEADERS = { accept: 'application/json', 'content-type': 'application/json' };

export function createGateway(place: GatewayPlace): Gateway {
  const { patience = { question: 15_000, charge: 45_000 } } = place;
  const { ask, now } = createHttp({ fetch: place.fetch, clock: place.clock, date: place.first?.date });
  let { first } = place;
  const headers = { ...JSON_HEADERS, 'x-source': 'snap', 'x-source-app-type': place.appType };
  const snap = (token: string, path: string, version = 'v1') =>
    `${place.app}/snap/${version}/transactions/${encodeURIComponent(token)}${path}`;

  /** A paid token is a payment that went well, whoever opens it again (docs/decisions/011). */
  const paid = async (token: string, body: unknown, signal: AbortSignal): Promise<Transaction | undefined> => {
    try {
      const status = accepted(await ask(snap(token, '/status'), { headers }, signal, patience.question));
      return parseTransaction({ ...(body as object), token, result: status }, place.app);
    } catch (error) {
      // A gateway that says less leaves us with "already paid".
      if (signal.aborted || !(error instanceof GatewayError && error.code === 'malformed')) throw error;
      return undefined;
    }
  };

  return {
    now,

    async transaction(token, signal) {
      const answer = first ?? (await ask(snap(token, ''), { headers }, signal, patience.question));
      first = undefined;
      if (answer.status >= 300 && codeOf(answer) === '409')
        return (await paid(token, answer.body, signal)) ?? refuse(answer);
      return parseTransaction(accepted(answer), place.app);
    },

    async pay(token, request, key, signal) {
      const init = { method: 'POST', headers: { ...headers, 'idempotency-key': key }, body: JSON.stringify(request) };
      return parseCharge(charged(await ask(snap(token, '/charge', 'v2'), init, signal, patience.charge)));
    },

    async status(token, signal) {
      const answer = await ask(snap(token, '/status'), { headers }, signal, patience.question);
      return codeOf(ours(answer)) === '404' ? undefined : parseCharge(accepted(answer));
    },

    async giveUp(token, transactionId, signal) {
      const init = { method: 'POST', headers, body: JSON.stringify({ transaction_id: transactionId }) };
      await ask(snap(token, '/change_method'), init, signal, patience.charge);
    },

    ask: async ({ to, path, method = 'GET' }, transaction, signal) => {
      const init = { method, headers: to === 'api' ? cardHeaders(transaction) : headers };
      return accepted(await ask(place[to] + path, init, signal, patience.question));
    },

    tokenise: async (card, transaction, signal) =>
      tokenOf(await ask(`${place.api}/v2/token`, cardRequest(card, transaction), signal, patience.question)),
  };
}

/** The card API knows the merchant by the client key, as a user without a password. */
const cardHeaders = ({ merchant: { clientKey } }: Transaction) => ({
  ...JSON_HEADERS,
  authorization: `Basic ${btoa(`${clientKey}:`)}`,
});

/** The one request that a card is ever in (contract.md §4.1); of a saved one there is only the CVV. */
const cardRequest = (card: Card | SavedCardUse, transaction: Transaction): RequestInit => ({
  method: 'POST',
  headers: cardHeaders(transaction),
  body: JSON.stringify({
    client_key: transaction.merchant.clientKey,
    ...('savedToken' in card
      ? { token_id: card.savedToken, two_click: true }
      : { card_number: card.number, card_exp_month: card.month, card_exp_year: card.year }),
    card_cvv: card.cvv,
    gross_amount: transaction.amount,
    currency: 'IDR',
    order_id: transaction.orderId,
  }),
});

const field = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;

/** The body's own code, where it has one, else the HTTP status (contract.md §3.5; browsers cannot read an HTTP 407). */
const codeOf = ({ status, body }: Answer): string => String(field(body, 'status_code') ?? status);

const detailOf = ({ status, body }: Answer): string =>
  [
    status,
    JSON.stringify(field(body, 'error_messages') ?? field(body, 'status_message') ?? null),
    JSON.stringify(field(body, 'validation_messages')),
  ]
    .filter(Boolean)
    .join(' ');

/** A question's body, or the error that stands in its place. */
function accepted(answer: Answer): unknown {
  return answer.status < 300 ? answer.body : refuse(ours(answer));
}

/** A firewall or a proxy may answer JSON too; what does not speak the contract is not the gateway's word. */
function ours(answer: Answer): Answer {
  const spoken = ['status_code', 'status_message', 'error_messages', 'errors'].some(
    (name) => field(answer.body, name) !== undefined,
  );
  if (answer.status < 300 || spoken) return answer;
  throw new GatewayError('unavailable', `${answer.status} without a word of the contract`);
}

function refuse(answer: Answer): never {
  throw new GatewayError(HTTP_CODES[codeOf(answer)] ?? 'rejected', detailOf(answer));
}

/**
 * A charge's body. A refusal by the bank is an answer, not an error; what stops before a charge was made is an error.
 * The mapping follows contract.md §3.5 "client-side error rules" and §8.4.
 */
function charged(answer: Answer): unknown {
  const { body } = ours(answer);
  const code = codeOf(answer);
  const detail = detailOf(answer);
  const stop = (as: GatewayErrorCode) => {
    throw new GatewayError(as, detail);
  };
  if (field(body, 'transaction_status') !== undefined || code === '200' || code === '201' || code === '202')
    return body;
  if (code.startsWith('5') && code !== '503') stop('unavailable');
  // 402 with a text about 3-D Secure 1 is about this card, every other about the channel.
  if (code === '402' && /3DS version/i.test(String(field(body, 'status_message')))) return body;
  if (code === '402' || code === '503') stop('channel_down');
  // A promo may be used up between its choice and the payment (contract.md §3.8).
  if (code === '400' && /promo/.test(detail)) stop('promo');
  // Only the gateway may know the card's bank (contract.md §3.10).
  if (code === '400' && /(white|black)list/.test(detail)) stop('card_unwanted');
  if (code === '411') stop('card_rejected');
  if (code === '406') stop('in_flight');
  // A dead token says so in `error_messages`; with a `status_message` it is about this charge (contract.md §8.2, §8.4).
  if (code !== '407' && field(body, 'status_message') !== undefined)
    stop(code === '404' ? 'payer_unknown' : 'rejected');
  return stop(HTTP_CODES[code] ?? 'rejected');
}

function tokenOf(answer: Answer): string {
  const token = field(ours(answer).body, 'token_id');
  const code = codeOf(answer);
  if (code === '200' && typeof token === 'string') return token;
  if (code === '200') throw new GatewayError('malformed', 'tokenisation answered 200 without a token_id');
  // The tokeniser's own trouble is not the card's.
  if (code.startsWith('5')) throw new GatewayError('unavailable', detailOf(answer));
  if (code === '401')
    throw new GatewayError('setup', `tokenisation refused the transaction's client key: ${detailOf(answer)}`);
  throw new GatewayError('card_rejected', detailOf(answer));
}
