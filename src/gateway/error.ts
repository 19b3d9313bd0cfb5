/**
 * Why the gateway did not do what it was asked.
 * - `offline`, `timeout`, `unavailable` (5xx), `malformed`: nothing is known of what it did; ask again.
 * - `not_found`, `used`, `expired`, `cancelled`, `paid`: the token can no longer be paid (contract.md §3.3).
 * - `channel_down`: this method does not work now; another may (contract.md §3.5, 402 and 503).
 * - `card_rejected`: the tokeniser refused what was typed; `setup`: it refused the merchant's own key.
 * - `origin`: the page that frames the checkout is not registered with the merchant.
 * - `card_unwanted`: the merchant's own lists leave this card out.
 * - `promo`: the chosen promo cannot be used (any more); without it the payment may go through.
 * - `payer_unknown`: the wallet knows nobody by what was typed (404 with a reason of its own).
 * - `in_flight`: another charge of this transaction is being made (406).
 * - `rejected`: any other refusal; its text is for developers.
 */
export type GatewayErrorCode =
  | 'offline'
  | 'timeout'
  | 'unavailable'
  | 'malformed'
  | 'not_found'
  | 'used'
  | 'expired'
  | 'cancelled'
  | 'paid'
  | 'channel_down'
  | 'card_rejected'
  | 'card_unwanted'
  | 'setup'
  | 'origin'
  | 'promo'
  | 'payer_unknown'
  | 'in_flight'
  | 'rejected';

/** After these nobody knows what the gateway did: the same question may be asked again, never a new one in its place. */
const UNKNOWN: ReadonlySet<GatewayErrorCode> = new Set(['offline', 'timeout', 'unavailable', 'malformed']);

export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: GatewayErrorCode;

  /** `detail` is for developers' eyes: what was asked and what came back, without secrets. */
  constructor(code: GatewayErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
  }

  get unknown(): boolean {
    return UNKNOWN.has(this.code);
  }

  /** Anything thrown, as one of ours. */
  static from(thrown: unknown): GatewayError {
    if (thrown instanceof GatewayError) return thrown;
    return new GatewayError('rejected', thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
  }
}
