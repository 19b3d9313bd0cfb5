import type { Hono } from 'hono';
import {
  defineSandboxMethod,
  type Charge,
  type ChannelRow,
  type Gateway,
  type Refusal,
  type SandboxMethod,
  type Transaction,
} from '../../sandbox/method.ts';
import { providerPages } from './provider-pages.sandbox.ts';
import type { Provider } from './provider.sandbox.ts';

const HOUR = 60 * 60 * 1000;

/** What makes one channel that is paid on its provider's page another than the next one. */
export interface RedirectChannel {
  readonly position: number;
  readonly provider: Provider;
  readonly row?: Omit<ChannelRow, 'type'>;
  /** Hours until it has to be paid; internet banking gives two (contract §6.6). */
  readonly hours?: number;
  /** The path behind `redirect_url`, where the provider's first page is not it; it leads there. */
  readonly path?: string;
  /** What is wrong with an order for this channel, in the words of `validation_messages`. */
  readonly lacks?: (transaction: Transaction) => readonly string[];
  readonly refundable?: boolean;
  /** `status_message` in the Core API. */
  readonly created?: string;
  readonly hints?: readonly string[];
}

/** Refuses a charge before it is made. */
export const invalid = (messages: readonly string[]): Refusal => ({
  refused: '400',
  message: 'One or more parameters in the payload is invalid.',
  details: { validation_messages: messages },
});

/** The sandbox's half of a channel that is paid on a page of its provider: pending, with `redirect_url`. */
export function redirectChannel(channel: RedirectChannel): SandboxMethod {
  const { position, provider, row, hours = 2, path, lacks, hints, refundable, created } = channel;
  const id = provider.channel;
  const start = (charge: Charge) => `${provider.paths.start}?trx=${charge.id}`;
  return defineSandboxMethod({
    id,
    position,
    rows: [{ type: id, ...row }],
    accepts: ({ payment_type: type }) => type === id,
    expiry: { default: hours * HOUR },
    charge({ transaction }) {
      const messages = lacks?.(transaction) ?? [];
      return messages.length > 0 ? invalid(messages) : { type: id, data: {} };
    },
    result: (charge, links) =>
      charge.status === 'pending'
        ? { redirect_url: links.bank + (path === undefined ? start(charge) : `${path}/${charge.id}`) }
        : {},
    report: () => ({}),
    routes(app: Hono, gateway: Gateway) {
      providerPages(app, gateway, provider);
      if (path === undefined) return;
      app.get(`${path}/:id`, (c) => {
        const charge = gateway.charge(c.req.param('id'));
        if (charge?.method !== id) return c.notFound();
        return c.redirect(`${start(charge)}&language=${gateway.language(c)}`, 302);
      });
    },
    ...(hints && { hints }),
    ...(refundable && { refundable }),
    ...(created !== undefined && { created }),
  });
}
