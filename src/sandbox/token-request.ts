import * as v from 'valibot';
import { isTypedNumber } from './card-number.ts';

/**
 * The body of `POST /snap/v1/transactions` (contract §2.2), every field of it. Unknown keys are kept.
 * Messages are the second half of an error text; the path comes before it.
 * PHP back ends send numbers as text and flags as `"true"`: both are taken. `null` is the same as absent.
 */

const optional = <Item extends v.GenericSchema>(item: Item) =>
  v.optional(
    v.pipe(
      v.nullish(item),
      v.transform((value) => value ?? undefined),
    ),
  );

const tooLong = (max: number) => `is too long (maximum is ${max} characters)`;

const plainText = v.pipe(v.union([v.string(), v.number()], 'must be a string'), v.transform(String));
const text = (max: number) => v.pipe(plainText, v.maxLength(max, tooLong(max)));
const words = (max = 255) => optional(text(max));

const whole = v.pipe(
  v.union(
    [v.number(), v.pipe(v.string(), v.trim(), v.regex(/^-?\d{1,15}(\.0+)?$/), v.transform(Number))],
    'must be a whole number',
  ),
  v.safeInteger('must be a whole number'),
);
const flag = optional(
  v.union(
    [
      v.boolean(),
      v.pipe(
        v.picklist(['true', 'false', '1', '0', 1, 0]),
        v.transform((value) => value === 'true' || value === '1' || value === 1),
      ),
    ],
    'must be true or false',
  ),
);
const oneOf = <const Values extends readonly string[]>(values: Values) =>
  v.picklist(values, `must be one of ${values.join(', ')}`);
const list = <Item extends v.GenericSchema>(item: Item) => v.array(item, 'must be a list');
const object = <Entries extends v.ObjectEntries>(entries: Entries) => v.looseObject(entries, 'must be an object');
const group = <Entries extends v.ObjectEntries>(entries: Entries) => optional(object(entries));

const FORBIDDEN_SCHEME = /^\s*(?:javascript|data|blob|vbscript|file|about|filesystem):/i;
/** An absolute URL that may be gone to; an app's own scheme is one. Browsers ignore control characters in a scheme, so none may be inside. */
export const isSafeUrl = (value: string): boolean => {
  if (value === '') return true;
  return !/[\u0000-\u0020\u007f]/.test(value) && !FORBIDDEN_SCHEME.test(value) && URL.canParse(value);
};
export const NO_TOKEN = 'must be a saved_token_id, not a card number';
/** What is saved instead of a card's number, where a mistake would send the number itself. */
const savedToken = optional(
  v.pipe(
    text(255),
    v.check((value) => !isTypedNumber(value), NO_TOKEN),
  ),
);
const link = (max = 255) => optional(v.pipe(text(max), v.trim(), v.check(isSafeUrl, 'is not an acceptable URL')));
const email = optional(
  v.pipe(
    text(255),
    v.check((value) => value === '' || /^[^\s@<>]+@[^\s@<>]+$/.test(value), 'format is invalid'),
  ),
);

const address = group({
  first_name: words(),
  last_name: words(),
  email,
  phone: words(),
  address: words(),
  city: words(100),
  postal_code: words(10),
  country_code: words(10),
});

const collect = optional(oneOf(['required', 'optional', 'none']));

const digits = optional(v.pipe(plainText, v.regex(/^\d*$/, 'must be digits')));
const account = { va_number: digits };

const freeText = optional(
  v.pipe(list(object({ en: text(50), id: text(50) })), v.maxLength(10, 'has too many entries (maximum is 10)')),
);

const period = oneOf(['minute', 'hour', 'day', 'minutes', 'hours', 'days']);
const duration = v.pipe(whole, v.minValue(1, 'must be greater than 0'));

const wallet = group({ callback_url: link(2048) });

/** Also an order's that came without a request. */
export const orderId = v.pipe(
  plainText,
  v.check((value) => value.trim() !== '', 'is required'),
  v.maxLength(50, tooLong(50)),
  v.check((value) => !/[\u0000-\u001f\u007f\u2028\u2029]/.test(value), 'must not contain control characters'),
);

