import { nearest } from '../lib/nearest.ts';
import type { Core } from './gateway.ts';
import type { ChargeRequest, SandboxMethod, Transaction } from './method.ts';
import { channelNames } from './payment-names.ts';
import { didYouMean } from './unknown-keys.ts';

type Merchant = Pick<Core, 'config' | 'methods'>;

/** What this merchant has active, in its order. */
const active = ({ config, methods }: Merchant): readonly string[] => config.channels ?? [...methods.keys()];

/** The method that makes the charges of a channel: itself, or the one that serves it; undefined when none of those is active. */
export function serverOf(method: SandboxMethod, merchant: Merchant): SandboxMethod | undefined {
  if (!method.servedBy) return method;
  const able = method.servedBy.filter((id) => active(merchant).includes(id));
  const { otherVaProcessor: preferred } = merchant.config;
  return merchant.methods.get((able.includes(preferred) ? preferred : able[0]) ?? '');
}

/** Methods that the customer may choose from, in the merchant's order; with a charge, those of them that take it. */
export function enabledMethods(
  { request }: Transaction,
  merchant: Merchant,
  charge?: ChargeRequest,
): readonly SandboxMethod[] {
  const all = active(merchant);
  const asked = request.enabled_payments?.length ? channelNames(request.enabled_payments) : undefined;
  const isOffered = (method: SandboxMethod): boolean =>
    (charge === undefined || method.accepts(charge)) &&
    (asked !== undefined || method.onlyByName !== true) &&
    serverOf(method, merchant) !== undefined;
  const found: SandboxMethod[] = [];
  for (const name of asked?.filter((one) => all.includes(one)) ?? all) {
    const method = merchant.methods.get(name);
    if (method && isOffered(method)) found.push(method);
  }
  return found;
}

/** What a body calls its channel, and where it does. */
export interface Named {
  readonly by: string;
  readonly as: string;
}

/** Names of channels as a body has them at that place. */
function namesAt(by: string, methods: Core['methods']): readonly string[] {
  const all = [...methods.keys()];
  return by === 'bank_transfer.bank' ? all.flatMap((id) => (id.endsWith('_va') ? id.slice(0, -3) : [])) : all;
}

/** What is wrong with a channel that no method has; the developer is told what may have been meant. */
export function unknownChannel(
  what: string,
  { by, as }: Named,
  request: ChargeRequest,
  { methods, log }: Pick<Core, 'methods' | 'log'>,
): string | undefined {
  if (methods.has(request.payment_type) || [...methods.values()].some((method) => method.accepts(request)))
    return undefined;
  const meant = nearest(as, namesAt(by, methods));
  log(`${what}: ${by} is not known${didYouMean(meant)}`);
  return `${by} is not known`;
}
