/** How a field of the token request is edited. Its label is its name on the wire, in both languages. */
export interface Field {
  path: string;
  kind: 'text' | 'integer' | 'switch' | 'choice' | 'list' | 'set';
  /** For `choice` and `set`. */
  choices?: readonly string[];
  /** An example, shown while the field is empty. */
  example?: string;
}

/** The current ways to pay, as `enabled_payments` names them. */
export const payments: readonly string[] = (
  'credit_card gopay shopeepay other_qris bca_va bni_va bri_va echannel permata_va cimb_va danamon_va bsi_va seabank_va ' +
  'saqu_va other_va indomaret alfamart akulaku kredivo dana ovo uob_ezpay bca_klikpay bca_klikbca cimb_clicks bri_epay ' +
  'danamon_online google_pay'
).split(' ');

const text = (path: string, example = ''): Field => ({ path, kind: 'text', example });
const integer = (path: string, example = ''): Field => ({ path, kind: 'integer', example });
const flag = (path: string): Field => ({ path, kind: 'switch' });
const list = (path: string, example = ''): Field => ({ path, kind: 'list', example });
const choice = (path: string, ...choices: string[]): Field => ({ path, kind: 'choice', choices });

const address = (path: string): Field[] => [
  text(`${path}.first_name`),
  text(`${path}.phone`),
  text(`${path}.address`),
  text(`${path}.city`),
  text(`${path}.postal_code`),
  text(`${path}.country_code`, 'IDN'),
];
const asked = ['required', 'optional', 'none'];
const units = ['minute', 'minutes', 'hour', 'hours', 'day', 'days'];

/** The request as groups of fields, in the order that people fill them in. Anything else can be written as JSON. */
export const groups = {
  transaction: [text('transaction_details.order_id'), integer('transaction_details.gross_amount', '10000')],
  payments: [{ path: 'enabled_payments', kind: 'set', choices: payments }],
  card: [
    flag('credit_card.secure'),
    flag('credit_card.save_card'),
    choice('credit_card.authentication', '3ds', 'none', 'rba'),
    choice('credit_card.type', 'authorize_capture', 'authorize'),
    choice('credit_card.bank', 'bca', 'bni', 'mandiri', 'cimb', 'bri', 'danamon', 'maybank', 'mega'),
    list('credit_card.whitelist_bins', '48111111, bni'),
    list('credit_card.blacklist_bins'),
    flag('credit_card.installment.required'),
    flag('credit_card.installment.disabled'),
    text('user_id'),
  ],
  customer: [
    text('customer_details.first_name'),
    text('customer_details.last_name'),
    text('customer_details.email'),
    text('customer_details.phone'),
    choice('customer_details.collect_name', ...asked),
    choice('customer_details.collect_email', ...asked),
    choice('customer_details.collect_phone', ...asked),
    choice('customer_details.collect_address', ...asked),
  ],
  addresses: [...address('customer_details.billing_address'), ...address('customer_details.shipping_address')],
  urls: [
    text('callbacks.finish'),
    text('callbacks.error'),
    flag('gopay.enable_callback'),
    text('gopay.callback_url'),
    text('shopeepay.callback_url'),
  ],
  time: [
    integer('expiry.duration', '20'),
    choice('expiry.unit', ...units),
    text('expiry.start_time', '2026-02-03 10:00:00 +0700'),
    integer('page_expiry.duration', '5'),
    choice('page_expiry.unit', ...units),
  ],
  banks: [
    text('bca_va.va_number', '12345678901'),
    text('bca_va.sub_company_code', '00000'),
    text('bni_va.va_number'),
    text('bri_va.va_number'),
    text('permata_va.va_number'),
    text('permata_va.recipient_name'),
    text('echannel.bill_info1'),
    text('echannel.bill_info2'),
  ],
  extra: [text('custom_field1'), text('custom_field2'), text('custom_field3')],
} as const satisfies Record<string, readonly Field[]>;

export type GroupName = keyof typeof groups;
