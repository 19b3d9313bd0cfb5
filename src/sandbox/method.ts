import type { Context, Hono } from 'hono';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { TokenRequest } from './token-request.ts';

/** HTML whose every inserted value was escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Fields of an answer, in the gateway's own words. */
export type Fields = Readonly<Record<string, unknown>>;

export type ChargeStatus =
  | 'pending'
  | 'authorize'
  | 'capture'
  | 'settlement'
  | 'deny'
  | 'cancel'
  | 'expire'
  | 'failure'
  | 'refund'
  | 'partial_refund'
  | 'chargeback'
  | 'partial_chargeback';
export type FraudStatus = 'accept' | 'challenge' | 'deny';
export type Language = 'en' | 'id';

/** What a merchant's back end asked for: one token. Times are epoch milliseconds of the sandbox's clock. */
export interface Transaction {
  readonly token: string;
  readonly merchantId: string;
  readonly orderId: string;
  /** Whole rupiah. */
  readonly amount: number;
  readonly request: TokenRequest;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly state: 'open' | 'replaced' | 'cancelled' | 'expired';
  /** The URLs that are told about it; null is the merchant's own. */
  readonly notify: readonly (string | null)[];
}

/** Money that went back. Amounts in whole rupiah, times in epoch milliseconds. */
export interface Refund {
  readonly id: string;
  /** The merchant's own, unique per charge. */
  readonly key: string;
  readonly amount: number;
  readonly reason: string;
  readonly how: 'online' | 'offline';
  readonly createdAt: number;
  readonly confirmedAt: number | null;
}

/** One attempt to pay. `data` belongs to the method that made it, but for `fee`: the customer's, in rupiah and in `amount`. */
export interface Charge {
  /** The wire's `transaction_id`. */
  readonly id: string;
  readonly token: string;
  readonly merchantId: string;
  readonly orderId: string;
  readonly amount: number;
  /** The method that made it, and that answers for it. */
  readonly method: string;
  /** What the customer chose: `method`, or a channel that `method` serves. */
  readonly channel: string;
  /** The wire's `payment_type`. */
  readonly type: string;
  readonly status: ChargeStatus;
  readonly fraud: FraudStatus;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly settledAt: number | null;
  /** What happens by itself, and when. */
  readonly dueAt: number | null;
  readonly dueTo: ChargeStatus | null;
  /** What the payer types or scans elsewhere: a VA number, a card token. Unique per method while pending. */
  readonly reference: string | null;
  readonly data: Fields;
  readonly customer: Fields | null;
  readonly refunds: readonly Refund[];
}

export type ChargeChange = Partial<
  Pick<Charge, 'status' | 'fraud' | 'amount' | 'expiresAt' | 'dueAt' | 'dueTo' | 'data' | 'refunds'>
>;

/** Chance, given from outside so that a test can load it. */
export interface Dice {
  /** That many decimal digits. */
  readonly digits: (count: number) => string;
  readonly uuid: () => string;
  /** The id of a token or of a payment, made at that moment (epoch milliseconds). */
  readonly id: (now: number) => string;
}

/** Origins for links, without a trailing slash. */
export interface Links {
  /** Where this request came in. */
  readonly self: string;
  /** What customers and other devices are given. */
  readonly app: string;
  /** The origin of bank, app and simulator pages. */
  readonly bank: string;
}

/** The body of pay and charge (contract §3.4), checked. */
export interface ChargeRequest {
  readonly payment_type: string;
  readonly payment_params: Fields;
  readonly [extra: string]: unknown;
}

export interface ChargeContext {
  readonly transaction: Transaction;
  readonly request: ChargeRequest;
  /** The new charge's `transaction_id`. */
  readonly id: string;
  readonly now: number;
  /** When the charge expires by the request's `expiry` and the method's own rules. */
  readonly expiresAt: number;
  /** What the customer pays on top of an amount, in whole rupiah; the charge's own amount has it without being asked. */
  readonly fee: (amount: number) => number;
  /** Nothing has been charged for this order yet. */
  readonly isFirst: boolean;
  readonly gateway: Gateway;
}

/** What a method makes of a charge request. Defaults: pending, accepted, expiring at `expiresAt`. */
export interface Charged {
  readonly type: string;
  /** Rupiah without the fee, where it is not the transaction's own. */
  readonly amount?: number;
  readonly data: Fields;
  readonly status?: ChargeStatus;
  readonly fraud?: FraudStatus;
  readonly reference?: string;
  readonly expiresAt?: number | null;
  readonly dueAt?: number | null;
  readonly dueTo?: ChargeStatus | null;
}

