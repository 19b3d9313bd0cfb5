import { isObject, valueAt, withValue, type Json, type JsonObject } from './json.ts';
import { callbackNames, fits, options, type CallbackName, type Options, type OptionValue } from './options.ts';

export const modes = ['popup', 'embed', 'window'] as const;
export type Mode = (typeof modes)[number];

/** All that one try consists of: what a link reproduces and the shown code says. */
export interface Settings {
  /** The body of the token request. */
  request: JsonObject;
  /** Take a new order id for each token, since the gateway takes none twice. */
  renewsOrderId: boolean;
  mode: Mode;
  options: Options;
  /** The callbacks that the page hands in; a page without them is sent to the finish URL. */
  callbacks: readonly CallbackName[];
  /** Call `show()` while the token is on its way. */
  showsFirst: boolean;
}

export const ORDER_ID = 'transaction_details.order_id';

/** An order id that was not used before, and says so. */
export function newOrderId(now: number): string {
  return `PG-${now.toString(36).toUpperCase()}`;
}

/** How many bytes of request the gateway takes; a link with more is not one of ours. */
const MAX_REQUEST = 16_000;

/** What a stranger's link says, as far as it makes sense. `dropped` names what does not. */
export function restored(value: unknown, fallback: Settings): { settings: Settings; dropped: string[] } {
  if (!isObject(value)) return { settings: fallback, dropped: ['*'] };
  const dropped: string[] = [];
  const take = <Kind>(name: keyof Settings, is: (part: unknown) => part is Kind, instead: Kind): Kind => {
    const part = value[name];
    if (part === undefined) return instead;
    if (is(part)) return part;
    dropped.push(name);
    return instead;
  };
  const isBoolean = (part: unknown): part is boolean => typeof part === 'boolean';
  const settings: Settings = {
    request: take('request', isRequest, fallback.request),
    renewsOrderId: take('renewsOrderId', isBoolean, true),
    mode: take('mode', (part): part is Mode => modes.some((mode) => mode === part), fallback.mode),
    options: restoredOptions(take('options', isObject, {}), dropped),
    callbacks: take<readonly CallbackName[]>('callbacks', isCallbackList, callbackNames),
    showsFirst: take('showsFirst', isBoolean, false),
  };
  return { settings, dropped };
}

function isRequest(value: unknown): value is JsonObject {
  return isObject(value) && JSON.stringify(value).length <= MAX_REQUEST;
}

function isCallbackList(value: unknown): value is readonly CallbackName[] {
  return Array.isArray(value) && value.every((name) => callbackNames.some((known) => known === name));
}

function restoredOptions(given: JsonObject, dropped: string[]): Options {
  const kept: Record<string, OptionValue> = {};
  for (const [name, value] of Object.entries(given)) {
    const option = options.find((known) => known.name === name && !known.secret);
    if (option && fits(option, value)) kept[name] = value;
    else dropped.push(`options.${name}`);
  }
  return kept;
}

/**
 * The settings as they may leave this page, in a link or in code: without card data, saved cards and keys.
 * `left` names what had to stay.
 */
export function shareable(settings: Settings): { settings: Settings; left: string[] } {
  const left: string[] = [];
  const secrets = options.filter(({ name, secret }) => secret && settings.options[name] !== undefined);
  const kept = Object.fromEntries(
    Object.entries(settings.options).filter(([name]) => !secrets.some((secret) => secret.name === name)),
  );
  left.push(...secrets.map(({ name }) => `options.${name}`));
  let request = settings.request;
  for (const path of ['credit_card.card_token', 'credit_card.token_id']) {
    if (valueAt(request, path) === undefined) continue;
    request = withValue(request, path, undefined);
    left.push(path);
  }
  request = (cleaned(request, '', left) ?? {}) as JsonObject;
  return { settings: { ...settings, request, options: cleanedOptions(kept, left) }, left };
}

function cleanedOptions(given: Options, left: string[]): Options {
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => {
      const isClean = !isSecret(String(value));
      if (!isClean) left.push(`options.${name}`);
      return isClean;
    }),
  );
}

/** A value without the texts in it that look like a key or a card; undefined when nothing is left. */
function cleaned(value: Json, path: string, left: string[]): Json | undefined {
  if (typeof value === 'string' && isSecret(value)) {
    left.push(path);
    return undefined;
  }
  const inner = (part: Json, key: string | number) => cleaned(part, path ? `${path}.${key}` : String(key), left);
  if (Array.isArray(value)) return value.map(inner).filter((part) => part !== undefined);
  if (!isObject(value)) return value;
  const parts = Object.entries(value).map(([key, part]) => [key, inner(part, key)] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined)) as JsonObject;
}

/** Whether a text holds a merchant's key or a card number: 14 to 19 digits of a card brand with a right check digit. */
export function isSecret(text: string): boolean {
  if (/(Mid|VT)-(server|client)-/i.test(text)) return true;
  return (text.match(/(?<!\d)[3-6](?:[ -]?\d){13,18}(?!\d)/g) ?? []).some((found) => luhn(found.replace(/\D/g, '')));
}

function luhn(digits: string): boolean {
  const sum = [...digits].reduceRight((total, digit, index) => {
    const doubled = Number(digit) * ((digits.length - index) % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