export const tokenRequest = object({
  transaction_details: object({
    order_id: orderId,
    gross_amount: v.pipe(whole, v.minValue(1, 'must be greater than or equal to 1')),
    currency: optional(
      v.pipe(
        v.string('must be a string'),
        v.check((value) => value.toUpperCase() === 'IDR', 'must be IDR'),
      ),
    ),
  }),
  item_details: optional(
    list(
      object({
        id: words(50),
        price: whole,
        quantity: v.pipe(whole, v.minValue(1, 'must be greater than or equal to 1')),
        name: text(50),
        brand: words(50),
        category: words(50),
        merchant_name: words(50),
        url: words(2048),
      }),
    ),
  ),
  customer_details: group({
    first_name: words(),
    last_name: words(),
    email,
    phone: words(),
    billing_address: address,
    shipping_address: address,
    customer_identifier: words(),
    collect_name: collect,
    collect_email: collect,
    collect_phone: collect,
    collect_address: collect,
  }),
  enabled_payments: optional(list(v.string('must be a string'))),
  credit_card: group({
    secure: flag,
    authentication: optional(oneOf(['3ds', 'none', 'rba'])),
    save_card: flag,
    card_token: savedToken,
    token_id: savedToken,
    bank: words(20),
    channel: words(20),
    type: optional(oneOf(['authorize', 'authorize_capture'])),
    whitelist_bins: optional(list(text(20))),
    blacklist_bins: optional(list(text(20))),
    installment: group({
      required: flag,
      disabled: flag,
      terms: optional(v.record(v.string(), list(whole), 'must be an object')),
      offline_bins: optional(list(text(20))),
      minimum_amount: optional(v.record(v.string(), whole, 'must be an object')),
    }),
    dynamic_descriptor: group({ merchant_name: words(25), city_name: words(13), country_code: words(2) }),
    bank_routing: group({ bin: optional(v.record(v.string(), list(text(20)), 'must be an object')) }),
  }),
  bca_va: group({ ...account, sub_company_code: digits, free_text: group({ inquiry: freeText, payment: freeText }) }),
  permata_va: group({ ...account, recipient_name: words() }),
  bni_va: group(account),
  bri_va: group(account),
  cimb_va: group(account),
  danamon_va: group(account),
  bsi_va: group(account),
  seabank_va: group(account),
  echannel: group({ bill_info1: words(), bill_info2: words(), bill_key: digits }),
  gopay: group({
    enable_callback: flag,
    callback_url: link(2048),
    tokenization: flag,
    enforce_tokenization: flag,
    phone_number: words(20),
    country_code: words(5),
  }),
  shopeepay: wallet,
  dana: wallet,
  uob_ezpay: wallet,
  cstore: group({ alfamart_free_text_1: words(40), alfamart_free_text_2: words(40), alfamart_free_text_3: words(40) }),
  callbacks: group({ finish: link(), error: link(), unfinish: link() }),
  expiry: group({ start_time: words(30), unit: period, duration }),
  page_expiry: group({ duration, unit: period }),
  recurring: group({ required: flag, start_time: words(30), interval_unit: words(20), interval: optional(whole) }),
  user_id: words(),
  custom_field1: words(),
  custom_field2: words(),
  custom_field3: words(),
  metadata: optional(v.record(v.string(), v.unknown(), 'must be an object')),
  customer_imposed_payment_fee: group({
    enable: flag,
    payment_fee_configs: optional(
      list(object({ payment_type: text(50), customer_percentage: v.number('must be a number') })),
    ),
  }),
  seller_details: optional(list(object({}))),
  promo: group({ enabled: flag, allowed_promo_codes: optional(list(text(50))) }),
  promo_request: group({ enabled: flag, allowed_promo_codes: optional(list(text(50))) }),
});

export type TokenRequest = v.InferOutput<typeof tokenRequest>;

const wordsOf = (issue: v.BaseIssue<unknown>): string => {
  const path = (issue.path ?? []).reduce(
    (before, { key }) =>
      typeof key === 'number' ? `${before}[${key}]` : before === '' ? String(key) : `${before}.${String(key)}`,
    '',
  );
  const missing = issue.received === 'undefined' || issue.received === 'null';
  return `${path} ${missing ? 'is required' : issue.message}`.trim();
};

/** The request, or the texts of everything that is wrong with it. */
export function parseTokenRequest(
  body: unknown,
): { readonly request: TokenRequest } | { readonly errors: readonly string[] } {
  const result = v.safeParse(tokenRequest, body);
  return result.success ? { request: result.output } : { errors: [...new Set(result.issues.map(wordsOf))] };
}
