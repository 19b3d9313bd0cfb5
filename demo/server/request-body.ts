import * as v from 'valibot';

export type Language = 'id' | 'en';

const languageSchema = v.picklist(['id', 'en']);
const contact = (length: number) => v.optional(v.pipe(v.string(), v.trim(), v.maxLength(length)), '');

/** `POST /orders`: what is wanted and for whom. A price that a browser sends is not even looked at. */
export const orderSchema = v.object({
  items: v.pipe(
    v.array(
      v.object({
        id: v.string(),
        quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
      }),
    ),
    v.minLength(1, 'the basket is empty'),
    v.maxLength(20),
    v.check((items) => new Set(items.map(({ id }) => id)).size === items.length, 'a product is named twice'),
  ),
  customer: v.optional(v.object({ name: contact(255), email: contact(255), phone: contact(255) }), {}),
  language: v.optional(languageSchema, 'id'),
});
export type OrderRequest = v.InferOutput<typeof orderSchema>;

/** The parts of a notification that the shop reads; everything else is kept only for the log. */
export const notificationSchema = v.looseObject({
  order_id: v.string(),
  status_code: v.string(),
  gross_amount: v.string(),
  signature_key: v.string(),
  transaction_status: v.string(),
});

/** The parts of the gateway's status answer that move an order. */
export const statusSchema = v.looseObject({
  order_id: v.string(),
  gross_amount: v.string(),
  transaction_id: v.string(),
  transaction_status: v.string(),
  fraud_status: v.optional(v.string()),
  payment_type: v.optional(v.string()),
});
export type GatewayStatus = v.InferOutput<typeof statusSchema>;

/** The first thing that is wrong with a body, with the path to it, for a person to read. */
export function complaint(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const path = v.getDotPath(issues[0]);
  return path ? `${path}: ${issues[0].message}` : issues[0].message;
}
