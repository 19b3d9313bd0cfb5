import type { CheckoutOptions } from '../bridge/protocol.ts';
import type { Channel, Transaction } from '../gateway/types.ts';
import type { Method, Saved } from '../methods/method.ts';
import { isMeant } from './meant.ts';

/** One way to pay as the list shows it. */
export interface Row {
  readonly method: Method;
  readonly channel: Channel;
  /** Why it cannot be chosen now. */
  readonly off?: 'down' | 'minimum' | 'maximum';
  /** Cards and the like that this customer saved. */
  readonly saved: readonly Saved[];
  /** The method this customer used last. */
  readonly last: boolean;
}

/** The merchant's channels in the merchant's order, filtered by `enabledPayments`; channels without a folder are skipped. `now` is the gateway's. */
export function rowsOf(
  transaction: Transaction | undefined,
  { enabledPayments }: CheckoutOptions,
  methods: ReadonlyMap<string, Method>,
  last: string | undefined,
  now: number,
): Row[] {
  if (transaction === undefined) return [];
  return transaction.channels.flatMap((channel) => {
    const method = methods.get(channel.id);
    if (!method || (enabledPayments?.length && !enabledPayments.some((name) => isMeant(name, method, channel))))
      return [];
    const off = offBecause(channel, transaction.amount);
    const saved = method.saved?.(transaction, now) ?? [];
    return [{ method, channel, saved, last: channel.id === last, ...(off && { off }) }];
  });
}

function offBecause({ down, minimum = 0, maximum = Number.POSITIVE_INFINITY }: Channel, amount: number): Row['off'] {
  if (down) return 'down';
  if (amount < minimum) return 'minimum';
  return amount > maximum ? 'maximum' : undefined;
}
