import * as v from 'valibot';
import { isWebUrl } from '../lib/url.ts';
import { ANSWERED } from './idempotency.ts';
import { SEAL_KEY } from './seal.ts';
import { storedMerchant } from './settings.ts';
import { NOTIFICATION_STATES } from './notification-log.ts';
import { CHARGE_STATUSES } from './status-cycle.ts';
import { json, STORED } from './stored.ts';
import { isSafeUrl, tokenRequest } from './token-request.ts';

/**
 * What a row of an imported state may hold, table by table: only what a sandbox could have written, for everything reads it
 * without another look. Types, and whether a column may be absent, are the database's own rules.
 */

/** Years of four digits, however far the clock travelled. */
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(Date.parse('9000-01-01T00:00:00Z'), 'is too late'));
const maybeTime = v.nullish(time);
const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(1, 'must be at least 1'));
const id = v.pipe(v.string(), v.minLength(1, 'is empty'), v.maxLength(255, 'is too long'));
const merchant = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'is no id of a merchant'));
const oneOf = <const Words extends readonly string[]>(words: Words) => v.picklist(words, 'is not known');

/** No field that is named as a URL leads where a request's could not. */
const hasSafeUrls = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  Object.entries(value).every(([key, inner]) =>
    /ur[il]$/i.test(key) && typeof inner === 'string' ? isSafeUrl(inner) : hasSafeUrls(inner),
  );
const safe = <Shape extends v.GenericSchema>(shape: Shape) =>
  v.pipe(
    shape,
    v.check((value: v.InferOutput<Shape>) => hasSafeUrls(value), 'has an unacceptable URL'),
  );
const fields = safe(v.record(v.string(), v.unknown()));
const webUrl = v.pipe(v.string(), v.check(isWebUrl, 'must be an http(s) URL'));

const status = oneOf(CHARGE_STATUSES);

const refund = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^\d{1,15}$/)),
  key: v.string(),
  amount,
  reason: v.string(),
  how: oneOf(['online', 'offline']),
  createdAt: time,
  confirmedAt: v.nullable(time),
});

const settings = v.variant(
  'name',
  [
    ...(['clock_offset_ms', 'delivery', 'faults', 'retry_intervals_ms'] as const).map((name) =>
      v.object({ name: v.literal(name), value: STORED[name] }),
    ),
    v.object({ name: v.literal(SEAL_KEY), value: v.string() }),
  ],
  'is not known',
);

const card = v.looseObject({
  merchantId: merchant,
  masked_card: v.pipe(v.string(), v.maxLength(20)),
  brand: v.nullable(v.string()),
  debit: v.boolean(),
  outcome: v.string(),
  month: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(9000)),
  used: v.boolean(),
});
const text = v.optional(v.string());

/** What is remembered for a while, by its kind. */
const KEPT = {
  account: safe(
    v.looseObject({
      id,
      merchantId: merchant,
      userId: text,
      phone: v.string(),
      countryCode: v.string(),
      status: oneOf(['PENDING', 'ENABLED', 'DISABLED']),
    }),
  ),
  user_account: v.string(),
  subscription: v.looseObject({ merchantId: merchant, body: fields }),
  card,
  saved_card: v.looseObject({
    id,
    merchantId: merchant,
    user: v.nullable(v.string()),
    chargeId: text,
    card,
    email: text,
    phone: text,
  }),
  saved_cards: v.array(v.string()),
  promo_uses: v.array(v.string()),
  gopay_error: v.nullable(v.string()),
  [ANSWERED]: v.unknown(),
} as const;

const kept = v.variant(
  'kind',
  Object.entries(KEPT).map(([kind, shape]) =>
    v.object({ kind: v.literal(kind), id: v.string(), value: json(shape), until: time }),
  ),
  'is not known',
);

/** The form of every row, by its table. */
export const ROWS: Readonly<Record<string, v.GenericSchema>> = {
  settings,
  merchants: v.object({ id: merchant, settings: storedMerchant }),
  transactions: v.object({
    token: id,
    order_id: id,
    merchant: v.optional(merchant),
    amount,
    request: json(tokenRequest),
    notify: json(v.pipe(v.array(v.nullable(webUrl)), v.maxLength(20))),
    state: oneOf(['open', 'replaced', 'cancelled', 'expired']),
    created_at: time,
    expires_at: time,
  }),
  charges: v.object({
    id,
    token: id,
    order_id: id,
    merchant: v.optional(merchant),
    amount,
    method: id,
    channel: v.nullish(id),
    type: id,
    status,
    fraud: oneOf(['accept', 'challenge', 'deny']),
    created_at: time,
    expires_at: maybeTime,
    settled_at: maybeTime,
    due_at: maybeTime,
    due_to: v.nullish(status),
    data: json(fields),
    customer: v.nullish(json(fields)),
    refunds: v.nullish(json(v.array(refund))),
  }),
  kept,
  notifications: v.object({
    order_id: id,
    charge_id: id,
    url: v.union([v.literal(''), webUrl], 'must be an http(s) URL'),
    trusted: v.picklist([0, 1], 'must be 0 or 1'),
    body: json(v.record(v.string(), v.unknown())),
    state: oneOf(NOTIFICATION_STATES),
    attempts: v.pipe(v.number(), v.minValue(0), v.maxValue(1000)),
    due_at: maybeTime,
    created_at: time,
  }),
  deliveries: v.object({
    at: time,
    took_ms: v.pipe(v.number(), v.minValue(0)),
    via: json(v.array(v.string())),
  }),
  calls: v.object({ at: time, took_ms: v.pipe(v.number(), v.minValue(0)) }),
};