/** A request that makes no charge: `status_code` and text in the body. */
export interface Refusal {
  readonly refused: string;
  readonly message: string;
  /** The HTTP status, where it is not 200. */
  readonly http?: 400;
  readonly details?: Fields;
}

/** Records of the methods' own. */
export interface Records {
  /** Epoch milliseconds of the sandbox's clock. */
  readonly now: () => number;
  /** Kept until then, and forgotten after. */
  readonly keep: (kind: string, id: string, value: unknown, until: number) => void;
  readonly kept: (kind: string, id: string) => unknown;
}

/** The sandbox as its methods and their pages see it. */
export interface Gateway extends Records {
  /** The id of the merchant whose client key that is; takes the same time whatever it is. */
  readonly byClientKey: (key: string) => string | undefined;
  /** The id of the merchant whose server key that is. */
  readonly byServerKey: (key: string) => string | undefined;
  /** The user name of a request's Basic authentication; empty without one. */
  readonly basicUser: (c: Context) => string;
  /** The name of the shop that a transaction or a charge belongs to. */
  readonly merchantNameOf: (owned: { readonly merchantId: string }) => string;
  /** Whether that shop may charge a card again without its CVV. */
  readonly recurringMidOf: (owned: { readonly merchantId: string }) => boolean;
  /** What the customer would pay on top of that amount through that channel, in whole rupiah. */
  readonly feeOf: (transaction: Transaction, channel: string, amount: number) => number;
  /** A fingerprint of a text that nobody else can make. */
  readonly seal: (text: string) => string;
  /** Tells the developer what to do about a client key that was refused. */
  readonly refusedKey: (what: string, key: string, fromPage: boolean) => void;
  readonly dice: Dice;
  readonly links: (c: Context) => Links;
  readonly language: (c: Context) => Language;
  /** One durable change: everything inside is kept, or nothing. */
  readonly write: <T>(work: () => T) => T;
  readonly charge: (id: string) => Charge | undefined;
  readonly chargeByReference: (method: string, reference: string) => Charge | undefined;
  readonly transaction: (token: string) => Transaction | undefined;
  /** Moves a charge along the status cycle and owes the merchant a notification. Throws when the cycle forbids it. */
  readonly move: (charge: Charge, change: ChargeChange) => Charge;
  /** An order of its own for such money, at the merchant of `?merchant=`: the id as given, or made up; or what is wrong with it. */
  readonly unusedOrder: (
    c: Context,
    given: unknown,
  ) => { readonly orderId: string; readonly merchantId: string } | { readonly problem: Response };
  /** Money that came without a request: settled at once, with a transaction of its own; `like` had a request. */
  readonly receive: (
    payment: Pick<Charge, 'merchantId' | 'orderId' | 'amount' | 'method' | 'type' | 'reference' | 'data'>,
    like?: Charge,
  ) => Charge;
  /** The fields of a form posted by one of our own pages; undefined when the request came from elsewhere. */
  readonly form: (c: Context) => Promise<Readonly<Record<string, string>> | undefined>;
  /** A JSON body, or the answer to a body that is none. */
  readonly json: (c: Context) => Promise<{ readonly value: unknown } | { readonly problem: Response }>;
  readonly page: (
    c: Context,
    page: { readonly title: string; readonly body: Markup; readonly status?: 200 | 400 | 404 },
  ) => Promise<Response>;
  /** Where the shop wants its customer back, after an error perhaps elsewhere; undefined when it has not said. */
  readonly homeUrl: (transaction: Transaction, after?: 'error') => string | undefined;
  /** A QR code as a PNG. */
  readonly qrImage: (text: string) => Promise<Uint8Array<ArrayBuffer>>;
}

/** What a customer carries away to pay elsewhere, as words: it becomes the PDF, and the text of an e-mail. */
export interface Instruction {
  /** The way to pay, as the checkout names it. */
  readonly title: string;
  /** One line about it: from which accounts, at which counters. */
  readonly lead?: string;
  /** What is typed, shown or scanned, in the order in which it is asked for. */
  readonly codes: readonly InstructionCode[];
  /** How to pay, place by place, the most used first. `*menu names*` stand out. */
  readonly guides: readonly { readonly title: string; readonly steps: readonly string[] }[];
  /** What may go wrong, and what to do then. */
  readonly note?: string;
}

export interface InstructionCode {
  readonly label: string;
  /** Without spaces; it is set in groups. */
  readonly value: string;
  /** Its barcode as widths in modules, bars and gaps in turn, a bar first; drawn above the value. */
  readonly bars?: readonly number[];
}

/** One row of `enabled_payments` in the transaction that the customer gets. */
export interface ChannelRow {
  readonly type: string;
  readonly category?: 'bank_transfer' | 'cstore';
  readonly acquirer?: string;
  /** Ways of one channel that are paid on different pages (contract §3.3). */
  readonly mode?: readonly string[];
  readonly minimum_amount?: number;
  readonly maximum_amount?: number;
}

