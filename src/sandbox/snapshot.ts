import { enabledMethods } from './channels.ts';
import { coreOf, type Core } from './gateway.ts';
import { problemAnswer } from './ledger.ts';
import type { Charge, Fields, Links, SandboxMethod, Transaction } from './method.ts';
import { feeOf } from './fees.ts';
import { snapResult } from './wire.ts';
import { wibTimeWithZone } from '../lib/wib.ts';

/** The first merchant's logo has the plain address; a draft has one of its own. */
const whose = ({ config, merchants, previews }: Core, token: string): string => {
  if (previews.of(token)) return `?merchant=${token}`;
  return config.merchantId === merchants.of('').merchantId ? '' : `?merchant=${config.merchantId}`;
};

const merchantFields = (core: Core, config: Core['config'], links: Links, token: string): Fields => ({
  merchant_id: config.merchantId,
  client_key: config.clientKey,
  allowed_origins: config.allowedOrigins,
  preference: {
    display_name: config.merchantName,
    locale: config.locale,
    logo_url: `${links.self}/snap/merchant/logo.svg${whose(core, token)}`,
    finish_url: config.finishUrl,
    unfinish_url: config.unfinishUrl,
    error_url: config.errorUrl,
    header_color: config.headerColor,
    button_color: config.buttonColor,
    hide_order_id: config.hideOrderId,
    other_va_processor: config.otherVaProcessor,
    ...config.brand,
  },
  enabled_principles: core.methods.has('credit_card') ? ['visa', 'mastercard', 'jcb', 'amex', 'cup'] : [],
  point_banks: [],
  acquiring_banks: ['bni', 'mandiri', 'bca', 'bri', 'cimb'],
  recurring_mid_is_active: config.recurringMid,
  allow_retry: config.allowRetry,
  show_credit_card_customer_info: true,
});

const callbacks = ({ request }: Transaction, { config }: Core): Fields => ({
  finish: request.callbacks?.finish || config.finishUrl,
  unfinish: request.callbacks?.unfinish || config.unfinishUrl,
  error: request.callbacks?.error || config.errorUrl,
});

/** Ours: what each channel costs the customer on top, whole rupiah; absent where nothing is imposed. */
function fees(transaction: Transaction, enabled: readonly SandboxMethod[]): Fields | undefined {
  const all = enabled.map((method) => [method.id, feeOf(transaction, method, transaction.amount)] as const);
  const imposed = all.filter(([, fee]) => fee > 0);
  return imposed.length > 0 ? Object.fromEntries(imposed) : undefined;
}

function body(transaction: Transaction, charge: Charge | undefined, core: Core, links: Links): Fields {
  const { request } = transaction;
  const shown = charge && !core.ledger.isOver(charge) ? charge : undefined;
  const enabled = enabledMethods(transaction, core);
  const parts = enabled.map(({ present }) => present?.(transaction, core.gateway, charge !== undefined) ?? {});
  const added: Fields = Object.assign({}, ...parts);
  const ownMerchant: Fields = Object.assign({}, ...parts.map((part) => part.merchant));
  return {
    token: transaction.token,
    transaction_details: { order_id: transaction.orderId, gross_amount: transaction.amount, currency: 'IDR' },
    item_details: request.item_details ?? [],
    customer_details: request.customer_details ?? {},
    callbacks: callbacks(transaction, core),
    expiry_time: wibTimeWithZone(transaction.expiresAt),
    enabled_payments: enabled.flatMap(({ rows }) => rows.map((row) => ({ status: 'up', ...row }))),
    payment_fees: fees(transaction, enabled),
    gopay: request.gopay && {
      enable_callback: request.gopay.enable_callback,
      callback_url: request.gopay.callback_url,
    },
    custom_field1: request.custom_field1,
    custom_field2: request.custom_field2,
    custom_field3: request.custom_field3,
    promo_details: { promos: [] },
    feature_types: [],
    ...added,
    merchant: { ...merchantFields(core, core.config, links, transaction.token), ...ownMerchant },
    extensions: ['resume', 'change_method', 'renew'],
    result: shown ? snapResult(core.ledger.methodOf(shown), transaction, shown, core.config, links) : null,
  };
}

/** What `GET /snap/v1/transactions/{token}` answers; the full window carries the same in its HTML. */
export function snapshot(
  token: string,
  all: Core,
  links: Links,
  toBrowser = false,
): { readonly status: 200 | 400 | 404 | 406 | 407 | 408 | 409; readonly body: Fields } {
  const draft = all.previews.of(token);
  if (draft) return { status: 200, body: body(draft.transaction, undefined, { ...all, config: draft.config }, links) };
  const transaction = all.state.transaction(token);
  const core = transaction ? coreOf(all, transaction) : all;
  const charge = transaction && core.state.latestCharge(token);
  const problem = core.ledger.problem(transaction, charge);
  if (!transaction || problem) {
    const answer = problemAnswer(problem ?? 'token not found', toBrowser);
    return { status: answer.status, body: { ...answer.body, ...away(transaction, core, links) } };
  }
  return { status: 200, body: body(transaction, charge, core, links) };
}

/** A dead token still says whose it was and where the customer may go; an unknown one says nothing. */
const away = (transaction: Transaction | undefined, core: Core, links: Links): Fields =>
  transaction
    ? {
        transaction_details: { order_id: transaction.orderId, gross_amount: transaction.amount, currency: 'IDR' },
        callbacks: callbacks(transaction, core),
        merchant: merchantFields(core, core.config, links, transaction.token),
      }
    : {};
