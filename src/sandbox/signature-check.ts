import { signatureKey } from './signature.ts';

export interface Claim {
  readonly order_id: string;
  readonly status_code: string;
  readonly gross_amount: string;
  readonly signature_key: string;
}

/** What is wrong with a signature, as far as trying tells. */
export type Finding =
  | 'right'
  | 'gross_amount'
  | 'status_code'
  | 'order_id'
  | 'another_server_key'
  | 'client_key'
  | 'upper_case'
  | 'order_of_parts'
  | 'algorithm'
  | 'unknown';

const CODES = ['200', '201', '202', '407'];

const amounts = (text: string): readonly string[] => {
  const whole = text.replace(/\..*$/, '');
  return [whole, `${whole}.00`, `${whole}.0`];
};

/** The first part in which the claim is not what was signed. */
function partOf(claim: Claim, signed: Claim): Finding | undefined {
  return (['order_id', 'status_code', 'gross_amount'] as const).find((part) => claim[part] !== signed[part]);
}

/**
 * Tries which part of a signature is wrong (contract §5.4): what shops get wrong is a `gross_amount` that lost its decimals, the
 * code of another notification, or another key. `keys` are the merchant's own first, then those it may be confused with; `sent` is
 * what the sandbox signed itself: a signature of its own tells exactly what else was changed.
 */
export function checkSignature(
  claim: Claim,
  keys: { readonly server: string; readonly others: readonly string[]; readonly client: readonly string[] },
  sent: readonly Claim[] = [],
): Finding {
  const { order_id: order, status_code: code, gross_amount: amount } = claim;
  const given = claim.signature_key.toLowerCase();
  const is = (...parts: Parameters<typeof signatureKey>) => signatureKey(...parts) === given;
  if (is(order, code, amount, keys.server)) return given === claim.signature_key ? 'right' : 'upper_case';
  const own = sent.find(({ signature_key: key }) => key === given);
  const changed = own && partOf(claim, own);
  if (changed) return changed;
  if (!/^[0-9a-f]{128}$/.test(given)) return 'algorithm';
  if (amounts(amount).some((one) => is(order, code, one, keys.server))) return 'gross_amount';
  if (CODES.some((one) => amounts(amount).some((sum) => is(order, one, sum, keys.server)))) return 'status_code';
  if ([order.trim(), order.toLowerCase(), order.toUpperCase(), ''].some((one) => is(one, code, amount, keys.server)))
    return 'order_id';
  if (keys.others.some((key) => is(order, code, amount, key))) return 'another_server_key';
  if (keys.client.some((key) => is(order, code, amount, key))) return 'client_key';
  const swapped = is(code, order, amount, keys.server) || is(order, amount, code, keys.server);
  return swapped ? 'order_of_parts' : 'unknown';
}
