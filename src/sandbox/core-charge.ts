import { parseTime } from '../lib/time.ts';
import { DAY, isTooSoon, TOO_SOON } from './expiry.ts';
import type { Named } from './channels.ts';
import type { ChargeRequest, Fields, SandboxMethod } from './method.ts';
import { parseTokenRequest, type TokenRequest } from './token-request.ts';

/**
 * The body of `POST /v2/charge` (contract §5.3) in the words of Snap: what the token request and the customer's charge
 * would have been, so that a method needs to know only one of the two APIs.
 */
export interface CoreCharge {
  readonly request: TokenRequest;
  readonly charge: ChargeRequest;
  /** What named the channel: its path in the body, and its value. */
  readonly named: Named;
}

const asObject = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const text = (value: unknown): string => (typeof value === 'string' ? value.trim().toLowerCase() : '');

type NamedChannel = Named & { readonly channel: string };

/** The channel that a Core `payment_type` means, or what is wrong with it. */
function channelOf(type: string, body: Fields): NamedChannel | { readonly error: string } {
  if (type === 'permata') return { channel: 'permata_va', by: 'payment_type', as: type };
  if (type === 'bank_transfer') {
    // Since June 2023 the bank has to be named; Permata was meant by nothing before.
    const bank = text(asObject(body['bank_transfer'])['bank']);
    return bank === ''
      ? { error: 'bank_transfer.bank is required' }
      : { channel: `${bank}_va`, by: 'bank_transfer.bank', as: bank };
  }
  if (type === 'cstore') {
    const store = text(asObject(body['cstore'])['store']);
    return store === '' ? { error: 'cstore.store is required' } : { channel: store, by: 'cstore.store', as: store };
  }
  return { channel: type, by: 'payment_type', as: type };
}

/** Months that every sandbox merchant has with every bank (contract §6.2). */
const MONTHS = [3, 6, 12];

/** The instalments that `credit_card` asks for, in Snap's words: with `bank`, or without one for the cards of `bins`. */
function instalments({ installment_term: months, bank: named, bins }: Fields) {
  if (months === undefined || months === null) return undefined;
  const bank = text(named) || 'offline';
  return {
    chosen: `${bank}_${String(months)}`,
    rules: { terms: { [bank]: MONTHS }, ...(bank === 'offline' && { offline_bins: bins }) },
  };
}

/** What the customer would have typed or chosen in the checkout. */
function parameters(type: string, body: Fields): Fields {
  const own = asObject(body[type]);
  if (type === 'credit_card') return { ...own, installment: instalments(own)?.chosen, card_token: own['token_id'] };
  if (type === 'qris') return { acquirer: [text(own['acquirer']) || 'gopay'] };
  return own;
}

/** What of a card is never kept. */
const SECRETS: ReadonlySet<string> = new Set([
  'token_id',
  'card_number',
  'card_exp_month',
  'card_exp_year',
  'card_cvv',
]);

/** The part of a token request that belongs to the channel. */
function channelFields(type: string, channel: string, body: Fields): Fields {
  const own = asObject(body[type]);
  if (type === 'bank_transfer' || type === 'permata') {
    const bank = asObject(body['bank_transfer']);
    const extra = asObject(bank[channel.replace(/_va$/, '')]);
    return { [channel]: { ...extra, va_number: bank['va_number'], free_text: bank['free_text'] } };
  }
  if (type === 'credit_card') {
    const { authentication, ...rest } = own;
    const kept = Object.fromEntries(Object.entries(rest).filter(([name]) => !SECRETS.has(name)));
    const secure = authentication === true || own['secure'] === true;
    return { credit_card: { ...kept, secure, installment: instalments(own)?.rules } };
  }
  return type === 'cstore' || type === channel ? { [type]: own } : {};
}

/** What is wrong with the channel's part, under the key that the Core API has it by: the undoing of `channelFields`. */
function inCoreWords(error: string, type: string, channel: string): string {
  if (type === 'credit_card') return error.replace(/^credit_card\.installment\.offline_bins\b/, 'credit_card.bins');
  if (type !== 'bank_transfer' && type !== 'permata') return error;
  const part = `${channel}.`;
  if (!error.startsWith(part)) return error;
  const field = error.slice(part.length);
  const bank = /^(?:va_number|free_text)\b/.test(field) ? '' : part.replace(/_va\.$/, '.');
  return `bank_transfer.${bank}${field}`;
}

const COMMON = [
  'transaction_details',
  'item_details',
  'customer_details',
  'seller_details',
  'custom_field1',
  'custom_field2',
  'custom_field3',
  'metadata',
  'user_id',
] as const;

/** The request in Snap's words, or the texts of everything that is wrong with it. */
export function parseCoreCharge(body: unknown): CoreCharge | { readonly errors: readonly string[] } {
  const fields = asObject(body);
  const type = text(fields['payment_type']);
  if (type === '') return { errors: ['payment_type is required'] };
  const named = channelOf(type, fields);
  if ('error' in named) return { errors: [named.error] };
  const wanted = {
    ...Object.fromEntries(COMMON.map((name) => [name, fields[name]])),
    ...channelFields(type, named.channel, fields),
  };
  const parsed = parseTokenRequest(wanted);
  if ('errors' in parsed) return { errors: parsed.errors.map((error) => inCoreWords(error, type, named.channel)) };
  const charge = { payment_type: named.channel, payment_params: parameters(type, fields) };
  return { request: parsed.request, charge, named };
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['second', 1000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', DAY],
]);

/** When the charge expires: `custom_expiry`, from 20 seconds to 180 days, or the method's own rule. */
export function coreExpiry(
  body: unknown,
  rule: SandboxMethod['expiry'],
  now: number,
): { readonly at: number } | { readonly error: string } {
  const custom = asObject(body)['custom_expiry'];
  if (rule.fixed || custom === undefined || custom === null) return { at: now + rule.default };
  const { order_time: from, expiry_duration: duration, unit } = asObject(custom);
  const one = UNITS.get(text(unit ?? 'minute').replace(/s$/, ''));
  if (one === undefined) return { error: `custom_expiry.unit must be one of ${[...UNITS.keys()].join(', ')}` };
  const length = Number(duration) * one;
  if (!Number.isFinite(length) || length <= 0) return { error: 'custom_expiry.expiry_duration is invalid' };
  const start = from === undefined || from === null ? now : parseTime(String(from));
  if (start === undefined) return { error: 'custom_expiry.order_time must be in the form yyyy-MM-dd HH:mm:ss Z' };
  const end = start + length;
  if (isTooSoon(end, now)) return { error: TOO_SOON };
  return { at: Math.min(end, now + (rule.max ?? 180 * DAY)) };
}
