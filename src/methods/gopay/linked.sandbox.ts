import type { Charge, ChargeContext, Charged, Fields, Links, Refusal } from '../../sandbox/method.ts';
import { appLink } from '../families/deeplink.sandbox.ts';
import { gopayError, INVALID } from './errors.sandbox.ts';

/** As much of a linked account as a charge looks at. */
interface Account {
  readonly id: string;
  readonly merchantId: string;
  readonly userId?: string;
  readonly status: string;
}

/** What a linked wallet holds, whole rupiah. */
const BALANCE = 1_000_000;

/** The wallet that the shop's user linked in the checkout, where the customer wants it charged (contract §3.4). */
function usersAccount({ request, transaction, gateway }: ChargeContext): unknown {
  const { user_id: user } = transaction.request;
  if (request['tokenization'] !== 'true' || user === undefined) return undefined;
  const account = gateway.kept('user_account', `${transaction.merchantId} ${user}`);
  return isUsable(gateway.kept('account', String(account)), transaction.merchantId) ? account : undefined;
}

const isUsable = (kept: unknown, merchantId: string): kept is Account =>
  (kept as Account | undefined)?.merchantId === merchantId && (kept as Account).status === 'ENABLED';

/**
 * The account that a charge names, by `gopay.account_id` and its `payment_option_token` of `GET /v2/pay/account/{id}`, as
 * fields of its `data`; or why it cannot be charged. Undefined: the charge names none.
 */
export function linkedAccount(context: ChargeContext): { readonly linked: Fields } | Charged | Refusal | undefined {
  const { request, transaction, gateway } = context;
  const { account_id: named, payment_option_token: option } = request.payment_params;
  if (named === undefined && option !== undefined)
    return {
      refused: '400',
      message: INVALID,
      http: 400,
      details: { validation_messages: ['Gopay.account_id is required'] },
    };
  const id = named ?? usersAccount(context);
  if (id === undefined) return undefined;
  const account = gateway.kept('account', String(id));
  // The sandbox's token of a wallet is its account's id.
  if (!isUsable(account, transaction.merchantId) || (named !== undefined && option !== account.id))
    return gopayError('153', 'gopay');
  if (transaction.amount + context.fee(transaction.amount) > BALANCE) return gopayError('201', 'gopay');
  const extra_info = { ...(account.userId !== undefined && { user_id: account.userId }), account_id: account.id };
  return { linked: { account_id: account.id, metadata: { ...transaction.request.metadata, extra_info } } };
}

/** Where its owner confirms the charge. */
export const verificationLink = (charge: Charge, links: Links): Fields =>
  charge.data['account_id'] === undefined
    ? {}
    : { gopay_verification_link_url: `${appLink(charge, links)}&reference=${charge.id}` };

/** Of the status API and notifications (contract §5.2, §5.4). */
export const linkedReport = ({ data: { account_id: account, metadata } }: Charge): Fields =>
  account === undefined ? {} : { payment_option_type: 'GOPAY_WALLET', metadata };
