import * as v from 'valibot';
import { isWebUrl } from '../lib/url.ts';
import type { SandboxConfig } from './config.ts';
import { FACES } from './faces.ts';
import { logoSetting } from './logo.ts';
import { json } from './stored.ts';

/** What a merchant can have otherwise than the sandbox was started with. */
export type MerchantSettings = Partial<
  Pick<
    SandboxConfig,
    | 'merchantName'
    | 'locale'
    | 'allowRetry'
    | 'otherVaProcessor'
    | 'channels'
    | 'headerColor'
    | 'buttonColor'
    | 'finishUrl'
    | 'unfinishUrl'
    | 'errorUrl'
    | 'notificationUrl'
    | 'imported'
    | 'allowedOrigins'
    | 'minAmount'
    | 'hideOrderId'
    | 'logo'
    | 'brand'
    | 'emailNotices'
    | 'recurringMid'
  >
>;

/** Settings of a merchant, as levers, the console and the preference API change them: checked once, here. */

const link = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.check((url) => url === '' || isWebUrl(url), 'must be an http(s) URL'),
);
const color = v.pipe(v.string(), v.regex(/^(?:#[0-9a-f]{6})?$/i, 'must be a colour, as #1d4ed8'));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const radius = v.pipe(v.number(), v.minValue(0), v.maxValue(10));

const origin = v.pipe(
  v.string(),
  v.check((text) => text === 'null' || (isWebUrl(text) && new URL(text).origin === text), 'must be an origin'),
);

const look = {
  typography: v.optional(v.picklist(FACES)),
  input_border_radius: v.optional(radius),
  button_border_radius: v.optional(radius),
  hide_header: v.optional(v.boolean()),
};

export const channelSetting = v.object({ name: v.string(), enabled: v.boolean() });

/**
 * `PATCH /snap/v3/merchant-preferences` (contract §2.6); what is absent stays, a channel too: those that are named on come first,
 * in the order given, those not named stay on or off and keep their order after them.
 */
export const preferences = v.object({
  display_name: v.optional(name),
  finish_payment_return_url: v.optional(link),
  unfinish_payment_return_url: v.optional(link),
  error_payment_return_url: v.optional(link),
  locale: v.optional(v.picklist(['id', 'en'])),
  other_va_processor: v.optional(v.picklist(['permata_va', 'bni_va', 'bri_va', 'cimb_va', 'danamon_va'])),
  allow_retry: v.optional(v.boolean()),
  hide_order_id: v.optional(v.boolean()),
  logo: v.optional(logoSetting),
  brand: v.optional(v.object({ ...look, header_color: v.optional(color), button_color: v.optional(color) })),
  payment_channels: v.optional(v.pipe(v.array(channelSetting), v.maxLength(100))),
});

/** What only the console and the levers change. */
export const settings = v.object({
  ...preferences.entries,
  notification_url: v.optional(link),
  email_notices: v.optional(v.boolean()),
  recurring_mid: v.optional(v.boolean()),
  allowed_origins: v.optional(v.pipe(v.array(origin), v.maxLength(50))),
  minimum_amount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

/** Keys of a sandbox's merchants: none of production, and neither in the other's place. */
export const serverKey = v.pipe(v.string(), v.regex(/^SB-Mid-server-[\w-]{1,80}$/, 'must begin with SB-Mid-server-'));
export const clientKey = v.pipe(v.string(), v.regex(/^SB-Mid-client-[\w-]{1,80}$/, 'must begin with SB-Mid-client-'));

/** A new merchant may come with its keys. */
export const newMerchant = v.object({
  ...settings.entries,
  server_key: v.optional(serverKey),
  client_key: v.optional(clientKey),
});

/** A merchant as the file has it, in our words: nothing but settings that could have been made here. */
const stored = v.strictObject({
  merchantName: v.optional(name),
  locale: settings.entries.locale,
  allowRetry: v.optional(v.boolean()),
  hideOrderId: v.optional(v.boolean()),
  otherVaProcessor: settings.entries.other_va_processor,
  channels: v.optional(v.array(v.string())),
  headerColor: v.optional(color),
  buttonColor: v.optional(color),
  finishUrl: v.optional(link),
  unfinishUrl: v.optional(link),
  errorUrl: v.optional(link),
  notificationUrl: v.optional(link),
  allowedOrigins: settings.entries.allowed_origins,
  minAmount: settings.entries.minimum_amount,
  logo: v.optional(logoSetting),
  brand: v.optional(v.strictObject(look)),
  emailNotices: v.optional(v.boolean()),
  recurringMid: v.optional(v.boolean()),
  /** The notification URL came with an imported state: nobody here chose it. */
  imported: v.optional(v.boolean()),
  serverKey: v.optional(serverKey),
  clientKey: v.optional(clientKey),
});
export const storedMerchant = json(stored);

export type Settings = v.InferOutput<typeof settings>;

const given = <Value>(value: Value | undefined, field: (value: Value) => MerchantSettings): MerchantSettings =>
  value === undefined ? {} : field(value);

/** An empty URL or colour takes the setting back. */
const or = (text: string): string | undefined => (text === '' ? undefined : text);

/** What is changed in part. */
export interface Before {
  readonly brand: Readonly<Record<string, unknown>>;
  /** The channels that are on. */
  readonly channels: readonly string[];
}

/** The channels that are on afterwards, in their order. */
function switched(list: NonNullable<Settings['payment_channels']>, before: readonly string[]): string[] {
  const named = new Set(list.map((channel) => channel.name));
  return [
    ...list.filter(({ enabled }) => enabled).map((channel) => channel.name),
    ...before.filter((channel) => !named.has(channel)),
  ];
}

/** The same in our words. */
export function toMerchantSettings(s: Settings, before: Before): MerchantSettings {
  const { header_color: header, button_color: button, ...look } = s.brand ?? {};
  return {
    ...given(s.display_name, (merchantName) => ({ merchantName })),
    ...given(s.finish_payment_return_url, (url) => ({ finishUrl: or(url) })),
    ...given(s.unfinish_payment_return_url, (url) => ({ unfinishUrl: or(url) })),
    ...given(s.error_payment_return_url, (url) => ({ errorUrl: or(url) })),
    ...given(s.locale, (locale) => ({ locale })),
    ...given(s.other_va_processor, (otherVaProcessor) => ({ otherVaProcessor })),
    ...given(s.allow_retry, (allowRetry) => ({ allowRetry })),
    ...given(s.hide_order_id, (hideOrderId) => ({ hideOrderId })),
    ...given(s.logo, (url) => ({ logo: or(url) })),
    ...given(header, (text) => ({ headerColor: or(text) })),
    ...given(button, (text) => ({ buttonColor: or(text) })),
    ...(Object.keys(look).length > 0 ? { brand: { ...before.brand, ...look } } : {}),
    ...(s.payment_channels?.length ? { channels: switched(s.payment_channels, before.channels) } : {}),
    ...given(s.notification_url, (url) => ({ notificationUrl: or(url), imported: false })),
    ...given(s.email_notices, (emailNotices) => ({ emailNotices })),
    ...given(s.recurring_mid, (recurringMid) => ({ recurringMid })),
    ...given(s.allowed_origins, (allowedOrigins) => ({ allowedOrigins })),
    ...given(s.minimum_amount, (minAmount) => ({ minAmount })),
  };
}
