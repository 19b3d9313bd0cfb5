import type { Core } from './gateway.ts';
import type { Fields } from './method.ts';
import { BadState } from './portable.ts';
import { refundedAmount } from './refunds.ts';
import { notificationBody } from './wire.ts';

/** Whether everything that came in can be told of: methods alone know what their charges hold. @throws BadState */
export function probe(core: Core): void {
  const links = { self: 'http://localhost', app: 'http://localhost', bank: 'http://localhost' };
  for (const transaction of core.state.latestTransactions(-1)) {
    if (!core.merchants.has(transaction.merchantId))
      throw new BadState(`transactions.merchant ${transaction.merchantId} is not there`);
    for (const charge of core.state.chargesOfToken(transaction.token)) {
      const method = core.methods.get(charge.method);
      if (!method) throw new BadState(`charges.method of ${charge.id} is not one of this sandbox`);
      const held: Fields = { ...charge.data, reference: charge.reference };
      const lacking = method.needs?.(charge).find((name) => typeof held[name] !== 'string');
      if (lacking !== undefined) throw new BadState(`charges.data of ${charge.id} has no ${lacking}`);
      if (refundedAmount(charge) > charge.amount)
        throw new BadState(`charges.refunds of ${charge.id} are more than its amount`);
      try {
        notificationBody(method, transaction, charge, core.merchants.of(charge.merchantId));
        method.result(charge, links);
        method.due?.(charge, charge.dueAt ?? core.clock.now());
        for (const language of ['en', 'id'] as const) method.instruction?.(charge, language);
      } catch {
        throw new BadState(`charges.data of ${charge.id} is not what ${charge.method} writes`);
      }
    }
  }
}
