import type { Charge, ChargeStatus, Gateway, Language, Transaction } from '../../sandbox/method.ts';

/** Pages of a bank or a provider: a few steps that a tester walks through, and an end that leads back to the shop. */

export type Both = Readonly<Record<Language, string>>;
export type Given = Readonly<Record<string, string>>;

export interface Field {
  readonly name: string;
  readonly label: Both;
  readonly numeric?: boolean;
  readonly choices?: readonly Both[];
  /** Goes along to the later steps. */
  readonly keep?: boolean;
}

/** What a page's answers lead to: another step, an end, or a word about what is wrong. */
export type Verdict = { readonly to: string } | { readonly end: 'pay' | 'refuse' } | { readonly wrong: Both };

export interface Step {
  readonly fields: readonly Field[];
  readonly button: Both;
  /** What a tester types. */
  readonly hint?: Both;
  /** The page has a button to refuse, because nothing typed does. */
  readonly refuses?: boolean;
  readonly judge: (given: Given, charge: Charge) => Verdict;
}

export interface Provider {
  readonly channel: string;
  readonly name: string;
  /** Where it starts, what its steps are posted to (with the step's name behind), and where it ends. */
  readonly paths: { readonly start: string; readonly step: string; readonly end: string };
  /** By name; the first is shown first. */
  readonly steps: Readonly<Record<string, Step>>;
  /** What else the end's URL carries: apps' web views wait for it (contract §4.8). */
  readonly mark?: (charge: Charge) => Given;
  /** The payment that the first page's answers name, for pages that are opened without one. */
  readonly reference?: (given: Given) => string;
  /** The shop's URL for afterwards; without one its error URL after a refusal or expiry, else its finish URL. */
  readonly home?: (transaction: Transaction, gateway: Gateway) => string | undefined;
  /** The parameters that URL gets; the default is contract §1.8's. */
  readonly query?: (charge: Charge) => Given;
}

/** What most of them ask for. */
export const FIELDS = {
  user: { name: 'user', label: { en: 'User ID', id: 'User ID' } },
  password: { name: 'password', label: { en: 'Password', id: 'Kata sandi' } },
  phone: { name: 'phone', label: { en: 'Phone number', id: 'Nomor ponsel' }, numeric: true },
  pin: { name: 'pin', label: { en: 'PIN', id: 'PIN' }, numeric: true },
  otp: { name: 'otp', label: { en: 'Code from the SMS (OTP)', id: 'Kode dari SMS (OTP)' }, numeric: true },
} as const satisfies Record<string, Field>;

export const BUTTONS = {
  next: { en: 'Continue', id: 'Lanjut' },
  login: { en: 'Log in', id: 'Masuk' },
  pay: { en: 'Pay', id: 'Bayar' },
} as const satisfies Record<string, Both>;

/** Nothing typed is wrong. */
export const anything: Both = { en: 'Anything is accepted here.', id: 'Isi apa saja diterima di sini.' };

/** `status_code` where customers are led back (contract §1.8, §8.2). */
const CODES: Partial<Record<ChargeStatus, string>> = { pending: '201', settlement: '200', expire: '407' };

export const statusCodeOf = ({ status }: Charge): string => CODES[status] ?? '202';
