import type { Language } from './method.ts';

/** The first merchant of the sandbox, and how it is reached. Everything has a default. */
export interface SandboxConfig {
  readonly serverKey: string;
  readonly clientKey: string;
  readonly merchantId: string;
  readonly merchantName: string;
  readonly locale: Language;
  readonly allowRetry: boolean;
  readonly hideOrderId: boolean;
  /** A small picture as a data URL; undefined is its first letter. */
  readonly logo: string | undefined;
  /** The look of the checkout beyond its two colours, as the preference API names it. */
  readonly brand: Readonly<Record<string, unknown>>;
  /** Where the shop's own e-mails would go, and whether there are any. */
  readonly emailNotices: boolean;
  /** Has an agreement to charge saved cards without their CVV. */
  readonly recurringMid: boolean;
  /** Which bank serves the virtual account for other banks, as the wire's `other_va_processor`. */
  readonly otherVaProcessor: string;
  /** Channels in the merchant's order; undefined offers all. */
  readonly channels: readonly string[] | undefined;
  readonly headerColor: string | undefined;
  readonly buttonColor: string | undefined;
  readonly finishUrl: string | undefined;
  readonly unfinishUrl: string | undefined;
  readonly errorUrl: string | undefined;
  /** Where notifications go unless a transaction says otherwise. */
  readonly notificationUrl: string | undefined;
  /** That URL came with an imported state: it is no operator's, and may go to public addresses only where a request's may. */
  readonly imported: boolean;
  /** Origins that may open the checkout; empty allows any, `null` allows pages without an origin. */
  readonly allowedOrigins: readonly string[];
  /** Smallest `gross_amount` in rupiah; 0 only warns below what production takes. */
  readonly minAmount: number;
  /** The address this listens on; beyond loopback, `/_sandbox/` wants `adminToken`. */
  readonly host: string;
  readonly adminToken: string | undefined;
  /** Origin for links and QR codes; undefined takes the request's own. */
  readonly publicUrl: string | undefined;
  /** Origin of bank, app and simulator pages; undefined is the same host at `bankPort`. */
  readonly bankUrl: string | undefined;
  readonly bankPort: number;
  readonly trustProxy: boolean;
  /** Milliseconds before each next delivery of a notification (contract §5.4). */
  readonly retryIntervals: readonly number[];
}

const MINUTE = 60_000;

export const DEFAULT_CONFIG: SandboxConfig = {
  serverKey: 'SB-Mid-server-kasir-sandbox',
  clientKey: 'SB-Mid-client-kasir-sandbox',
  merchantId: 'G000000001',
  merchantName: 'Toko Kasir',
  locale: 'id',
  allowRetry: true,
  hideOrderId: false,
  logo: undefined,
  brand: {},
  emailNotices: true,
  recurringMid: false,
  otherVaProcessor: 'bni_va',
  channels: undefined,
  headerColor: undefined,
  buttonColor: undefined,
  finishUrl: undefined,
  unfinishUrl: undefined,
  errorUrl: undefined,
  notificationUrl: undefined,
  imported: false,
  allowedOrigins: [],
  minAmount: 0,
  host: '127.0.0.1',
  adminToken: undefined,
  publicUrl: undefined,
  bankUrl: undefined,
  bankPort: 4101,
  trustProxy: false,
  retryIntervals: [2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 90 * MINUTE, 210 * MINUTE],
};

/** Whether only this machine can reach that address. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '::1' ||
  host === '[::1]' ||
  /^127(?:\.\d{1,3}){3}$/.test(host);
