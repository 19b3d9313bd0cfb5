import { approval } from './ledger.ts';
import type { Charge, ChargeChange, SandboxMethod } from './method.ts';
import { isHeld, mayBecome } from './status-cycle.ts';

interface MerchantAction {
  readonly code: string;
  readonly message: string;
  /** The change that it means, or undefined where the status cycle forbids it. */
  readonly change: (charge: Charge, method: SandboxMethod) => ChargeChange | undefined;
}

/** What a merchant can do with a charge (contract §5.1). */
export const MERCHANT_ACTIONS: Readonly<Record<string, MerchantAction>> = {
  cancel: {
    code: '200',
    message: 'Success, transaction is canceled',
    change: (charge) => (mayBecome(charge, 'cancel') ? { status: 'cancel' } : undefined),
  },
  expire: {
    code: '407',
    message: 'Success, transaction has expired',
    change: (charge) => (charge.status === 'pending' ? { status: 'expire' } : undefined),
  },
  approve: {
    code: '200',
    message: 'Success, transaction is approved',
    change: approval,
  },
  deny: {
    code: '200',
    message: 'Success, transaction is denied',
    change: (charge) => (isHeld(charge) ? { status: 'deny', fraud: 'deny' } : undefined),
  },
};

/** The change that capturing means; undefined where nothing is reserved. */
export const captureOf = (charge: Charge, { capture }: SandboxMethod): ChargeChange | undefined =>
  charge.status === 'authorize' ? capture?.(charge) : undefined;
