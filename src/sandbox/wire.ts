import { withQuery } from '../lib/url.ts';
import type { SandboxConfig } from './config.ts';
import type { Charge, Fields, Links, SandboxMethod, Transaction } from './method.ts';
import { refundFields } from './refunds.ts';
import { signatureKey } from './signature.ts';
import { notificationCode, resultCode, statusCode } from './status-cycle.ts';
import { wibTime } from '../lib/wib.ts';

/** `"150000.00"`, as amounts are in answers. */
export const grossAmount = (amount: number): string => `${amount}.00`;

function withoutEmpty(fields: Fields): Fields {
  const kept: Record<string, unknown> = {};
  for (const name in fields) if (fields[name] !== null && fields[name] !== undefined) kept[name] = fields[name];
  return kept;
}

/** What of the amount is the fee that the merchant passed on (contract §5.4), with the types that the real gateway has. */
const grossAmountInfo = ({ amount, data: { fee } }: Charge): Fields | undefined =>
  typeof fee === 'number'
    ? {
        gross_amount_info: {
          original_amount: String(amount - fee),
          gross_amount: amount,
          customer_imposed_payment_fee: String(fee),
        },
      }
    : undefined;

const settledTime = ({ settledAt }: Charge): string | undefined =>
  settledAt === null ? undefined : wibTime(settledAt);

/** Back ends are also told when a captured card will be settled (since July 2023). */
const settlementTime = (charge: Charge): string | undefined =>
  charge.type === 'credit_card' && charge.dueTo === 'settlement' && charge.dueAt !== null
    ? wibTime(charge.dueAt)
    : settledTime(charge);

/** What every answer about a charge has in common (contract §1.7, §5.2). */
const common = (charge: Charge, config: SandboxConfig): Fields => ({
  transaction_id: charge.id,
  order_id: charge.orderId,
  merchant_id: config.merchantId,
  gross_amount: grossAmount(charge.amount),
  currency: 'IDR',
  payment_type: charge.type,
  transaction_time: wibTime(charge.createdAt),
  transaction_status: charge.status,
  fraud_status: charge.fraud,
  settlement_time: settledTime(charge),
  expiry_time: charge.expiresAt === null ? undefined : wibTime(charge.expiresAt),
  extra_info: grossAmountInfo(charge),
});

const customFields = ({ request }: Transaction): Fields => ({
  custom_field1: request.custom_field1,
  custom_field2: request.custom_field2,
  custom_field3: request.custom_field3,
  metadata: request.metadata,
});

/** Where the shop wants its customer back, with how it went; a query that is there is kept. */
export function finishUrl(
  transaction: Transaction,
  config: SandboxConfig,
  outcome: { readonly code: string; readonly status: string },
): string {
  const url = transaction.request.callbacks?.finish || config.finishUrl || 'http://example.com';
  return withQuery(url, {
    order_id: transaction.orderId,
    status_code: outcome.code,
    transaction_status: outcome.status,
  });
}

const paidStatus = (charge: Charge): string => (charge.type === 'credit_card' ? 'capture' : 'settlement');

/** Answer of pay, charge and status on the customer's side (contract §3.5). */
export function snapResult(
  method: SandboxMethod,
  transaction: Transaction,
  charge: Charge,
  config: SandboxConfig,
  links: Links,
): Fields {
  const code = resultCode(charge);
  const pending = config.locale === 'id' ? 'Transaksi sedang diproses' : 'Your Transaction is being processed';
  return withoutEmpty({
    status_code: code,
    status_message:
      method.message?.(charge) ?? (charge.status === 'pending' ? pending : 'Success, transaction is found'),
    ...common(charge, config),
    ...customFields(transaction),
    ...method.result(charge, links),
    // Ours: the same fields may come from two channels, and a page that resumes has nothing else to go by.
    kasir_channel: charge.channel,
    finish_redirect_url: finishUrl(transaction, config, { code, status: charge.status }),
    finish_200_redirect_url: finishUrl(transaction, config, { code: '200', status: paidStatus(charge) }),
  });
}

const collected = (transaction: Transaction, charge: Charge): Fields | undefined => {
  const asked = transaction.request.customer_details;
  const anything = [asked?.collect_name, asked?.collect_email, asked?.collect_phone, asked?.collect_address].some(
    (how) => how !== undefined && how !== 'none',
  );
  return anything && charge.customer ? charge.customer : undefined;
};

/** What merchants are told of a charge; signed over the code that it carries. */
function report(
  method: SandboxMethod,
  transaction: Transaction,
  charge: Charge,
  config: SandboxConfig,
  outcome: { readonly code: string; readonly message: string; readonly more?: Fields },
): Fields {
  return withoutEmpty({
    status_code: outcome.code,
    status_message: outcome.message,
    ...common(charge, config),
    ...customFields(transaction),
    ...method.report(charge),
    ...refundFields(charge),
    ...outcome.more,
    customer_details: collected(transaction, charge),
    signature_key: signatureKey(charge.orderId, outcome.code, grossAmount(charge.amount), config.serverKey),
  });
}

/** Answer of `GET /v2/{id}/status`. */
export const statusReport = (
  method: SandboxMethod,
  transaction: Transaction,
  charge: Charge,
  config: SandboxConfig,
): Fields =>
  report(method, transaction, charge, config, {
    code: statusCode(charge),
    message: method.message?.(charge) ?? 'Success, transaction is found',
    more: { settlement_time: settlementTime(charge) },
  });

/** Body of the notification that a charge's present state owes the merchant (contract §5.4). */
export const notificationBody = (
  method: SandboxMethod,
  transaction: Transaction,
  charge: Charge,
  config: SandboxConfig,
): Fields =>
  report(method, transaction, charge, config, {
    code: notificationCode(charge),
    message: 'midtrans payment notification',
    more: { recurring: transaction.request.recurring },
  });