/** The sandbox's half of one way to pay. */
export interface SandboxMethod {
  /** The channel's key, and the name of its folder. */
  readonly id: string;
  /** Its place in the merchant's default order; lower comes first. */
  readonly position: number;
  readonly rows: readonly ChannelRow[];
  readonly accepts: (request: ChargeRequest) => boolean;
  /** Offered only to a merchant who asks for it by name; others get it under another channel's name. */
  readonly onlyByName?: boolean;
  /** An expired charge may be followed by a new one while the page lives (`extensions: renew`). */
  readonly renewable?: boolean;
  /** What a payment costs the merchant: a share of all that is paid, and rupiah. Others than the sandbox's own guess. */
  readonly cost?: { readonly share: number; readonly sum: number };
  /** Its settlements can be given back through the Core API (contract §5.1). */
  readonly refundable?: boolean;
  /** `status_message` of its pending charges in the Core API (contract §5.3). */
  readonly created?: string;
  /** The change that capturing an authorised charge means; absent: it has no such step. */
  readonly capture?: (charge: Charge) => ChargeChange;
  /** The change that approving what the fraud system holds means; absent: the money is taken. */
  readonly approve?: (charge: Charge) => ChargeChange;
  /** The provider may take a settlement back within a minute (contract §5.5). */
  readonly reversible?: boolean;
  /** What the 412 of the Core API's `expire` says, where it is not the general text (contract §5.1). */
  readonly expireRefusal?: string;
  /** What the status API has on top while the charge is pending (contract §5.2); `links` are those of the request. */
  readonly waiting?: (charge: Charge, links: Links) => Fields;
  /**
   * Methods that can make and answer for its charges, for a channel that is only another face of one of them. The merchant's
   * preference chooses, else the first that is active; with none active it is not offered.
   */
  readonly servedBy?: readonly string[];
  /** Its `transaction_id`, where that is no UUID. */
  readonly newId?: (dice: Dice, now: number) => string;
  /** Milliseconds a charge stays payable; `fixed` ignores the request's `expiry`. */
  readonly expiry: { readonly default: number; readonly max?: number; readonly fixed?: boolean };
  readonly charge: (context: ChargeContext) => Charged | Refusal;
  /** A one-time token for a card that a back end sends whole (Full PAN), or what is wrong with the card. */
  readonly tokenise?: (
    card: Fields,
    merchantId: string,
    gateway: Gateway,
  ) => { readonly token: string } | { readonly errors: readonly string[] };
  /** What it adds to the transaction that the customer gets; `charged`: the order has a charge, refused or not. */
  readonly present?: (
    transaction: Transaction,
    gateway: Gateway,
    charged: boolean,
  ) => Fields & { readonly merchant?: Fields };
  /** Fields of the Snap result (contract §3.5) beyond the common ones. */
  readonly result: (charge: Charge, links: Links) => Fields;
  /** Texts of a charge's `data` (or its `reference`) that its answers are made of; imported without one, it is refused. */
  readonly needs?: (charge: Charge) => readonly string[];
  /** Fields of the status answer and of notifications (contract §5.2, §5.4) beyond the common ones. */
  readonly report: (charge: Charge) => Fields;
  /** `status_message` where it is the method's own. */
  readonly message?: (charge: Charge) => string | undefined;
  /** What the customer takes along, for a charge that is paid elsewhere; absent: there is no PDF. */
  readonly instruction?: (charge: Charge, language: Language) => Instruction;
  /** The change that `settle` (or `challenge`) means for a charge, when it is more than the status. */
  readonly settle?: (charge: Charge, gateway: Gateway) => ChargeChange;
  readonly challenge?: (charge: Charge, gateway: Gateway) => ChargeChange;
  /** Called with every new charge (`before` is absent) and after every change of one, in the same durable change. */
  readonly changed?: (charge: Charge, before: Charge | undefined, records: Records) => void;
  /** What follows by itself after a change. */
  readonly due?: (charge: Charge, now: number) => ChargeChange | undefined;
  /** Pages and endpoints of the method's own: banks, apps, simulators. */
  readonly routes?: (app: Hono, gateway: Gateway) => void;
  /** A script of the sandbox's own for the checkout page that it serves; the checkout knows nothing of it. */
  readonly helper?: { readonly path: string; readonly script: string };
  /** What a tester types, printed at start. */
  readonly hints?: readonly string[];
}

/** Declares the sandbox's half of a payment method. */
export const defineSandboxMethod = (method: SandboxMethod): SandboxMethod => method;
