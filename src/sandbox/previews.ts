import type { SandboxConfig } from './config.ts';
import type { Dice, Transaction } from './method.ts';

/** How a checkout would look with settings that are not saved yet. */
export interface Preview {
  readonly config: SandboxConfig;
  readonly transaction: Transaction;
}

const KEPT = 20;
const DAY_MS = 24 * 60 * 60 * 1000;

const REQUEST = {
  transaction_details: { order_id: 'PREVIEW-1', gross_amount: 150_000 },
  item_details: [
    { id: 'KOPI', name: 'Kopi Gayo 250 g', price: 60_000, quantity: 2 },
    { id: 'ONGKIR', name: 'Ongkir', price: 30_000, quantity: 1 },
  ],
  customer_details: { first_name: 'Sari', email: 'sari@shop.test', phone: '081234567890' },
};

/** Drafts that the console shows in the real checkout. They are no transactions: nothing is stored, and nothing can be paid. */
export function openPreviews(dice: Dice, now: () => number) {
  const drafts = new Map<string, Preview>();
  return {
    /** The token under which the checkout shows that draft. Any page may frame it: it is the console's own. */
    add(config: SandboxConfig): string {
      const token = `preview-${dice.uuid()}`;
      const transaction: Transaction = {
        token,
        merchantId: config.merchantId,
        orderId: REQUEST.transaction_details.order_id,
        amount: REQUEST.transaction_details.gross_amount,
        request: REQUEST,
        notify: [],
        state: 'open',
        createdAt: now(),
        expiresAt: now() + DAY_MS,
      };
      drafts.set(token, { config: { ...config, allowedOrigins: [] }, transaction });
      for (const oldest of [...drafts.keys()].slice(0, -KEPT)) drafts.delete(oldest);
      return token;
    },
    of: (token: string): Preview | undefined => drafts.get(token),
  };
}

export type Previews = ReturnType<typeof openPreviews>;
