import { payments } from './fields.ts';

/** An option of `snap.pay` and `snap.embed`, by its name there. */
export interface Option {
  name: string;
  kind: 'text' | 'integer' | 'boolean' | 'choice' | 'list';
  choices?: readonly string[];
  /** Card data: it may be tried, but goes into no link and no code. */
  secret?: true;
}

const modes = ['auto', 'deeplink', 'qr'];

/** Every option the two functions take, beside the callbacks and the place to embed. */
export const options: readonly Option[] = [
  { name: 'language', kind: 'choice', choices: ['id', 'en'] },
  { name: 'uiMode', kind: 'choice', choices: modes },
  { name: 'gopayMode', kind: 'choice', choices: modes },
  { name: 'selectedPaymentType', kind: 'choice', choices: payments },
  { name: 'enabledPayments', kind: 'list' },
  { name: 'autoCloseDelay', kind: 'integer' },
  { name: 'skipOrderSummary', kind: 'boolean' },
  { name: 'skipCustomerDetails', kind: 'boolean' },
  { name: 'showOrderId', kind: 'boolean' },
  { name: 'customerEmail', kind: 'text' },
  { name: 'customerPhone', kind: 'text' },
  { name: 'creditCardNumber', kind: 'text', secret: true },
  { name: 'creditCardExpiry', kind: 'text', secret: true },
  { name: 'creditCardCvv', kind: 'text', secret: true },
];

export const callbackNames = ['onSuccess', 'onPending', 'onError', 'onClose'] as const;
export type CallbackName = (typeof callbackNames)[number];

export type OptionValue = string | number | boolean | string[];
export type Options = Readonly<Record<string, OptionValue>>;

/** Whether a value (from a link, say) is one that the option can have. */
export function fits({ kind }: Option, value: unknown): value is OptionValue {
  switch (kind) {
    case 'text':
    case 'choice':
      return typeof value === 'string' && value.length <= 255;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value) && value.length <= 50 && value.every((entry) => typeof entry === 'string');
  }
}

/** The checkout as a page of its own, with the options as its query, where they have a form there. */
export function windowLink(redirectUrl: string, chosen: Options): string {
  const url = new URL(redirectUrl);
  for (const { name, secret } of options) {
    const value = chosen[name];
    if (value !== undefined && !secret) url.searchParams.set(name, String(value));
  }
  return url.href;
}
