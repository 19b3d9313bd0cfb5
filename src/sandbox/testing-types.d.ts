/** What the levers take and answer, for test suites in TypeScript. */

export type Transition =
  | 'settle'
  | 'challenge'
  | 'accept'
  | 'capture'
  | 'deny'
  | 'fail'
  | 'expire'
  | 'cancel'
  | 'refund'
  | 'chargeback'
  | 'partial_chargeback';

/** What is to go wrong, and where: a name (`pay`, `status`, `charge` …), or a path with `*` for one part; absent: everywhere. */
export interface Fault {
  readonly endpoint?: string;
  readonly times?: number;
  readonly rate?: number;
  readonly latency_ms?: number;
  readonly outage?: boolean;
  readonly drop?: boolean;
  readonly per_minute?: number;
  readonly code?: string;
  readonly text?: string;
  readonly http?: number;
  readonly body?: Readonly<Record<string, unknown>>;
}

export interface Notification {
  readonly id: number;
  readonly order_id: string;
  readonly transaction_id: string;
  readonly url: string;
  readonly state: 'owed' | 'delivered' | 'failed' | 'nowhere';
  readonly created_at: string;
  /** Absent where none will follow. */
  readonly next_attempt_at?: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly attempts: readonly {
    readonly at: string;
    readonly took_ms: number;
    readonly status?: number;
    readonly error?: string;
    readonly answer?: string;
  }[];
}

/** One transaction as lists have it; `transaction_status` and `channel` once there is a charge. */
export interface Transaction {
  readonly token: string;
  readonly order_id: string;
  readonly merchant_id: string;
  readonly gross_amount: number;
  /** Of the token: `open`, `replaced`, `expired`, `cancelled`. */
  readonly state: string;
  readonly created_at: string;
  readonly possible: readonly Transition[];
  /** Whether `payAgain` would do something. */
  readonly pay_again: boolean;
  /** A token came first; a Core charge and a payment at the till have none that anybody asked for. */
  readonly token_asked: boolean;
  readonly transaction_id?: string;
  readonly channel?: string;
  readonly transaction_status?: string;
  readonly fraud_status?: string;
}

export interface Timeline extends Transaction {
  readonly calls: readonly {
    readonly at: string;
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly status_code?: string;
    readonly took_ms: number;
  }[];
  /** `given_up`: the customer chose another way to pay. */
  readonly states: readonly {
    readonly at: string;
    readonly payment_type: string;
    readonly transaction_status: string;
    readonly fraud_status?: string;
    readonly given_up?: boolean;
  }[];
  readonly notifications: readonly Notification[];
  readonly charges: readonly Readonly<Record<string, unknown>>[];
}

/** A merchant's settings, as `PATCH /snap/v3/merchant-preferences` and docs/sandbox.md name them; what is absent stays. */
export type Settings = Readonly<Record<string, unknown>>;

/** A merchant with its settings and keys. */
export interface Merchant {
  readonly merchant_id: string;
  readonly server_key: string;
  readonly client_key: string;
  readonly [setting: string]: unknown;
}

export interface Mail {
  readonly merchant_id: string;
  readonly at: string;
  readonly to: string;
  readonly for: 'customer' | 'shop';
  readonly kind: 'instructions' | 'paid' | 'expired';
  readonly order_id: string;
  readonly subject: { readonly en: string; readonly id: string };
  readonly text: { readonly en: string; readonly id: string };
}

export interface Options {
  /** The printed token, for a sandbox beyond loopback. */
  readonly token?: string;
  /** Whose orders are meant, where several merchants may have one of the same id. */
  readonly merchant?: string;
  /** Default: the global one. `createSandbox()` can be given as it is. */
  readonly fetch?: (request: Request) => Promise<Response>;
}
