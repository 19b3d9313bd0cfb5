import type { ComponentType } from 'preact';

import type {
  Card,
  Channel,
  Charge,
  Language,
  PayRequest,
  Question,
  SavedCardUse,
  Transaction,
} from '../gateway/types.ts';

/** Where a method stands in the list (ux.md, screen 3). */
export type Group = 'card' | 'virtual_account' | 'wallet' | 'store' | 'internet_banking' | 'pay_later';

/** How the customer's device can take a wallet: its app, or a QR for another device. */
export type WalletPresentation = 'app' | 'qr';

/** What a method may know when it says what to charge. */
export interface PayContext {
  readonly transaction: Transaction;
  readonly channel: Channel;
  /** From `uiMode`/`gopayMode`, else from the device's pointer. */
  readonly presentation: WalletPresentation;
}

/** A card for a token, which may be charged once. */
export type Tokenise = (card: Card | SavedCardUse) => Promise<string>;

/** What a form may do with the card it holds: one request, answered by a token. */
export interface Prepare {
  (tools: { readonly tokenise: Tokenise }): Promise<PayRequest>;
}

/** Why the last attempt did not work, for the form to show: the bank's reason, or the gateway's code. */
export interface Refusal {
  readonly kind: 'bank' | 'gateway';
  /** `kind: bank`: see `Charge.reason`; `kind: gateway`: a `GatewayErrorCode`. */
  readonly reason: string | undefined;
  readonly charge?: Charge;
}

/** A form before paying. It stays mounted while it charges and while the bank asks, so that nothing typed is lost. */
export interface EntryProps {
  readonly transaction: Transaction;
  readonly channel: Channel;
  /** The `Saved` that was chosen in the list; empty: something new; undefined: the list was not asked. */
  readonly saved?: string | undefined;
  readonly options: {
    readonly customerEmail?: string;
    readonly customerPhone?: string;
    readonly skipCustomerDetails: boolean;
  };
  /** The attempt is on its way: fields are read-only, the button is busy. */
  readonly busy: boolean;
  readonly refusal: Refusal | undefined;
  /** Hands over a function that makes the request; a second call while one runs does nothing. */
  readonly submit: (prepare: Prepare) => void;
  /** Asks the gateway something of the method's own; answers the JSON, or throws. The form must do without an answer. */
  readonly ask: (question: Question) => Promise<unknown>;
  /** A token ahead of paying, for what is asked with it. */
  readonly tokenise: Tokenise;
  /** Now by the gateway's clock, epoch milliseconds. */
  readonly now: () => number;
  /** The customer has typed something: leaving will ask. */
  readonly touched: () => void;
}

/** What to do next, once charged. */
export interface InstructionProps {
  readonly transaction: Transaction;
  readonly charge: Charge;
  readonly presentation: WalletPresentation;
  /** Now by the gateway's clock, epoch milliseconds. */
  readonly now: () => number;
  /** Asks the gateway at once. */
  readonly check: () => void;
  /** A check the customer asked for is under way. */
  readonly checking: boolean;
  /** The last check the customer asked for found nothing new. */
  readonly notYet: boolean;
  /** The gateway has said that its time is over: makes a new one in its place. */
  readonly renew?: (() => void) | undefined;
  /** Cancels this instrument and goes back to the list; absent where the gateway cannot. */
  readonly change: (() => void) | undefined;
  /** Where the shop's page is: in a frame, links to a bank or an app leave it. */
  readonly framed: boolean;
}

/** The part of a method that is fetched when it is chosen. */
export interface MethodView {
  readonly Entry?: ComponentType<EntryProps>;
  readonly Instruction: ComponentType<InstructionProps>;
}

/** Something of this customer's that can be paid with at once. */
export interface Saved {
  /** Tells the form which one. */
  readonly id: string;
  /** URL of its mark. */
  readonly mark: string;
  readonly name: string;
  /** What is left to do, or why it cannot be used. */
  readonly hint: Readonly<Record<Language, string>>;
  /** It can no longer be used. */
  readonly off: boolean;
}

/** A way to pay: a value in a folder of its own, named as the gateway names the channel. */
export interface Method {
  readonly id: string;
  readonly group: Group;
  /** The row's title, and the title of its screens. */
  readonly name: Readonly<Record<Language, string>>;
  /** One line below the title in the list. */
  readonly hint?: Readonly<Record<Language, string>>;
  /** The hash route that opens it (contract.md §1.10), without `#/`. */
  readonly route: string;
  /** URL of the mark (an SVG of our own drawing). */
  readonly logo: string;
  /** URLs of small marks below the title instead of the hint (card brands). */
  readonly marks?: (transaction: Transaction) => readonly string[];
  /** What this customer saved here and need not type again: rows of their own, above all others. `now` is the gateway's. */
  readonly saved?: (transaction: Transaction, now: number) => readonly Saved[];
  /** Its form asks who pays by itself; before every other one the checkout asks, where the merchant wants it. */
  readonly asksWho?: boolean;
  /** What to charge when there is nothing to type; absent: the view has an `Entry`. */
  readonly request?: (context: PayContext) => PayRequest;
  /** The shop's older option that says app or code for this method alone. */
  readonly modeOption?: 'gopayMode';
  /** What has expired may be replaced by a new one on the spot, where the gateway takes it (`extensions: renew`). */
  readonly renewable?: boolean;
  readonly view: () => Promise<MethodView>;
}

interface Definition extends Omit<Method, 'route' | 'name'>, Partial<Pick<Method, 'route'>> {
  /** A brand's is the same in every language. */
  readonly name: string | Method['name'];
}

/** A method's route is its name, with dashes, where it does not say another. */
export const defineMethod = ({ name, ...method }: Definition): Method => ({
  route: method.id.replaceAll('_', '-'),
  ...method,
  name: typeof name === 'string' ? { en: name, id: name } : name,
});
