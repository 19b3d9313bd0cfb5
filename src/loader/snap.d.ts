/**
 * Types for pages that load snap.js. They add a global `snap`, and with it `window.snap`, and live beside whatever a
 * page has already declared on `Window`: `interface Window { snap?: … }` and `interface Window { snap: … }` both compile.
 *
 *     import type {} from './snap.d.ts';   // or: /// <reference path="./snap.d.ts" />
 */

export interface Snap {
  /**
   * Opens the payment page over the shop's page. Returning normally means that it is open.
   * @throws Error while another payment is open; TypeError when `token` is no token
   */
  pay(token: string, options?: SnapOptions): void;
  /** Puts the payment page into an element of the shop's page. */
  embed(token: string, options: SnapEmbedOptions): void;
  /** Shows the loading sheet until `pay` or `hide`. */
  show(): void;
  /** Closes whatever is open and resets; calls no callback, never throws. */
  hide(): void;
  /** The same as `hide`. */
  reset(): void;
  /** Does nothing; there because pages call it. */
  init(...ignored: unknown[]): void;
}

/** Exactly one of the four callbacks is called for each `pay` or `embed` that the customer ends. */
export interface SnapOptions {
  /** Paid: `status_code` is "200". Without it the page goes to the finish URL. */
  onSuccess?(result: SnapResult): unknown;
  /** A number or a code is still to be paid: `status_code` is "201". Without it the page goes to the finish URL. */
  onPending?(result: SnapResult): unknown;
  /** Refused for good, expired, cancelled, unknown token. Without it the page goes to the error URL. */
  onError?(result: SnapError | SnapResult): unknown;
  /** Closed before anything was charged. */
  onClose?(): unknown;
  language?: 'en' | 'id' | (string & {});
  enabledPayments?: string[];
  selectedPaymentType?: string;
  /** Seconds; 0 for never. */
  autoCloseDelay?: number;
  uiMode?: 'deeplink' | 'qr' | 'auto' | (string & {});
  gopayMode?: 'deeplink' | 'qr' | 'auto' | (string & {});
  skipOrderSummary?: boolean;
  skipCustomerDetails?: boolean;
  showOrderId?: boolean;
  customerEmail?: string;
  customerPhone?: string;
  /** Anything else is ignored. */
  [more: string]: unknown;
}

/** `embedId`, or `embedID`: an element or its id. */
export type SnapEmbedOptions = SnapOptions & ({ embedId: string | Element } | { embedID: string | Element });

/** The gateway's own words; every scalar is a string. Confirm on the server what it says. */
export interface SnapResult {
  status_code: string;
  status_message: string;
  transaction_id: string;
  order_id: string;
  gross_amount: string;
  payment_type: string;
  transaction_time: string;
  transaction_status: string;
  finish_redirect_url: string;
  fraud_status?: string;
  currency?: string;
  settlement_time?: string;
  expiry_time?: string;
  /** Instructions as a document: virtual accounts, bills, counter codes. */
  pdf_url?: string;
  redirect_url?: string;
  va_numbers?: { bank: string; va_number: string }[];
  bca_va_number?: string;
  permata_va_number?: string;
  bill_key?: string;
  biller_code?: string;
  payment_code?: string;
  masked_card?: string;
  bank?: string;
  card_type?: string;
  approval_code?: string;
  saved_token_id?: string;
  saved_token_id_expired_at?: string;
}

export interface SnapError {
  status_code: string;
  status_message: string[];
  finish_redirect_url?: string;
}

declare global {
  var snap: Snap;
}
