/**
 * The sandbox inside a test, without a socket:
 *
 *     import { createSandbox } from 'kasir';
 *     import { sandbox } from 'kasir/testing';
 *     const gateway = createSandbox({ config: { notificationUrl: 'http://shop.test/notify' }, send: toMyShop });
 *     await gateway(new Request('http://localhost/v2/ORD-1/status', { headers }));
 *     await sandbox('http://localhost', { fetch: gateway }).settle('ORD-1');
 */

/** How the first merchant is set up; the names are those of docs/sandbox.md. Everything has a default. */
export interface SandboxConfig {
  readonly serverKey: string;
  readonly clientKey: string;
  readonly merchantName: string;
  readonly locale: 'en' | 'id';
  readonly notificationUrl: string | undefined;
  readonly finishUrl: string | undefined;
  readonly unfinishUrl: string | undefined;
  readonly errorUrl: string | undefined;
  /** Smallest `gross_amount` in rupiah. */
  readonly minAmount: number;
  /** Channels in the merchant's order; undefined offers all. */
  readonly channels: readonly string[] | undefined;
  readonly allowRetry: boolean;
  /** Milliseconds before each next delivery of a notification. */
  readonly retryIntervals: readonly number[];
}

export interface SandboxOptions {
  readonly config?: Partial<SandboxConfig>;
  /** Real time in epoch milliseconds. */
  readonly now?: () => number;
  /** Posts a notification, and tells how the shop answered; absent: they are only recorded. */
  readonly send?: (notification: {
    readonly url: string;
    readonly body: string;
    readonly trusted: boolean;
  }) => Promise<{ readonly status?: number; readonly error?: string; readonly via: readonly string[] }>;
  /** One line for the developer. */
  readonly log?: (line: string) => void;
}

/** A Snap and Core API gateway with its checkout and console: a function from request to response. Its state is in memory. */
export interface Sandbox {
  (request: Request): Promise<Response>;
  /** Does what has come due (expiry, settlement, notifications) and resolves when it is done. */
  readonly run: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createSandbox(options?: SandboxOptions): Sandbox;
