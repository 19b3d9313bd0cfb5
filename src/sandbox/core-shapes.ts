import * as v from 'valibot';
import { tokenRequest } from './token-request.ts';
import type { Shape } from './unknown-keys.ts';

/** The keys of the Core API's bodies (contract §5.1, §5.3), for naming those that are not among them. */

const anything: Shape = {};
const among = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, anything]));
const keys = (names: string) => ({ entries: among(names.split(' ')) });

const { transaction_details, item_details, customer_details } = tokenRequest.entries;

const card = keys(
  'token_id authentication secure bank channel type installment_term bins save_token_id whitelist_bins blacklist_bins ' +
    'point_redeem_amount callback_type descriptor dynamic_descriptor recurring installment bank_routing ' +
    'card_number card_exp_month card_exp_year card_cvv',
);

/** Of `POST /v2/charge`; `channels` are the payment types that have an object of their own. */
export const chargeShape = (channels: Iterable<string>): Shape => ({
  entries: {
    ...among([...channels]),
    ...keys('payment_type seller_details metadata user_id subscription').entries,
    ...keys('custom_field1 custom_field2 custom_field3 permata').entries,
    transaction_details,
    item_details,
    customer_details,
    custom_expiry: keys('order_time expiry_duration unit'),
    credit_card: card,
    bank_transfer: {
      entries: {
        ...keys('bank va_number bni bri cimb').entries,
        free_text: keys('inquiry payment'),
        permata: keys('recipient_name'),
        bca: keys('sub_company_code'),
      },
    },
    echannel: keys('bill_info1 bill_info2 bill_key'),
    cstore: keys('store message alfamart_free_text_1 alfamart_free_text_2 alfamart_free_text_3'),
    gopay: keys('enable_callback callback_url account_id payment_option_token pre_auth recurring promotion_ids'),
    qris: keys('acquirer'),
    shopeepay: keys('callback_url'),
    dana: keys('callback_url'),
    ovo: keys('payer_phone_number'),
  },
});

export const captureShape = keys('transaction_id gross_amount');
export const refundShape = keys('refund_key amount reason');

/** A sum of at least one rupiah, as a number or as the text that answers have it in: `"10000.00"`. */
export const rupiah = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}(\.0+)?$/), v.transform(Number))]),
  v.safeInteger(),
  v.minValue(1),
);
