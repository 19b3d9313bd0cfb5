/** The checkout's own words for what a payment gateway says. Wire words stop in `parse.ts`. */

/** A transaction as its token shows it (contract.md §3.3). Amounts are whole rupiah, times are epoch milliseconds. */
export interface Transaction {
  readonly token: string;
  readonly orderId: string;
  /** Rupiah. */
  readonly amount: number;
  readonly items: readonly Item[];
  readonly customer: Customer;
  /** What the merchant asks the customer, whatever the method (contract.md §2.2). */
  readonly asks: Partial<Record<keyof Customer, Asked>>;
  /** In the merchant's order; channels this gateway names but we do not know stay in the list and are skipped later. */
  readonly channels: readonly Channel[];
  readonly merchant: Merchant;
  /** Until when a method may be chosen; absent when the gateway does not say. */
  readonly expiresAt?: number;
  /** What this gateway can do beyond Snap: `resume`, `change_method`, `renew`. */
  readonly extensions: readonly string[];
  /** Present when the token was charged before: the page goes on where it was left. */
  readonly charge?: Charge;
  /** The gateway's own object: rules that only one method knows are read there, by that method. */
  readonly wire: Readonly<Record<string, unknown>>;
}

export interface Item {
  readonly name: string;
  /** Rupiah each; negative for a discount. */
  readonly price: number;
  readonly quantity: number;
}

export interface Customer {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly address?: string;
}

export type Asked = 'required' | 'optional';

/** One row of the merchant's payment methods. */
export interface Channel {
  /** The method's folder name: `credit_card`, `bca_va`, `gopay` … */
  readonly id: string;
  readonly down: boolean;
  /** Which ways of paying the gateway offers for a wallet: its app, a QR. Empty for everything else. */
  readonly modes: readonly WalletMode[];
  /** Whose QRIS code it is, in the gateway's word, where a row of the list names one. */
  readonly acquirer?: string;
  /** Rupiah. */
  readonly minimum?: number;
  /** Rupiah. */
  readonly maximum?: number;
  /** Rupiah that paying this way costs the customer on top. */
  readonly fee?: number;
}

export type WalletMode = 'app' | 'qr';

export interface Merchant {
  readonly id: string;
  /** Names the merchant to the tokenisation endpoint; public. */
  readonly clientKey: string;
  readonly name: string;
  readonly logoUrl?: string;
  /** `#rrggbb`. */
  readonly headerColour?: string;
  /** `#rrggbb`. */
  readonly buttonColour?: string;
  readonly locale: Language;
  readonly hideOrderId: boolean;
  /** Whether a refused attempt may be followed by another. */
  readonly allowRetry: boolean;
  /** Whether e-mail and phone are asked for beside a card. */
  readonly asksContact: boolean;
  /** Origins that may frame this checkout; empty means any. */
  readonly origins: readonly string[];
  readonly finishUrl?: string;
  readonly unfinishUrl?: string;
  readonly errorUrl?: string;
  /** Card brands taken, as `visa`, `mastercard`, `jcb`, `amex`, `cup`; empty means not said. */
  readonly brands: readonly string[];
}

export type Language = 'en' | 'id';

/**
 * `refused` is the bank's, the fraud system's or the provider's no; `cancelled` the merchant's; `failed` a technical end.
 * `review` is a card payment held by the fraud system (`challenge` on the wire): not refused, not yet paid.
 */
export type ChargeStatus = 'pending' | 'review' | 'paid' | 'refused' | 'expired' | 'cancelled' | 'failed';

/** What became of an attempt to pay, and what the customer needs to carry it through (contract.md §3.5). */
export interface Charge {
  readonly status: ChargeStatus;
  /** The folder that shows it; absent when the gateway's answer does not tell. */
  readonly method?: string;
  readonly transactionId?: string;
  /** Rupiah. */
  readonly amount: number;
  /** Rupiah of it that paying this way cost the customer on top. */
  readonly fee?: number;
  /** Until when it can be paid, epoch milliseconds. */
  readonly expiresAt?: number;
  /** When it was created or paid, epoch milliseconds. */
  readonly at?: number;
  readonly virtualAccount?: { readonly bank: string; readonly number: string };
  /** What is typed where bills are paid: whose it is, and which. */
  readonly bill?: { readonly company: string; readonly number: string };
  readonly qr?: { readonly text?: string; readonly imageUrl?: string };
  /** Opens the wallet's or the bank's app (or its page). */
  readonly appUrl?: string;
  /** The bank's or the provider's own page, where the payment goes on. */
  readonly redirectUrl?: string;
  /** Shown or said at a shop's counter. */
  readonly paymentCode?: string;
  /** The phone that a wallet's request was sent to. */
  readonly phone?: string;
  /** The bank's 3-D Secure page. */
  readonly challengeUrl?: string;
  /** The customer is done there; the bank's answer is still to come. */
  readonly challengeDone?: boolean;
  readonly maskedCard?: string;
  /** Rupiah of the amount that the bank's points paid. */
  readonly points?: number;
  /** Paid in so many monthly parts. */
  readonly months?: number;
  /** Why it was refused, as the bank's two-character code (contract.md §8.4) or `fraud`, `3ds`, `3ds-version`. */
  readonly reason?: string;
  readonly pdfUrl?: string;
  /** The gateway's own object: it is what the shop gets, unchanged but for contract.md §1.7. */
  readonly wire: Readonly<Record<string, unknown>>;
}

/** What a method asks the gateway to charge: the wire's `payment_type` and `payment_params` (contract.md §3.4). */
export interface PayRequest {
  readonly payment_type: string;
  readonly payment_params?: Readonly<Record<string, unknown>>;
  readonly customer_details?: Readonly<Record<string, string>>;
  readonly promo_details?: Readonly<Record<string, string>>;
}

/** Something that only one method asks the gateway while its form is filled in. */
export interface Question {
  /** Which of the gateway's two addresses: the Snap API or the card API. */
  readonly to: 'app' | 'api';
  readonly path: string;
  readonly method?: 'POST' | 'DELETE';
}

/** A card as typed. It lives in the form and in one request, nowhere else. A debit card with a token device has only its number. */
export interface Card {
  readonly number: string;
  /** `01` … `12`. */
  readonly month?: string;
  /** Four digits. */
  readonly year?: string;
  readonly cvv?: string;
}

/** A card that the gateway knows: its name there, and the CVV as typed. */
export interface SavedCardUse {
  readonly savedToken: string;
  readonly cvv: string;
}
