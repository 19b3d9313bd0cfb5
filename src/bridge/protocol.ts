/**
 * Everything that the merchant's page and the checkout can say to each other. What is not in here cannot be sent.
 *
 * 1. The checkout says hello to its parent: a version, nothing private, so it may go to any origin.
 * 2. The loader answers its own frame, at the exact origin, with a welcome that carries one MessagePort.
 * 3. All else goes through that port: `ToCheckout` one way, `ToMerchant` the other.
 * 4. A reload of the frame starts again at 1.
 *
 * docs/bridge.md tells the same with a diagram.
 */

/** The protocol spoken here. Raised when a message changes its meaning or a new one cannot be missed. 2: `heard`. */
export const VERSION = 2;

/** The oldest version of the other side that this side still works with. */
export const LEAST = 1;

/** Sent once by the checkout, before the port exists, to any parent; it must carry nothing private. */
export interface Hello {
  readonly snap: 'hello';
  /** What the checkout speaks. */
  readonly version: number;
  /** The oldest loader that it still works with. */
  readonly least: number;
}

export const HELLO: Hello = { snap: 'hello', version: VERSION, least: LEAST };

/** The loader's answer to a hello; the port travels with it. */
export interface Welcome {
  readonly snap: 'welcome';
  /** What both sides will speak: the older of the two versions. */
  readonly version: number;
}

/** From the loader to the checkout. */
export interface ToCheckout {
  /** `pay` or `embed` was called, or the frame was reloaded while open. The checkout fetches the transaction and shows it. */
  start: Start;
  /** The customer wants to leave by a way the frame cannot see (Escape or back outside of it). The checkout says `heard`, asks if it must, then sends `finish`. */
  dismiss: null;
  /** The browser closed the sheet without asking (a second Escape where `closedby` is unknown). The checkout sends `finish` at once and asks nothing. */
  left: null;
}

/** From the checkout to the loader. */
export interface ToMerchant {
  /** The first screen after `start` is on the page, with its own way out. The loader takes its close button away. */
  shown: null;
  /**
   * `dismiss` has arrived, and the customer may be looking at a question. From version 2 on: a checkout that stays silent
   * for a second is taken for dead, and the next dismissal closes.
   */
  heard: null;
  /** The content's height in CSS pixels changed. Embedded: the loader lets the frame grow. Pop-up: ignored. */
  resize: { readonly height: number };
  /** The customer is done. Sent once per `start`; the loader puts the page back, then calls one callback or goes to `url`. */
  finish: Finish;
}

export interface Start {
  readonly token: string;
  readonly mode: 'popup' | 'embed';
  readonly options: Asked;
  /** Names of all the options that the page used, so that unknown ones can be pointed out to developers. */
  readonly names: readonly string[];
}

/**
 * Options as the page gave them, made into text: the same words that a full window gets in its query. The loader sends
 * those in `CheckoutOptions` and nothing else; the checkout makes sense of them.
 */
export type Asked = Readonly<Record<string, string>>;

/** What the merchant may ask of the checkout (contract 1.3), once the checkout has made sense of it. */
export interface CheckoutOptions {
  readonly language?: 'en' | 'id';
  /** Channel names; a filter on what the transaction allows. */
  readonly enabledPayments?: readonly string[];
  /** The channel to open at once. */
  readonly selectedPaymentType?: string;
  /** Seconds until the last page of a pending payment closes itself; 0 or absent: never. */
  readonly autoCloseDelay?: number;
  /** App link or QR, for GoPay and ShopeePay. */
  readonly uiMode?: PresentationMode;
  /** The older name of the same, for GoPay only; `uiMode` wins. */
  readonly gopayMode?: PresentationMode;
  /** Only an explicit `false` shows the summary first. */
  readonly skipOrderSummary?: boolean;
  /** E-mail and phone are not asked for. */
  readonly skipCustomerDetails?: boolean;
  /** Only an explicit `false` hides the order id. */
  readonly showOrderId?: boolean;
  readonly customerEmail?: string;
  readonly customerPhone?: string;
}

export type PresentationMode = 'deeplink' | 'qr' | 'auto';

export interface Finish {
  /** Which callback: onSuccess, onPending, onError, onClose. */
  readonly outcome: Outcome;
  /** What the callback gets; absent when the customer closed without paying. */
  readonly result?: SnapResult;
  /** Where the page goes when it gave no matching callback. http(s); the loader checks it again. */
  readonly url?: string;
}

export type Outcome = 'success' | 'pending' | 'error' | 'close';

/**
 * What merchants' callbacks get (contract 1.7): the gateway's own object passed through, so the names are the
 * gateway's and there may be more of them. Every scalar is a string.
 */
export interface SnapResult {
  status_code: string;
  /** An array in error results, a string in all others. */
  status_message: string | string[];
  /** The finish URL with order_id, status_code and transaction_status appended. */
  finish_redirect_url?: string;
  transaction_id?: string;
  order_id?: string;
  gross_amount?: string;
  currency?: string;
  payment_type?: string;
  transaction_time?: string;
  transaction_status?: string;
  settlement_time?: string;
  expiry_time?: string;
  fraud_status?: string;
  merchant_id?: string;
  /** Absolute, or absent; never null or empty. */
  pdf_url?: string;
  redirect_url?: string;
  va_numbers?: { bank: string; va_number: string }[];
  bca_va_number?: string;
  permata_va_number?: string;
  bill_key?: string;
  biller_code?: string;
  payment_code?: string;
  store?: string;
  masked_card?: string;
  bank?: string;
  card_type?: string;
  approval_code?: string;
  eci?: string;
  channel_response_code?: string;
  channel_response_message?: string;
  saved_token_id?: string;
  saved_token_id_expired_at?: string;
  acquirer?: string;
  issuer?: string;
  qr_string?: string;
  [more: string]: unknown;
}
